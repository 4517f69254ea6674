// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kohkan {

/// When work that waits in the pool is begun: the lowest first, first come first served within one. Tiles in view are
/// in an order of their own, from Tile on.
enum class Urgency : int {
    Projection = -2,     ///< nothing can be painted without it
    Picture = -1,        ///< what tiles are painted with, and the names of the base map
    Tile = 0,            ///< in view, and what somebody waits for beside the map
    Answer = 400,        ///< what was asked for, once the map in view is whole
    Follow = 1'000,      ///< what follows from a change and is seen later
    SiteNames = 500'000, ///< after all tiles in view
    Ahead = 1'000'000    ///< tiles that are not in view yet
};

} // namespace kohkan
