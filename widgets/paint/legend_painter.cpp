// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/legend.h"
#include "widgets/paint/legend_blocks.h"
#include "widgets/paint/map_text.h"

#include <QCoreApplication>
#include <algorithm>

namespace kohkan {

namespace {

using LineKind = LegendLine::Kind;

constexpr double inset = 10;      ///< of the plate from the edge of the map
constexpr double padding = 5;     ///< above the first and below the last line
constexpr double largestKey = 13; ///< of a mark, so that lines keep their height
const QColor textInk(0x33, 0x33, 0x33);

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

void paintAreaKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    painter.setPen(QPen(line.look.color, std::clamp(line.lineWidth, 0.8, 3.0)));
    painter.setBrush(line.isHatched ? QBrush(line.look.color, Qt::BDiagPattern)
                                    : QBrush(withAlpha(line.look.color, line.fillOpacity)));
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
    painter.setPen(textInk);
    painter.drawText(QRectF(middle.x() - 6, middle.y() - 6, 12, 12), Qt::AlignCenter, QStringLiteral("n"));
}

void paintAccuracyKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    painter.setPen(QPen(withAlpha(line.look.color, 0.8), 1));
    painter.setBrush(line.kind == LineKind::Hatched ? QBrush(withAlpha(line.look.color, 0.6), Qt::BDiagPattern)
                                                    : QBrush(withAlpha(line.look.color, 0.12)));
    painter.drawEllipse(middle, 6.5, 6.5);
}

/// All lines up to a rank on a plate.
class LegendPlate {
public:
    LegendPlate(const std::vector<LegendLine> &legend, LegendLine::Rank last) : m_blocks(legend, last)
    {
        for (const auto &block : m_blocks.blocks())
            m_height += (block.from > 0 ? block.gap : 0) + block.height;
    }

    QRectF box(const QSize &size) const
    {
        const double height = m_height + 2 * padding;
        return {inset, size.height() - inset - height, m_blocks.width() + 20, height};
    }

    /// `share`: of the height of the map that may be covered.
    bool fits(const QSize &size, double share) const
    {
        return !m_blocks.isEmpty() && box(size).height() <= size.height() * share &&
               box(size).width() <= size.width() * 0.35;
    }

    void paint(QPainter &painter, const QSize &size) const
    {
        const QRectF plate = box(size);
        painter.setPen(QPen(QColor(0, 0, 0, 28), 1));
        painter.setBrush(QColor(255, 255, 255, 222));
        painter.drawRoundedRect(plate, 4, 4);
        QPointF corner(plate.left() + 8, plate.top() + padding);
        for (const auto &block : m_blocks.blocks()) {
            corner.ry() += block.from > 0 ? block.gap : 0;
            m_blocks.paint(painter, block, corner, m_blocks.width());
            corner.ry() += block.height;
        }
    }

private:
    LegendBlocks m_blocks;
    double m_height = 0;
};

} // namespace

void paintKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    switch (line.kind) {
    case LineKind::Title:
    case LineKind::Heading:
        break;
    case LineKind::Point: {
        MarkerLook look = line.look;
        look.diameter = std::min(look.diameter, largestKey);
        paintMarker(painter, look, middle);
        break;
    }
    case LineKind::Size:
        paintMarker(painter, line.look, middle);
        break;
    case LineKind::Line:
        paintLineKey(painter, line, middle);
        break;
    case LineKind::Area:
        paintAreaKey(painter, line, middle);
        break;
    case LineKind::Density:
        painter.setPen(Qt::NoPen);
        painter.setBrush(line.look.color);
        painter.drawRect(QRectF(middle.x() - 6.5, middle.y() - 6, 13, 12));
        break;
    case LineKind::Cluster:
        paintClusterKey(painter, line, middle);
        break;
    case LineKind::Accuracy:
    case LineKind::Hatched:
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
    std::vector<LegendLine> fewer = legend;
    for (int left = 1; !fewer.empty(); ++left) {
        const auto last =
            std::find_if(fewer.rbegin(), fewer.rend(), [](const LegendLine &line) { return line.startsLayer; });
        fewer.erase(last == fewer.rend() ? fewer.begin() : std::prev(last.base()), fewer.end());
        if (fewer.empty())
            return;
        std::vector<LegendLine> shown = fewer;
        LegendLine &more = shown.emplace_back();
        more.kind = LineKind::Heading;
        more.text = QCoreApplication::translate("Legend", "%n more layer(s) in the list of layers", nullptr, left);
        if (const LegendPlate plate(shown, Rank::Main); plate.fits(size, 0.55))
            return plate.paint(painter, size);
    }
}

} // namespace kohkan
