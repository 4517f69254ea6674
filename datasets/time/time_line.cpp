// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/time/time_line.h"

#include <algorithm>
#include <tuple>

namespace kohkan {

TimeLane sorted(TimeLane lane)
{
    std::vector<TimeItem> all = std::move(lane.items);
    lane.items.clear();
    for (TimeItem &item : all)
        (item.range ? lane.items : lane.undated).push_back(std::move(item));
    std::stable_sort(lane.items.begin(), lane.items.end(), [](const TimeItem &a, const TimeItem &b) {
        return std::tie(a.range->first, a.range->last, a.id) < std::tie(b.range->first, b.range->last, b.id);
    });
    return lane;
}

bool isPartnershipKind(const QString &kind)
{
    static const QStringList kinds{QStringLiteral("agreement"), QStringLiteral("financing"),
                                   QStringLiteral("meeting"),   QStringLiteral("ministerial"),
                                   QStringLiteral("policy"),    QStringLiteral("shipment")};
    return kinds.contains(kind);
}

TimeLine TimeLine::forSite(const QString &depositId) const
{
    TimeLine own = *this;
    const auto isOther = [&](const TimeItem &item) { return !item.depositIds.contains(depositId); };
    for (TimeLane &lane : own.lanes) {
        std::erase_if(lane.items, isOther);
        std::erase_if(lane.undated, isOther);
    }
    return own;
}

const TimeItem *TimeLine::find(const QString &id) const
{
    for (const TimeLane &lane : lanes)
        for (const auto *list : {&lane.items, &lane.undated})
            for (const TimeItem &item : *list)
                if (item.id == id)
                    return &item;
    return nullptr;
}

std::size_t TimeLine::datedCount() const
{
    std::size_t count = 0;
    for (const TimeLane &lane : lanes)
        count += lane.items.size();
    return count;
}

std::size_t TimeLine::undatedCount() const
{
    std::size_t count = 0;
    for (const TimeLane &lane : lanes)
        count += lane.undated.size();
    return count;
}

std::optional<DateRange> TimeLine::span() const
{
    std::optional<DateRange> span;
    const auto include = [&](std::int32_t day) {
        if (day == DateRange::openStart || day == DateRange::openEnd)
            return;
        if (!span)
            span = DateRange{day, day, DateRange::Form::Interval};
        span->first = std::min(span->first, day);
        span->last = std::max(span->last, day);
    };
    for (const TimeLane &lane : lanes)
        for (const TimeItem &item : lane.items) {
            include(item.range->first);
            include(item.range->last);
        }
    return span;
}

} // namespace kohkan
