// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/render_map.h"

#include "widgets/map/base_painter.h"
#include "widgets/map/graticule.h"
#include "widgets/map/layer_painter.h"
#include "widgets/map/map_furniture.h"
#include "widgets/map/map_labels.h"
#include "widgets/map/site_labels.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <thread>

namespace kohkan {

namespace {

MapViewport viewportFor(const BaseMapPtr &base, const QSize &size, const LonLatBox &box, double pixelRatio,
                        const ViewSystemPtr &system)
{
    MapViewport viewport;
    viewport.size = size;
    viewport.pixelRatio = pixelRatio;
    viewport.system = system;
    const LonLatBox wanted = !box.isEmpty() ? box : base ? base->fullExtent() : defaultExtent();
    const MapRect rect = system->fromLonLat(wanted);
    return viewport.fitted(rect.isEmpty() ? system->bounds() : rect, false);
}

LayerPicture pictureOf(const RenderEntry &entry)
{
    return LayerPicture::create(entry.entry.projected, entry.rows, entry.entry.style);
}

/// Paints a sheet in bands, on as many threads as there are cores. `paint` gives a null image where there is no ink;
/// then there is none here either.
QImage paintInBands(const PixelFrame &frame, const std::function<QImage(const PixelFrame &)> &paint)
{
    constexpr int bandHeight = 128;
    const int count = (frame.height + bandHeight - 1) / bandHeight;
    std::vector<QImage> bands(static_cast<std::size_t>(count));
    std::atomic<int> next = 0;
    const auto work = [&] {
        for (int i = next++; i < count; i = next++) {
            PixelFrame band = frame;
            band.top += i * bandHeight;
            band.height = std::min(bandHeight, frame.height - i * bandHeight);
            bands[static_cast<std::size_t>(i)] = paint(band);
        }
    };
    std::vector<std::thread> helpers;
    for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
        helpers.emplace_back(work);
    work();
    for (auto &helper : helpers)
        helper.join();
    const auto inked = std::find_if(bands.begin(), bands.end(), [](const QImage &band) { return !band.isNull(); });
    if (inked == bands.end())
        return {};
    QImage image(frame.width, frame.height, inked->format());
    image.fill(Qt::transparent);
    for (int i = 0; i < count; ++i)
        if (const QImage &band = bands[static_cast<std::size_t>(i)]; !band.isNull())
            for (int y = 0; y < band.height(); ++y)
                std::memcpy(image.scanLine(i * bandHeight + y), band.constScanLine(y),
                            static_cast<std::size_t>(band.bytesPerLine()));
    return image;
}

/// Names of sites, of the layers that show them at this scale.
void paintSiteNames(QPainter &painter, const std::vector<RenderEntry> &entries, const std::vector<MapLabel> &labels,
                    const MapViewport &viewport)
{
    std::vector<NamedLayer> named;
    for (const auto &entry : entries)
        if (entry.entry.visible && entry.entry.projected)
            if (const LayerPicture picture = pictureOf(entry); showsNames(picture, viewport))
                named.push_back({named.size(), picture});
    for (const auto &site : placeSiteLabels(named, labels, {}, viewport.frame()))
        paintLabels(painter, {site.label}, MapLabel::Level::Over, viewport.frame());
}

} // namespace

QImage renderMap(const BaseMapPtr &base, const std::vector<RenderEntry> &entries, Depiction depiction,
                 const QSize &size, const LonLatBox &box, double pixelRatio, const RenderExtras &extras)
{
    const MapViewport viewport = viewportFor(base, size, box, pixelRatio, extras.system);
    const PixelFrame frame = viewport.frame();
    QImage image(frame.width, frame.height, QImage::Format_RGB32);
    image.fill(paperColor());
    MapFurniture furniture;
    furniture.attribution = attributionText(base != nullptr, depiction);
    const std::vector<MapLabel> labels = base ? placeLabels(*base, depiction, frame) : std::vector<MapLabel>();
    QPainter painter(&image);
    if (base)
        painter.drawImage(
            0, 0, paintInBands(frame, [&](const PixelFrame &band) { return paintBase(*base, depiction, band); }));
    paintLabels(painter, labels, MapLabel::Level::Under, frame);
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        if (!it->entry.visible || !it->entry.projected)
            continue;
        painter.setOpacity(it->entry.opacity);
        const LayerPicture picture = pictureOf(*it);
        painter.drawImage(0, 0, paintInBands(frame, [&](const PixelFrame &band) { return paintLayer(picture, band); }));
    }
    painter.setOpacity(1);
    paintLabels(painter, labels, MapLabel::Level::Over, frame);
    paintSiteNames(painter, entries, labels, viewport);
    for (const auto &entry : entries)
        if (entry.entry.visible && entry.entry.projected)
            for (auto &line : legendOf(entry.entry.name, pictureOf(entry), viewport.nominalScale()))
                furniture.legend.push_back(std::move(line));
    painter.end();
    image.setDevicePixelRatio(pixelRatio);
    QPainter over(&image);
    if (extras.graticule)
        Graticule::of(viewport).paint(over, graticuleFont(), {MapFurniture::scaleBarBox(viewport)});
    furniture.paint(over, viewport);
    over.end();
    image.setDevicePixelRatio(1);
    return image;
}

} // namespace kohkan
