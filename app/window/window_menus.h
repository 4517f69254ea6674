// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"

#include <QObject>

class QActionGroup;

namespace kohkan {

/// The menus of a window that are filled as things stand. GUI thread only.
class WindowMenus : public QObject {
    Q_OBJECT
public:
    WindowMenus(const Parts &parts, QObject *parent);

private:
    void addProjects();
    void addRecent();
    void addDrafts();
    void addShipped();
    void addDepictions();
    void addSystems();
    void addCoordinates();
    void addPanels();
    void showChoices();
    const Parts &m_parts;
    QActionGroup *m_depictions = nullptr, *m_formats = nullptr;
};

} // namespace kohkan
