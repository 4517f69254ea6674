// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/history/history_fact.h"

#include <functional>
#include <utility>

namespace kohkan {

/// A fact that is one value of a type with ==.
template <typename T>
class ValueFact : public HistoryFact {
public:
    struct Access {
        std::function<T()> get;
        std::function<void(const T &)> set;
        std::function<QString(const T &value)> text; ///< of having chosen it
        QString subject = {};
    };
    explicit ValueFact(Access access)
        : m_access(std::make_shared<const Access>(std::move(access))), m_known(m_access->get())
    {}

    std::unique_ptr<HistoryChange> look() override
    {
        T now = m_access->get();
        if (now == m_known)
            return nullptr;
        return std::make_unique<Change>(m_access, std::exchange(m_known, now), now);
    }

private:
    class Change : public HistoryChange {
    public:
        Change(std::shared_ptr<const Access> access, T before, T after)
            : m_access(std::move(access)), m_before(std::move(before)), m_after(std::move(after))
        {}
        void put(Side side) override { m_access->set(side == Side::Before ? m_before : m_after); }
        QString text() const override { return m_access->text(m_after); }
        QString subject() const override { return m_access->subject; }
        void follow(const HistoryChange &later) override { m_after = static_cast<const Change &>(later).m_after; }
        bool isNothing() const override { return m_before == m_after; }

    private:
        std::shared_ptr<const Access> m_access;
        T m_before, m_after;
    };
    std::shared_ptr<const Access> m_access;
    T m_known;
};

} // namespace kohkan
