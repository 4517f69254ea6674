// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/number_text.h"

#include "datasets/table/number_words.h"
#include "datasets/work/words.h"

#include <QSet>
#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace kohkan {

namespace {

constexpr QChar arabicDecimal(0x066B), arabicThousands(0x066C);

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Thousands in threes from the right, or as lakh and crore: 12,34,567.
bool areGroups(QStringView digits, QChar sign)
{
    const auto groups = digits.split(sign);
    if (groups.size() < 2 || groups.front().isEmpty() || groups.front().size() > 3 || groups.back().size() != 3)
        return false;
    bool threes = true, twos = groups.front().size() <= 2;
    for (qsizetype i = 1; i + 1 < groups.size(); ++i) {
        threes = threes && groups[i].size() == 3;
        twos = twos && groups[i].size() == 2;
    }
    return threes || twos;
}

/// Sign, digits with points, commas, spaces and apostrophes, and an exponent: where they end in `text`.
qsizetype endOfFigure(const QString &text)
{
    qsizetype at = 0;
    const auto more = [&](auto &&accepts) {
        while (at < text.size() && accepts(text[at]))
            ++at;
    };
    more([](QChar c) { return c == u'-' || c == u'+'; });
    more([&](QChar c) {
        const bool parts = c == u' ' || c == u'\'' || c == QChar(0x2019);
        return isAsciiDigit(c) || c == u'.' || c == u',' || c == arabicDecimal || c == arabicThousands ||
               (parts && at + 1 < text.size() && isAsciiDigit(text[at + 1]) && at > 0 && isAsciiDigit(text[at - 1]));
    });
    if (at > 0 && at < text.size() && (text[at] == u'e' || text[at] == u'E')) {
        qsizetype end = at + 1;
        if (end < text.size() && (text[end] == u'-' || text[end] == u'+'))
            ++end;
        if (end < text.size() && isAsciiDigit(text[end])) {
            at = end;
            more(isAsciiDigit);
        }
    }
    return at;
}

/// A figure and what stands around it.
struct Parts {
    Column::Limit limit = Column::Limit::None;
    QString figure, unit;
};

Parts partsOf(const QString &raw)
{
    Parts parts;
    constexpr qsizetype longest = 200; // of a figure with its unit; a text of megabytes is not gone through
    if (raw.size() > longest) {
        parts.unit = QStringLiteral("\n");
        return parts;
    }
    QString text = withPlainDigits(raw).trimmed();
    if (text.startsWith(u'<') || text.startsWith(u'>')) {
        parts.limit = text[0] == u'<' ? Column::Limit::Below : Column::Limit::Above;
        text = text.mid(1).trimmed();
    }
    const bool isBracketed = text.size() > 2 && text.startsWith(u'(') && text.endsWith(u')') && isAsciiDigit(text[1]);
    if (isBracketed) // how accounts write a negative figure
        text = u'-' + text.mid(1, text.size() - 2);
    qsizetype first = 0;
    while (first < text.size() && !isAsciiDigit(text[first]) && !QStringView(u"+-.,\u066B").contains(text[first]))
        ++first;
    if (first > 0 && isCurrency(text.left(first).trimmed())) {
        parts.unit = text.left(first).trimmed();
        text = text.mid(first);
    }
    const qsizetype end = endOfFigure(text);
    parts.figure = text.left(end);
    const QString rest = text.mid(end).trimmed();
    if (!rest.isEmpty())
        parts.unit = parts.unit.isEmpty() && isUnit(rest) ? rest : QStringLiteral("\n");
    return parts;
}

/// The same for units that are written in several ways.
QString plainUnit(const QString &unit)
{
    static const std::pair<const char *, QStringList> same[] = {
        {"t",
         {QStringLiteral("tonne"), QStringLiteral("tonnes"), QStringLiteral("ton"), QStringLiteral("tons"),
          QStringLiteral("metric tons")}},
        {"m",
         {QStringLiteral("metre"), QStringLiteral("metres"), QStringLiteral("meter"), QStringLiteral("meters"),
          QStringLiteral("m asl")}},
        {"km2", {QStringLiteral("km²"), QStringLiteral("sqkm"), QStringLiteral("sq km"), QStringLiteral("km^2")}},
        {"%",
         {QStringLiteral("pct"), QStringLiteral("percent"), QStringLiteral("wt%"), QStringLiteral("wt.%"),
          QStringLiteral("wt %"), QStringLiteral("٪")}},
        {"ppm", {QStringLiteral("g/t"), QStringLiteral("gpt"), QStringLiteral("g t-1"), QStringLiteral("mg/kg")}},
        {"ha", {QStringLiteral("hectare"), QStringLiteral("hectares")}},
        {"usd", {QStringLiteral("us$"), QStringLiteral("$")}}};
    const QString plain = unit.trimmed().toLower();
    for (const auto &[name, others] : same)
        if (others.contains(plain))
            return QString::fromLatin1(name);
    return plain;
}

/// Of units that are known; others may be the same in other words.
bool areDifferent(const QString &a, const QString &b)
{
    static const QSet<QString> known{
        QStringLiteral("t"),  QStringLiteral("kt"),  QStringLiteral("mt"),  QStringLiteral("kg"),
        QStringLiteral("g"),  QStringLiteral("oz"),  QStringLiteral("koz"), QStringLiteral("moz"),
        QStringLiteral("%"),  QStringLiteral("ppm"), QStringLiteral("ppb"), QStringLiteral("m"),
        QStringLiteral("km"), QStringLiteral("cm"),  QStringLiteral("mm"),  QStringLiteral("ft"),
        QStringLiteral("ha"), QStringLiteral("km2"), QStringLiteral("usd")};
    const QString first = plainUnit(a), second = plainUnit(b);
    return first != second && known.contains(first) && known.contains(second);
}

bool hasPoint(const QString &figure)
{
    return figure.contains(u'.') || figure.contains(u',');
}

/// What one figure says of the decimal sign; Detect where it could be either.
DecimalSign signOf(const QString &figure)
{
    const auto points = figure.count(u'.'), commas = figure.count(u',');
    if (points > 0 && commas > 0)
        return figure.lastIndexOf(u'.') > figure.lastIndexOf(u',') ? DecimalSign::Point : DecimalSign::Comma;
    if (points + commas == 0)
        return DecimalSign::Detect;
    const QChar sign = points > 0 ? u'.' : u',';
    const DecimalSign itself = points > 0 ? DecimalSign::Point : DecimalSign::Comma;
    const DecimalSign other = points > 0 ? DecimalSign::Comma : DecimalSign::Point;
    if (points + commas > 1)
        return other;
    QString digits = figure;
    digits.remove(u'-').remove(u'+');
    if (!areGroups(digits, sign) || digits.startsWith(u'0'))
        return itself;
    return DecimalSign::Detect;
}

} // namespace

QString withPlainDigits(const QString &text)
{
    QString plain = text;
    for (QChar &c : plain) {
        if (c.unicode() < 0x80)
            continue;
        if (c.category() == QChar::Number_DecimalDigit)
            c = QChar(u'0' + c.digitValue());
        else if (c == QChar(0x2212) || c == QChar(0xFE63) || c == QChar(0xFF0D))
            c = u'-';
        else if (c == QChar(0xA0) || c == QChar(0x2009) || c == QChar(0x202F) || c == QChar(0x2007))
            c = u' ';
    }
    return plain;
}

bool isExactNumber(std::int64_t whole)
{
    const auto size = whole < 0 ? 0 - static_cast<std::uint64_t>(whole) : static_cast<std::uint64_t>(whole);
    return size == 0 || size >> std::countr_zero(size) < std::uint64_t{1} << std::numeric_limits<double>::digits;
}

bool isSentinel(double value)
{
    return value == -9999 || value == -999 || value == -99999 || value == -999.25 || value == -999999;
}

struct NumberReading::Found {
    enum class What { Value, NoValue, Word } what = What::Word;
    Column::Limit limit = Column::Limit::None;
    ParsedNumber number{};
    std::optional<std::int64_t> whole;
    bool isBeyondIntegers = false; ///< whole, and of more digits than an integer holds
    bool isCode = false;           ///< zeros in front
    bool isGrouped = false, hasComma = false;
    QString unit;
};

NumberReading::Found NumberReading::scan(const QString &text, QChar decimal)
{
    Found found;
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || isNoValue(trimmed)) {
        found.what = Found::What::NoValue;
        return found;
    }
    Parts parts = partsOf(text);
    if (parts.unit == QLatin1String("\n") || parts.figure.isEmpty())
        return found;
    found.limit = parts.limit;
    found.unit = parts.unit;
    QString digits = parts.figure;
    found.hasComma = digits.contains(u',');
    digits.replace(arabicDecimal, decimal).remove(arabicThousands);
    const QChar group = decimal == u'.' ? u',' : u'.';
    const auto exponent = digits.indexOf(u'e', 0, Qt::CaseInsensitive);
    const qsizetype pointAt = digits.indexOf(decimal);
    QString whole = digits.left(pointAt >= 0 ? pointAt : exponent >= 0 ? exponent : digits.size());
    const QString rest = digits.mid(whole.size());
    QString sign;
    if (whole.startsWith(u'-') || whole.startsWith(u'+')) {
        sign = whole.left(1);
        whole = whole.mid(1);
    }
    for (const QChar c : {group, QChar(u' '), QChar(u'\''), QChar(0x2019)})
        if (whole.contains(c)) {
            if (!areGroups(whole, c))
                return found;
            found.isGrouped = true;
            whole.remove(c);
        }
    QString plain = sign + whole + rest;
    if (decimal != u'.')
        plain.replace(decimal, u'.');
    const auto number = parseNumber(plain);
    if (!number)
        return found;
    found.what = Found::What::Value;
    found.number = *number;
    const bool isWhole = rest.isEmpty();
    found.isCode = isWhole && whole.size() > 1 && whole.startsWith(u'0');
    if (isWhole && !found.isCode) {
        found.whole = parseInteger(sign == QLatin1String("+") ? whole : sign + whole);
        found.isBeyondIntegers = !found.whole;
    }
    if (!isWhole && whole.size() > 1 && whole.startsWith(u'0') && whole[1].isDigit())
        found.isCode = true; // 007.5
    return found;
}

DecimalSign NumberReading::evidence(const std::vector<QString> &texts)
{
    DecimalSign known = DecimalSign::Detect;
    bool figures = false;
    for (const auto &text : texts) {
        if (isNoValue(text.trimmed()))
            continue;
        const Parts parts = partsOf(text);
        if (parts.figure.isEmpty() || parts.unit == QLatin1String("\n"))
            return DecimalSign::Detect; // words are no evidence
        figures = true;
        if (!hasPoint(parts.figure))
            continue;
        const DecimalSign sign = signOf(parts.figure);
        if (sign == DecimalSign::Detect || sign == known)
            continue;
        if (known != DecimalSign::Detect)
            return DecimalSign::Detect; // it contradicts itself
        known = sign;
    }
    return figures ? known : DecimalSign::Detect;
}

bool NumberReading::settle(const std::vector<QString> &texts, const std::vector<std::size_t> &counts, QChar decimal)
{
    m_decimal = decimal;
    std::vector<Found> found;
    const std::size_t rows = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    std::size_t values = 0, words = 0, codes = 0;
    bool isWhole = true, isBeyond = false, isExact = true, limits = false, areOthersHigh = true, sentinels = false;
    QSet<QString> units;
    bool bare = false;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        found.push_back(scan(texts[i], decimal));
        const Found &one = found.back();
        if (one.what == Found::What::Word) {
            words += counts[i];
            if (words * 10 > rows &&
                !(words == 1 && rows < 10)) // these are no numbers, and nothing is to be said of it
                return false;
        }
        if (one.what != Found::What::Value)
            continue;
        const bool stands = isSentinel(one.number.value) && one.limit == Column::Limit::None;
        sentinels |= stands;
        if (stands)
            continue;
        ++values;
        areOthersHigh &= one.number.value > -500;
        codes += one.isCode;
        isBeyond |= one.isBeyondIntegers;
        isExact &= !one.isBeyondIntegers && (!one.whole || isExactNumber(*one.whole));
        isWhole &= one.whole.has_value() || one.isBeyondIntegers;
        limits |= one.limit != Column::Limit::None;
        if (one.unit.isEmpty())
            bare |= one.number.value != 0 && one.limit == Column::Limit::None;
        else
            units.insert(one.unit.toLower());
    }
    if (values == 0)
        return false;
    if (words > 0) {
        if (words * 10 <= rows ? rows >= 10 : values > 1) {
            for (std::size_t i = 0; i < found.size() && m_objection.isEmpty(); ++i)
                if (found[i].what == Found::What::Word)
                    m_objection = tr("%1 of %2 values are no numbers (\"%3\" is one)")
                                      .arg(words)
                                      .arg(rows)
                                      .arg(texts[i].left(40));
        }
        return false;
    }
    if (codes > 0) {
        if (codes < values)
            m_objection = tr("%1 of %2 values begin with zeros, as codes do (007)").arg(codes).arg(values);
        return false;
    }
    if (units.size() == 1 && areDifferent(*units.begin(), m_unitOfName)) {
        m_objection = tr("its name says %1 and its values %2").arg(m_unitOfName, *units.begin());
        return false;
    }
    if (units.size() > 1 || (units.size() == 1 && bare && *units.begin() != m_unitOfName.toLower())) {
        QStringList list(units.begin(), units.end());
        list.sort();
        m_objection = units.size() > 1
                          ? tr("the values stand in different units (%1)").arg(list.join(QLatin1String(", ")))
                          : tr("some values have a unit (%1) and others none").arg(list.front());
        return false;
    }
    if (isWhole && isBeyond) {
        m_objection = tr("it has whole numbers beyond 2^63, of which every digit is kept");
        return false;
    }
    if (!isExact && (!isWhole || limits)) {
        m_objection = limits ? tr("it has limits beside whole numbers beyond 2^53, of which every digit is kept")
                             : tr("it has fractions beside whole numbers beyond 2^53, of which every digit is kept");
        return false;
    }
    m_hasSentinels = sentinels && areOthersHigh;
    m_type = isWhole && !limits ? Column::Type::Integer : Column::Type::Number;
    for (const auto &one : found)
        if (!one.unit.isEmpty() && m_unit.isEmpty())
            m_unit = one.unit;
    describe(texts, counts, found);
    return true;
}

void NumberReading::describe(const std::vector<QString> &texts, const std::vector<std::size_t> &counts,
                             const std::vector<Found> &found)
{
    std::size_t below = 0, above = 0, without = 0, infinite = 0;
    bool grouped = false, comma = false, foreign = false, bracketed = false;
    QStringList words;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Found &one = found[i];
        const QString text = texts[i].trimmed();
        if (text.isEmpty())
            continue;
        const bool stands = one.what == Found::What::Value && m_hasSentinels && isSentinel(one.number.value);
        if (one.what == Found::What::NoValue || stands) {
            const bool isInfinite = text.contains(QLatin1String("inf"), Qt::CaseInsensitive);
            (isInfinite ? infinite : without) += counts[i];
            if (words.size() < 5 && !words.contains(text))
                words << text;
            continue;
        }
        below += one.limit == Column::Limit::Below ? counts[i] : 0;
        above += one.limit == Column::Limit::Above ? counts[i] : 0;
        grouped |= one.isGrouped;
        bracketed |= text.startsWith(u'(');
        comma |= one.hasComma && m_decimal == u',';
        foreign |= std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x5FF && c.isDigit(); });
    }
    QStringList parts;
    if (comma)
        parts << tr("decimal comma");
    if (grouped)
        parts << tr("thousands are parted");
    if (bracketed)
        parts << tr("figures in brackets are negative");
    if (foreign)
        parts << tr("digits of another script");
    if (!m_unit.isEmpty())
        parts << tr("unit %1").arg(m_unit);
    if (below > 0)
        parts << tr("values below a detection limit: %1").arg(below);
    if (above > 0)
        parts << tr("values above an upper limit: %1").arg(above);
    if (without + infinite > 0)
        parts << tr("without a value: %1 (%2)").arg(without + infinite).arg(words.join(QLatin1String(", ")));
    m_rule = parts.join(QLatin1String("; "));
}

NumberReading NumberReading::of(const std::vector<QString> &texts, const std::vector<std::size_t> &counts,
                                DecimalSign sign, const QString &unit)
{
    NumberReading reading;
    reading.m_unitOfName = unit;
    bool either = false, points = false; // a comma, or a point, that could be both
    bool areThousands = false;           // points that part thousands for sure
    DecimalSign own = evidence(texts);
    for (const auto &text : texts) {
        const Parts parts = partsOf(text);
        if (parts.unit == QLatin1String("\n"))
            continue;
        const bool isOpen = signOf(parts.figure) == DecimalSign::Detect;
        either |= parts.figure.contains(u',') && isOpen;
        points |= parts.figure.contains(u'.') && isOpen;
        areThousands |= parts.figure.contains(u'.') && !isOpen;
    }
    if (own == DecimalSign::Comma && points && !areThousands && sign != DecimalSign::Comma) {
        reading.m_kind = NumberReading(reading).settle(texts, counts, u',') ? Kind::Undecided : Kind::Text;
        if (reading.m_kind == Kind::Undecided)
            reading.m_objection = tr("some values have a decimal comma, and 1.234 beside them could be 1234 or 1.234");
        return reading;
    }
    if (own == DecimalSign::Detect)
        own = sign;
    if (own == DecimalSign::Detect && either) {
        const bool isNumber = NumberReading(reading).settle(texts, counts, u'.');
        reading.m_kind = isNumber ? Kind::Undecided : Kind::Text;
        if (isNumber)
            reading.m_objection = tr("1,234 could be 1234 or 1.234, and no value of the table tells");
        return reading;
    }
    if (reading.settle(texts, counts, own == DecimalSign::Comma ? u',' : u'.'))
        reading.m_kind = Kind::Numbers;
    return reading;
}

void NumberReading::append(const QString &text, ColumnBuilder &to) const
{
    const Found found = scan(text, m_decimal);
    const bool stands = m_hasSentinels && found.limit == Column::Limit::None && isSentinel(found.number.value);
    if (found.what != Found::What::Value || stands)
        to.appendNull();
    else if (to.type() == Column::Type::Integer)
        to.appendInteger(*found.whole);
    else if (found.limit != Column::Limit::None)
        to.appendLimit(found.limit, found.number.value, found.number.decimals);
    else
        to.appendNumber(found.number.value, found.number.decimals);
}

} // namespace kohkan
