// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/shipped_entry.h"

#include "datasets/security/annotated_place.h"
#include "datasets/security/exposure_surface.h"
#include "datasets/work/words.h"

namespace kohkan {

LayerEntry shippedEntry(const QString &table, LayerPtr layer)
{
    LayerEntry entry;
    entry.bundledTable = table;
    entry.style = shippedStyle(table);
    entry.layer = std::move(layer);
    if (table == QLatin1String("deposits")) {
        entry.name = tr("Deposits");
    } else if (table == QLatin1String("incidents")) {
        entry.name = tr("Reported incidents");
        entry.visible = false;
    } else if (table == QLatin1String("region_risk")) {
        entry.name = tr("Regional risk, our reading");
        entry.visible = false;
    } else if (table == annotatedPlacesTable) {
        entry.name = tr("Your areas and routes");
    } else if (table == exposureSurfaceTable) {
        entry.name = tr("Incident exposure, everywhere");
    } else {
        entry.name = tr("Infrastructure");
        entry.visible = false;
    }
    return entry;
}

} // namespace kohkan
