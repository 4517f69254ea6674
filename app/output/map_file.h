// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "widgets/sheet/map_page.h"

#include <functional>
#include <stop_token>

namespace kohkan {

/// A map as a file in the format of its settings; its title, credits and boundary note are in the file's own fields,
/// too. PNG states its resolution. In SVG and PDF lines, letters and marks stay what they are, except for what
/// DrawnScene makes pixels of; the names on the map are outlines in SVG, all other text is text; the credits in a PDF
/// are links. Takes long for a large page; any thread. `progress` hears the share done, on the calling thread.
Outcome writeMapPage(const MapPage &page, const QString &path, const std::stop_token &stop = {},
                     const std::function<void(double)> &progress = {});

} // namespace kohkan
