// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/records/known_then.h"

#include <QFrame>

class QLabel;

namespace kohkan {

/// The band over the map that says that the window shows what was known on an earlier day, how much that hides, and
/// what has no history. In a colour that nothing else has; hidden where the window is of today. GUI thread only.
class AsOfBar : public QFrame {
    Q_OBJECT
public:
    explicit AsOfBar(QWidget *parent = nullptr);
    void showDay(const KnownThen &known);
    QString text() const;

signals:
    void endRequested();

private:
    QLabel *m_text;
};

} // namespace kohkan
