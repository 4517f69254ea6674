// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace kohkan {

/// Why something could not be done, in words for a person. `message` says what, where and what to do in one sentence;
/// `detail` holds what a library said, for a log. A value, usable on any thread.
struct Error {
    enum class Kind {
        Words,     ///< the request was off: unknown field, layer, driver, or a condition that does not parse
        Input,     ///< the input cannot be read
        Output,    ///< the output cannot be written
        Cancelled, ///< somebody asked to stop
    };
    Kind kind = Kind::Input;
    QString message;
    QString detail = {};
};

/// A value or an Error. Used wherever a room border can see a failure; nothing throws across one.
template <typename T>
class [[nodiscard]] Result {
public:
    template <typename U>
    requires std::is_constructible_v<T, U &&> &&
        (!std::is_same_v<std::remove_cvref_t<U>, Result>)&&(!std::is_same_v<std::remove_cvref_t<U>, Error>)
            Result(U &&value)
        : m_state(std::in_place_index<0>, std::forward<U>(value))
    {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    bool ok() const { return m_state.index() == 0; }
    T &operator*() & { return std::get<0>(m_state); }
    const T &operator*() const & { return std::get<0>(m_state); }
    T &&operator*() && { return std::get<0>(std::move(m_state)); }
    T *operator->() { return &std::get<0>(m_state); }
    const T *operator->() const { return &std::get<0>(m_state); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// What a function returns that only succeeds or fails.
struct Done {};
using Outcome = Result<Done>;

} // namespace kohkan
