// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/work/in_parallel.h"

#include <atomic>
#include <thread>

namespace kohkan {

void runInParallel(const std::vector<std::function<void()>> &jobs)
{
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < jobs.size(); i = next++)
            jobs[i]();
    };
    std::thread second(work);
    work();
    second.join();
}

} // namespace kohkan
