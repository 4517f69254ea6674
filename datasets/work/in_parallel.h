// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

namespace kohkan {

/// Runs jobs that do not depend on each other on this thread and a second one, taking them in order, and returns when
/// all have run. For work of many milliseconds, outside the GUI thread.
void runInParallel(const std::vector<std::function<void()>> &jobs);

} // namespace kohkan
