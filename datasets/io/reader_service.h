// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kohkan {

/// The file descriptors of a reader process.
struct ReaderFiles {
    static constexpr int request = 0;  ///< a ReaderRequest
    static constexpr int answer = 3;   ///< takes a ReaderAnswer
    static constexpr int progress = 4; ///< a pipe that takes ReadProgress as it lies in memory
};

struct ReaderExit {
    static constexpr int answered = 0, notAsked = 2, notAnswered = 3, exhausted = 4; ///< exit codes
};

/// The word that makes the program a reader process.
constexpr const char *readerWord = "--read";

/// Reads what the request asks for, writes the answer and ends the process; gives the exit code where nothing was
/// asked. It does nothing else, and ends when the process that asked ends.
int serveReader();

} // namespace kohkan
