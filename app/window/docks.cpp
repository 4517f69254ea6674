// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/docks.h"

#include <QTimer>

namespace kohkan {

Docks::Docks(QMainWindow *window) : QObject(window), m_window(window)
{
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
}

void Docks::clear()
{
    qDeleteAll(m_docks);
    m_docks.clear();
}

QDockWidget *Docks::add(const QString &id, const QString &title, QWidget *panel)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(id);
    dock->setWidget(panel);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    m_docks << dock;
    return dock;
}

QDockWidget *Docks::dock(const QString &id) const
{
    for (auto *dock : m_docks)
        if (dock->objectName() == id)
            return dock;
    return nullptr;
}

void Docks::show(const QString &id)
{
    dock(id)->show();
    dock(id)->raise();
}

void Docks::toggle(QDockWidget *dock)
{
    const bool isSeen = dock->isVisible() && !dock->visibleRegion().isEmpty();
    isSeen ? dock->hide() : show(dock->objectName());
}

void Docks::reset()
{
    const std::pair<const char *, Qt::DockWidgetArea> places[] = {
        {"layers", Qt::LeftDockWidgetArea},   {"filters", Qt::LeftDockWidgetArea},
        {"exposure", Qt::LeftDockWidgetArea}, {"site", Qt::RightDockWidgetArea},
        {"table", Qt::BottomDockWidgetArea},  {"charts", Qt::BottomDockWidgetArea},
        {"time", Qt::BottomDockWidgetArea},   {"partnership", Qt::RightDockWidgetArea}};
    for (const auto &[id, area] : places) {
        m_window->addDockWidget(area, dock(QString::fromLatin1(id)));
        dock(QString::fromLatin1(id))->show();
    }
    const std::pair<const char *, const char *> behind[] = {{"layers", "filters"},
                                                            {"filters", "exposure"},
                                                            {"table", "charts"},
                                                            {"charts", "time"},
                                                            {"site", "partnership"}};
    for (const auto &[first, second] : behind)
        m_window->tabifyDockWidget(dock(QString::fromLatin1(first)), dock(QString::fromLatin1(second)));
    for (const char *front : {"layers", "site", "table"})
        dock(QString::fromLatin1(front))->raise();
    const int width = m_window->width(), height = m_window->height();
    m_window->resizeDocks({dock(QStringLiteral("layers")), dock(QStringLiteral("site"))},
                          {std::clamp(width / 6, 210, 290), std::clamp(width / 4, 280, 420)}, Qt::Horizontal);
    m_window->resizeDocks({dock(QStringLiteral("table"))}, {std::clamp(height / 5, 120, 240)}, Qt::Vertical);
}

void Docks::giveRoom(const QString &id, int least, int most)
{
    QDockWidget *own = dock(id);
    connect(own, &QDockWidget::visibilityChanged, this, [this, own, id, least, most](bool isSeen) {
        if (!isSeen || m_haveRoom.contains(id))
            return;
        m_haveRoom.insert(id);
        QTimer::singleShot(0, own, [this, own, least, most] {
            if (own->height() < least)
                m_window->resizeDocks({own}, {std::clamp(m_window->height() * 2 / 5, least, most)}, Qt::Vertical);
        });
    });
}

} // namespace kohkan
