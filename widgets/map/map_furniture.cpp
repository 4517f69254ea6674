// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/map_furniture.h"

#include "datasets/geo/geodesy.h"
#include "datasets/table/filter.h"
#include "widgets/map/map_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <array>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MapFurniture", text);
}

constexpr double lineHeight = 17;
constexpr double layerGap = 6; ///< between the lines of two layers
constexpr double inset = 10;
const QColor ink(0x33, 0x33, 0x33);

LegendLine::Kind kindOf(const Geometry &geometry)
{
    if (geometry.hasPoints())
        return LegendLine::Kind::Point;
    return geometry.hasPolygons() ? LegendLine::Kind::Area : LegendLine::Kind::Line;
}

void paintPlate(QPainter &painter, const QRectF &box)
{
    painter.setPen(QPen(QColor(0, 0, 0, 28), 1));
    painter.setBrush(QColor(255, 255, 255, 222));
    painter.drawRoundedRect(box, 4, 4);
}

void paintKey(QPainter &painter, const LegendLine &line, const QPointF &middle)
{
    painter.setPen(QPen(line.color.darker(140), 0.8));
    painter.setBrush(line.color);
    if (line.kind == LegendLine::Kind::Point) {
        painter.drawEllipse(middle, line.markerSize / 2, line.markerSize / 2);
    } else if (line.kind == LegendLine::Kind::Area) {
        QColor fill = line.color;
        fill.setAlpha(80);
        painter.setBrush(fill);
        painter.drawRect(QRectF(middle.x() - 6, middle.y() - 4, 12, 8));
    } else {
        painter.setPen(QPen(line.color, 1.8));
        painter.drawLine(middle - QPointF(6, 0), middle + QPointF(6, 0));
    }
}

void paintLegend(QPainter &painter, const std::vector<LegendLine> &legend, const QSize &size)
{
    if (legend.empty())
        return;
    QFont plain = mapFont(11, 1), title = plain;
    title.setWeight(QFont::DemiBold);
    double width = 0;
    for (const auto &line : legend)
        width = std::max(
            width, QFontMetricsF(line.kind == LegendLine::Kind::Title ? title : plain).horizontalAdvance(line.text));
    const auto gapBefore = [&](std::size_t i) { return i > 0 && legend[i].startsLayer ? layerGap : 0.0; };
    double height = lineHeight * static_cast<double>(legend.size()) + 10;
    for (std::size_t i = 0; i < legend.size(); ++i)
        height += gapBefore(i);
    const QRectF box(inset, size.height() - inset - height, width + 38, height);
    // A legend that would hide the map is left to the list of layers.
    if (box.height() > size.height() * 0.55 || box.width() > size.width() * 0.35)
        return;
    paintPlate(painter, box);
    double y = box.top() + 5;
    for (std::size_t i = 0; i < legend.size(); ++i) {
        const LegendLine &line = legend[i];
        y += gapBefore(i);
        const bool heading = line.kind == LegendLine::Kind::Title;
        if (!heading)
            paintKey(painter, line, QPointF(box.left() + 14, y + lineHeight / 2));
        painter.setFont(heading ? title : plain);
        painter.setPen(ink);
        painter.drawText(QRectF(box.left() + (heading ? 8 : 26), y, width + 8, lineHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, line.text);
        y += lineHeight;
    }
}

void paintScaleBar(QPainter &painter, const ScaleBar &bar, QPointF right)
{
    if (bar.pixels <= 0)
        return;
    const double left = right.x() - bar.pixels;
    painter.setFont(mapFont(11, 1));
    const auto stroke = [&](const QColor &color, double width) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{QPointF(left, right.y() - 5), QPointF(left, right.y()), right,
                                       QPointF(right.x(), right.y() - 5)});
    };
    stroke(QColor(255, 255, 255, 200), 3.6);
    stroke(ink, 1.4);
    const QImage text = haloText(bar.text(), mapFont(11, painter.device()->devicePixelRatioF()), ink,
                                 1.6 * painter.device()->devicePixelRatioF());
    const QSizeF textSize = QSizeF(text.size()) / painter.device()->devicePixelRatioF();
    painter.drawImage(
        QRectF(QPointF(left + (bar.pixels - textSize.width()) / 2, right.y() - 4 - textSize.height()), textSize), text);
}

} // namespace

std::vector<LegendLine> legendOf(const QString &name, const LayerPicture &picture)
{
    const Geometry &geometry = picture.features->layer().geometry();
    const LegendLine::Kind kind = kindOf(geometry);
    const LayerStyle &style = picture.style();
    const Column *column = style.colouring == LayerStyle::Colouring::Categorised
                               ? picture.features->layer().column(style.classColumn)
                               : nullptr;
    if (!column || picture.looks->classCount() == 0)
        return {{kind, name, style.color, style.markerSize, true}};
    const ValueCounts counts = countValues(*column, picture.rows ? *picture.rows : picture.features->layer().allRows());
    std::vector<LegendLine> lines{{LegendLine::Kind::Title, name, {}, 0, true}};
    std::size_t others = counts.nulls;
    for (const auto n : counts.counts)
        others += n;
    for (const auto &known : style.classes) {
        const auto code = column->codeOf(known.value);
        if (!code || counts.counts[*code] == 0)
            continue;
        lines.push_back({kind, known.label, known.color, style.markerSize, false});
        others -= counts.counts[*code];
    }
    if (others > 0)
        lines.push_back({kind, tr("Other or not known"), style.color, style.markerSize, false});
    return lines.size() > 1 ? lines : std::vector<LegendLine>(); // nothing of it is shown
}

QString attributionText(bool withBase, Depiction depiction)
{
    if (!withBase)
        return {};
    return tr("Natural Earth · GeoNames · SRTM    Boundaries: %1 depiction – not an official map")
        .arg(depictionName(depiction));
}

ScaleBar ScaleBar::fitting(const MapViewport &viewport, double pixels)
{
    const QPointF middle(viewport.size.width() / 2.0, viewport.size.height() / 2.0);
    double metres = 0; // in pieces, as a geodesic over half the world takes another way
    constexpr int pieces = 8;
    for (int i = 0; i < pieces; ++i) {
        const LonLat a = viewport.toLonLat(middle + QPointF(pixels * (double(i) / pieces - 0.5), 0));
        const LonLat b = viewport.toLonLat(middle + QPointF(pixels * (double(i + 1) / pieces - 0.5), 0));
        if (!a.isValid() || !b.isValid())
            return {};
        metres += geodesic(a, b).metres;
    }
    if (metres <= 0)
        return {};
    const double power = std::pow(10, std::floor(std::log10(metres)));
    double round = power;
    for (const double step : {5.0, 2.0})
        if (power * step <= metres) {
            round = power * step;
            break;
        }
    return {round, pixels * round / metres};
}

QString ScaleBar::text() const
{
    return metres >= 1000 ? tr("%1 km").arg(metres / 1000) : tr("%1 m").arg(metres);
}

QRectF MapFurniture::scaleBarBox(const MapViewport &viewport)
{
    constexpr double width = 170, height = 56;
    return {viewport.size.width() - width, viewport.size.height() - height, width, height};
}

void MapFurniture::paint(QPainter &painter, const MapViewport &viewport) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter, legend, viewport.size);
    double bottom = viewport.size.height() - 6;
    if (!attribution.isEmpty()) {
        const QFont font = mapFont(10, 1);
        const double width = QFontMetricsF(font).horizontalAdvance(attribution) + 12;
        const QRectF box(viewport.size.width() - width, viewport.size.height() - 18, width, 18);
        painter.fillRect(box, QColor(255, 255, 255, 190));
        painter.setFont(font);
        painter.setPen(QColor(0x55, 0x55, 0x55));
        painter.drawText(box, Qt::AlignCenter, attribution);
        bottom = box.top() - 8;
    }
    paintScaleBar(painter, ScaleBar::fitting(viewport, 140), {viewport.size.width() - 12.0, bottom});
}

} // namespace kohkan
