// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/report/report_strips.h"

namespace kohkan {

/// What stands on one page: strips by number, repeated titles among them, each at its height.
struct ReportPage {
    struct Placed {
        std::size_t strip;
        double top;
    };
    std::vector<Placed> strips;
    bool hasMap = false;
};

/// Puts strips on pages of that height in their order: none is split, one that keeps with the next is on its page, and
/// a table that goes on begins with its titles. A strip higher than a page has one of its own. Pure.
std::vector<ReportPage> paginate(const std::vector<ReportStrip> &strips, double room);

} // namespace kohkan
