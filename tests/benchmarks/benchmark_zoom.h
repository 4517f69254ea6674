// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Walks the whole scale of the window, rung by rung and with the shipped data, over the places where lines, names and
/// circles are densest, and prints how long each view takes until it is whole, names included, and the most memory that
/// the process has held (`VmHWM`). KOHKAN_BENCH_ZOOM: the walks by a part of "case, place"; all without it.
/// KOHKAN_BENCH_RUNGS: each rung by itself, too.
void walkTheScale();
