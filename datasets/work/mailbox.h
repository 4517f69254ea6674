// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace kohkan {

/// Closures on their way from workers to the thread that owns state. post() from any thread; deliver() only on the
/// owner's thread, which `wake` asks for (called by the posting thread when the box was empty). Shared by
/// std::shared_ptr, so that a late worker finds it alive.
class Mailbox {
public:
    explicit Mailbox(std::function<void()> wake) : m_wake(std::move(wake)) {}
    void post(std::function<void()> letter)
    {
        const std::scoped_lock lock(m_mutex);
        const bool first = m_letters.empty();
        m_letters.push_back(std::move(letter));
        if (first && m_wake)
            m_wake();
    }
    /// Runs what has been posted so far, in order.
    void deliver()
    {
        std::vector<std::function<void()>> letters;
        {
            const std::scoped_lock lock(m_mutex);
            letters.swap(m_letters);
        }
        for (auto &letter : letters)
            letter();
    }
    /// The owner goes: later letters are kept and never delivered, nobody is woken.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_wake = nullptr;
    }

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_letters;
    std::function<void()> m_wake;
};

} // namespace kohkan
