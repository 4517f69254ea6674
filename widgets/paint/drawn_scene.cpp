// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/drawn_scene.h"

#include "datasets/table/passing_on.h"
#include "widgets/paint/base_painter.h"
#include "widgets/paint/cluster_painter.h"
#include "widgets/paint/feature_painter.h"
#include "widgets/paint/layer_painter.h"
#include "widgets/paint/mark_painter.h"

#include <QPainter>
#include <cstring>

namespace kohkan {

namespace {

constexpr double groundRatio = 150.0 / 96; ///< device pixels a device-independent one

bool isPoint(const Geometry &geometry, Row row)
{
    return geometry.type(row) == GeometryType::Point || geometry.type(row) == GeometryType::MultiPoint;
}

bool gathers(const LayerPicture &picture)
{
    return picture.style().crowding == LayerStyle::Crowding::Clusters;
}

/// The lines and polygons in view.
std::vector<Row> shapesIn(const LayerPicture &picture, const PixelFrame &frame)
{
    std::vector<Row> rows;
    const Geometry &geometry = picture.features->layer().geometry();
    if (geometry.hasPolygons() || geometry.hasLines())
        forEachRowIn(*picture.features, frame, picture.style().lineWidth * frame.pixelRatio + 2, [&](Row row) {
            if (picture.passes(row) && !isPoint(geometry, row))
                rows.push_back(row);
        });
    return rows;
}

bool fitsDrawing(const MapScene::Sheet &sheet, const MapViewport &viewport)
{
    const LayerPicture &picture = sheet.picture;
    if (sheet.opacity < 1 || picture.isShaded(viewport.resolution) ||
        !whyNotPassedOn(picture.features->layer()).isEmpty())
        return false;
    const PixelFrame frame = viewport.frame();
    std::size_t count = shapesIn(picture, frame).size();
    if (!gathers(picture))
        forEachPointIn(picture, frame, 0, [&](Row, const MapPoint &) { ++count; });
    return count <= DrawnScene::mostMarks;
}

/// A layer as one image, made in bands: what painting takes beside it stays small.
QImage paintInBands(const LayerPicture &picture, const PixelFrame &frame, const std::stop_token &stop)
{
    constexpr int bandHeight = 256;
    QImage image(frame.width, frame.height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (int top = 0; top < frame.height && !stop.stop_requested(); top += bandHeight) {
        PixelFrame band = frame;
        band.top += top;
        band.height = std::min(bandHeight, frame.height - top);
        const QImage painted = paintLayer(picture, band);
        for (int y = 0; y < painted.height(); ++y)
            std::memcpy(image.scanLine(top + y), painted.constScanLine(y),
                        static_cast<std::size_t>(painted.bytesPerLine()));
    }
    return image;
}

void drawSheet(QPainter &painter, const LayerPicture &picture, const PixelFrame &frame)
{
    const Ink ink = [&]() -> QPainter & { return painter; };
    paintCircles(ink, picture, frame);
    paintShapes(ink, picture, frame, shapesIn(picture, frame));
    if (!picture.features->layer().geometry().hasPoints())
        return;
    if (gathers(picture))
        paintClusters(painter, picture, frame);
    else
        drawMarks(painter, picture, frame);
}

} // namespace

std::optional<DrawnScene> DrawnScene::of(MapScene scene, const std::stop_token &stop)
{
    DrawnScene drawn(std::move(scene));
    const MapViewport &viewport = drawn.m_scene.viewport;
    if (drawn.m_scene.base && hasRelief(*drawn.m_scene.base, viewport.frame())) {
        MapViewport coarse = viewport;
        coarse.pixelRatio = std::min(viewport.pixelRatio, groundRatio);
        drawn.m_groundFrame = coarse.frame();
        drawn.m_groundFrame.left -= 1; // its pixels are not those of the view
        drawn.m_groundFrame.top -= 1;
        drawn.m_groundFrame.width += 2;
        drawn.m_groundFrame.height += 2;
        drawn.m_ground = paintShadedGround(*drawn.m_scene.base, drawn.m_groundFrame);
    }
    for (const auto &sheet : drawn.m_scene.sheets) {
        if (stop.stop_requested())
            return std::nullopt;
        drawn.m_sheets.push_back(fitsDrawing(sheet, viewport) ? QImage()
                                                              : paintInBands(sheet.picture, viewport.frame(), stop));
    }
    if (stop.stop_requested())
        return std::nullopt;
    return drawn;
}

void DrawnScene::drawGround(QPainter &painter, const PixelFrame &frame) const
{
    if (!m_scene.base)
        return painter.fillRect(frame.box(), paperColor());
    if (m_ground.isNull()) {
        paintGround(painter, *m_scene.base, frame);
    } else {
        const QPointF end(m_groundFrame.width, m_groundFrame.height);
        painter.drawImage(QRectF(frame.local(m_groundFrame.map({})), frame.local(m_groundFrame.map(end))), m_ground);
    }
    paintLines(painter, *m_scene.base, m_scene.depiction, frame);
}

void DrawnScene::draw(QPainter &painter) const
{
    const PixelFrame frame = m_scene.viewport.frame();
    drawGround(painter, frame);
    drawLabels(painter, m_scene.labels, MapLabel::Level::Under, frame);
    for (std::size_t i = m_scene.sheets.size(); i-- > 0;) {
        const MapScene::Sheet &sheet = m_scene.sheets[i];
        if (!m_sheets[i].isNull()) {
            painter.setOpacity(sheet.opacity);
            painter.drawImage(frame.box(), m_sheets[i]);
            painter.setOpacity(1);
        } else {
            drawSheet(painter, sheet.picture, frame);
        }
    }
    drawLabels(painter, m_scene.labels, MapLabel::Level::Over, frame);
}

} // namespace kohkan
