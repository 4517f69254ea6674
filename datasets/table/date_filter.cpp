// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/date_filter.h"

namespace kohkan {

using Op = Condition::Op;

namespace {

bool holds(Op op, const DateRange &value, const DateRange &than)
{
    switch (op) {
    case Op::Equal:
        return than.first <= value.first && value.last <= than.last;
    case Op::NotEqual:
        return value.last < than.first || than.last < value.first;
    case Op::Less:
        return value.last < than.first;
    case Op::LessEqual:
        return value.last <= than.last;
    case Op::Greater:
        return value.first > than.last;
    case Op::GreaterEqual:
        return value.first >= than.first;
    default:
        return false;
    }
}

} // namespace

RowSet rowsWithDate(const Column &column, Op op, const DateRange &than)
{
    return RowSet::where(column.rowCount(), [&](std::size_t i) {
        return !column.isNull(rowAt(i)) && holds(op, column.date(rowAt(i)), than);
    });
}

RowSet undecidedDates(const Column &column, const Condition &condition)
{
    const auto undecided = [&](Op op, Op opposite, const QString &value) {
        const auto date = DateRange::parse(value);
        return date ? column.validRows() - rowsWithDate(column, op, *date) - rowsWithDate(column, opposite, *date)
                    : RowSet(column.rowCount());
    };
    switch (condition.op) {
    case Op::Equal:
    case Op::NotEqual:
        return undecided(Op::Equal, Op::NotEqual, condition.value);
    case Op::Less:
    case Op::GreaterEqual:
        return undecided(Op::Less, Op::GreaterEqual, condition.value);
    case Op::Greater:
    case Op::LessEqual:
        return undecided(Op::Greater, Op::LessEqual, condition.value);
    case Op::Between:
        return undecided(Op::Less, Op::GreaterEqual, condition.values.value(0)) |
               undecided(Op::Greater, Op::LessEqual, condition.values.value(1));
    default:
        return RowSet(column.rowCount());
    }
}

} // namespace kohkan
