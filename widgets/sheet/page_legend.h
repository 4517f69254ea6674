// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/legend_blocks.h"

#include <memory>
#include <optional>

namespace kohkan {

/// A legend in columns beside or below the map. Page units. A value; any thread.
class PageLegend {
public:
    PageLegend() = default;
    /// Into columns no higher than `height`, at most `mostColumns` of them, none wider than `mostWidth`; nothing where
    /// that does not do.
    static std::optional<PageLegend> packed(std::shared_ptr<const LegendBlocks> blocks, double height,
                                            std::size_t mostColumns, double mostWidth);
    /// As many of the blocks as go into one column of that height; the last line counts the others.
    static PageLegend cut(const std::vector<LegendLine> &lines, double height, double mostWidth);
    bool isEmpty() const { return m_columns.empty(); }
    QSizeF size() const;
    std::size_t columnCount() const { return m_columns.size(); }
    void paint(QPainter &painter, QPointF corner) const;

private:
    struct Column {
        std::size_t from, to; ///< of the blocks
        double height;
    };
    std::shared_ptr<const LegendBlocks> m_blocks;
    std::vector<Column> m_columns;
    double m_width = 0; ///< of a column
};

} // namespace kohkan
