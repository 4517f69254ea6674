// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_record.h"

#include "datasets/table/hilbert_order.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kohkan::IncidentLayer", text);
}

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

std::optional<DateRange> incidentDay(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() <= 10 || trimmed[10] == u' ' || trimmed[10] == u'T')
        if (const auto range = DateRange::parse(trimmed.left(10)); range && range->form == DateRange::Form::Day)
            return range;
    QString words = trimmed;
    words.replace(u'-', u' ');
    for (const auto form : {u"d MMMM yyyy", u"d MMM yyyy"})
        if (const QDate date = QLocale::c().toDate(words, QString::fromUtf16(form)); date.isValid())
            return days(date, date);
    return std::nullopt;
}

QString eventTypeOfViolence(const QString &code)
{
    if (code == u"1" || code == u"2")
        return QStringLiteral("Battles");
    return code == u"3" ? QStringLiteral("Violence against civilians") : QString();
}

IncidentReader::IncidentReader(const Layer &layer, IncidentSource source) : m_layer(layer), m_source(source) {}

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
    const QString said = text(row, column);
    const auto number = parseInteger(said);
    if (said.isEmpty() || (number && *number >= 0))
        return said.isEmpty() ? std::nullopt : number;
    record.note = tr("%1 is no count; the toll counts as unknown.").arg(QString::fromLatin1(column));
    return std::nullopt;
}

IncidentRecord IncidentReader::read(Row row) const
{
    IncidentRecord record;
    m_source == IncidentSource::Acled ? readAcled(record, row) : readUcdp(record, row);
    record.at = m_layer.geometry().point(row);
    if (record.problem.isEmpty() && !isInRange(record.at))
        record.problem = tr("It has no place.");
    return record;
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
    const auto said = day(row, "event_date");
    if (said)
        record.date = dateOf(said->firstDay(), text(row, "time_precision"));
    if (!said)
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
    record.type = eventTypeOfViolence(code);
    record.actor = joined(text(row, "side_a"), text(row, "side_b"));
    record.admin1 = text(row, "adm_1");
    record.admin2 = text(row, "adm_2");
    record.place = text(row, "where_coordinates");
    record.source = text(row, "source_article");
    record.best = toll(record, row, incidentColumn(m_layer, u"best") ? "best" : "best_est");
    record.low = toll(record, row, incidentColumn(m_layer, u"low") ? "low" : "low_est");
    record.high = toll(record, row, incidentColumn(m_layer, u"high") ? "high" : "high_est");
    readAccuracy(record, row, "where_prec", {5'000, 25'000, 50'000}, 7);
    const auto from = day(row, "date_start"), to = day(row, "date_end");
    if (from && to && from->first <= to->first)
        record.date = days(from->firstDay(), to->firstDay());
    if (record.type.isEmpty())
        record.problem = tr("%1 is none of the code book.").arg(QStringLiteral("type_of_violence"));
    else
        record.subType = kinds[code.toInt() - 1];
    if (!from || !to)
        record.problem = tr("date_start or date_end is missing or not understood.");
    else if (!record.date)
        record.problem = tr("date_end is before date_start.");
}

} // namespace kohkan
