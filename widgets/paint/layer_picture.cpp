// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/layer_picture.h"

#include "datasets/geo/geodesy.h"
#include "datasets/table/layer_builder.h"
#include "widgets/paint/map_viewport.h"

#include <numbers>

namespace kohkan {

namespace {

int orderOfClass(const RowLooks &looks, Row row)
{
    const int klass = looks.classOf(row);
    return klass < 0 ? looks.classCount() : klass;
}

} // namespace

Displacement::Displacement(const ProjectedGeometry &features, const RowSet *rows, double markerSize)
{
    const Geometry &geometry = features.layer().geometry();
    if (geometry.rowCount() > mostRows)
        return;
    std::vector<std::pair<LonLat, Row>> places;
    for (std::size_t i = 0; i < geometry.rowCount(); ++i)
        if (geometry.type(rowAt(i)) == GeometryType::Point && (!rows || rows->contains(rowAt(i))))
            places.emplace_back(geometry.point(rowAt(i)), rowAt(i));
    std::stable_sort(places.begin(), places.end(), [](const auto &a, const auto &b) {
        return a.first.lon != b.first.lon ? a.first.lon < b.first.lon : a.first.lat < b.first.lat;
    });
    for (std::size_t i = 0; i < places.size();) {
        std::size_t end = i + 1;
        while (end < places.size() && places[end].first == places[i].first)
            ++end;
        const auto count = end - i;
        const double step = markerSize + 5; // from mark to mark along the circle
        const double radius = std::max(markerSize + 3, step * static_cast<double>(count) / (2 * std::numbers::pi));
        for (std::size_t k = 0; count > 1 && k < count; ++k) {
            const double angle = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(count);
            m_offsets.emplace(places[i + k].second, QPointF(radius * std::sin(angle), -radius * std::cos(angle)));
            m_reach = std::max(m_reach, radius);
        }
        i = end;
    }
}

const AccuracyCircles::Shapes *AccuracyCircles::shapes() const
{
    std::call_once(m_once, [this] { m_shapes = make(); });
    return m_shapes.get();
}

std::unique_ptr<const AccuracyCircles::Shapes> AccuracyCircles::make() const
{
    const Layer &layer = m_features->layer();
    const Column *accuracy = layer.column(m_column);
    if (!accuracy || !accuracy->isNumeric() || layer.rowCount() > mostRows)
        return nullptr;
    const double shift = std::max(0.0, layer.provenance().operationAccuracy); // of the datum
    LayerBuilder builder(layer.name());
    std::vector<std::pair<Row, double>> bySource;
    for (std::size_t i = 0; i < layer.rowCount(); ++i) {
        const Row row = rowAt(i);
        const LonLat place = layer.geometry().point(row);
        const double metres = accuracy->number(row) + shift;
        if (layer.geometry().type(row) != GeometryType::Point || !isInRange(place) || !(metres > 0))
            continue;
        builder.geometry().begin(GeometryType::Polygon);
        builder.geometry().addPart(GeometryPart::Kind::OuterRing, geodesicCircle(place, metres));
        bySource.emplace_back(row, metres);
    }
    if (bySource.empty())
        return nullptr;
    const LayerPtr circles = builder.finish();
    auto result = std::make_unique<Shapes>();
    result->circles = ProjectedGeometry::create(circles, m_features->system());
    for (std::size_t i = 0; i < circles->rowCount(); ++i) {
        const auto &[row, metres] = bySource[circles->sourceRow(rowAt(i))];
        result->rows.push_back(row);
        result->metres.push_back(metres);
    }
    return result;
}

LayerPicture LayerPicture::create(ProjectedGeometryPtr features, std::shared_ptr<const RowSet> rows,
                                  const LayerStyle &style, const LayerPicture *before)
{
    LayerPicture picture;
    const bool sameFeatures = before && before->features == features;
    const bool sameStyle = sameFeatures && before->style() == style;
    picture.looks = sameStyle ? before->looks : std::make_shared<const RowLooks>(features->layerPointer(), style);
    if (!style.accuracyColumn.isEmpty())
        picture.circles = sameFeatures && before->circles && before->style().accuracyColumn == style.accuracyColumn
                              ? before->circles
                              : std::make_shared<const AccuracyCircles>(features, style.accuracyColumn);
    if (style.crowding == LayerStyle::Crowding::Displaced)
        picture.displacement = sameStyle && before->rows == rows
                                   ? before->displacement
                                   : std::make_shared<const Displacement>(*features, rows.get(), style.markerSize);
    picture.features = std::move(features);
    picture.rows = std::move(rows);
    return picture;
}

bool LayerPicture::isShaded(double resolution) const
{
    return style().shading != LayerStyle::Shading::None && features->layer().geometry().hasPoints() &&
           MapViewport::nominalScale(resolution, *features->system()) > style().shadingScale;
}

bool isOver(const RowLooks &looks, Row a, Row b)
{
    if (looks.hasSizes()) {
        const double x = looks.look(a).diameter, y = looks.look(b).diameter;
        if (x != y)
            return x < y;
    }
    const int ca = orderOfClass(looks, a), cb = orderOfClass(looks, b);
    if (ca != cb)
        return ca < cb;
    return looks.order(a) > looks.order(b);
}

} // namespace kohkan
