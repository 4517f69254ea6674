// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/known_incidents.h"

#include "datasets/work/words.h"

#include <QLocale>

namespace kohkan {

KnownIncidents knownIncidents(const Layer &incidents, QDate asOf)
{
    KnownIncidents known;
    known.asOf = asOf;
    known.events = incidents.rowCount();
    const Column *dates = incidents.column(u"date");
    if (!asOf.isValid() || !dates || dates->type() != Column::Type::Date)
        return known;
    const qint64 limit = asOf.toJulianDay();
    std::optional<qint64> newest;
    for (std::size_t i = 0; i < incidents.rowCount(); ++i) {
        if (dates->isNull(rowAt(i)))
            continue;
        const DateRange &date = dates->date(rowAt(i));
        if (date.first != DateRange::openStart && date.first > limit) {
            ++known.later;
            continue;
        }
        if (date.last == DateRange::openEnd || (date.last > limit && date.first == DateRange::openStart))
            continue;
        const qint64 certain = date.last <= limit ? date.last : date.first;
        newest = newest ? std::max(*newest, certain) : certain;
    }
    if (newest)
        known.day = QDate::fromJulianDay(*newest);
    return known;
}

QString KnownIncidents::text() const
{
    return isKnown() ? tr("reports to %1").arg(knownDayText(day)) : tr("no report with a date");
}

QString KnownIncidents::gapText() const
{
    if (!isKnown())
        return tr("no data to %1").arg(knownDayText(asOf));
    const qint64 days = daysWithout();
    if (days <= 0)
        return {};
    return days == 1 ? tr("no data since %1 (1 day)").arg(knownDayText(day))
                     : tr("no data since %1 (%2 days)").arg(knownDayText(day)).arg(days);
}

QString KnownIncidents::laterText() const
{
    if (later == 0)
        return {};
    return later == 1 ? tr("1 row dated after %1 counts nowhere").arg(knownDayText(asOf))
                      : tr("%1 rows dated after %2 count nowhere").arg(later).arg(knownDayText(asOf));
}

QString KnownIncidents::sentence() const
{
    QStringList parts{text(), gapText(), laterText()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral("; "));
}

QString knownDayText(QDate day)
{
    return QLocale::c().toString(day, QStringLiteral("d MMM yyyy"));
}

} // namespace kohkan
