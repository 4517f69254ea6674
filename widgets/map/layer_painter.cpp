// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/layer_painter.h"

#include "widgets/map/feature_painter.h"
#include "widgets/map/map_text.h"
#include "widgets/map/marker.h"

#include <algorithm>
#include <unordered_map>

namespace kohkan {

namespace {

/// A mark on its way to the picture: the pixel of its middle, in the frame.
struct Mark {
    int x;
    int y;
    Row row;
    double order;
};

struct MarkSprites {
    const LayerPicture &picture;
    double ratio;
    std::unordered_map<QRgb, QImage> sprites;

    const QImage &of(const QColor &color)
    {
        auto &sprite = sprites[color.rgba()];
        if (sprite.isNull())
            sprite = markerSprite({color, picture.style.shape, picture.style.markerSize, false}, ratio);
        return sprite;
    }
};

std::vector<Mark> marksIn(const LayerPicture &picture, const PixelFrame &frame, double margin)
{
    std::vector<Mark> marks;
    const ProjectedGeometry &features = *picture.features;
    const Column *order =
        picture.style.orderColumn.isEmpty() ? nullptr : features.layer().column(picture.style.orderColumn);
    const MapRect box = frame.rect(margin);
    forEachRowIn(features, frame, margin, [&](Row row) {
        if (!picture.passes(row))
            return;
        features.layer().geometry().forEachPart(row, [&](const GeometryPart &part) {
            if (part.kind != GeometryPart::Kind::Point)
                return;
            for (const auto &p : features.points(part))
                if (box.contains(p))
                    marks.push_back({static_cast<int>(PixelFrame::column(p.x, frame.resolution) - frame.left),
                                     static_cast<int>(PixelFrame::row(p.y, frame.resolution) - frame.top), row,
                                     order && order->isNumeric() && !order->isNull(row) ? order->number(row) : 0});
        });
    });
    if (order)
        std::stable_sort(marks.begin(), marks.end(), [](const Mark &a, const Mark &b) { return a.order < b.order; });
    return marks;
}

/// Of several marks on one pixel keeps the last.
void keepTopmost(std::vector<Mark> &marks, const PixelFrame &frame, int margin)
{
    const int width = frame.width + 2 * margin + 2, height = frame.height + 2 * margin + 2;
    std::vector<bool> taken(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::size_t kept = marks.size();
    for (std::size_t i = marks.size(); i-- > 0;) {
        const int x = std::clamp(marks[i].x + margin + 1, 0, width - 1);
        const int y = std::clamp(marks[i].y + margin + 1, 0, height - 1);
        const auto pixel = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
        if (taken[pixel])
            continue;
        taken[pixel] = true;
        marks[--kept] = marks[i];
    }
    marks.erase(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(kept));
}

bool paintMarks(QImage &image, const LayerPicture &picture, std::vector<Mark> marks, const PixelFrame &frame,
                int margin)
{
    keepTopmost(marks, frame, margin);
    const Column *classes = picture.classes();
    const std::vector<QColor> colors = picture.colorsByCode(classes);
    MarkSprites sprites{picture, frame.pixelRatio, {}};
    bool ink = false;
    for (const auto &mark : marks) {
        const bool known = classes && !classes->isNull(mark.row);
        const QImage &sprite = sprites.of(known ? colors[classes->code(mark.row)] : picture.style.color);
        ink |= stamp(image, sprite, mark.x - sprite.width() / 2, mark.y - sprite.height() / 2);
    }
    return ink;
}

/// Writes how many rows stand on exactly one point beside it.
void paintCounts(QImage &image, const LayerPicture &picture, const std::vector<Mark> &marks, const PixelFrame &frame)
{
    std::vector<std::pair<LonLat, const Mark *>> places;
    const Geometry &geometry = picture.features->layer().geometry();
    for (const auto &mark : marks)
        if (geometry.type(mark.row) == GeometryType::Point)
            places.emplace_back(geometry.point(mark.row), &mark);
    std::sort(places.begin(), places.end(), [](const auto &a, const auto &b) {
        return a.first.lon != b.first.lon ? a.first.lon < b.first.lon : a.first.lat < b.first.lat;
    });
    QPainter painter(&image);
    const double reach = (picture.style.markerSize / 2 + 1) * frame.pixelRatio;
    for (std::size_t i = 0; i < places.size();) {
        std::size_t end = i + 1;
        while (end < places.size() && places[end].first == places[i].first)
            ++end;
        if (end - i > 1) {
            const QImage text = haloText(QString::number(end - i), countFont(frame.pixelRatio),
                                         QColor(0x22, 0x22, 0x22), 1.4 * frame.pixelRatio);
            const Mark &mark = *places[i].second;
            painter.drawImage(QPoint(mark.x + static_cast<int>(reach * 0.55),
                                     mark.y - static_cast<int>(reach * 0.55) - text.height() * 3 / 4),
                              text);
        }
        i = end;
    }
}

bool paintShapes(QImage &image, const LayerPicture &picture, const PixelFrame &frame)
{
    const ProjectedGeometry &features = *picture.features;
    const Geometry &geometry = features.layer().geometry();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = picture.style.lineWidth * frame.pixelRatio;
    bool ink = false;
    const auto paint = [&](bool areas) {
        forEachRowIn(features, frame, width + 2, [&](Row row) {
            if (!picture.passes(row) || geometry.type(row) == GeometryType::Point)
                return;
            const QColor color = picture.colorOf(row);
            ink = true;
            if (areas) {
                QColor fill = color;
                fill.setAlphaF(static_cast<float>(picture.style.fillOpacity));
                fillRow(painter, features, row, frame, fill);
            } else {
                strokeRow(painter, features, row, frame, {color, width});
            }
        });
    };
    if (geometry.hasPolygons())
        paint(true);
    paint(false);
    return ink;
}

} // namespace

const Column *LayerPicture::classes() const
{
    const Column *column = style.classColumn.isEmpty() ? nullptr : features->layer().column(style.classColumn);
    return column && column->type() == Column::Type::Text ? column : nullptr;
}

std::vector<QColor> LayerPicture::colorsByCode(const Column *column) const
{
    std::vector<QColor> colors(column ? column->dictionary().size() : 0, style.color);
    if (column)
        for (const auto &known : style.classes)
            if (const auto code = column->codeOf(known.value))
                colors[*code] = known.color;
    return colors;
}

QColor LayerPicture::colorOf(Row row) const
{
    const Column *column = classes();
    if (!column || column->isNull(row))
        return style.color;
    const QString &value = column->dictionary()[column->code(row)];
    for (const auto &known : style.classes)
        if (known.value == value)
            return known.color;
    return style.color;
}

QImage paintLayer(const LayerPicture &picture, const PixelFrame &frame)
{
    if (!picture.features || picture.features->tree().bounds().isEmpty())
        return {};
    const int margin = static_cast<int>(std::ceil((picture.style.markerSize / 2 + 20) * frame.pixelRatio));
    if (!frame.rect(margin).intersects(picture.features->tree().bounds()))
        return {};
    QImage image(frame.width, frame.height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const Geometry &geometry = picture.features->layer().geometry();
    bool ink = false;
    if (geometry.hasPolygons() || geometry.hasLines())
        ink |= paintShapes(image, picture, frame);
    if (geometry.hasPoints()) {
        const std::vector<Mark> marks = marksIn(picture, frame, margin);
        ink |= paintMarks(image, picture, marks, frame, margin);
        if (picture.style.countCoincident && !marks.empty()) {
            paintCounts(image, picture, marks, frame);
            ink = true;
        }
    }
    return ink ? image : QImage();
}

} // namespace kohkan
