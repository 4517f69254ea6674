// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

class QActionGroup;

namespace kohkan {

class MapView;

/// How much memory the map may keep painted tiles in. GUI thread only.
class MemoryMenu : public QMenu {
    Q_OBJECT
public:
    static constexpr int defaultMegabytes = 96;
    explicit MemoryMenu(MapView *map, QWidget *parent = nullptr);
    int megabytes() const { return m_megabytes; }
    /// Sizes that the menu does not offer stand for the default.
    void choose(int megabytes);

private:
    MapView *m_map;
    QActionGroup *m_choices;
    int m_megabytes = defaultMegabytes;
};

} // namespace kohkan
