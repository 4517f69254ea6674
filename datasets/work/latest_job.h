// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/letters.h"
#include "datasets/work/urgency.h"
#include "datasets/work/worker_pool.h"

#include <stop_token>
#include <type_traits>
#include <utility>

namespace kohkan {

/// A question that workers answer and of which only the latest answer counts: it is asked again as often as one likes,
/// and dropped with its owner, whose thread alone uses it. `make` (`Answer make(std::stop_token)` or `Answer make()`)
/// runs in the pool on values and shared constants; `take(const Answer &)` gets what it returned on the owner's thread,
/// and may ask again.
class LatestJob {
public:
    LatestJob(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, Urgency urgency)
        : m_queue(pool->queue()), m_letters(std::move(mailbox)), m_urgency(urgency)
    {}
    ~LatestJob() { cancel(); }
    LatestJob(const LatestJob &) = delete;
    LatestJob &operator=(const LatestJob &) = delete;

    void setUrgency(Urgency urgency) { m_urgency = urgency; } ///< of what is asked from now on

    /// Drops the question before, though it may have begun: it is told to stop.
    template <typename Make, typename Take>
    void ask(Make make, Take take)
    {
        cancel();
        submit(std::move(make), std::move(take));
    }
    /// Where the question before has begun, it is answered first, and of those asked meanwhile only the last one begins
    /// then: what is watched while it changes is seen to. `prepare` gives its `make`, on the owner's thread, when it
    /// begins.
    template <typename Prepare, typename Take>
    void askWhenFree(Prepare prepare, Take take)
    {
        if (m_isRunning && !m_queue->cancel(m_ticket)) {
            m_next = [this, prepare = std::move(prepare), take = std::move(take)] { submit(prepare(), take); };
            return;
        }
        cancel();
        submit(prepare(), std::move(take));
    }
    /// Nothing that was asked is answered any more.
    void cancel()
    {
        m_next = nullptr;
        if (!m_isRunning)
            return;
        m_isRunning = false;
        m_stop.request_stop();
        m_queue->cancel(m_ticket);
        m_letters.drop();
    }
    bool isRunning() const { return m_isRunning; } ///< asked, and not answered yet

private:
    template <typename Make, typename Take>
    void submit(Make make, Take take)
    {
        m_isRunning = true;
        m_stop = {};
        m_ticket = m_queue->submit(
            [this, make = std::move(make), take = std::move(take), sender = m_letters.sender(),
             stop = m_stop.get_token()] {
                if (sender.isDropped())
                    return;
                try {
                    const auto made = std::make_shared<decltype(answerOf(make, stop))>(answerOf(make, stop));
                    sender.post([this, take, made] { end([&] { take(*made); }); });
                } catch (...) {
                    sender.post([this] { end([] {}); }); // memory ran out, which the pool says
                    throw;
                }
            },
            static_cast<int>(m_urgency));
    }
    template <typename Make>
    static auto answerOf(const Make &make, const std::stop_token &stop)
    {
        if constexpr (std::is_invocable_v<const Make &, std::stop_token>)
            return make(stop);
        else
            return make();
    }
    template <typename Answer>
    void end(const Answer &answer)
    {
        m_isRunning = false;
        const Letters::Sender sender = m_letters.sender();
        answer();
        if (sender.isDropped()) // with its owner, or asked again by who has taken it
            return;
        if (m_isRunning) // who has taken it has asked again
            return;
        if (const auto next = std::exchange(m_next, nullptr))
            next();
    }

    std::shared_ptr<WorkQueue> m_queue;
    Letters m_letters;
    Urgency m_urgency;
    std::stop_source m_stop;
    WorkerPool::Ticket m_ticket = 0;
    std::function<void()> m_next; ///< asked while another was being answered
    bool m_isRunning = false;
};

} // namespace kohkan
