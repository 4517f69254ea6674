// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/image_archive.h"

#include <cerrno>
#include <unistd.h>

namespace kohkan {

namespace {

constexpr std::size_t bufferSize = 1 << 16;

}

bool ImageWriter::write(const char *data, std::size_t size)
{
    while (size > 0 && !m_isBad) {
        const auto written = ::write(m_file, data, size);
        if (written < 0 && errno == EINTR)
            continue;
        m_isBad = written <= 0;
        if (!m_isBad) {
            data += written;
            size -= static_cast<std::size_t>(written);
        }
    }
    return !m_isBad;
}

void ImageWriter::bytes(const void *data, std::size_t size)
{
    m_written += size;
    if (m_buffer.size() + size > bufferSize) {
        write(m_buffer.data(), m_buffer.size());
        m_buffer.clear();
    }
    if (size > bufferSize)
        write(static_cast<const char *>(data), size);
    else
        m_buffer.append(static_cast<const char *>(data), size);
}

void ImageWriter::align()
{
    static constexpr char nothing[imageAlignment] = {};
    if (m_written % imageAlignment != 0)
        bytes(nothing, imageAlignment - m_written % imageAlignment);
}

bool ImageWriter::finish()
{
    write(m_buffer.data(), m_buffer.size());
    m_buffer.clear();
    return !m_isBad;
}

const char *ImageReader::take(std::size_t size)
{
    if (m_isBad || size > m_bytes.size() - m_at) {
        m_isBad = true;
        return nullptr;
    }
    const char *data = m_bytes.data() + m_at;
    m_at += size;
    return data;
}

} // namespace kohkan
