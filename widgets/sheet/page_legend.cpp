// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/sheet/page_legend.h"

#include <QCoreApplication>
#include <algorithm>

namespace kohkan {

namespace {
constexpr double columnGap = 18;
} // namespace

std::optional<PageLegend> PageLegend::packed(std::shared_ptr<const LegendBlocks> blocks, double height,
                                             std::size_t mostColumns, double mostWidth)
{
    PageLegend legend;
    legend.m_width = std::min(blocks->width() + 4, mostWidth);
    const auto &all = blocks->blocks();
    for (std::size_t i = 0; i < all.size();) {
        // What cannot be parted: titles and headings with the first line below them.
        std::size_t end = i;
        double together = 0;
        do
            together += (end > i ? all[end].gap : 0) + all[end].height;
        while (all[end++].keepsNext && end < all.size());
        const bool isNew = legend.m_columns.empty() || legend.m_columns.back().height + all[i].gap + together > height;
        if (isNew && (legend.m_columns.size() == mostColumns || together > height))
            return std::nullopt;
        if (isNew)
            legend.m_columns.push_back({i, i, 0});
        Column &column = legend.m_columns.back();
        column.height += (isNew ? 0 : all[i].gap) + together;
        column.to = end;
        i = end;
    }
    legend.m_blocks = std::move(blocks);
    return legend;
}

PageLegend PageLegend::cut(const std::vector<LegendLine> &lines, double height, double mostWidth)
{
    for (std::size_t count = lines.size(); count > 0; --count) {
        std::vector<LegendLine> some(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count));
        LegendLine rest;
        rest.kind = LegendLine::Kind::Heading;
        rest.text =
            QCoreApplication::translate("PageLegend", "and %n more", nullptr, static_cast<int>(lines.size() - count));
        if (count < lines.size())
            some.push_back(rest);
        auto blocks = std::make_shared<const LegendBlocks>(some, LegendLine::Rank::MoreExtra);
        if (auto legend = packed(std::move(blocks), height, 1, mostWidth))
            return *std::move(legend);
    }
    return {};
}

QSizeF PageLegend::size() const
{
    double height = 0;
    for (const auto &column : m_columns)
        height = std::max(height, column.height);
    const auto count = static_cast<double>(m_columns.size());
    return m_columns.empty() ? QSizeF() : QSizeF(count * m_width + (count - 1) * columnGap, height);
}

void PageLegend::paint(QPainter &painter, QPointF corner) const
{
    for (const auto &column : m_columns) {
        QPointF at = corner;
        for (std::size_t i = column.from; i < column.to; ++i) {
            const LegendBlocks::Block &block = m_blocks->blocks()[i];
            at.ry() += i > column.from ? block.gap : 0;
            m_blocks->paint(painter, block, at, m_width);
            at.ry() += block.height;
        }
        corner.rx() += m_width + columnGap;
    }
}

} // namespace kohkan
