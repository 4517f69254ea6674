// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/legend_blocks.h"
#include "widgets/paint/map_text.h"

#include <QFontMetricsF>
#include <algorithm>

namespace kohkan {

namespace {

using Kind = LegendLine::Kind;

constexpr double lineHeight = 17;
constexpr double layerGap = 6;           ///< before a layer
constexpr double headingGap = 3;         ///< before a heading
constexpr double keyRoom = 18;           ///< before the text
constexpr double legendLabelHeight = 13; ///< between the labels of sizes
const QColor ink(0x33, 0x33, 0x33);
const QColor quiet(0x66, 0x66, 0x66);

bool isText(const LegendLine &line)
{
    return line.kind == Kind::Title || line.kind == Kind::Heading;
}

/// Sizes side by side in one place, standing on one line, and their texts one below the other.
struct SizeBlock {
    double width = 0;  ///< of the largest mark
    double height = 0; ///< of the block
    std::vector<double> tops;
    std::vector<double> labels; ///< middle of each text, from the top of the block

    explicit SizeBlock(std::span<const LegendLine> lines)
    {
        width = lines.front().look.diameter;
        double next = 0;
        for (const auto &line : lines) {
            tops.push_back(1 + width - line.look.diameter);
            next = std::max(next, tops.back() - legendLabelHeight / 2 + 3);
            labels.push_back(std::max(next, 0.0) + legendLabelHeight / 2);
            next = labels.back() + legendLabelHeight / 2;
        }
        height = std::max(width + 4, labels.back() + legendLabelHeight / 2 + 2);
    }
};

void writeLine(QPainter &painter, QPointF left, double width, const QString &text)
{
    painter.drawText(QRectF(left, QSizeF(width + 8, lineHeight)), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, width + 1));
}

} // namespace

LegendBlocks::LegendBlocks(const std::vector<LegendLine> &legend, LegendLine::Rank last)
    : m_plain(mapFont(11, 1)), m_small(mapFont(10, 1)), m_title(m_plain)
{
    std::copy_if(legend.begin(), legend.end(), std::back_inserter(m_lines),
                 [&](const LegendLine &line) { return line.rank <= last; });
    m_title.setWeight(QFont::DemiBold);
    for (std::size_t from = 0; from < m_lines.size();) {
        const LegendLine &line = m_lines[from];
        Block block{from, from + 1, 0, lineHeight, 0, isText(line)};
        while (line.kind == Kind::Size && block.to < m_lines.size() && m_lines[block.to].kind == Kind::Size)
            ++block.to;
        block.gap = line.startsLayer ? layerGap : line.kind == Kind::Heading ? headingGap : 0;
        double indent = isText(line) ? 0 : keyRoom;
        if (line.kind == Kind::Size) {
            const SizeBlock sizes(linesOf(block));
            indent = sizes.width + 14;
            block.height = sizes.height;
        }
        for (std::size_t i = from; i < block.to; ++i)
            block.width =
                std::max(block.width, indent + QFontMetricsF(fontOf(line)).horizontalAdvance(m_lines[i].text));
        from = block.to;
        m_blocks.push_back(block);
    }
}

double LegendBlocks::width() const
{
    double widest = 0;
    for (const auto &block : m_blocks)
        widest = std::max(widest, block.width);
    return widest;
}

std::span<const LegendLine> LegendBlocks::linesOf(const Block &block) const
{
    return {m_lines.data() + block.from, block.to - block.from};
}

const QFont &LegendBlocks::fontOf(const LegendLine &line) const
{
    return line.kind == Kind::Title ? m_title : line.kind == Kind::Heading ? m_small : m_plain;
}

void LegendBlocks::paint(QPainter &painter, const Block &block, QPointF corner, double width) const
{
    if (m_lines[block.from].kind == Kind::Size)
        paintSizes(painter, linesOf(block), corner, width);
    else
        paintLine(painter, m_lines[block.from], corner, width);
}

void LegendBlocks::paintLine(QPainter &painter, const LegendLine &line, QPointF corner, double width) const
{
    const double indent = isText(line) ? 0 : keyRoom;
    if (!isText(line))
        paintKey(painter, line, corner + QPointF(6.5, lineHeight / 2));
    painter.setFont(fontOf(line));
    painter.setPen(line.kind == Kind::Heading ? quiet : ink);
    writeLine(painter, corner + QPointF(indent, 0), width - indent, line.text);
}

void LegendBlocks::paintSizes(QPainter &painter, std::span<const LegendLine> lines, QPointF corner, double width) const
{
    const SizeBlock block(lines);
    const double middle = corner.x() + block.width / 2, indent = block.width + 14;
    QColor leader = quiet;
    leader.setAlphaF(0.6f);
    painter.setFont(m_plain);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double radius = lines[i].look.diameter / 2, top = corner.y() + block.tops[i];
        painter.setPen(QPen(quiet, 1));
        painter.setBrush(QColor(255, 255, 255, 150));
        painter.drawPath(markerPath(lines[i].look.shape, {middle, top + radius}, 2 * radius));
        const double label = corner.y() + block.labels[i];
        painter.setPen(QPen(leader, 0.8));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{QPointF(middle, top), QPointF(corner.x() + block.width + 4, top),
                                       QPointF(corner.x() + block.width + 11, label)});
        painter.setPen(ink);
        writeLine(painter, {corner.x() + indent, label - lineHeight / 2}, width - indent, lines[i].text);
    }
}

} // namespace kohkan
