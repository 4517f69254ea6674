// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <QStringList>

namespace kohkan {

/// Whose records of incidents a table holds.
enum class IncidentSource {
    None,
    Acled,   ///< the Armed Conflict Location & Event Data project, any version
    UcdpGed, ///< the Georeferenced Event Dataset of the Uppsala Conflict Data Program, or its candidate events
    Kohkan,  ///< laid out as the shipped incidents
    Mapped   ///< anybody's, whose columns a person has named (IncidentMapping)
};

/// Says it from the names of the columns. Letter case does not count, nor what stands between words, and names may be
/// cut to ten letters, as a Shapefile does. In doubt a table is ACLED's: a few of its columns tell. Pure; any thread.
IncidentSource incidentSourceOf(const QStringList &columns);
/// Of a layer whose columns say nothing, what a person has said of them counts.
IncidentSource incidentSourceOf(const Layer &layer);

/// "ACLED", "UCDP GED"; empty where it is neither.
QString incidentSourceName(IncidentSource source);

/// Writes into a provenance what the licence of such data says: ACLED's rows may not be passed on; UCDP GED is CC BY
/// 4.0.
void markLicence(Provenance &provenance, IncidentSource source);

/// The one of these columns that names the events for good (`event_id_cnty`); empty where that is not to be said.
QString incidentKeyColumn(const QStringList &columns, IncidentSource source);

/// The column of that name as incidentSourceOf() reads names, or null.
const Column *incidentColumn(const Layer &layer, QStringView name);

/// Is a column one whose values are words of the code book (`event_type`) rather than what a row says?
bool isCodeBookColumn(QStringView name);

} // namespace kohkan
