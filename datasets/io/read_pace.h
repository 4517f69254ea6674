// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/read_options.h"

#include <chrono>

namespace kohkan {

/// Asked now and then while a layer is read: stops where somebody asked to, and reports progress at most ten times a
/// second. Used on the reading thread.
class ReadPace {
public:
    ReadPace(QString path, std::stop_token stop, const ReportProgress &report, qint64 total)
        : m_path(std::move(path)), m_stop(std::move(stop)), m_report(report), m_total(total)
    {}
    qint64 total() const { return m_total; } ///< rows the source promises; not above 0 where it does not know
    bool isStopped() const { return m_stop.stop_requested(); } ///< any thread
    /// Error::Cancelled where reading is to stop. `share`: how far it is, where the rows do not tell.
    Outcome at(qint64 row, double share = -1);

private:
    using Clock = std::chrono::steady_clock;
    static constexpr auto interval = std::chrono::milliseconds(100);
    QString m_path;
    std::stop_token m_stop;
    const ReportProgress &m_report;
    qint64 m_total;
    Clock::time_point m_next = Clock::now() + interval;
};

} // namespace kohkan
