// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDockWidget>
#include <QMainWindow>
#include <QSet>

namespace kohkan {

/// The panels of a window in docks of their own. GUI thread only.
class Docks : public QObject {
    Q_OBJECT
public:
    explicit Docks(QMainWindow *window);
    void clear(); ///< deletes them with their panels
    QDockWidget *add(const QString &id, const QString &title, QWidget *panel);
    QDockWidget *dock(const QString &id) const; ///< null where there is none
    const QList<QDockWidget *> &all() const { return m_docks; }
    void show(const QString &id);
    /// Hides it where it is seen.
    void toggle(QDockWidget *dock);
    /// Everything where a new window has it.
    void reset();
    /// A dock that is first seen is made at least so high, once: the height of a table is too little for a chart.
    void giveRoom(const QString &id, int least, int most);

private:
    QMainWindow *m_window;
    QList<QDockWidget *> m_docks;
    QSet<QString> m_haveRoom;
};

} // namespace kohkan
