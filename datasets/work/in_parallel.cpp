// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/work/in_parallel.h"

#include <atomic>
#include <exception>
#include <thread>

namespace kohkan {

void runInParallel(const std::vector<std::function<void()>> &jobs)
{
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < jobs.size(); i = next++)
            jobs[i]();
    };
    std::exception_ptr thrown; // of the second thread, for the first
    std::thread second([&] {
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
        }
    });
    try {
        work();
    } catch (...) {
        next = jobs.size();
        second.join();
        throw;
    }
    second.join();
    if (thrown)
        std::rethrow_exception(thrown);
}

} // namespace kohkan
