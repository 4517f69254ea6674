// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "widgets/state/layer_list.h"

#include <QHash>
#include <QObject>

namespace kohkan {

/// The layers that the program makes itself: annotated areas and routes while there are some, the exposure surface
/// while it is wanted; and what shades polygons by regional risk. GUI thread only.
class MadeLayers : public QObject {
    Q_OBJECT
public:
    MadeLayers(const Parts &parts, QObject *parent);

    /// Says of a file that was opened how many of its polygons have a reading of regional risk.
    void offerRisk(EntryId entry);
    /// The polygons of the active layer by the level of their district, or in one colour again.
    void shadeByRisk();
    bool canShadeByRisk() const;
    bool isShadedByRisk() const;

private:
    const LayerEntry *entryOf(const QString &table) const; ///< of the list; null where it has none
    void show(const QString &table, const LayerPtr &layer, const QString &gradeTitle = {});
    void showPlaces();
    void followLayers(const LayersValue &before);
    /// What the list had, to be had again as it was.
    struct Gone {
        LayerEntry entry;
        int at = 0; ///< in the list
    };
    const Parts &m_parts;
    QHash<QString, Gone> m_gone; ///< by table
};

} // namespace kohkan
