// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/time/period.h"

namespace kohkan {

namespace {

int monthsOf(Period::Step step)
{
    switch (step) {
    case Period::Step::Month:
        return 1;
    case Period::Step::Quarter:
        return 3;
    case Period::Step::Year:
        return 12;
    default:
        return 0;
    }
}

} // namespace

Period Period::moved(Step step, int steps) const
{
    if (const int months = monthsOf(step); months > 0) {
        const QDate start = first.addMonths(months * steps), end = last.addDays(1);
        if (first.day() == 1 && end.day() == 1)
            return {start, end.addMonths(months * steps).addDays(-1)};
        return {start, start.addDays(first.daysTo(last))};
    }
    const int length = step == Step::Week ? 7 : 1;
    return {first.addDays(length * steps), last.addDays(length * steps)};
}

bool Period::holds(const DateRange &date) const
{
    return date.first != DateRange::openStart && date.last != DateRange::openEnd && first <= date.firstDay() &&
           date.lastDay() <= last;
}

Condition Period::condition(const QString &field) const
{
    Condition condition;
    condition.field = field;
    condition.op = Condition::Op::Between;
    condition.values = {first.toString(Qt::ISODate), last.toString(Qt::ISODate)};
    return condition;
}

std::optional<Period> Period::of(const Condition &condition, const Period &otherwise)
{
    if (condition.op != Condition::Op::Between)
        return std::nullopt;
    Period period = otherwise;
    if (const auto low = DateRange::parse(condition.values.value(0)); low && low->firstDay().isValid())
        period.first = low->firstDay();
    if (const auto high = DateRange::parse(condition.values.value(1)); high && high->lastDay().isValid())
        period.last = high->lastDay();
    return period.first.isValid() && period.first <= period.last ? std::optional(period) : std::nullopt;
}

QString Period::text() const
{
    return first.toString(Qt::ISODate) + QStringLiteral(" – ") + last.toString(Qt::ISODate);
}

} // namespace kohkan
