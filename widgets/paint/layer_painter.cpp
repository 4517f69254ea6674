// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/layer_painter.h"

#include "widgets/paint/cluster_painter.h"
#include "widgets/paint/feature_painter.h"
#include "widgets/paint/image_pool.h"
#include "widgets/paint/legend.h"
#include "widgets/paint/mark_painter.h"
#include "widgets/paint/shading_painter.h"

#include <QPaintEngine>
#include <algorithm>
#include <optional>

namespace kohkan {

namespace {

/// A transparent image that is made when something is painted on it.
class Sheet {
public:
    explicit Sheet(const PixelFrame &frame) : m_frame(frame) {}
    QImage &image()
    {
        if (m_image.isNull()) {
            m_image = pooledImage(m_frame.width, m_frame.height, QImage::Format_ARGB32_Premultiplied);
            m_image.fill(Qt::transparent);
        }
        return m_image;
    }
    /// A painter on it, made where there is none.
    QPainter &painter(std::optional<QPainter> &kept)
    {
        if (!kept) {
            kept.emplace(&image());
            kept->setRenderHint(QPainter::Antialiasing);
        }
        return *kept;
    }
    bool isEmpty() const { return m_image.isNull(); }
    void set(QImage image) { m_image = std::move(image); }
    QImage take() { return std::move(m_image); }

private:
    const PixelFrame &m_frame;
    QImage m_image;
};

/// Rows smaller than a pixel, one pixel each: the winner of a pixel is the row that is painted over the others.
class Dots {
public:
    Dots(const LayerPicture &picture, const PixelFrame &frame) : m_picture(picture), m_frame(frame) {}
    /// False where the row is larger than a pixel.
    bool take(Row row)
    {
        const MapRect box = m_picture.features->box(row);
        if (box.width() >= m_frame.resolution || box.height() >= m_frame.resolution)
            return false;
        const MapPoint middle = box.center();
        const qint64 x = PixelFrame::column(middle.x, m_frame.resolution) - m_frame.left;
        const qint64 y = PixelFrame::row(middle.y, m_frame.resolution) - m_frame.top;
        if (x < 0 || y < 0 || x >= m_frame.width || y >= m_frame.height)
            return true;
        if (m_winners.empty())
            m_winners.assign(static_cast<std::size_t>(m_frame.width) * static_cast<std::size_t>(m_frame.height),
                             nobody);
        auto &own = m_winners[static_cast<std::size_t>(y * m_frame.width + x)];
        if (own == nobody || !isOver(*m_picture.looks, rowAt(own), row))
            own = static_cast<std::uint32_t>(row);
        return true;
    }
    void paint(Sheet &sheet) const
    {
        for (std::size_t i = 0; i < m_winners.size(); ++i)
            if (m_winners[i] != nobody) {
                const auto width = static_cast<std::size_t>(m_frame.width);
                auto *line = reinterpret_cast<QRgb *>(sheet.image().scanLine(static_cast<int>(i / width)));
                line[i % width] = m_picture.looks->color(m_picture.looks->classOf(rowAt(m_winners[i]))).rgba();
            }
    }

private:
    static constexpr std::uint32_t nobody = ~std::uint32_t{0};
    const LayerPicture &m_picture;
    const PixelFrame &m_frame;
    std::vector<std::uint32_t> m_winners;
};

/// Diagonal lines over the polygons of a row, whose places do not depend on where the frame begins.
void hatch(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame, const QColor &color)
{
    constexpr qint64 period = 8; // pixels, of Qt's pattern
    if (painter.paintEngine()->type() != QPaintEngine::Raster || frame.pixelRatio >= 2)
        return hatchRow(painter, features, row, frame, {color, frame.pixelRatio}, period * frame.pixelRatio);
    painter.setBrushOrigin(
        QPointF(static_cast<double>(-(frame.left % period)), static_cast<double>(-(frame.top % period))));
    fillRow(painter, features, row, frame, QBrush(color, Qt::BDiagPattern));
}

/// The lines and polygons, those smaller than a pixel as one.
void paintShapes(Sheet &sheet, const LayerPicture &picture, const PixelFrame &frame)
{
    const Geometry &geometry = picture.features->layer().geometry();
    std::vector<Row> rows;
    Dots dots(picture, frame);
    forEachRowIn(*picture.features, frame, picture.style().lineWidth * frame.pixelRatio + 2, [&](Row row) {
        if (picture.passes(row) && geometry.type(row) != GeometryType::Point &&
            geometry.type(row) != GeometryType::MultiPoint && !dots.take(row))
            rows.push_back(row);
    });
    {
        std::optional<QPainter> painter;
        paintShapes([&]() -> QPainter & { return sheet.painter(painter); }, picture, frame, std::move(rows));
    }
    dots.paint(sheet);
}

void paintPoints(Sheet &sheet, const LayerPicture &picture, const PixelFrame &frame)
{
    const double reach = (picture.looks->largestDiameter() + clusterCell) * frame.pixelRatio +
                         (picture.displacement ? picture.displacement->reach() * frame.pixelRatio : 0);
    if (!frame.rect(reach).intersects(picture.features->tree().bounds()))
        return;
    QImage own = pooledImage(frame.width, frame.height, QImage::Format_ARGB32_Premultiplied);
    own.fill(Qt::transparent);
    const auto gathered = [&] {
        QPainter painter(&own);
        painter.setRenderHint(QPainter::Antialiasing);
        return paintClusters(painter, picture, frame);
    };
    const bool ink = picture.isShaded(frame.resolution * frame.pixelRatio)        ? paintShading(own, picture, frame)
                     : picture.style().crowding == LayerStyle::Crowding::Clusters ? gathered()
                                                                                  : paintMarks(own, picture, frame);
    if (!ink)
        return;
    if (sheet.isEmpty())
        return sheet.set(std::move(own));
    QPainter painter(&sheet.image());
    painter.drawImage(0, 0, own);
}

} // namespace

void paintShapes(const Ink &ink, const LayerPicture &picture, const PixelFrame &frame, std::vector<Row> rows)
{
    const ProjectedGeometry &features = *picture.features;
    const double width = picture.style().lineWidth * frame.pixelRatio;
    const auto colorOf = [&](Row row) { return picture.looks->color(picture.looks->classOf(row)); };
    if (picture.looks->classCount() > 0)
        std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) { return isOver(*picture.looks, b, a); });
    if (features.layer().geometry().hasPolygons() && picture.style().fillOpacity > 0)
        for (const Row row : rows) {
            QColor fill = colorOf(row);
            fill.setAlphaF(static_cast<float>(picture.style().fillOpacity));
            fillRow(ink(), features, row, frame, fill);
        }
    if (picture.looks->hasHatching())
        for (const Row row : rows)
            if (picture.looks->isHatched(row)) {
                QColor lines = colorOf(row).darker(150);
                lines.setAlpha(170);
                hatch(ink(), features, row, frame, lines);
            }
    if (width > 0)
        for (const Row row : rows)
            strokeRow(ink(), features, row, frame, {colorOf(row), width});
}

/// Circles larger than the marks, those of places known to no better than 25 km hatched.
void paintCircles(const Ink &ink, const LayerPicture &picture, const PixelFrame &frame)
{
    const AccuracyCircles::Shapes *circles = picture.circles ? picture.circles->shapes() : nullptr;
    if (!circles)
        return;
    forEachRowIn(*circles->circles, frame, 3, [&](Row circle) {
        const Row row = circles->rows[index(circle)];
        const double pixels = circles->circles->box(circle).width() / frame.resolution;
        if (!picture.passes(row) || pixels < (picture.style().markerSize + 4) * frame.pixelRatio)
            return;
        QPainter &painter = ink();
        QColor color = picture.looks->color(picture.looks->classOf(row));
        color.setAlpha(20);
        fillRow(painter, *circles->circles, circle, frame, color);
        color.setAlpha(150);
        if (circles->metres[index(circle)] > widestAccuracy) {
            QColor lines = color;
            lines.setAlpha(60);
            hatch(painter, *circles->circles, circle, frame, lines);
        }
        strokeRow(painter, *circles->circles, circle, frame, {color, 1.1 * frame.pixelRatio});
    });
}

QImage paintLayer(const LayerPicture &picture, const PixelFrame &frame)
{
    if (!picture.features || picture.features->tree().bounds().isEmpty())
        return {};
    Sheet sheet(frame);
    const Geometry &geometry = picture.features->layer().geometry();
    if (picture.circles) {
        std::optional<QPainter> painter;
        paintCircles([&]() -> QPainter & { return sheet.painter(painter); }, picture, frame);
    }
    if (geometry.hasPolygons() || geometry.hasLines())
        paintShapes(sheet, picture, frame);
    if (geometry.hasPoints())
        paintPoints(sheet, picture, frame);
    return sheet.take();
}

} // namespace kohkan
