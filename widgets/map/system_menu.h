// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/view_system.h"

#include <QMenu>

class QActionGroup;

namespace kohkan {

class MapView;

/// The choice of the map's reference system: the usual ones, one by its EPSG code, and what PROJ does for the present
/// one. GUI thread only.
class SystemMenu : public QMenu {
    Q_OBJECT
public:
    explicit SystemMenu(MapView *map, QWidget *parent = nullptr);
    /// Shows the map in another system; a code that does not fit leaves it as it is and says why.
    void choose(const QString &code);
    /// Name, code, operation and accuracy, for a person.
    static QString describe(const ViewSystem &system);

signals:
    void refused(const QString &sentence);

private:
    void askForCode();
    void follow();
    MapView *m_map;
    QActionGroup *m_choices;
    QAction *m_other;
};

} // namespace kohkan
