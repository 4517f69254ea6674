// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/parts.h"
#include "datasets/geo/coordinate_text.h"

#include <QObject>

class QActionGroup;

namespace kohkan {

class MemoryMenu;
class SystemMenu;

/// The menus of a window that are filled as things stand. GUI thread only.
class WindowMenus : public QObject {
    Q_OBJECT
public:
    WindowMenus(const Parts &parts, QObject *parent);
    SystemMenu *systems() const { return m_systems; }
    MemoryMenu *memory() const { return m_memory; }
    void setCoordinateFormat(CoordinateFormat format);

private:
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
    SystemMenu *m_systems = nullptr;
    MemoryMenu *m_memory = nullptr;
};

} // namespace kohkan
