// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/checked_file.h"

#include "datasets/io/system_reason.h"
#include "datasets/work/words.h"

#include <QFile>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace kohkan {

namespace {

constexpr std::size_t blockSize = std::size_t{1} << 20;

/// std::hash is the same function for a whole run of the program; libstdc++'s (MurmurHash64A) takes each 8 bytes in by
/// a one-to-one step, so that a single damaged word cannot go unseen.
std::size_t checksum(std::string_view bytes)
{
    return std::hash<std::string_view>{}(bytes);
}

/// Repeats `call(bytes left)`, which is read(2) or write(2), until `size` bytes have gone through. False: errno says
/// why, or is 0 where nothing more came.
template <typename Call>
bool transfer(std::size_t size, Call &&call)
{
    for (std::size_t done = 0; done < size;) {
        errno = 0;
        const ssize_t count = call(done);
        if (count > 0)
            done += static_cast<std::size_t>(count);
        else if (count == 0 || errno != EINTR)
            return false;
    }
    return true;
}

} // namespace

Error notWritten(const QString &target, const QString &why, const QString &detail)
{
    const int shortage = shortageAt(target);
    return Error{
        Error::Kind::Output,
        tr("%1 was not written: %2. %3")
            .arg(target, why, shortage != 0 ? systemAdvice(shortage) : tr("Try again, or choose another folder.")),
        detail};
}

Error exportCancelled()
{
    return Error{Error::Kind::Cancelled, tr("The export was cancelled; nothing was written.")};
}

Error notWritten(const QString &target, int systemError)
{
    return Error{Error::Kind::Output,
                 tr("%1 was not written: %2. %3").arg(target, systemReason(systemError), systemAdvice(systemError)),
                 QString::fromLocal8Bit(strerror(systemError))};
}

Result<CheckedFile> CheckedFile::create(const QString &path, const QString &target)
{
    CheckedFile file(open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), target);
    if (file.m_file < 0)
        return file.failed();
    file.m_block.reserve(blockSize);
    return file;
}

CheckedFile::CheckedFile(CheckedFile &&other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_target(std::move(other.m_target))
    , m_block(std::move(other.m_block))
    , m_size(other.m_size)
    , m_checksums(std::move(other.m_checksums))
{}

CheckedFile::~CheckedFile()
{
    if (m_file >= 0)
        close(m_file);
}

Error CheckedFile::failed() const
{
    return errno == 0 ? notWritten(m_target, tr("the device takes no more")) : notWritten(m_target, errno);
}

Outcome CheckedFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t taken = std::min(bytes.size(), blockSize - m_block.size());
        m_block.append(bytes, 0, taken);
        bytes.remove_prefix(taken);
        if (m_block.size() == blockSize)
            if (auto written = writeBlock(); !written)
                return written;
    }
    return Done{};
}

Outcome CheckedFile::writeBlock()
{
    m_checksums.push_back(checksum(m_block));
    if (!transfer(m_block.size(),
                  [&](std::size_t done) { return write(m_file, m_block.data() + done, m_block.size() - done); }))
        return failed();
    // Only a request to begin, so that the device works while the next block is made; fsync says whether it went well.
    sync_file_range(m_file, static_cast<off64_t>(m_size), static_cast<off64_t>(m_block.size()), SYNC_FILE_RANGE_WRITE);
    m_size += m_block.size();
    m_block.clear();
    return Done{};
}

Outcome CheckedFile::compareBlock(std::size_t block)
{
    const std::size_t start = block * blockSize;
    m_block.resize(std::min(blockSize, m_size - start));
    const bool isRead = transfer(m_block.size(), [&](std::size_t done) {
        return pread(m_file, m_block.data() + done, m_block.size() - done, static_cast<off_t>(start + done));
    });
    if (isRead && checksum(m_block) == m_checksums[block])
        return Done{};
    return notWritten(m_target, tr("read back, it differs after byte %1; the device may be damaged").arg(start),
                      errno == 0 ? QString() : QString::fromLocal8Bit(strerror(errno)));
}

Outcome CheckedFile::finish(std::stop_token stop, const std::function<void(double)> &progress)
{
    if (!m_block.empty())
        if (auto written = writeBlock(); !written)
            return written;
    if (fsync(m_file) != 0)
        return failed();
    // What stands in memory would agree with itself: let it go, so that the device is asked.
    posix_fadvise(m_file, 0, 0, POSIX_FADV_DONTNEED);
    posix_fadvise(m_file, 0, 0, POSIX_FADV_SEQUENTIAL);
    if (lseek(m_file, 0, SEEK_END) != static_cast<off_t>(m_size))
        return notWritten(m_target, tr("read back, it has another length; the device may be damaged"));
    for (std::size_t block = 0; block < m_checksums.size(); ++block) {
        if (stop.stop_requested())
            return exportCancelled();
        if (auto same = compareBlock(block); !same)
            return same;
        if (progress)
            progress(double(block + 1) / double(m_checksums.size()));
    }
    return Done{};
}

} // namespace kohkan
