// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/time/time_line.h"
#include "widgets/pages/page_writer.h"

namespace kohkan {

/// What is said of one item of the time line, and of those that have no date. Links as PageWriter has them. A value for
/// one refresh; GUI thread.
class TimePage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::TimePage)
public:
    using PageWriter::PageWriter;
    QString html(const TimeItem &item) const;                      ///< all of it, with its sources in full
    QString tip(const TimeItem &item) const;                       ///< in a few lines
    QString tip(const std::vector<const TimeItem *> &crowd) const; ///< of those that share a bubble
    QString undated(const TimeLine &line) const;                   ///< lane by lane, with the sites they name
    QString citation(const TimeItem &item) const;                  ///< one paragraph of plain text
    QString sites(const TimeItem &item) const;                     ///< links; names that are no deposits as they are
    QString commodityLinks(const TimeItem &item) const;
};

/// "2024-03-01", "2024-03 (some day of that month)", "1952/1973 (from its first to its last day)", "not dated".
QString dateMeaning(const TimeItem &item);
/// Digits in groups of three, apart by spaces that do not break (narrow ones do not outlive rich text); anything but a
/// whole number as it is.
QString groupedDigits(const QString &digits);

} // namespace kohkan
