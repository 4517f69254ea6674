// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/legend.h"
#include "widgets/map/map_text.h"

#include <QFontMetricsF>
#include <algorithm>
#include <span>

namespace kohkan {

namespace {

using Kind = LegendLine::Kind;

constexpr double lineHeight = 17;
constexpr double layerGap = 6;     ///< before a layer
constexpr double headingGap = 3;   ///< before a heading
constexpr double inset = 10;       ///< of the plate from the edge of the map
constexpr double padding = 5;      ///< above the first and below the last line
constexpr double largestKey = 13;  ///< of a mark, so that lines keep their height
constexpr double labelHeight = 13; ///< between the labels of sizes
const QColor ink(0x33, 0x33, 0x33);
const QColor quiet(0x66, 0x66, 0x66);

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

void paintAreaKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    painter.setPen(QPen(line.look.color, std::clamp(line.lineWidth, 0.8, 3.0)));
    painter.setBrush(withAlpha(line.look.color, line.fillOpacity));
    painter.drawRect(QRectF(middle.x() - 6.5, middle.y() - 5, 13, 10));
}

void paintLineKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    painter.setPen(QPen(line.look.color, std::clamp(line.lineWidth, 1.0, 5.0), Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{middle + QPointF(-6.5, 3.5), middle + QPointF(-2, -2.5), middle + QPointF(2, 2.5),
                                   middle + QPointF(6.5, -3.5)});
}

void paintClusterKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    painter.setPen(QPen(line.look.color, 3));
    painter.setBrush(QColor(255, 255, 255, 235));
    painter.drawEllipse(middle, 6, 6);
    painter.setFont(mapFont(8, 1));
    painter.setPen(ink);
    painter.drawText(QRectF(middle.x() - 6, middle.y() - 6, 12, 12), Qt::AlignCenter, QStringLiteral("n"));
}

void paintAccuracyKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    painter.setPen(QPen(withAlpha(line.look.color, 0.8), 1));
    painter.setBrush(line.kind == Kind::Hatched ? QBrush(withAlpha(line.look.color, 0.6), Qt::BDiagPattern)
                                                : QBrush(withAlpha(line.look.color, 0.12)));
    painter.drawEllipse(middle, 6.5, 6.5);
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
            next = std::max(next, tops.back() - labelHeight / 2 + 3);
            labels.push_back(std::max(next, 0.0) + labelHeight / 2);
            next = labels.back() + labelHeight / 2;
        }
        height = std::max(width + 4, labels.back() + labelHeight / 2 + 2);
    }
};

/// The lines that are painted, with their places.
class LegendPlate {
public:
    LegendPlate(const std::vector<LegendLine> &legend, LegendLine::Rank last)
    {
        std::copy_if(legend.begin(), legend.end(), std::back_inserter(m_lines),
                     [&](const LegendLine &line) { return line.rank <= last; });
        m_title.setWeight(QFont::DemiBold);
        forEachBlock([&](std::size_t from, std::size_t to, double top) {
            const LegendLine &line = m_lines[from];
            double indent = isText(line) ? 0 : 18;
            if (line.kind == Kind::Size) {
                const SizeBlock block(run(from, to));
                indent = block.width + 14;
                m_height = top + block.height;
            } else {
                m_height = top + lineHeight;
            }
            for (std::size_t i = from; i < to; ++i)
                m_width = std::max(m_width, indent + QFontMetricsF(fontOf(line)).horizontalAdvance(m_lines[i].text));
        });
    }

    QRectF box(const QSize &size) const
    {
        const double height = m_height + 2 * padding;
        return {inset, size.height() - inset - height, m_width + 20, height};
    }

    /// `share`: of the height of the map that may be covered.
    bool fits(const QSize &size, double share) const
    {
        return !m_lines.empty() && box(size).height() <= size.height() * share &&
               box(size).width() <= size.width() * 0.35;
    }

    void paint(QPainter &painter, const QSize &size) const
    {
        const QRectF plate = box(size);
        painter.setPen(QPen(QColor(0, 0, 0, 28), 1));
        painter.setBrush(QColor(255, 255, 255, 222));
        painter.drawRoundedRect(plate, 4, 4);
        forEachBlock([&](std::size_t from, std::size_t to, double top) {
            const QPointF corner(plate.left() + 8, plate.top() + padding + top);
            if (m_lines[from].kind == Kind::Size)
                paintSizes(painter, run(from, to), corner);
            else
                paintLine(painter, m_lines[from], corner);
        });
    }

private:
    std::span<const LegendLine> run(std::size_t from, std::size_t to) const
    {
        return {m_lines.data() + from, to - from};
    }
    static bool isText(const LegendLine &line) { return line.kind == Kind::Title || line.kind == Kind::Heading; }
    const QFont &fontOf(const LegendLine &line) const
    {
        return line.kind == Kind::Title ? m_title : line.kind == Kind::Heading ? m_small : m_plain;
    }

    /// Calls visit(from, to, top) for each line, and once for all sizes that stand together.
    template <typename Visit>
    void forEachBlock(Visit &&visit) const
    {
        double top = 0;
        for (std::size_t from = 0; from < m_lines.size();) {
            std::size_t to = from + 1;
            while (m_lines[from].kind == Kind::Size && to < m_lines.size() && m_lines[to].kind == Kind::Size)
                ++to;
            if (from > 0)
                top += m_lines[from].startsLayer ? layerGap : m_lines[from].kind == Kind::Heading ? headingGap : 0;
            visit(from, to, top);
            top += m_lines[from].kind == Kind::Size ? SizeBlock(run(from, to)).height : lineHeight;
            from = to;
        }
    }

    void paintLine(QPainter &painter, const LegendLine &line, QPointF corner) const
    {
        if (!isText(line))
            paintKey(painter, line, corner + QPointF(6.5, lineHeight / 2));
        painter.setFont(fontOf(line));
        painter.setPen(line.kind == Kind::Heading ? quiet : ink);
        painter.drawText(QRectF(corner.x() + (isText(line) ? 0 : 18), corner.y(), m_width + 8, lineHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, line.text);
    }

    void paintSizes(QPainter &painter, std::span<const LegendLine> lines, QPointF corner) const
    {
        const SizeBlock block(lines);
        const double middle = corner.x() + block.width / 2;
        painter.setFont(m_plain);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double radius = lines[i].look.diameter / 2, top = corner.y() + block.tops[i];
            painter.setPen(QPen(quiet, 1));
            painter.setBrush(QColor(255, 255, 255, 150));
            painter.drawPath(markerPath(lines[i].look.shape, {middle, top + radius}, 2 * radius));
            const double label = corner.y() + block.labels[i];
            painter.setPen(QPen(withAlpha(quiet, 0.6), 0.8));
            painter.setBrush(Qt::NoBrush);
            painter.drawPolyline(QPolygonF{QPointF(middle, top), QPointF(corner.x() + block.width + 4, top),
                                           QPointF(corner.x() + block.width + 11, label)});
            painter.setPen(ink);
            painter.drawText(QRectF(corner.x() + block.width + 14, label - lineHeight / 2, m_width, lineHeight),
                             Qt::AlignLeft | Qt::AlignVCenter, lines[i].text);
        }
    }

    std::vector<LegendLine> m_lines;
    QFont m_plain = mapFont(11, 1);
    QFont m_small = mapFont(10, 1);
    QFont m_title = m_plain;
    double m_width = 0;
    double m_height = 0;
};

} // namespace

void paintKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    switch (line.kind) {
    case Kind::Title:
    case Kind::Heading:
        break;
    case Kind::Point: {
        MarkerLook look = line.look;
        look.diameter = std::min(look.diameter, largestKey);
        paintMarker(painter, look, middle);
        break;
    }
    case Kind::Size:
        paintMarker(painter, line.look, middle);
        break;
    case Kind::Line:
        paintLineKey(painter, line, middle);
        break;
    case Kind::Area:
        paintAreaKey(painter, line, middle);
        break;
    case Kind::Density:
        painter.setPen(Qt::NoPen);
        painter.setBrush(line.look.color);
        painter.drawRect(QRectF(middle.x() - 6.5, middle.y() - 6, 13, 12));
        break;
    case Kind::Cluster:
        paintClusterKey(painter, line, middle);
        break;
    case Kind::Accuracy:
    case Kind::Hatched:
        paintAccuracyKey(painter, line, middle);
        break;
    }
}

void paintLegend(QPainter &painter, const std::vector<LegendLine> &legend, const QSize &size)
{
    using Rank = LegendLine::Rank;
    const std::pair<Rank, double> tries[] = {{Rank::MoreExtra, 0.38}, {Rank::Extra, 0.42}, {Rank::Main, 0.55}};
    for (const auto &[last, share] : tries)
        if (const LegendPlate plate(legend, last); plate.fits(size, share))
            return plate.paint(painter, size);
}

} // namespace kohkan
