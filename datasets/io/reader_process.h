// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/dataset_reader.h"

#include <chrono>

namespace kohkan {

/// How long and how large a process that reads may be.
struct ReaderLimits {
    std::chrono::milliseconds quiet{20'000};     ///< without progress: rows, bytes read, or memory taken
    std::size_t resident = std::size_t{4} << 30; ///< bytes of memory of its own
};

/// What DatasetReader does, in a process of its own (`kohkan --read`, one a call): whatever a file does to its reader,
/// a crash, a hang or a flood of memory, costs one sentence. The columns of the layer are mapped from memory that the
/// process leaves behind. Any thread, several at once; the thread that calls waits. `stop` ends the process at once,
/// and so does the end of this one.
class ReaderProcess {
public:
    /// This process runs the program that serves readers: they are started from its own file, whatever it is called and
    /// even where another has taken its place meanwhile, for both sides must be of one build. Otherwise the program
    /// `kohkan` beside this one is used. Before the first read.
    static void useThisProgram();
    static Result<SourceInfo> probe(const QString &path, const ReadOptions &options = {}, std::stop_token stop = {},
                                    const ReaderLimits &limits = {});
    static Result<LayerPtr> read(const QString &path, const ReadOptions &options = {}, std::stop_token stop = {},
                                 const ReportProgress &report = {}, const ReaderLimits &limits = {});
};

} // namespace kohkan
