// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/column_typing.h"

#include "datasets/io/place_names.h"
#include "datasets/table/id_name.h"
#include "datasets/table/number_words.h"
#include "datasets/table/unit_in_name.h"
#include "datasets/work/words.h"

#include <QSet>
#include <algorithm>
#include <cmath>
#include <set>

namespace kohkan {

namespace {

/// Of plain figures and dates, the same in every row; Text where it is anything else.
Column::Type plainType(const std::vector<QString> &values)
{
    const auto all = [&](auto &&parses) {
        return !values.empty() && std::all_of(values.begin(), values.end(), parses);
    };
    if (all([](const QString &v) {
            const auto integer = parseInteger(v);
            return integer && !isSentinel(static_cast<double>(*integer));
        }))
        return Column::Type::Integer;
    if (all([](const QString &v) {
            const QString t = v.trimmed(); // 007 is a code, 0.7 a number
            const auto number = parseNumber(t);
            const bool isLongWhole = t.size() > 18 && !t.contains(u'.') && !t.contains(u'e', Qt::CaseInsensitive);
            const auto whole = parseInteger(t);
            return number && !isLongWhole && (!whole || isExactNumber(*whole)) && !isSentinel(number->value) &&
                   !(t.size() > 1 && t[0] == u'0' && t[1].isDigit());
        }) &&
        std::any_of(values.begin(), values.end(), [](const QString &v) { return v.contains(u'.'); }))
        return Column::Type::Number;
    static const auto recent = static_cast<std::int32_t>(QDate(1500, 1, 1).toJulianDay()); // else of another calendar?
    if (all([](const QString &v) {
            const auto date = DateRange::parse(v);
            return date && (date->first >= recent || date->form != DateRange::Form::Day);
        }))
        return Column::Type::Date;
    return Column::Type::Text;
}

/// Would numbers lose what tells codes apart: 1E5 and 100000, 1.10 and 1.1?
bool areCodes(const std::vector<QString> &values)
{
    std::set<double> seen;
    return std::any_of(values.begin(), values.end(), [&](const QString &value) {
        const auto number = parseNumber(value.trimmed());
        return number && (value.contains(u'e', Qt::CaseInsensitive) || !seen.insert(number->value).second);
    });
}

bool areBooleans(const std::vector<QString> &values)
{
    const auto isBoolean = [](const QString &v) {
        const QString lower = v.trimmed().toLower();
        return lower == QLatin1String("true") || lower == QLatin1String("false");
    };
    return std::any_of(values.begin(), values.end(), isBoolean) &&
           std::all_of(values.begin(), values.end(),
                       [&](const QString &v) { return isBoolean(v) || isNoValue(v.trimmed()); });
}

/// Columns whose values have one decimal sign for sure.
struct Signs {
    int points = 0, commas = 0;
};

/// Types the text columns of a builder by their values, knowing what the whole table says of its decimal sign.
class ValueTyping {
public:
    ValueTyping(LayerBuilder &builder, const TypingHints &hints) : m_builder(builder), m_hints(hints) {}
    void type(ColumnBuilder &column);
    void ungroup(ColumnBuilder &column);

private:
    DecimalSign signBesides(const ColumnBuilder &column);
    void read(ColumnBuilder &column, const NumberReading &numbers);
    void read(ColumnBuilder &column, const DateReading &dates);
    void readBooleans(ColumnBuilder &column);
    void say(const ColumnBuilder &column, const QString &as, const QString &rule);
    void object(const ColumnBuilder &column, const QString &why, bool isOpen);
    LayerBuilder &m_builder;
    const TypingHints &m_hints;
    std::optional<Signs> m_signs;
};

/// 66,123 in a column called lon is no 66 thousand.
bool areAnglesWithCommas(const ColumnBuilder &column)
{
    const NamedRole named = roleOfName(column.name());
    const bool isLongitude = named.role == PlaceRole::Longitude;
    if ((!isLongitude && named.role != PlaceRole::Latitude) || named.isLetter || named.isMeasure)
        return false;
    bool hasComma = false;
    const auto isAngle = [&](const QString &text) {
        hasComma = hasComma || text.contains(u',');
        const auto number = parseNumber(withPlainDigits(text).replace(u',', u'.'));
        return number && std::abs(number->value) <= (isLongitude ? 180 : 90);
    };
    return std::all_of(column.distinct().begin(), column.distinct().end(), isAngle) && hasComma;
}

/// The decimal sign of the table, by its other columns.
DecimalSign ValueTyping::signBesides(const ColumnBuilder &column)
{
    if (m_hints.decimalSign != DecimalSign::Detect)
        return m_hints.decimalSign;
    if (areAnglesWithCommas(column))
        return DecimalSign::Comma;
    if (!m_signs) {
        m_signs.emplace();
        for (const auto &other : m_builder.columns())
            if (other.type() == Column::Type::Text) {
                const DecimalSign sign = NumberReading::evidence(other.distinct());
                m_signs->points += sign == DecimalSign::Point;
                m_signs->commas += sign == DecimalSign::Comma;
            } else if (other.type() == Column::Type::Number && !other.looksGrouped()) {
                m_signs->points += m_hints.guess == TypingHints::Guess::Everything; // read before this one
            }
    }
    const DecimalSign own = NumberReading::evidence(column.distinct());
    const int points = m_signs->points - (own == DecimalSign::Point),
              commas = m_signs->commas - (own == DecimalSign::Comma);
    if (points > 0 && commas > 0)
        return DecimalSign::Detect;
    if (points + commas == 0)
        return m_hints.commaSeparated && own != DecimalSign::Comma ? DecimalSign::Point : DecimalSign::Detect;
    return points > 0 ? DecimalSign::Point : DecimalSign::Comma;
}

/// 1.234 and 12.500 among columns with decimal commas are thousands.
void ValueTyping::ungroup(ColumnBuilder &column)
{
    const PlaceRole role = roleOfName(column.name()).role;
    if (m_hints.guess != TypingHints::Guess::Everything || !column.looksGrouped() || role == PlaceRole::Longitude ||
        role == PlaceRole::Latitude)
        return;
    const DecimalSign sign = signBesides(column);
    if (sign == DecimalSign::Detect && m_hints.semicolonSeparated)
        m_builder.warn(tr("The figures in the column %1 are read with a decimal point, as 1.234; nothing in the table "
                          "tells whether they are thousands. Layer > Reading... changes it.")
                           .arg(column.name()));
    if (sign != DecimalSign::Comma)
        return;
    column.textAsWritten();
    const auto numbers =
        NumberReading::of(column.distinct(), column.distinctCounts(), DecimalSign::Comma, unitOfName(column.name()));
    if (numbers.kind() == NumberReading::Kind::Numbers)
        read(column, numbers);
}

void ValueTyping::say(const ColumnBuilder &column, const QString &as, const QString &rule)
{
    if (!rule.isEmpty())
        m_builder.warn(tr("The column %1 is read as %2: %3.").arg(column.name(), as, rule));
}

void ValueTyping::object(const ColumnBuilder &column, const QString &why, bool isOpen)
{
    if (!why.isEmpty())
        m_builder.warn(isOpen
                           ? tr("The column %1 stays text: %2. Layer > Reading... settles it.").arg(column.name(), why)
                           : tr("The column %1 stays text: %2.").arg(column.name(), why));
}

void ValueTyping::read(ColumnBuilder &column, const NumberReading &numbers)
{
    if (column.unit().isEmpty())
        column.setUnit(numbers.unit());
    column.setReading(numbers.rule());
    say(column, tr("numbers"), numbers.rule());
    column.convert(numbers.type(), [&](const QString &text, ColumnBuilder &to) { numbers.append(text, to); });
}

void ValueTyping::read(ColumnBuilder &column, const DateReading &dates)
{
    column.setReading(dates.rule());
    say(column, tr("dates"), dates.rule());
    column.convert(dates.type(), [&](const QString &text, ColumnBuilder &to) { dates.append(text, to); });
}

void ValueTyping::readBooleans(ColumnBuilder &column)
{
    std::size_t without = 0;
    QStringList words;
    const auto counts = column.distinctCounts();
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (const QString text = column.distinct()[i].trimmed(); isNoValue(text)) {
            without += counts[i];
            words << text;
        }
    const QString rule =
        without > 0 ? tr("without a value: %1 (%2)").arg(without).arg(words.mid(0, 5).join(QStringLiteral(", ")))
                    : QString();
    column.setReading(rule);
    say(column, tr("yes or no"), rule);
    column.convert(Column::Type::Boolean, [](const QString &text, ColumnBuilder &to) {
        if (isNoValue(text.trimmed()))
            to.appendNull();
        else
            to.appendText(text.trimmed().toLower());
    });
}

void ValueTyping::type(ColumnBuilder &column)
{
    const auto &values = column.distinct();
    if (values.empty())
        return;
    const auto plain = plainType(values);
    if (isIdName(column.name()) && areCodes(values)) {
        m_builder.warn(tr("The column %1 stays text, to the letter as it is written: it is called as ids and codes "
                          "are.")
                           .arg(column.name()));
        return;
    }
    if (plain != Column::Type::Text)
        return column.retype(plain, [](std::size_t, const QString &) {});
    const bool isTyped = m_hints.typedColumns.contains(column.name());
    if ((isTyped || m_hints.guess == TypingHints::Guess::Everything) && areBooleans(values))
        return readBooleans(column);
    const auto counts = column.distinctCounts();
    const auto numbers = NumberReading::of(values, counts, signBesides(column), unitOfName(column.name()));
    if (numbers.kind() == NumberReading::Kind::Numbers)
        return read(column, numbers);
    const auto dates = DateReading::of(values, counts, m_hints.dateOrder);
    if (dates.kind() == DateReading::Kind::Dates)
        return read(column, dates);
    const bool isOpen =
        dates.kind() == DateReading::Kind::Undecided || numbers.kind() == NumberReading::Kind::Undecided;
    object(column, dates.objection().isEmpty() ? numbers.objection() : dates.objection(), isOpen);
}

bool looksLikeTags(const std::vector<QString> &values)
{
    QSet<QString> words;
    std::size_t several = 0, all = 0;
    for (const auto &value : values) {
        const auto tags = splitTags(value);
        several += tags.size() > 1;
        for (const auto &tag : tags) {
            ++all;
            words.insert(tag);
            if (tag.size() > 40 || words.size() >= 500)
                return false;
        }
    }
    // a remark with a semicolon in it is no list
    return several > 0 && (all > static_cast<std::size_t>(words.size()) || several * 2 >= values.size());
}

/// What was `a; b`, or `a;;b`, goes out as `a;b`.
bool areWrittenPlainly(const std::vector<QString> &values)
{
    return std::all_of(values.begin(), values.end(), [](const QString &value) {
        QStringList tags;
        for (const auto &tag : splitTags(value))
            tags << tag;
        return tags.join(u';') == value;
    });
}

/// What may stand for no value, or for less than could be measured, is said; it stays the number that it is.
void checkNegatives(LayerBuilder &builder, const ColumnBuilder &column)
{
    const PlaceRole role = roleOfName(column.name()).role;
    if (role != PlaceRole::None && role != PlaceRole::Zone)
        return;
    const std::size_t negative = column.countWhere([](double value) { return value < 0; });
    if (negative == 0 || column.countWhere([](double value) { return value >= 0; }) == 0)
        return;
    for (const double stand : {-99.0, -9.0})
        if (const auto same = column.countWhere([stand](double value) { return value == stand; });
            same == negative && (stand < -9 || same > 1))
            return builder.warn(tr("The column %1 has %2 numbers of %3 and no other negative ones; that often stands "
                                   "for no value. They are kept as numbers.")
                                    .arg(column.name())
                                    .arg(same)
                                    .arg(stand));
    static const QStringList grades{QStringLiteral("ppm"), QStringLiteral("ppb"), QStringLiteral("%"),
                                    QStringLiteral("g/t"), QStringLiteral("wt%"), QStringLiteral("wt.%")};
    const QString unit = column.unit().isEmpty() ? unitOfName(column.name()) : column.unit();
    if (grades.contains(unit.toLower()))
        builder.warn(tr("The column %1 (%2) has %3 negative numbers; laboratories write so what is below a detection "
                        "limit. They are kept as numbers.")
                         .arg(column.name(), unit)
                         .arg(negative));
}

/// Of a source that has numbers of its own: what cannot be a value is none, what may be none is said.
void checkFigures(LayerBuilder &builder, ColumnBuilder &column)
{
    if (const std::size_t infinite = column.dropInfinite(); infinite > 0)
        builder.warn(
            tr("Infinite numbers in the column %1 have no value (rows: %2).").arg(column.name()).arg(infinite));
    const std::size_t below = column.countWhere([](double value) { return value <= -500; });
    if (below > 0 && below == column.countWhere(isSentinel))
        builder.warn(
            tr("The column %1 has %2 numbers of -999 or the like, which often stand for no value; they are kept "
               "as numbers.")
                .arg(column.name())
                .arg(below));
}

} // namespace

void typeColumns(LayerBuilder &builder, const TableSchema *schema, const std::map<QString, bool> &tagColumns,
                 const TypingHints &hints)
{
    ValueTyping typing(builder, hints);
    for (auto &column : builder.columns()) {
        if (column.type() == Column::Type::Number && !schema && !hints.textColumns.contains(column.name()))
            typing.ungroup(column);
        if (column.type() == Column::Type::Number || column.type() == Column::Type::Integer)
            checkFigures(builder, column);
        if (!schema && (column.type() == Column::Type::Number || column.type() == Column::Type::Integer))
            checkNegatives(builder, column);
        if (column.type() != Column::Type::Text || column.shape() == Column::Shape::Json)
            continue;
        const ColumnSchema *known = schema ? schema->column(column.name()) : nullptr;
        if (known) {
            column.retype(known->type, [&](std::size_t row, const QString &text) {
                builder.warn(
                    tr("\"%1\" in column %2 is not what the schema says; it is left out.").arg(text, column.name()),
                    static_cast<qint64>(row) + 1);
            });
            continue;
        }
        if (schema)
            continue;
        if (hints.textColumns.contains(column.name()))
            continue;
        const auto asked = tagColumns.find(column.name());
        const bool isTyped = hints.guess != TypingHints::Guess::Nothing || hints.typedColumns.contains(column.name());
        if (isTyped && (asked == tagColumns.end() || !asked->second))
            typing.type(column);
        if (column.type() == Column::Type::Number || column.type() == Column::Type::Integer)
            checkNegatives(builder, column);
        const bool isAsked = asked != tagColumns.end();
        if (column.type() != Column::Type::Text || !(isAsked ? asked->second : looksLikeTags(column.distinct())))
            continue;
        if (!isAsked && !areWrittenPlainly(column.distinct()))
            builder.warn(tr("The column %1 is read as lists of tags, parted by semicolons, without the spaces around "
                            "them. Layer > Reading... keeps it as text.")
                             .arg(column.name()));
        column.retype(Column::Type::Tags, [](std::size_t, const QString &) {});
    }
}

} // namespace kohkan
