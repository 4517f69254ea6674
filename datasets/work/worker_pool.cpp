// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/work/worker_pool.h"

#include <algorithm>
#include <new>

namespace kohkan {

unsigned WorkerPool::defaultThreads()
{
    return std::max(2u, std::thread::hardware_concurrency()) - 1;
}

WorkerPool::WorkerPool(unsigned threads, std::function<void()> onExhausted) : m_onExhausted(std::move(onExhausted))
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool()
{
    {
        const std::scoped_lock lock(m_queue->m_mutex);
        m_queue->m_stopping = true;
        m_queue->m_waiting.clear();
        m_queue->m_orders.clear();
    }
    m_queue->m_wake.notify_all();
    for (auto &thread : m_threads)
        thread.join();
}

WorkQueue::Ticket WorkQueue::submit(std::function<void()> job, int order)
{
    Ticket ticket = 0;
    {
        const std::scoped_lock lock(m_mutex);
        ticket = m_next++;
        if (m_stopping)
            return ticket;
        m_waiting.emplace(Place{order, ticket}, std::move(job));
        m_orders.emplace(ticket, order);
    }
    m_wake.notify_one();
    return ticket;
}

bool WorkQueue::cancel(Ticket ticket)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_orders.find(ticket);
    if (found == m_orders.end())
        return false;
    m_waiting.erase(Place{found->second, ticket});
    m_orders.erase(found);
    return true;
}

void WorkerPool::run()
{
    WorkQueue &queue = *m_queue;
    std::unique_lock lock(queue.m_mutex);
    while (true) {
        queue.m_wake.wait(lock, [&] { return queue.m_stopping || !queue.m_waiting.empty(); });
        if (queue.m_stopping)
            return;
        auto node = queue.m_waiting.extract(queue.m_waiting.begin());
        queue.m_orders.erase(node.key().ticket);
        lock.unlock();
        try {
            node.mapped()();
        } catch (const std::bad_alloc &) {
            if (m_onExhausted)
                m_onExhausted();
        }
        node.mapped() = nullptr; // what the job held goes now, not with the next one
        lock.lock();
    }
}

} // namespace kohkan
