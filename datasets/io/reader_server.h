// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/descriptor.h"

#include <optional>
#include <sys/types.h>

namespace kohkan {

/// The files that a reader process is given (ReaderFiles).
struct ReaderEnds {
    int request = -1, answer = -1, progress = -1;
};

/// A reader process that runs. One use, one thread.
class ReaderChild {
public:
    /// A child of this process.
    explicit ReaderChild(pid_t process) : m_process(process) {}
    /// One of the server's, which writes to the other end of a pipe how it ended.
    ReaderChild(pid_t process, Descriptor ending) : m_process(process), m_ending(std::move(ending)) {}
    pid_t id() const { return m_process; }
    /// How it ended, as waitpid() has it, or nothing while it runs; without waiting.
    std::optional<int> ended();
    /// Ends it.
    void kill();

private:
    pid_t m_process;
    Descriptor m_ending;
};

/// A second process of the program that does nothing but fork reader processes: it has the libraries of the program
/// linked already, which takes a program anew ten times as long as to read a small table. It is named `kohkan --read`
/// in the system's lists, as its readers are, and ends with this process.
class ReaderServer {
public:
    /// Before there is a thread, a file or a Qt of this process, at most once. Of the server and its readers it does
    /// not return; a reader does what `serve` does, and ends with the exit code that it gives.
    static void begin(char **argv, int (*serve)());
    /// Nothing where there is no server, or it does not answer any more; the files may be those of a reader that comes
    /// late then, and are to be given to no other. Any thread.
    static std::optional<ReaderChild> start(const ReaderEnds &files);
};

} // namespace kohkan
