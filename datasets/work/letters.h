// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/mailbox.h"

#include <memory>

namespace kohkan {

/// The way from workers to one owner of state: what they post runs on the owner's thread while the owner lives, and is
/// dropped after. A member of that owner, whose thread alone makes and ends it; sender() goes to workers.
class Letters {
public:
    explicit Letters(std::shared_ptr<Mailbox> mailbox) : m_mailbox(std::move(mailbox)) {}
    Letters(const Letters &) = delete;
    Letters &operator=(const Letters &) = delete;

    /// A value; post() from any thread, also after the owner is gone.
    class Sender {
    public:
        void post(std::function<void()> letter) const
        {
            m_mailbox->post([life = m_life, letter = std::move(letter)] {
                if (!life.expired()) // asked on the owner's thread, where alone it can end
                    letter();
            });
        }
        /// Has the owner gone, or dropped what was under way? A hint for work that has not begun.
        bool isDropped() const { return m_life.expired(); }

    private:
        friend class Letters;
        Sender(std::shared_ptr<Mailbox> mailbox, std::weak_ptr<char> life)
            : m_mailbox(std::move(mailbox)), m_life(std::move(life))
        {}
        std::shared_ptr<Mailbox> m_mailbox;
        std::weak_ptr<char> m_life;
    };
    Sender sender() const { return {m_mailbox, m_life}; }
    /// Whatever is under way is dropped; the owner goes on.
    void drop() { m_life = std::make_shared<char>(); }
    const std::shared_ptr<Mailbox> &mailbox() const { return m_mailbox; }

private:
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<char> m_life = std::make_shared<char>();
};

} // namespace kohkan
