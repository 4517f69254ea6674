// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace kohkan {

/// "TARGET was not written: WHY." and what to do about it: to free some space only where space is short there.
Error notWritten(const QString &target, const QString &why, const QString &detail = {});
/// The same of what the system refused, by errno.
Error notWritten(const QString &target, int systemError);

Error exportCancelled();

/// A new file that is written from start to end, every step checked, and then read back from the device and compared
/// byte by byte through a checksum of each block of 1 MiB. Because nothing is believed but what was read again, a file
/// written by this need not be parsed to be known to be whole. Owned by one thread.
class CheckedFile {
public:
    /// Creates `path`, or empties it; messages speak of `target`, the name it is going to have. Error::Output.
    static Result<CheckedFile> create(const QString &path, const QString &target);
    CheckedFile(CheckedFile &&other) noexcept;
    CheckedFile &operator=(CheckedFile &&) = delete;
    ~CheckedFile();
    /// Error::Output where the device takes no more.
    Outcome append(std::string_view bytes);
    /// Writes what is left, waits until the device has it (fsync), drops it from memory and reads it all again;
    /// `progress` hears the share read. Error::Output where a byte differs, Error::Cancelled.
    Outcome finish(std::stop_token stop, const std::function<void(double)> &progress);

private:
    CheckedFile(int file, QString target) : m_file(file), m_target(std::move(target)) {}
    Outcome writeBlock();
    Outcome compareBlock(std::size_t block);
    Error failed() const;

    int m_file = -1;
    QString m_target;
    std::string m_block; ///< what is not written yet, at most a block
    std::size_t m_size = 0;
    std::vector<std::size_t> m_checksums; ///< of each block written
};

} // namespace kohkan
