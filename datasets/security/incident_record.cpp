// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_record.h"

#include "datasets/table/hilbert_order.h"
#include "datasets/work/words.h"

#include <QHash>
#include <QLocale>
#include <cmath>

namespace kohkan {

namespace {

DateRange days(QDate first, QDate last)
{
    DateRange range;
    range.first = static_cast<std::int32_t>(first.toJulianDay());
    range.last = static_cast<std::int32_t>(last.toJulianDay());
    range.form = first == last ? DateRange::Form::Day : DateRange::Form::Interval;
    return range;
}

DateRange monthOf(QDate day)
{
    const QDate first(day.year(), day.month(), 1);
    DateRange range = days(first, first.addMonths(1).addDays(-1));
    range.form = DateRange::Form::Month;
    return range;
}

/// The date that a day of ACLED stands for, by its precision; nothing where the code book has no such.
std::optional<DateRange> dateOf(QDate day, const QString &precision)
{
    constexpr int halfWeek = 3;
    if (precision == u"1")
        return days(day, day);
    if (precision == u"2")
        return days(day.addDays(-halfWeek), day.addDays(halfWeek));
    return precision == u"3" ? std::optional(monthOf(day)) : std::nullopt;
}

/// Two parties as one text; ACLED's order does not say who attacked.
QString joined(const QString &a, const QString &b)
{
    return a.isEmpty() || b.isEmpty() ? a + b : a + QStringLiteral("; ") + b;
}

} // namespace

QString eventTypeOfViolence(const QString &code)
{
    if (code == u"1" || code == u"2")
        return QStringLiteral("Battles");
    return code == u"3" ? QStringLiteral("Violence against civilians") : QString();
}

IncidentReader::IncidentReader(const Layer &layer, IncidentSource source)
    : m_layer(layer), m_source(source), m_mapping(layer.provenance().incidents)
{}

IncidentReader::IncidentReader(const Layer &layer, IncidentMappingPtr mapping)
    : m_layer(layer), m_source(IncidentSource::Mapped), m_mapping(std::move(mapping))
{}

QString IncidentReader::text(Row row, const char *name) const
{
    const QByteArray key = QByteArray::fromRawData(name, static_cast<qsizetype>(qstrlen(name)));
    auto known = m_columns.constFind(key);
    if (known == m_columns.constEnd())
        known = m_columns.insert(key, incidentColumn(m_layer, QString::fromLatin1(name)));
    return *known ? (*known)->text(row).trimmed() : QString();
}

std::optional<DateRange> IncidentReader::day(Row row, const char *column) const
{
    return incidentDay(text(row, column));
}

void IncidentReader::readAccuracy(IncidentRecord &record, Row row, const char *column,
                                  std::initializer_list<int> metres, int coarsest) const
{
    const QString code = text(row, column);
    const auto number = parseInteger(code);
    if (!number || *number < 1 || *number > coarsest)
        record.problem = tr("%1 is none of the code book.").arg(QString::fromLatin1(column));
    else if (*number > static_cast<std::int64_t>(metres.size()))
        record.tooCoarse = QStringLiteral("%1 %2").arg(QString::fromLatin1(column), code);
    else
        record.accuracy = *(metres.begin() + (*number - 1));
}

/// A toll that is no number, or below zero, is unknown.
std::optional<std::int64_t> IncidentReader::toll(IncidentRecord &record, Row row, const char *column) const
{
    return tollOf(record, text(row, column), QString::fromLatin1(column));
}

std::optional<std::int64_t> IncidentReader::tollOf(IncidentRecord &record, const QString &said, const QString &column)
{
    auto number = parseInteger(said);
    const auto isCount = [](double value) { return value >= 0 && value < 1e9 && value == std::floor(value); };
    if (!number) // spreadsheets have whole numbers as 3.0
        if (const auto real = parseNumber(said); real && isCount(real->value))
            number = static_cast<std::int64_t>(real->value);
    if (said.isEmpty() || (number && *number >= 0))
        return said.isEmpty() ? std::nullopt : number;
    record.note = tr("%1 is no count; the toll counts as unknown.").arg(column);
    return std::nullopt;
}

QString IncidentReader::noPlace()
{
    return tr("It has no place.");
}

IncidentRecord IncidentReader::read(Row row) const
{
    IncidentRecord record;
    if (m_source == IncidentSource::Mapped)
        readMapped(record, row);
    else
        m_source == IncidentSource::Acled ? readAcled(record, row) : readUcdp(record, row);
    record.at = m_layer.geometry().point(row);
    if (record.problem.isEmpty() && !isInRange(record.at))
        record.problem = noPlace();
    return record;
}

std::optional<DateRange> IncidentReader::acledDate(Row row) const
{
    const auto said = day(row, "event_date");
    return said ? dateOf(said->firstDay(), text(row, "time_precision")) : std::nullopt;
}

std::optional<DateRange> IncidentReader::ucdpDate(Row row) const
{
    const auto from = day(row, "date_start"), to = day(row, "date_end");
    return from && to && from->first <= to->first ? std::optional(days(from->firstDay(), to->firstDay()))
                                                  : std::nullopt;
}

std::optional<DateRange> IncidentReader::date(Row row) const
{
    switch (m_source) {
    case IncidentSource::Acled:
        return acledDate(row);
    case IncidentSource::UcdpGed:
        return ucdpDate(row);
    default:
        return mappedDates(row);
    }
}

void IncidentReader::readAcled(IncidentRecord &record, Row row) const
{
    record.id = text(row, "event_id_cnty");
    record.type = text(row, "event_type");
    record.subType = text(row, "sub_event_type");
    record.actor = joined(text(row, "actor1"), text(row, "actor2"));
    record.admin1 = text(row, "admin1");
    record.admin2 = text(row, "admin2");
    record.place = text(row, "location");
    record.source = text(row, "source");
    record.best = toll(record, row, "fatalities");
    readAccuracy(record, row, "geo_precision", {5'000, 25'000}, 3);
    record.date = acledDate(row);
    if (!record.date && !day(row, "event_date"))
        record.problem = tr("event_date is missing or not understood.");
    else if (!record.date)
        record.problem = tr("%1 is none of the code book.").arg(QStringLiteral("time_precision"));
    else if (record.type.isEmpty())
        record.problem = tr("event_type is missing.");
}

void IncidentReader::readUcdp(IncidentRecord &record, Row row) const
{
    static const QString kinds[] = {QStringLiteral("state-based conflict"), QStringLiteral("non-state conflict"),
                                    QStringLiteral("one-sided violence")};
    const QString code = text(row, "type_of_violence");
    record.id = text(row, "id");
    record.type = type(row);
    record.actor = joined(text(row, "side_a"), text(row, "side_b"));
    record.admin1 = text(row, "adm_1");
    record.admin2 = text(row, "adm_2");
    record.place = text(row, "where_coordinates");
    record.source = text(row, "source_article");
    record.best = toll(record, row, incidentColumn(m_layer, u"best") ? "best" : "best_est");
    record.low = toll(record, row, incidentColumn(m_layer, u"low") ? "low" : "low_est");
    record.high = toll(record, row, incidentColumn(m_layer, u"high") ? "high" : "high_est");
    readAccuracy(record, row, "where_prec", {5'000, 25'000, 50'000}, 7);
    record.date = ucdpDate(row);
    if (record.type.isEmpty())
        record.problem = tr("%1 is none of the code book.").arg(QStringLiteral("type_of_violence"));
    else
        record.subType = kinds[code.toInt() - 1];
    if (!record.date && !(day(row, "date_start") && day(row, "date_end")))
        record.problem = tr("date_start or date_end is missing or not understood.");
    else if (!record.date)
        record.problem = tr("date_end is before date_start.");
}

QString IncidentReader::mapped(Row row, const QString &name) const
{
    if (name.isEmpty())
        return {};
    auto known = m_mapped.constFind(name);
    if (known == m_mapped.constEnd())
        known = m_mapped.insert(name, m_layer.column(name));
    return *known ? (*known)->text(row).trimmed() : QString();
}

/// From the first day of the one column to the last of the other; an end without a date is the beginning's.
std::optional<DateRange> IncidentReader::mappedDates(Row row) const
{
    const auto from = mappedDate(mapped(row, m_mapping->date), m_mapping->dayOrder);
    const QString end = mapped(row, m_mapping->dateEnd);
    if (!from || end.isEmpty())
        return from;
    const auto to = mappedDate(end, m_mapping->dayOrder);
    if (!to || to->last < from->first || from->first == DateRange::openStart || to->last == DateRange::openEnd)
        return std::nullopt;
    return from == to ? from : std::optional(days(from->firstDay(), to->lastDay()));
}

void IncidentReader::readMappedAccuracy(IncidentRecord &record, Row row) const
{
    constexpr double metresPerKm = 1000, farthest = 2e7; // half around the Earth
    double metres = m_mapping->accuracyKm * metresPerKm;
    const QString said = mapped(row, m_mapping->accuracyColumn);
    if (m_mapping->accuracy == IncidentMapping::Accuracy::Codes) {
        const auto known = m_mapping->codeKm.find(said);
        if (known == m_mapping->codeKm.end()) {
            record.tooCoarse = m_mapping->accuracyColumn; // without its value
            record.coarseCode = said;
            return;
        }
        metres = known->second * metresPerKm;
    } else if (m_mapping->accuracy != IncidentMapping::Accuracy::Same) {
        const auto number = parseNumber(said);
        const bool isKm = m_mapping->accuracy == IncidentMapping::Accuracy::Kilometres;
        metres = number ? number->value * (isKm ? metresPerKm : 1) : -1;
    }
    if (metres >= 0 && metres <= farthest)
        record.accuracy = std::llround(metres);
    else
        record.problem = tr("%1 is missing or is no distance.").arg(m_mapping->accuracyColumn);
}

QString IncidentReader::type(Row row) const
{
    if (m_source == IncidentSource::Acled)
        return text(row, "event_type");
    if (m_source == IncidentSource::UcdpGed)
        return eventTypeOfViolence(text(row, "type_of_violence"));
    if (m_mapping->eventType.isEmpty())
        return m_mapping->everyType;
    const QString said = mapped(row, m_mapping->eventType);
    const auto known = m_mapping->types.find(said);
    return known == m_mapping->types.end() || known->second.isEmpty() ? said : known->second;
}

void IncidentReader::readMapped(IncidentRecord &record, Row row) const
{
    const IncidentMapping &by = *m_mapping;
    record.id = mapped(row, by.id);
    const QString type = mapped(row, by.eventType);
    record.type = this->type(row);
    record.subType = by.subType.isEmpty() && record.type != type ? type : mapped(row, by.subType);
    record.actor = mapped(row, by.actor);
    record.admin1 = mapped(row, by.admin1);
    record.admin2 = mapped(row, by.admin2);
    record.place = mapped(row, by.place);
    record.source = mapped(row, by.source);
    record.best = tollOf(record, mapped(row, by.fatalities), by.fatalities);
    record.low = tollOf(record, mapped(row, by.fatalitiesLow), by.fatalitiesLow);
    record.high = tollOf(record, mapped(row, by.fatalitiesHigh), by.fatalitiesHigh);
    readMappedAccuracy(record, row);
    record.date = date(row);
    if (!record.date)
        record.problem = tr("%1 is missing or not understood.").arg(by.date);
}

} // namespace kohkan
