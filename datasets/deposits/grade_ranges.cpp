// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/grade_ranges.h"

#include "datasets/work/words.h"

namespace kohkan {

GradeRanges GradeRanges::of(const Layer *table)
{
    GradeRanges ranges;
    if (!table)
        return ranges;
    for (const Row row : table->bySourceRow()) {
        const auto text = [&](const char *name) {
            const Column *column = table->column(QString::fromLatin1(name));
            return column ? column->text(row) : QString();
        };
        const GradeRange range{text("id"),      text("commodity"),     text("unit"),          text("lowest"),
                               text("highest"), text("lowest_source"), text("highest_source")};
        ranges.m_ranges.insert(range.commodity, range);
    }
    return ranges;
}

const GradeRange *GradeRanges::find(const QString &commodity) const
{
    const auto known = m_ranges.constFind(commodity);
    return known == m_ranges.constEnd() ? nullptr : &*known;
}

QString GradeRanges::objection(const QString &commodity, const QString &grade, const Unit &unit) const
{
    constexpr double slack = 1e-9; // 0.2 % and 2,000 ppm are the same grade
    const GradeRange *range = find(commodity);
    const auto rangeUnit = range ? unitNamed(range->unit) : std::nullopt;
    if (!rangeUnit || unit.kind != Unit::Kind::Grade)
        return {};
    const double value = grade.toDouble() * unit.factor / rangeUnit->factor;
    const bool isHigh = !range->highest.isEmpty() && value > range->highest.toDouble() * (1 + slack),
               isLow = !range->lowest.isEmpty() && value < range->lowest.toDouble() * (1 - slack);
    if (!isHigh && !isLow)
        return {};
    return (isHigh ? tr("The grade %1 %2 of %3 lies above %4 %5, the highest mined that a source here names (%6).")
                   : tr("The grade %1 %2 of %3 lies below %4 %5, the lowest mined that a source here names (%6)."))
        .arg(grade, unit.name, commodity, isHigh ? range->highest : range->lowest, range->unit,
             isHigh ? range->highestSource : range->lowestSource);
}

} // namespace kohkan
