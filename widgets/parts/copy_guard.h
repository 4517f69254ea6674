// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <QObject>

class QWidget;

namespace kohkan {

/// Keeps a list of values from being copied by the keyboard, as every list of Qt is. Owned by the list; GUI thread.
class CopyGuard : public QObject {
    Q_OBJECT
public:
    /// Puts one on the list where the rows of the layer may not be passed on.
    static void put(QWidget *list, const Layer &layer);
    static void put(QWidget *list);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
};

} // namespace kohkan
