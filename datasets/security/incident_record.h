// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/incident_mapping.h"
#include "datasets/security/incident_source.h"

#include <optional>

namespace kohkan {

/// What one row of a table of incidents says.
struct IncidentRecord {
    QString id;
    std::optional<DateRange> date;
    LonLat at;
    std::int64_t accuracy = 0; ///< metres
    QString type, subType, actor, admin1, admin2, place, source;
    std::optional<std::int64_t> low, best, high; ///< fatalities

    QString problem;    ///< why the row cannot count, as a sentence without its values; empty where it can
    QString tooCoarse;  ///< the code that says so ("where_prec 4"); empty where the place is known well enough
    QString coarseCode; ///< of a mapped table: the code that nobody gave a distance for; to be shown, not to be kept
    QString note;       ///< what is not as it should be, though the row counts
};

/// Reads the rows of a layer that ACLED or UCDP laid out, or that a person has mapped, as incidentLayer() says. Keeps
/// to the layer; any thread.
class IncidentReader {
public:
    /// A mapped one by the mapping in its provenance.
    IncidentReader(const Layer &layer, IncidentSource source);
    IncidentReader(const Layer &layer, IncidentMappingPtr mapping);
    IncidentRecord read(Row row) const;
    static QString noPlace(); ///< the problem of a row without a place
    /// The event type alone.
    QString type(Row row) const;
    /// The days alone; nothing where they are not understood.
    std::optional<DateRange> date(Row row) const;

private:
    void readAcled(IncidentRecord &record, Row row) const;
    void readUcdp(IncidentRecord &record, Row row) const;
    void readMapped(IncidentRecord &record, Row row) const;
    std::optional<DateRange> acledDate(Row row) const;
    std::optional<DateRange> ucdpDate(Row row) const;
    std::optional<DateRange> mappedDates(Row row) const;
    void readMappedAccuracy(IncidentRecord &record, Row row) const;
    /// The discs of codes 1, 2 ... in metres; greater codes up to `coarsest` are too coarse.
    void readAccuracy(IncidentRecord &record, Row row, const char *column, std::initializer_list<int> metres,
                      int coarsest) const;
    std::optional<std::int64_t> toll(IncidentRecord &record, Row row, const char *column) const;
    static std::optional<std::int64_t> tollOf(IncidentRecord &record, const QString &said, const QString &column);
    QString text(Row row, const char *column) const;
    QString mapped(Row row, const QString &column) const;
    std::optional<DateRange> day(Row row, const char *column) const;
    const Layer &m_layer;
    IncidentSource m_source;
    IncidentMappingPtr m_mapping;
    mutable QHash<QByteArray, const Column *> m_columns; ///< by the name that the code book has
    mutable QHash<QString, const Column *> m_mapped;     ///< by the name that the mapping has
};

/// ACLED's word for a `type_of_violence` of UCDP; empty where the code book does not have it.
QString eventTypeOfViolence(const QString &code);

} // namespace kohkan
