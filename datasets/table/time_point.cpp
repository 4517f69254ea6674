// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/time_point.h"

namespace kohkan {

namespace {

constexpr std::int64_t microsADay = 86'400'000'000, microsAMinute = 60'000'000;
constexpr std::int64_t epoch = 2'440'588; ///< Julian day number of 1970-01-01

std::int64_t floorDivide(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/// One or more digits in front; -1 where there are none. The digits are taken away.
int takeNumber(QStringView &text, qsizetype most)
{
    int number = 0;
    qsizetype i = 0;
    for (; i < std::min(most, text.size()) && text[i] >= u'0' && text[i] <= u'9'; ++i)
        number = number * 10 + text[i].unicode() - u'0';
    text = text.mid(i);
    return i == 0 ? -1 : number;
}

bool take(QStringView &text, QChar sign)
{
    if (!text.startsWith(sign))
        return false;
    text = text.mid(1);
    return true;
}

QString dayAndTime(std::int64_t micros, std::int8_t digits)
{
    const std::int64_t days = floorDivide(micros, microsADay), rest = micros - days * microsADay;
    QString text = QDate::fromJulianDay(days + epoch).toString(Qt::ISODate);
    if (digits == TimePoint::dayOnly)
        return text;
    const auto two = [](std::int64_t value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    const std::int64_t seconds = rest / 1'000'000;
    text += QStringLiteral("T%1:%2").arg(two(seconds / 3600), two(seconds / 60 % 60));
    if (digits == TimePoint::minutesOnly)
        return text;
    text += u':' + two(seconds % 60);
    if (digits > 0)
        text += u'.' + QStringLiteral("%1").arg(rest % 1'000'000, 6, 10, QLatin1Char('0')).left(digits);
    return text;
}

} // namespace

std::optional<TimeOfDay> TimeOfDay::parse(QStringView text)
{
    text = text.trimmed();
    int half = -1; // of the day, by am and pm
    for (const auto &[ending, value] : {std::pair{u"am", 0}, {u"a.m.", 0}, {u"pm", 1}, {u"p.m.", 1}})
        if (text.endsWith(QStringView(ending), Qt::CaseInsensitive)) {
            text = text.chopped(QStringView(ending).size()).trimmed();
            half = value;
            break;
        }
    int hour = takeNumber(text, 2);
    if (hour < 0 || !take(text, u':'))
        return std::nullopt;
    const int minute = takeNumber(text, 2);
    if (minute < 0 || minute > 59 || hour > 24 || (half >= 0 && (hour < 1 || hour > 12)))
        return std::nullopt;
    if (half >= 0)
        hour = hour % 12 + 12 * half;
    TimeOfDay time{(hour * 60 + minute) * microsAMinute, TimePoint::minutesOnly};
    if (take(text, u':')) {
        const int second = takeNumber(text, 2);
        if (second < 0 || second > 60) // a leap second is the first of the next minute
            return std::nullopt;
        time.micros += second * std::int64_t{1'000'000};
        time.digits = 0;
        if (take(text, u'.') || take(text, u',')) {
            std::int64_t unit = 100'000;
            std::int8_t digits = 0;
            for (; !text.isEmpty() && text[0] >= u'0' && text[0] <= u'9'; text = text.mid(1)) {
                time.micros += unit * (text[0].unicode() - u'0');
                unit /= 10;
                digits = static_cast<std::int8_t>(std::min(6, digits + 1));
            }
            if (digits == 0)
                return std::nullopt;
            time.digits = digits;
        }
    }
    if (!text.isEmpty() || time.micros > microsADay)
        return std::nullopt;
    return time;
}

std::optional<std::int16_t> parseOffset(QStringView text)
{
    text = text.trimmed();
    if (text.compare(QLatin1String("Z"), Qt::CaseInsensitive) == 0 || text == u"UTC" || text == u"GMT")
        return std::int16_t{0};
    if (text.startsWith(u"UTC") || text.startsWith(u"GMT"))
        text = text.mid(3);
    const bool isWest = text.startsWith(u'-') || text.startsWith(QChar(0x2212));
    if (!isWest && !text.startsWith(u'+'))
        return std::nullopt;
    text = text.mid(1);
    const int hours = takeNumber(text, 2);
    take(text, u':');
    const int minutes = text.isEmpty() ? 0 : takeNumber(text, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || !text.isEmpty())
        return std::nullopt;
    return static_cast<std::int16_t>((hours * 60 + minutes) * (isWest ? -1 : 1));
}

TimePoint TimePoint::of(const QDate &day, std::int64_t microsOfDay, std::int16_t offset, std::int8_t digits)
{
    const std::int64_t shift = offset == noZone ? 0 : offset * microsAMinute;
    return {(day.toJulianDay() - epoch) * microsADay + microsOfDay - shift, offset, digits};
}

std::optional<TimePoint> TimePoint::parse(QStringView text)
{
    text = text.trimmed();
    if (text.size() < 10 || text[4] != text[7])
        return std::nullopt;
    const auto date = DateRange::parse(text.left(10));
    if (!date || date->form != DateRange::Form::Day)
        return std::nullopt;
    text = text.mid(10);
    if (text.isEmpty())
        return of(date->firstDay(), 0, noZone, dayOnly);
    if (text[0] != u'T' && text[0] != u't' && text[0] != u' ')
        return std::nullopt;
    text = text.mid(1);
    std::int16_t offset = noZone;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (QStringView(u"+-\u2212ZzUG").contains(text[i])) {
            const auto zone = parseOffset(text.mid(i));
            if (!zone)
                return std::nullopt;
            offset = *zone;
            text = text.left(i);
            break;
        }
    const auto time = TimeOfDay::parse(text);
    return time ? std::optional(of(date->firstDay(), time->micros, offset, time->digits)) : std::nullopt;
}

bool TimePoint::isMidnight() const
{
    const std::int64_t own = micros + (hasZone() ? offset * microsAMinute : 0);
    return own - floorDivide(own, microsADay) * microsADay == 0;
}

QDate TimePoint::day() const
{
    return QDate::fromJulianDay(floorDivide(micros + (hasZone() ? offset * microsAMinute : 0), microsADay) + epoch);
}

QString TimePoint::text() const
{
    if (!hasZone())
        return dayAndTime(micros, digits);
    QString text = dayAndTime(micros + offset * microsAMinute, digits);
    if (offset == 0)
        return text + u'Z';
    const int minutes = std::abs(int{offset});
    return text + QStringLiteral("%1%2:%3")
                      .arg(QLatin1Char(offset < 0 ? '-' : '+'))
                      .arg(minutes / 60, 2, 10, QLatin1Char('0'))
                      .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString TimePoint::utcText() const
{
    return hasZone() ? dayAndTime(micros, digits) + u'Z' : text();
}

} // namespace kohkan
