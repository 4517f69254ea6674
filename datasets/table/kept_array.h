// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace kohkan {

/// Values that do not change any more, shared by all copies: they were a vector, or they lie in memory that somebody
/// else made (a file that is mapped) and that lives as long as one of the copies. Free to read on any thread.
template <typename T>
class KeptArray {
public:
    using value_type = T;
    KeptArray() = default;
    KeptArray(std::vector<T> values)
    {
        if (values.empty())
            return;
        auto own = std::make_shared<const std::vector<T>>(std::move(values));
        m_values = *own;
        m_owner = std::move(own);
    }
    KeptArray(std::shared_ptr<const void> owner, std::span<const T> values)
        : m_owner(std::move(owner)), m_values(values)
    {}

    std::size_t size() const { return m_values.size(); }
    bool empty() const { return m_values.empty(); }
    const T *data() const { return m_values.data(); }
    const T &operator[](std::size_t at) const { return m_values[at]; }
    auto begin() const { return m_values.begin(); }
    auto end() const { return m_values.end(); }

private:
    std::shared_ptr<const void> m_owner;
    std::span<const T> m_values;
};

/// Lets what carries tables from one process to another see the members of a class: the class has a private static
/// `members(self, visit)` that calls visit(member) for each in order, and this as a friend.
struct MemberAccess {
    template <typename Self, typename Visit>
    static void members(Self &self, Visit &visit)
    {
        std::remove_const_t<Self>::members(self, visit);
    }
    /// An empty one, on the heap.
    template <typename T>
    static T *make()
    {
        return new T();
    }
};

} // namespace kohkan
