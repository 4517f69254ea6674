// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/render_map.h"

#include "widgets/map/base_painter.h"
#include "widgets/map/graticule.h"
#include "widgets/map/layer_painter.h"
#include "widgets/map/map_furniture.h"
#include "widgets/map/map_labels.h"

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
        painter.drawImage(0, 0, paintBase(*base, depiction, frame));
    paintLabels(painter, labels, MapLabel::Level::Under, frame);
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        if (!it->entry.visible || !it->entry.projected)
            continue;
        painter.setOpacity(it->entry.opacity);
        painter.drawImage(0, 0, paintLayer(pictureOf(*it), frame));
    }
    painter.setOpacity(1);
    paintLabels(painter, labels, MapLabel::Level::Over, frame);
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
