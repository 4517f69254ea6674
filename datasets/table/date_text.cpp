// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/date_text.h"

#include "datasets/table/number_text.h"
#include "datasets/work/words.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <numeric>

namespace kohkan {

namespace {

constexpr int newestShortYear = 40; ///< 41 is 1941, 40 is 2040

/// One text as far as it can be read without knowing the order.
struct Found {
    enum class What { Word, NoValue, Range, Day, Time } what = What::Word;
    DateRange range;            ///< Range: a month, a year or an interval
    int year = 0, a = 0, b = 0; ///< Day and Time: the figures in the order of the text; with named months day, month
    bool isOpen = false;        ///< the order of a and b is not known
    bool isShortYear = false;
    TimeOfDay time;
    std::int16_t offset = TimePoint::noZone;
};

int monthOf(const QString &word)
{
    static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                         "july",    "august",   "september", "october", "november", "december"};
    const QString lower = word.toLower();
    if (lower.size() < 3)
        return 0;
    for (int i = 0; i < 12; ++i)
        if (QLatin1String(months[i]).startsWith(lower) &&
            (lower.size() == 3 || lower == QLatin1String(months[i]) || (i == 8 && lower == QLatin1String("sept"))))
            return i + 1;
    return 0;
}

/// Figures and words, and what stood between them.
struct Token {
    QString text;
    bool isNumber;
};
std::vector<Token> tokensOf(QStringView text, QString &between)
{
    std::vector<Token> tokens;
    qsizetype i = 0;
    while (i < text.size() && tokens.size() < 4) {
        const bool digit = text[i] >= u'0' && text[i] <= u'9', letter = text[i].isLetter();
        if (!digit && !letter) {
            between += text[i++];
            continue;
        }
        const qsizetype first = i;
        while (i < text.size() && (digit ? (text[i] >= u'0' && text[i] <= u'9') : text[i].isLetter()))
            ++i;
        tokens.push_back({text.mid(first, i - first).toString(), digit});
    }
    if (i < text.size())
        tokens.clear();
    return tokens;
}

int fullYear(const QString &text, bool &isShort)
{
    const int year = text.toInt();
    isShort = text.size() == 2;
    return isShort ? year + (year > newestShortYear ? 1900 : 2000) : year;
}

/// The day of a text of three figures or words.
bool readDay(QStringView text, Found &found)
{
    QString between;
    auto tokens = tokensOf(text, between);
    for (const QChar c : between)
        if (!QStringView(u"/-. ,'").contains(c))
            return false;
    std::erase_if(tokens, [](const Token &token) { // 3rd, 21st
        const QString word = token.text.toLower();
        return word == QLatin1String("st") || word == QLatin1String("nd") || word == QLatin1String("rd") ||
               word == QLatin1String("th");
    });
    if (tokens.size() != 3)
        return false;
    const auto isYear = [](const Token &token) { return token.isNumber && token.text.size() == 4; };
    const auto isPart = [](const Token &token) { return token.isNumber && token.text.size() <= 2; };
    if (isYear(tokens[0]) && isPart(tokens[1]) && isPart(tokens[2])) { // 2016/1/5
        found.year = tokens[0].text.toInt();
        found.a = tokens[2].text.toInt();
        found.b = tokens[1].text.toInt();
        return true;
    }
    const bool isShort = tokens[2].isNumber && tokens[2].text.size() == 2;
    const bool isNamed = !tokens[0].isNumber || !tokens[1].isNumber;
    if (!isYear(tokens[2]) && !(isShort && (isNamed || between == QLatin1String("//")))) // 1.2.3 is no day
        return false;
    found.year = fullYear(tokens[2].text, found.isShortYear);
    if (isPart(tokens[0]) && !tokens[1].isNumber) { // 5 Jan 2016
        found.a = tokens[0].text.toInt();
        found.b = monthOf(tokens[1].text);
        return found.b > 0;
    }
    if (!tokens[0].isNumber && isPart(tokens[1])) { // Jan 5, 2016
        found.a = tokens[1].text.toInt();
        found.b = monthOf(tokens[0].text);
        return found.b > 0;
    }
    if (!isPart(tokens[0]) || !isPart(tokens[1]))
        return false;
    found.a = tokens[0].text.toInt();
    found.b = tokens[1].text.toInt();
    found.isOpen = true;
    return true;
}

/// Where the time of day begins: behind the first `T` or space that has a figure and a colon after it.
qsizetype timeAt(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 2)
        return -1;
    qsizetype at = colon - 1;
    while (at > 0 && text[at].isDigit())
        --at;
    return text[at] == u'T' || text[at] == u't' || text[at] == u' ' ? at : -1;
}

bool readTime(const QString &text, Found &found)
{
    QStringView rest = QStringView(text).trimmed();
    for (qsizetype i = 1; i < rest.size(); ++i)
        if (QStringView(u"+-\u2212ZzUG").contains(rest[i])) {
            const auto zone = parseOffset(rest.mid(i));
            if (!zone)
                return false;
            found.offset = *zone;
            rest = rest.left(i);
            break;
        }
    const auto time = TimeOfDay::parse(rest);
    if (time)
        found.time = *time;
    return time.has_value();
}

bool isNoDate(const QString &text)
{
    static const QStringList words{QStringLiteral("n/a"),     QStringLiteral("na"),        QStringLiteral("null"),
                                   QStringLiteral("none"),    QStringLiteral("-"),         QStringLiteral("--"),
                                   QStringLiteral("unknown"), QStringLiteral("nat"),       QStringLiteral("#n/a"),
                                   QStringLiteral("?"),       QStringLiteral("0000-00-00")};
    return text.isEmpty() || (text.size() <= 10 && words.contains(text.toLower()));
}

Found scan(const QString &raw)
{
    Found found;
    constexpr qsizetype longest = 200;
    if (raw.size() > longest)
        return {};
    QString text = withPlainDigits(raw).trimmed();
    if (text.contains(u'年')) // year, month and day as Chinese and Japanese write them
        text.replace(u'年', u'-').replace(u'月', u'-').remove(u'日').remove(u'号');
    if (isNoDate(text)) {
        found.what = Found::What::NoValue;
        return found;
    }
    if (const auto range = DateRange::parse(text); range && range->form != DateRange::Form::Day) {
        found.what = Found::What::Range;
        found.range = *range;
        return found;
    }
    if (text.size() > 60)
        return found;
    bool hasTime = false;
    if (const qsizetype at = timeAt(text); at > 0) {
        if (!readTime(text.mid(at + 1), found))
            return found;
        hasTime = true;
        text = text.left(at);
        if (text.endsWith(u','))
            text.chop(1);
    }
    if (readDay(text, found) && found.year > 0 && found.year < 10'000)
        found.what = hasTime ? Found::What::Time : Found::What::Day;
    return found;
}

QDate dayOf(const Found &found, DateOrder order)
{
    const bool swap = found.isOpen && order == DateOrder::MonthFirst;
    return QDate(found.year, swap ? found.a : found.b, swap ? found.b : found.a);
}

} // namespace

namespace {

/// What the texts of a column are together.
struct Together {
    std::size_t old = 0; ///< of years 1300 to 1499
    std::size_t rows = 0, days = 0, written = 0, open = 0, impossible = 0, without = 0, words = 0, zoned = 0,
                unzoned = 0;
    bool times = false, ranges = false, shortYears = false;
    QString oldDay;                              ///< the first of these
    QString word, dayFirst, monthFirst, neither; ///< the first that is a word, or a day in one order only, or in none

    void add(const QString &text, std::size_t count);
    bool fits(DateOrder order) const
    {
        return neither.isEmpty() && (order == DateOrder::DayFirst ? monthFirst : dayFirst).isEmpty();
    }
    /// These are no dates, and nothing is to be said of it.
    bool areWords() const
    {
        const bool isOneOfFew = words == 1 && rows < 10;
        return (words * 10 > rows && !isOneOfFew) || (words > 20 && words > days) ||
               (impossible > 1 && impossible * 2 > rows);
    }
    QString objection() const;
};

void Together::add(const QString &text, std::size_t count)
{
    const Found found = scan(text);
    const auto note = [&text](QString &first) {
        if (first.isEmpty())
            first = text.left(40);
    };
    switch (found.what) {
    case Found::What::Word:
        words += count;
        return note(word);
    case Found::What::NoValue:
        without += count;
        return;
    case Found::What::Range:
        ranges = true;
        days += count;
        return;
    default:
        break;
    }
    days += count;
    written += count;
    if (found.year >= 1300 && found.year < 1500) {
        old += count;
        note(oldDay);
    }
    if (found.what == Found::What::Time) {
        times |= found.time.micros != 0 || found.offset != TimePoint::noZone;
        (found.offset == TimePoint::noZone ? unzoned : zoned) += count;
    }
    shortYears |= found.isShortYear;
    const bool isDayFirst = dayOf(found, DateOrder::DayFirst).isValid(),
               isMonthFirst = dayOf(found, DateOrder::MonthFirst).isValid();
    if (isDayFirst != isMonthFirst) {
        note(isDayFirst ? dayFirst : monthFirst);
    } else if (!isDayFirst) {
        impossible += count;
        note(neither);
    }
    if (found.isOpen)
        open += found.a != found.b ? count : 0;
}

/// Why these are no dates, though nearly; empty where there is nothing to say.
QString Together::objection() const
{
    if (written == 0) // years alone are figures
        return {};
    if (words > 0)
        return rows >= 10 || written > 1
                   ? tr("%1 of %2 values are no dates (\"%3\" is one)").arg(words).arg(rows).arg(word)
                   : QString();
    if (old * 2 > written)
        return tr("its years (\"%1\") may be those of the Persian or the Islamic calendar").arg(oldDay);
    if (!neither.isEmpty())
        return tr("\"%1\" is no day of the calendar").arg(neither);
    if (!dayFirst.isEmpty() && !monthFirst.isEmpty())
        return tr("\"%1\" can only be written day first, \"%2\" only month first").arg(dayFirst, monthFirst);
    if (times && ranges)
        return tr("some values have a time of day, and others are months or years");
    return {};
}

} // namespace

DateReading DateReading::of(const std::vector<QString> &texts, const std::vector<std::size_t> &counts, DateOrder order)
{
    DateReading reading;
    Together all;
    all.rows = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    for (std::size_t i = 0; i < texts.size(); ++i) {
        all.add(texts[i], counts[i]);
        if (all.words + all.impossible > 0 && all.areWords())
            return reading;
    }
    reading.m_objection = all.objection();
    if (all.days == 0 || all.words > 0 || !reading.m_objection.isEmpty())
        return reading;
    const bool dayFirst = all.fits(DateOrder::DayFirst), monthFirst = all.fits(DateOrder::MonthFirst);
    if (order == DateOrder::Detect)
        order = dayFirst && monthFirst ? DateOrder::Detect : dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
    if (order != DateOrder::Detect && !all.fits(order)) {
        reading.m_objection = order == DateOrder::DayFirst
                                  ? tr("\"%1\" is no day that is written day first").arg(all.monthFirst)
                                  : tr("\"%1\" is no day that is written month first").arg(all.dayFirst);
        return reading;
    }
    if (order == DateOrder::Detect && all.open > 0) {
        reading.m_kind = Kind::Undecided;
        reading.m_objection = tr("its days could be written day first or month first, and no row tells");
        return reading;
    }
    reading.m_kind = Kind::Dates;
    reading.m_order = order;
    reading.m_type = all.times ? Column::Type::DateTime : Column::Type::Date;
    QStringList rule;
    if (all.open > 0)
        rule << (order == DateOrder::DayFirst ? tr("days are written day first") : tr("days are written month first"));
    if (all.shortYears)
        rule << tr("years of two figures are 19%1 to 20%2").arg(newestShortYear + 1).arg(newestShortYear);
    if (all.times && all.zoned > 0 && all.unzoned > 0)
        rule << tr("%1 times state no offset from UTC and are taken for UTC").arg(all.unzoned);
    if (all.without > 0)
        rule << tr("without a value: %1").arg(all.without);
    reading.m_rule = rule.join(QLatin1String("; "));
    return reading;
}

void DateReading::append(const QString &text, ColumnBuilder &to) const
{
    const Found found = scan(text);
    if (found.what == Found::What::Range && to.type() == Column::Type::Date)
        return to.appendDate(found.range);
    const bool isDay = found.what == Found::What::Day || found.what == Found::What::Time;
    const QDate day = isDay ? dayOf(found, m_order) : QDate();
    if (!day.isValid())
        return to.appendNull();
    if (to.type() == Column::Type::DateTime) {
        const bool hasTime = found.what == Found::What::Time;
        return to.appendTime(TimePoint::of(day, hasTime ? found.time.micros : 0, found.offset,
                                           hasTime ? found.time.digits : TimePoint::dayOnly));
    }
    DateRange range;
    range.first = range.last = static_cast<std::int32_t>(day.toJulianDay());
    to.appendDate(range);
}

} // namespace kohkan
