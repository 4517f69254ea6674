// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/partial_date.h"

#include <QStringList>

namespace kohkan {

namespace {

struct Point {
    QDate first;
    QDate last;
    DateRange::Form form;
};

bool allDigits(QStringView text)
{
    for (QChar c : text)
        if (c < u'0' || c > u'9')
            return false;
    return !text.isEmpty();
}

std::optional<Point> parsePoint(QStringView text)
{
    if (text.size() < 4 || !allDigits(text.left(4)))
        return std::nullopt;
    const int year = text.left(4).toInt();
    if (year == 0)
        return std::nullopt;
    if (text.size() == 4)
        return Point{QDate(year, 1, 1), QDate(year, 12, 31), DateRange::Form::Year};
    const QChar separator = text[4];
    if ((separator != u'-' && separator != u'/') || text.size() < 7 || !allDigits(text.mid(5, 2)))
        return std::nullopt;
    const int month = text.mid(5, 2).toInt();
    if (text.size() == 7 && separator == u'-') {
        const QDate first(year, month, 1);
        if (!first.isValid())
            return std::nullopt;
        return Point{first, first.addMonths(1).addDays(-1), DateRange::Form::Month};
    }
    if (text.size() != 10 || text[7] != separator || !allDigits(text.mid(8, 2)))
        return std::nullopt;
    const QDate day(year, month, text.mid(8, 2).toInt());
    if (!day.isValid())
        return std::nullopt;
    return Point{day, day, DateRange::Form::Day};
}

std::int32_t julian(QDate date)
{
    return static_cast<std::int32_t>(date.toJulianDay());
}

QString pointText(std::int32_t day, DateRange::Form form)
{
    const QDate date = QDate::fromJulianDay(day);
    switch (form) {
    case DateRange::Form::Year:
        return date.toString(QStringLiteral("yyyy"));
    case DateRange::Form::Month:
        return date.toString(QStringLiteral("yyyy-MM"));
    default:
        return date.toString(Qt::ISODate);
    }
}

} // namespace

std::optional<DateRange> DateRange::parse(QStringView text)
{
    text = text.trimmed();
    if (const auto point = parsePoint(text))
        return DateRange{julian(point->first), julian(point->last), point->form};
    const auto slash = text.indexOf(u'/');
    if (slash < 0)
        return std::nullopt;
    const QStringView from = text.left(slash), to = text.mid(slash + 1);
    DateRange range{openStart, openEnd, Form::Interval};
    if (from != u"..") {
        const auto start = parsePoint(from);
        if (!start)
            return std::nullopt;
        range.first = julian(start->first);
        range.firstForm = start->form;
    }
    if (to != u"..") {
        const auto end = parsePoint(to);
        if (!end)
            return std::nullopt;
        range.last = julian(end->last);
        range.lastForm = end->form;
    }
    if (range.first > range.last || (from == u".." && to == u".."))
        return std::nullopt;
    return range;
}

QString DateRange::text() const
{
    if (form != Form::Interval)
        return pointText(first, form);
    const QString from = first == openStart ? QStringLiteral("..") : pointText(first, firstForm);
    const QString to = last == openEnd ? QStringLiteral("..") : pointText(last, lastForm);
    return from + u'/' + to;
}

} // namespace kohkan
