// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/filter.h"

#include "datasets/table/date_filter.h"
#include "datasets/table/number_filter.h"
#include "datasets/work/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

using Op = Condition::Op;

Error words(const QString &message)
{
    return Error{Error::Kind::Words, message};
}

template <typename T>
bool holds(Op op, const T &value, const T &than)
{
    switch (op) {
    case Op::Equal:
        return value == than;
    case Op::NotEqual:
        return !(value == than);
    case Op::Less:
        return value < than;
    case Op::LessEqual:
        return !(than < value);
    case Op::Greater:
        return than < value;
    case Op::GreaterEqual:
        return !(value < than);
    default:
        return false;
    }
}

/// Rows with a value for which test(row) holds.
template <typename Test>
RowSet rowsWhere(const Column &column, Test &&test)
{
    return RowSet::where(column.rowCount(), [&](std::size_t i) { return !column.isNull(rowAt(i)) && test(rowAt(i)); });
}

RowSet nullRows(const Column &column)
{
    return column.validRows().complement();
}

/// Rows of a column with a dictionary with at least one value of it that passes.
template <typename Test>
RowSet rowsByDictionary(const Column &column, Test &&test)
{
    std::vector<std::uint8_t> pass(column.dictionary().size());
    for (std::size_t i = 0; i < pass.size(); ++i)
        pass[i] = test(column.dictionary()[i]);
    return column.rowsWithCode(pass);
}

Error misfit(const Column &column, const QString &value, const QString &wanted)
{
    return words(tr("\"%1\" is not %2, which the column %3 holds.").arg(value, wanted, column.name()));
}

/// A year, month or day stands for all its time; in UTC where the column's times are instants.
Result<RowSet> compareTimes(const Column &column, const Condition &condition)
{
    const auto rowsBy = [&](const TimePoint &first, const TimePoint &last) {
        return rowsWhere(column, [&, op = condition.op](Row row) {
            const TimePoint &value = column.time(row);
            switch (op) {
            case Op::Equal:
                return !(value < first) && !(last < value);
            case Op::NotEqual:
                return value < first || last < value;
            case Op::Less:
                return value < first;
            case Op::LessEqual:
                return !(last < value);
            case Op::Greater:
                return last < value;
            case Op::GreaterEqual:
                return !(value < first);
            default:
                return false;
            }
        });
    };
    if (const auto time = TimePoint::parse(condition.value); time && time->digits != TimePoint::dayOnly)
        return rowsBy(*time, *time);
    const auto date = DateRange::parse(condition.value);
    if (!date || date->form == DateRange::Form::Interval)
        return misfit(column, condition.value, tr("a date or a time (2024-12-31T12:30:00+05:00)"));
    const auto start = [](const QDate &day) { return TimePoint::of(day, 0, TimePoint::noZone, 0); };
    TimePoint last = start(date->lastDay().addDays(1));
    --last.micros;
    return rowsBy(start(date->firstDay()), last);
}

/// true and false, and what people write for them.
std::optional<QString> booleanText(const QString &text)
{
    const QString lower = text.trimmed().toLower();
    for (const auto &[word, value] : {std::pair{"true", "true"},
                                      {"yes", "true"},
                                      {"1", "true"},
                                      {"false", "false"},
                                      {"no", "false"},
                                      {"0", "false"}})
        if (lower == QLatin1String(word))
            return QString::fromLatin1(value);
    return std::nullopt;
}

/// The plain members of a JSON list, or the value itself, as texts.
QStringList jsonMembers(const QString &json)
{
    const auto parsed = QJsonDocument::fromJson((u'[' + json + u']').toUtf8()).array();
    const QJsonArray members = parsed.size() == 1 && parsed[0].isArray() ? parsed[0].toArray() : parsed;
    QStringList texts;
    for (const QJsonValue &member : members)
        texts << (member.isBool() ? (member.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                                  : member.toVariant().toString());
    return texts;
}

Result<RowSet> compareTexts(const Column &column, const Condition &condition)
{
    const Op op = condition.op;
    const bool isBoolean = column.type() == Column::Type::Boolean;
    if (op != Op::Equal && op != Op::NotEqual && op != Op::Contains)
        return words(tr("The column %1 holds %2, which %3 does not compare: use =, != or ~, or a column of numbers or "
                        "dates.%4")
                         .arg(column.name(), isBoolean ? tr("true or false") : tr("text"), operatorText(op),
                              column.reading().isEmpty() ? QString() : u' ' + column.reading()));
    QString value = condition.value;
    if (isBoolean && op != Op::Contains) {
        const auto known = booleanText(value);
        if (!known)
            return misfit(column, value, tr("true or false"));
        value = *known;
    }
    if (op == Op::NotEqual && column.type() == Column::Type::Tags) // no tag is it
        return column.validRows() - rowsByDictionary(column, [&](const QString &tag) { return tag == value; });
    if (op != Op::Contains && column.shape() == Column::Shape::Json) { // a list is each of its members
        const auto isOne = [&](const QString &json) { return json == value || jsonMembers(json).contains(value); };
        return rowsByDictionary(column, [&](const QString &json) { return (op == Op::Equal) == isOne(json); });
    }
    return rowsByDictionary(column, [&](const QString &text) {
        return op == Op::Contains ? text.contains(value, Qt::CaseInsensitive) : holds(op, text, value);
    });
}

Result<RowSet> compareRows(const Column &column, const Condition &condition)
{
    const Op op = condition.op;
    if (column.hasDictionary())
        return compareTexts(column, condition);
    if (op == Op::Contains)
        return rowsWhere(column,
                         [&](Row row) { return column.text(row).contains(condition.value, Qt::CaseInsensitive); });
    if (column.type() == Column::Type::DateTime)
        return compareTimes(column, condition);
    if (column.type() == Column::Type::Date) {
        const auto date = DateRange::parse(condition.value);
        if (!date)
            return misfit(column, condition.value, tr("a date (2024, 2024-12 or 2024-12-31)"));
        return rowsWithDate(column, op, *date);
    }
    const auto rows = rowsComparedTo(column, op, condition.value);
    return rows ? Result<RowSet>(*rows) : misfit(column, condition.value, tr("a number"));
}

Result<RowSet> rowsBetween(const Column &column, const Condition &condition)
{
    Condition low{condition.field, Op::GreaterEqual, condition.values.value(0), {}};
    Condition high{condition.field, Op::LessEqual, condition.values.value(1), {}};
    RowSet rows = column.validRows();
    for (const auto *end : {&low, &high}) {
        if (end->value.isEmpty())
            continue;
        auto met = compareRows(column, *end);
        if (!met)
            return met;
        rows &= *met;
    }
    return rows;
}

Result<RowSet> rowsOneOf(const Column &column, const Condition &condition)
{
    const QSet<QString> wanted(condition.values.begin(), condition.values.end());
    if (column.hasDictionary())
        return rowsByDictionary(column, [&](const QString &value) { return wanted.contains(value); });
    RowSet rows(column.rowCount());
    for (const QString &value : condition.values) {
        auto met = compareRows(column, {condition.field, Op::Equal, value, {}});
        if (!met)
            return met;
        rows |= *met;
    }
    return rows;
}

} // namespace

Result<RowSet> evaluate(const Layer &layer, const Condition &condition)
{
    const Column *column = layer.column(condition.field);
    if (!column) {
        QStringList names;
        for (const auto &known : layer.columns())
            if (!known->name().startsWith(u'_'))
                names << known->name();
        return words(tr("The layer %1 has no column %2; it has %3.")
                         .arg(layer.name(), condition.field, names.join(QStringLiteral(", "))));
    }
    switch (condition.op) {
    case Op::IsNull:
        return nullRows(*column);
    case Op::IsNotNull:
        return column->validRows();
    case Op::OneOf:
    case Op::Between: {
        auto rows = condition.op == Op::OneOf ? rowsOneOf(*column, condition) : rowsBetween(*column, condition);
        if (rows && condition.orNull)
            *rows |= nullRows(*column);
        return rows;
    }
    default:
        return compareRows(*column, condition);
    }
}

QString undecidedText(const Layer &layer, const Condition &condition, const RowSet &undecided)
{
    const std::size_t rows = undecided.count();
    if (rows == 0)
        return {};
    const Column *column = layer.column(condition.field);
    const bool isDate = column && column->type() == Column::Type::Date;
    return (isDate
                ? tr("Some dates of %1 are known to the month or year alone: they count where the condition is true of "
                     "every day that they may be. Undecided, and left out: %2.")
                : tr("Of some values of %1 only a limit is known (<0.01): they count where the condition is true of "
                     "all "
                     "that they may be. Undecided, and left out: %2."))
        .arg(condition.field)
        .arg(rows);
}

Result<RowSet> evaluateAll(const Layer &layer, const std::vector<Condition> &conditions)
{
    RowSet rows = layer.allRows();
    for (const auto &condition : conditions) {
        auto met = evaluate(layer, condition);
        if (!met)
            return met;
        rows &= *met;
    }
    return rows;
}

RowSet rowsInBox(const Layer &layer, const LonLatBox &box)
{
    RowSet rows(layer.rowCount());
    const double maxX = box.minX <= box.maxX ? box.maxX : box.maxX + 360;
    for (std::size_t i = 0; i < layer.rowCount(); ++i) {
        const auto own = layer.geometry().box(rowAt(i));
        if (own.isEmpty())
            continue;
        for (const double turn : {0.0, 360.0, -360.0}) // 190 and -170 are one meridian
            if (own.intersects(LonLatBox{box.minX + turn, box.minY, maxX + turn, box.maxY})) {
                rows.insert(rowAt(i));
                break;
            }
    }
    return rows;
}

ValueCounts countValues(const Column &column, const RowSet &rows)
{
    ValueCounts result;
    result.counts.resize(column.dictionary().size());
    rows.forEach([&](Row row) {
        if (column.isNull(row)) {
            ++result.nulls;
        } else if (column.isText()) {
            ++result.counts[column.code(row)];
        } else if (column.type() == Column::Type::Tags) {
            const auto tags = column.tags(row);
            for (auto tag = tags.begin(); tag != tags.end(); ++tag)
                if (std::find(tags.begin(), tag, *tag) == tag) // a list may have one twice
                    ++result.counts[*tag];
        }
    });
    return result;
}

std::optional<ValueRange> valueRange(const Column &column, const RowSet &rows)
{
    std::optional<ValueRange> range;
    rows.forEach([&](Row row) {
        const bool isDate = column.type() == Column::Type::Date, isTime = column.type() == Column::Type::DateTime;
        if (column.isNull(row) || (!column.isNumeric() && !isDate && !isTime))
            return;
        double low = 0, high = 0;
        if (isTime) {
            low = high = static_cast<double>(column.time(row).day().toJulianDay());
        } else if (isDate) {
            const auto &date = column.date(row);
            low = date.first == DateRange::openStart ? date.last : date.first;
            high = date.last == DateRange::openEnd ? date.first : date.last;
        } else {
            low = high = column.number(row);
        }
        if (std::isnan(low)) // only a limit is known
            return;
        if (!range)
            range = ValueRange{low, high};
        range->low = std::min(range->low, low);
        range->high = std::max(range->high, high);
    });
    return range;
}

} // namespace kohkan
