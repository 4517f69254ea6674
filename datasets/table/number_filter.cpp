// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/number_filter.h"

#include "datasets/table/date_filter.h"

#include <cmath>

namespace kohkan {

namespace {

using Op = Condition::Op;

/// Rows of which only a limit is known and that meet the comparison whatever their value is: `<5` is below 7 for sure.
RowSet limitedRows(const Column &column, Op op, double than)
{
    RowSet rows(column.rowCount());
    const auto take = [&](Column::Limit limit, auto &&isSure) {
        if (column.limited(limit).size() > 0)
            column.limited(limit).forEach([&](Row row) {
                if (isSure(column.limitNumber(row)))
                    rows.insert(row);
            });
    };
    if (op == Op::Less || op == Op::LessEqual || op == Op::NotEqual)
        take(Column::Limit::Below, [than](double limit) { return limit <= than; });
    if (op == Op::Greater || op == Op::GreaterEqual || op == Op::NotEqual)
        take(Column::Limit::Above, [than](double limit) { return limit >= than; });
    return rows;
}

/// Rows of a numeric column; one loop for each operator.
RowSet rowsByNumber(const Column &column, Op op, double than)
{
    const auto known = [&] {
        switch (op) {
        case Op::Equal:
            return column.rowsWithNumber([than](double value) { return value == than; });
        case Op::NotEqual:
            return column.rowsWithNumber([than](double value) { return value != than; });
        case Op::Less:
            return column.rowsWithNumber([than](double value) { return value < than; });
        case Op::LessEqual:
            return column.rowsWithNumber([than](double value) { return value <= than; });
        case Op::Greater:
            return column.rowsWithNumber([than](double value) { return value > than; });
        case Op::GreaterEqual:
            return column.rowsWithNumber([than](double value) { return value >= than; });
        default:
            return RowSet(column.rowCount());
        }
    }();
    return column.hasLimits() ? known | limitedRows(column, op, than) : known;
}

/// Rows of an integer column by an integer, exact to the digit.
RowSet rowsByInteger(const Column &column, Op op, std::int64_t than)
{
    switch (op) {
    case Op::Equal:
        return column.rowsWithInteger([than](std::int64_t value) { return value == than; });
    case Op::NotEqual:
        return column.rowsWithInteger([than](std::int64_t value) { return value != than; });
    case Op::Less:
        return column.rowsWithInteger([than](std::int64_t value) { return value < than; });
    case Op::LessEqual:
        return column.rowsWithInteger([than](std::int64_t value) { return value <= than; });
    case Op::Greater:
        return column.rowsWithInteger([than](std::int64_t value) { return value > than; });
    case Op::GreaterEqual:
        return column.rowsWithInteger([than](std::int64_t value) { return value >= than; });
    default:
        return RowSet(column.rowCount());
    }
}

/// The same by a number with decimals, or beyond what an integer holds: none is equal, and it lies between two
/// integers.
RowSet rowsByFraction(const Column &column, Op op, const QString &text, double than)
{
    constexpr double end = 9223372036854775808.0; // 2^63
    const bool isLess = op == Op::Less || op == Op::LessEqual;
    if (op == Op::Equal || std::isnan(than))
        return RowSet(column.rowCount());
    if (op == Op::NotEqual || (isLess ? than >= end : than < -end))
        return column.validRows();
    if (isLess ? than < -end : than >= end)
        return RowSet(column.rowCount());
    bool isPlain = false; // the whole part of a long figure, exactly
    const auto whole = text.trimmed().section(u'.', 0, 0).toLongLong(&isPlain);
    const auto floor = isPlain && than >= 0 && !text.contains(u'e', Qt::CaseInsensitive)
                           ? std::int64_t{whole}
                           : static_cast<std::int64_t>(std::floor(than));
    return rowsByInteger(column, isLess ? Op::LessEqual : Op::Greater, floor);
}

/// `5.0`, `1e3` and the like as the integer that they are.
std::optional<std::int64_t> wholeOf(const QString &text)
{
    bool ok = false;
    const auto plain = text.trimmed().toLongLong(&ok);
    if (ok)
        return plain;
    const auto number = parseNumber(text);
    constexpr double exact = 9007199254740992.0; // 2^53
    if (number && std::abs(number->value) <= exact && number->value == std::floor(number->value))
        return static_cast<std::int64_t>(number->value);
    return std::nullopt;
}

} // namespace

std::optional<RowSet> rowsComparedTo(const Column &column, Op op, const QString &than)
{
    const auto number = parseNumber(than);
    if (!number)
        return std::nullopt;
    if (column.type() == Column::Type::Number)
        return rowsByNumber(column, op, number->value);
    const auto whole = wholeOf(than);
    return whole ? rowsByInteger(column, op, *whole) : rowsByFraction(column, op, than, number->value);
}

RowSet undecidedRows(const Layer &layer, const Condition &condition)
{
    const Column *column = layer.column(condition.field);
    if (column && column->type() == Column::Type::Date)
        return undecidedDates(*column, condition);
    if (!column || !column->hasLimits())
        return RowSet(layer.rowCount());
    const auto undecided = [&](Op op, const QString &value) {
        const auto number = parseNumber(value);
        RowSet rows(layer.rowCount());
        if (!number)
            return rows;
        for (const auto limit : {Column::Limit::Below, Column::Limit::Above})
            if (column->limited(limit).size() > 0)
                rows |= column->limited(limit);
        const Op opposite = op == Op::Less           ? Op::GreaterEqual
                            : op == Op::LessEqual    ? Op::Greater
                            : op == Op::Greater      ? Op::LessEqual
                            : op == Op::GreaterEqual ? Op::Less
                            : op == Op::Equal        ? Op::NotEqual
                                                     : Op::Equal;
        return rows - limitedRows(*column, op, number->value) - limitedRows(*column, opposite, number->value);
    };
    switch (condition.op) {
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual:
    case Op::Equal:
    case Op::NotEqual:
        return undecided(condition.op, condition.value);
    case Op::Between:
        return undecided(Op::GreaterEqual, condition.values.value(0)) |
               undecided(Op::LessEqual, condition.values.value(1));
    default:
        return RowSet(layer.rowCount());
    }
}

} // namespace kohkan
