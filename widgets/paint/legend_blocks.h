// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/legend.h"

#include <span>

namespace kohkan {

/// The lines of a legend, measured and cut into what stands together: one line, or all sizes of marks side by side.
/// Device-independent pixels. A value; any thread.
class LegendBlocks {
public:
    struct Block {
        std::size_t from = 0, to = 0; ///< of the lines
        double gap = 0;               ///< above it, where it is not the first of a column
        double height = 0;
        double width = 0;
        bool keepsNext = false; ///< a title or heading, which says nothing alone
    };
    /// The lines up to a rank.
    LegendBlocks(const std::vector<LegendLine> &legend, LegendLine::Rank last);
    const std::vector<Block> &blocks() const { return m_blocks; }
    const std::vector<LegendLine> &lines() const { return m_lines; }
    bool isEmpty() const { return m_blocks.empty(); }
    double width() const; ///< of the widest block
    /// A text that is wider than `width` leaves room for it is cut with an ellipsis.
    void paint(QPainter &painter, const Block &block, QPointF corner, double width) const;

private:
    std::span<const LegendLine> linesOf(const Block &block) const;
    const QFont &fontOf(const LegendLine &line) const;
    void paintLine(QPainter &painter, const LegendLine &line, QPointF corner, double width) const;
    void paintSizes(QPainter &painter, std::span<const LegendLine> lines, QPointF corner, double width) const;

    std::vector<LegendLine> m_lines;
    std::vector<Block> m_blocks;
    QFont m_plain;
    QFont m_small;
    QFont m_title;
};

} // namespace kohkan
