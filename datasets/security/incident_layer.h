// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/table/layer.h"

namespace kohkan {

/// The incidents of a layer that is laid out as ACLED's, as UCDP GED or as ours, or whose columns a person has named
/// (Provenance::incidents), in the columns of the shipped ones
/// that rings and exposure read: id, date, admin1, admin2, place, location_accuracy_m, event_type, sub_type, actor,
/// fatalities, fatalities_low and fatalities_high, source. A layer of ours comes back as it is. Licence and mark of the
/// source stay.
///
/// ACLED: `time_precision` 1 is the day, 2 the week around it, 3 its month; `geo_precision` 1 is within 5 km, 2 within
/// 25 km, 3 is left out; its one toll serves as low, best and high. UCDP GED: from `date_start` to `date_end`;
/// `where_prec` 1 is within 5 km, 2 within 25, 3 within 50, 4 to 7 are left out; `type_of_violence` 1 and 2 are
/// battles, 3 is violence against civilians. A mapped layer: as IncidentMapping says; a date with an open end counts
/// nowhere, and a word for the event that was translated stays as the sub-type where no column has one.
///
/// warnings() lists, by row of the source and without its values, the rows that are left out (no place, no date, a code
/// that the code book does not have, an id that came before, a place known too coarsely) and the tolls that are no
/// numbers. Error::Input where the layer is none of the four. Pure; any thread.
Result<LayerPtr> incidentLayer(const LayerPtr &layer);

/// What incidentLayer() warns of in a layer of ACLED or UCDP GED, or a mapped one; nothing of any other.
std::vector<Warning> incidentWarnings(const LayerPtr &layer);

/// A layer of ACLED, of UCDP GED or a mapped one with what its rows say in our words, as derived columns: the event
/// type to be drawn by (`event_type` of UCDP GED, `incident_type` of a mapped one; ACLED has its own) and
/// `incident_date`, the days that incidentLayer() takes, to be filtered by. Any other as it is.
LayerPtr withIncidentColumns(const LayerPtr &layer);
/// Their names; with a number behind where the source has such a column itself.
inline const QString mappedTypeColumn = QStringLiteral("incident_type"),
                     incidentDateColumn = QStringLiteral("incident_date");
/// The derived column that is called so; null where there is none.
const Column *derivedColumn(const Layer &layer, const QString &name);

} // namespace kohkan
