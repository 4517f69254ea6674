// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/report/dossier_map.h"

#include "datasets/table/filter.h"
#include "datasets/table/layer_builder.h"
#include "datasets/work/words.h"
#include "widgets/paint/legend.h"
#include "widgets/paint/map_text.h"
#include "widgets/paint/map_viewport.h"
#include "widgets/paint/render_map.h"

#include <QFontMetricsF>
#include <cmath>
#include <numbers>
#include <numeric>

namespace kohkan {

namespace {

constexpr double leastReach = 35'000;     ///< metres from the site to the upper edge, at least
constexpr double air = 1.5;               ///< the same as a multiple of the accuracy
constexpr double widestReach = 600'000;   ///< and at most
constexpr double metresADegree = 111'320; ///< of latitude
constexpr double pixelRatio = 3;          ///< 288 dots an inch
constexpr double paperPixel = 0.0254 / 96;

LonLatBox boxAround(LonLat place, double reach, QSize size)
{
    const double north = reach / metresADegree;
    const double east = north * size.width() / size.height() / std::cos(place.lat * std::numbers::pi / 180);
    return {place.lon - east, place.lat - north, place.lon + east, place.lat + north};
}

/// A shipped layer with what of it is to be drawn.
struct Shown {
    QString name;
    LayerPtr layer;
    RowSet rows;
    LayerStyle style;
};

RenderEntry entryOf(const Shown &shown)
{
    LayerEntry entry;
    entry.name = shown.name;
    entry.layer = shown.layer;
    entry.style = shown.style;
    return {std::move(entry), std::make_shared<const RowSet>(shown.rows), ProjectedGeometry::create(shown.layer)};
}

LayerStyle siteStyle(bool hasCircle)
{
    LayerStyle style;
    style.color = QColor(0xc0, 0x1f, 0x2e);
    style.markerSize = 13;
    if (hasCircle)
        style.accuracyColumn = QStringLiteral("location_accuracy_m");
    return style;
}

const QString labelColumn = QStringLiteral("_label");

/// One shape and no shades, so that the key is short.
LayerStyle depositsStyle()
{
    LayerStyle style = depositStyle();
    style.shapeColumn.clear();
    style.shapes.clear();
    style.markerSize = 8;
    style.countCoincident = false;
    style.labelColumn = labelColumn;
    style.labelScale = 1e9;
    return style;
}

LayerStyle townStyle()
{
    LayerStyle style;
    style.color = QColor(0x5b, 0x5b, 0x5b);
    style.shape = MarkerShape::Square;
    style.markerSize = 5;
    style.labelColumn = labelColumn;
    style.labelScale = 1e9;
    return style;
}

/// Gives the rows names that have room on either side of their mark, clear of edges and legend: no name is cut.
void nameWhatFits(Shown &shown, const MapViewport &viewport, const QRectF &legend)
{
    constexpr double beside = 16, half = 10, bottom = 42; // of the mark; of a line; of scale bar and attribution
    const QFontMetricsF metrics(mapFont(11.5, 1));
    const QRectF sheet(0, half, viewport.size.width(), viewport.size.height() - half - bottom);
    const Column *names = shown.layer->column(u"name");
    ColumnBuilder column(labelColumn, Column::Type::Text);
    column.setDerived();
    std::vector<std::uint32_t> order(shown.layer->rowCount());
    std::iota(order.begin(), order.end(), 0u);
    for (const std::uint32_t i : order) {
        const LonLat place = shown.layer->geometry().point(rowAt(i));
        const QString name = names && shown.rows.contains(rowAt(i)) ? names->text(rowAt(i)) : QString();
        const QPointF at = place.isValid() ? viewport.toScreen(place) : QPointF();
        const double reach = metrics.horizontalAdvance(name) + beside;
        const QRectF box(at.x() - reach, at.y() - half, 2 * reach, 2 * half);
        if (name.isEmpty() || !sheet.contains(box) || legend.intersects(box))
            column.appendNull();
        else
            column.appendText(name);
    }
    shown.layer = LayerBuilder::withColumn(shown.layer, column.finish(order));
}

/// Where the legend stands, at most: lower left.
QRectF legendBox(const std::vector<Shown> &all, QSize size)
{
    constexpr double line = 19.5, margin = 30, width = 250;
    std::size_t lines = 0;
    for (const Shown &shown : all)
        lines += legendOf(shown.name, shown.layer, &shown.rows, shown.style).size();
    const double height = line * static_cast<double>(lines) + margin;
    return {0, size.height() - height, width, height};
}

/// Towns, but for those under the mark of the site, whose name would run into its own.
RowSet townsIn(const Layer &infrastructure, const LonLatBox &box, LonLat site)
{
    constexpr double ofTheBox = 0.04; // of its height

    RowSet rows = rowsInBox(infrastructure, box), towns(infrastructure.rowCount());
    rows.forEach([&](Row row) {
        const LonLat at = infrastructure.geometry().point(row);
        const bool isApart = std::hypot(at.lon - site.lon, at.lat - site.lat) > ofTheBox * box.height();
        if (isApart && cellText(infrastructure, row, u"kind") == QLatin1String("city"))
            towns.insert(row);
    });
    return towns;
}

/// Topmost first: the site, all deposits, towns.
std::vector<Shown> shownAround(const DossierFacts &facts, const LonLatBox &box, bool hasCircle)
{
    const LayerPtr deposits = facts.catalogue->deposits(), infrastructure = facts.catalogue->infrastructure();
    RowSet site(deposits->rowCount());
    site.insert(facts.deposit);
    std::vector<Shown> all{{facts.name, deposits, std::move(site), siteStyle(hasCircle)},
                           {tr("Deposits"), deposits, rowsInBox(*deposits, box), depositsStyle()}};
    if (infrastructure)
        all.push_back({tr("Towns"), infrastructure, townsIn(*infrastructure, box, box.center()), townStyle()});
    return all;
}

} // namespace

std::optional<DossierMap> dossierMap(const DossierFacts &facts, const BaseMapPtr &base, Depiction depiction, QSize size)
{
    const Layer &deposits = *facts.catalogue->deposits();
    const LonLat place = deposits.geometry().point(facts.deposit);
    if (!place.isValid())
        return std::nullopt;
    DossierMap map;
    const auto accuracy = facts.catalogue->accuracyOf(facts.deposit);
    map.hasCircle = accuracy && *accuracy > 0 && *accuracy * air <= widestReach;
    const double reach = std::clamp(map.hasCircle ? *accuracy * air : 0.0, leastReach, widestReach);
    const LonLatBox box = boxAround(place, reach, size);
    MapViewport viewport;
    viewport.size = size;
    viewport = viewport.fitted(viewport.system->fromLonLat(box), false);
    map.scale = viewport.resolution * viewport.groundFactor() / paperPixel;
    std::vector<Shown> all = shownAround(facts, box, map.hasCircle);
    const QRectF legend = legendBox(all, size);
    std::vector<RenderEntry> entries;
    for (Shown &shown : all) {
        nameWhatFits(shown, viewport, legend);
        entries.push_back(entryOf(shown));
    }
    BaseMap bare = base ? *base : BaseMap(); // its own names may be cut at the edges
    bare.places = bare.cities = nullptr;
    map.image =
        renderMap(base ? std::make_shared<const BaseMap>(bare) : nullptr, entries, depiction, size, box, pixelRatio);
    return map;
}

} // namespace kohkan
