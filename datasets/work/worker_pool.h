// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace kohkan {

/// Threads that run jobs, lowest `order` first and first come first served within one order. Jobs receive values and
/// shared constants and hand their result to a Mailbox. submit() and cancel() from any thread. The destructor drops
/// what waits and joins what runs.
class WorkerPool {
public:
    using Ticket = std::uint64_t;
    /// `onExhausted` is called, on the thread of the job, where memory ran out in one: the job is given up there.
    explicit WorkerPool(unsigned threads, std::function<void()> onExhausted = {});
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    Ticket submit(std::function<void()> job, int order = 0);
    /// Takes a job back that has not begun. False: it runs or has run.
    bool cancel(Ticket ticket);
    /// max(1, cores - 1): the GUI thread keeps a core.
    static unsigned defaultThreads();

private:
    void run();
    struct Place {
        int order;
        Ticket ticket;
        auto operator<=>(const Place &) const = default;
    };
    const std::function<void()> m_onExhausted;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<Place, std::function<void()>> m_waiting;
    std::map<Ticket, int> m_orders;
    Ticket m_next = 1;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace kohkan
