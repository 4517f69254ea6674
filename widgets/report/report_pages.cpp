// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/report/report_pages.h"

#include <algorithm>

namespace kohkan {

namespace {

/// Height of a strip and of all that it is not to be parted from.
double heightTogether(const std::vector<ReportStrip> &strips, std::size_t at)
{
    double height = strips[at].height;
    while (strips[at].keepsWithNext && at + 1 < strips.size()) {
        ++at;
        height += strips[at].gap + strips[at].height;
    }
    return height;
}

} // namespace

std::vector<ReportPage> paginate(const std::vector<ReportStrip> &strips, double room)
{
    std::vector<ReportPage> pages(1);
    double top = 0;
    for (std::size_t i = 0; i < strips.size(); ++i) {
        const ReportStrip &strip = strips[i];
        const bool isFirst = pages.back().strips.empty();
        if (!isFirst && top + strip.gap + heightTogether(strips, i) > room) {
            pages.emplace_back();
            top = 0;
            const auto titles = static_cast<std::size_t>(std::max(strip.titles, 0));
            if (strip.titles >= 0 && strips[titles].height + strip.height <= room) {
                pages.back().strips.push_back({titles, 0});
                top = strips[titles].height;
            }
        } else if (!isFirst) {
            top += strip.gap;
        }
        pages.back().strips.push_back({i, top});
        pages.back().hasMap = pages.back().hasMap || strip.isMap;
        top += std::min(strip.height, room);
    }
    return pages;
}

} // namespace kohkan
