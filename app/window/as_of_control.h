// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"

#include <QDate>
#include <QObject>
#include <optional>

class QLineEdit;
class QToolBar;

namespace kohkan {

class AsOfBar;

/// What chooses the day that the window shows, and says of which it is. GUI thread only.
class AsOfControl : public QObject {
    Q_OBJECT
public:
    AsOfControl(const Parts &parts, AsOfBar *bar, QObject *parent);
    /// Puts the day beside its button.
    void addTo(QToolBar *toolbar);
    void toggle();
    void show(std::optional<QDate> day); ///< nothing: today

private:
    void takeDay();
    void followTables();
    void followDay();
    const Parts &m_parts;
    AsOfBar *m_bar;
    QLineEdit *m_day = nullptr;
};

} // namespace kohkan
