// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <new>
#include <type_traits>

namespace kohkan {

/// The sentence on what was not done for want of memory: `what` says it ("FILE was not read").
Error outOfMemory(Error::Kind kind, const QString &what);

/// What work() gives, a Result; where memory runs out on the way, outOfMemory(kind, what). Any thread.
template <typename Work>
auto orOutOfMemory(Error::Kind kind, const QString &what, Work &&work) -> std::invoke_result_t<Work>
{
    try {
        return work();
    } catch (const std::bad_alloc &) {
        return outOfMemory(kind, what);
    }
}

} // namespace kohkan
