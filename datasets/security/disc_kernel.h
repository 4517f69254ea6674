// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kohkan {

/// The mean of the kernel K(d) = max(0, 1 - d / radius) over a disc, d being the distance from a site to a place of the
/// disc: how near something is whose place is only known to lie in it. `distance`: of the site from the middle of the
/// disc; `spread`: its radius, 0 for a point; all in one unit, on the plane. To 1e-12 and better. Pure; any thread.
double discMean(double distance, double spread, double radius);

} // namespace kohkan
