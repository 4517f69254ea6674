// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/kept_array.h"

#include <QDateTime>
#include <QStringList>
#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace kohkan {

/// Where in an image every array begins, so that it can be used in place.
constexpr std::size_t imageAlignment = 16;

/// Writes values to a file descriptor so that ImageReader of the same program finds them again: what is flat as it lies
/// in memory, the rest member by member. Owned by one thread.
class ImageWriter {
public:
    explicit ImageWriter(int file) : m_file(file) {}
    template <typename T>
    void operator()(const T &value);
    /// Writes what is left. False: something could not be written, now or earlier.
    bool finish();

private:
    void bytes(const void *data, std::size_t size);
    void align();
    template <typename T>
    void array(std::span<const T> values)
    {
        (*this)(values.size());
        align();
        bytes(values.data(), values.size_bytes());
    }
    bool write(const char *data, std::size_t size);

    int m_file;
    std::string m_buffer;
    std::size_t m_written = 0;
    bool m_isBad = false;
};

/// Finds what an ImageWriter wrote in memory that is mapped; arrays stay where they are and keep the memory alive.
/// Whatever the bytes are, nothing outside of them is read; isBad() says that they end too early or say nonsense.
class ImageReader {
public:
    ImageReader(std::shared_ptr<const void> memory, std::span<const char> bytes)
        : m_memory(std::move(memory)), m_bytes(bytes)
    {}
    template <typename T>
    void operator()(T &value);
    bool isBad() const { return m_isBad; }
    bool isAtEnd() const { return !m_isBad && m_at == m_bytes.size(); }

private:
    const char *take(std::size_t size); ///< null where there is not so much left
    void align() { m_at = std::min(m_bytes.size(), (m_at + imageAlignment - 1) / imageAlignment * imageAlignment); }
    template <typename T>
    std::span<const T> array();

    std::shared_ptr<const void> m_memory;
    std::span<const char> m_bytes;
    std::size_t m_at = 0;
    bool m_isBad = false;
};

namespace image {

template <typename T, template <typename...> class Of>
constexpr bool is = false;
template <template <typename...> class Of, typename... Args>
constexpr bool is<Of<Args...>, Of> = true;

template <typename T>
concept HasMembers = requires(T &value, ImageWriter &visit)
{
    imageMembers(value, visit);
};

} // namespace image

template <typename T>
void ImageWriter::operator()(const T &value)
{
    if constexpr (std::is_same_v<T, QString>) {
        array(std::span(value.utf16(), static_cast<std::size_t>(value.size())));
    } else if constexpr (std::is_same_v<T, QDateTime>) {
        (*this)(value.isValid());
        (*this)(value.isValid() ? value.toMSecsSinceEpoch() : qint64{0});
    } else if constexpr (std::is_same_v<T, std::vector<QString>> || std::is_same_v<T, QStringList>) {
        std::vector<std::uint32_t> lengths;
        std::size_t all = 0;
        for (const QString &text : value) {
            lengths.push_back(static_cast<std::uint32_t>(text.size()));
            all += lengths.back();
        }
        array(std::span<const std::uint32_t>(lengths));
        (*this)(all);
        for (const QString &text : value)
            bytes(text.utf16(), static_cast<std::size_t>(text.size()) * sizeof(char16_t));
    } else if constexpr (image::is<T, KeptArray>) {
        array(std::span<const typename T::value_type>(value));
    } else if constexpr (image::is<T, std::vector>) {
        if constexpr (std::is_arithmetic_v<typename T::value_type>) {
            array(std::span<const typename T::value_type>(value));
        } else {
            (*this)(value.size());
            for (const auto &each : value)
                (*this)(each);
        }
    } else if constexpr (image::is<T, std::set> || image::is<T, std::map>) {
        (*this)(value.size());
        for (const auto &each : value)
            (*this)(each);
    } else if constexpr (image::is<T, std::pair>) {
        (*this)(value.first);
        (*this)(value.second);
    } else if constexpr (image::is<T, std::optional> || image::is<T, std::shared_ptr>) {
        (*this)(static_cast<bool>(value));
        if (value)
            (*this)(*value);
    } else if constexpr (image::is<T, std::variant>) {
        (*this)(value.index());
        std::visit(*this, value);
    } else if constexpr (image::HasMembers<const T>) {
        imageMembers(value, *this);
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, QChar>) {
        bytes(&value, sizeof value);
    } else {
        MemberAccess::members(value, *this);
    }
}

template <typename T>
std::span<const T> ImageReader::array()
{
    std::size_t size = 0;
    (*this)(size);
    align();
    if (size > m_bytes.size() / sizeof(T)) {
        m_isBad = true;
        return {};
    }
    const char *data = take(size * sizeof(T));
    return data ? std::span(reinterpret_cast<const T *>(data), size) : std::span<const T>();
}

template <typename T>
void ImageReader::operator()(T &value)
{
    if constexpr (std::is_same_v<T, QString>) {
        const auto text = array<char16_t>();
        value = QString(reinterpret_cast<const QChar *>(text.data()), static_cast<qsizetype>(text.size()));
    } else if constexpr (std::is_same_v<T, QDateTime>) {
        bool isValid = false;
        qint64 milliseconds = 0;
        (*this)(isValid);
        (*this)(milliseconds);
        value = isValid ? QDateTime::fromMSecsSinceEpoch(milliseconds) : QDateTime();
    } else if constexpr (std::is_same_v<T, std::vector<QString>> || std::is_same_v<T, QStringList>) {
        const auto lengths = array<std::uint32_t>();
        std::size_t all = 0;
        (*this)(all);
        value.clear();
        value.reserve(static_cast<decltype(value.size())>(lengths.size()));
        for (const auto length : lengths) {
            const char *text = take(std::size_t{length} * sizeof(char16_t));
            if (!text)
                return;
            value.push_back(QString(reinterpret_cast<const QChar *>(text), static_cast<qsizetype>(length)));
        }
    } else if constexpr (image::is<T, KeptArray>) {
        const auto values = array<typename T::value_type>();
        value = T(values.empty() ? nullptr : m_memory, values);
    } else if constexpr (image::is<T, std::vector>) {
        using Each = typename T::value_type;
        if constexpr (std::is_arithmetic_v<Each>) {
            const auto values = array<Each>();
            value.assign(values.begin(), values.end());
        } else {
            std::size_t size = 0;
            (*this)(size);
            value.clear();
            for (std::size_t i = 0; i < size && !m_isBad; ++i)
                (*this)(value.emplace_back());
        }
    } else if constexpr (image::is<T, std::set> || image::is<T, std::map>) {
        std::size_t size = 0;
        (*this)(size);
        value.clear();
        for (std::size_t i = 0; i < size && !m_isBad; ++i) {
            if constexpr (image::is<T, std::map>) {
                typename T::key_type key{};
                (*this)(key);
                (*this)(value[key]);
            } else {
                typename T::value_type each{};
                (*this)(each);
                value.insert(std::move(each));
            }
        }
    } else if constexpr (image::is<T, std::optional>) {
        bool hasValue = false;
        (*this)(hasValue);
        value.reset();
        if (hasValue)
            (*this)(value.emplace());
    } else if constexpr (image::is<T, std::shared_ptr>) {
        using Each = std::remove_const_t<typename T::element_type>;
        bool hasValue = false;
        (*this)(hasValue);
        value.reset();
        if (hasValue) {
            std::shared_ptr<Each> made(MemberAccess::make<Each>());
            (*this)(*made);
            value = std::move(made);
        }
    } else if constexpr (image::is<T, std::variant>) {
        std::size_t which = 0;
        (*this)(which);
        const auto choose = [&]<std::size_t... At>(std::index_sequence<At...>)
        {
            const bool isKnown = ((which == At ? ((*this)(value.template emplace<At>()), true) : false) || ...);
            m_isBad = m_isBad || !isKnown;
        };
        choose(std::make_index_sequence<std::variant_size_v<T>>());
    } else if constexpr (image::HasMembers<T>) {
        imageMembers(value, *this);
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, QChar>) {
        if (const char *data = take(sizeof value))
            std::memcpy(&value, data, sizeof value);
    } else {
        MemberAccess::members(value, *this);
    }
}

} // namespace kohkan
