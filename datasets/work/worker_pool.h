// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/urgency.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kohkan {

/// Jobs that wait for the threads of a pool, lowest `order` first and first come first served within one order. Any
/// thread. May outlive its pool: then nothing is taken any more.
class WorkQueue {
public:
    using Ticket = std::uint64_t;
    Ticket submit(std::function<void()> job, int order);
    /// Takes a job back that has not begun. False: it runs or has run, or the pool is gone.
    bool cancel(Ticket ticket);

private:
    friend class WorkerPool;
    struct Place {
        int order;
        Ticket ticket;
        auto operator<=>(const Place &) const = default;
    };
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<Place, std::function<void()>> m_waiting;
    std::map<Ticket, int> m_orders;
    Ticket m_next = 1;
    bool m_stopping = false;
};

/// Threads that run the jobs of a queue. Jobs receive values and shared constants and hand their result to a Mailbox.
/// The destructor drops what waits and joins what runs.
class WorkerPool {
public:
    using Ticket = WorkQueue::Ticket;
    /// `onExhausted` is called, on the thread of the job, where memory ran out in one: the job is given up there.
    explicit WorkerPool(unsigned threads, std::function<void()> onExhausted = {});
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    Ticket submit(std::function<void()> job, int order = 0) { return m_queue->submit(std::move(job), order); }
    Ticket submit(std::function<void()> job, Urgency urgency)
    {
        return m_queue->submit(std::move(job), static_cast<int>(urgency));
    }
    bool cancel(Ticket ticket) { return m_queue->cancel(ticket); }
    /// For owners that may go after the pool.
    const std::shared_ptr<WorkQueue> &queue() const { return m_queue; }
    /// max(1, cores - 1): the GUI thread keeps a core.
    static unsigned defaultThreads();

private:
    void run();
    const std::function<void()> m_onExhausted;
    std::shared_ptr<WorkQueue> m_queue = std::make_shared<WorkQueue>();
    std::vector<std::thread> m_threads;
};

} // namespace kohkan
