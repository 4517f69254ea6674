// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/reader_service.h"

#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace kohkan {

/// A file descriptor that is closed with its owner. Above those that a reader process has (ReaderFiles).
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int file) : m_file(file < 0 ? -1 : fcntl(file, F_DUPFD_CLOEXEC, ReaderFiles::progress + 1))
    {
        if (file >= 0)
            ::close(file);
    }
    Descriptor(Descriptor &&other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~Descriptor() { close(); }
    void close()
    {
        if (m_file >= 0)
            ::close(std::exchange(m_file, -1));
    }
    int file() const { return m_file; }
    explicit operator bool() const { return m_file >= 0; }

private:
    int m_file = -1;
};

} // namespace kohkan
