// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/render_map.h"

#include "widgets/paint/graticule.h"
#include "widgets/paint/map_furniture.h"

#include <QPainter>

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

} // namespace

QImage renderMap(const BaseMapPtr &base, const std::vector<RenderEntry> &entries, Depiction depiction,
                 const QSize &size, const LonLatBox &box, double pixelRatio, const RenderExtras &extras)
{
    const MapScene scene =
        MapScene::of(base, entries, depiction, viewportFor(base, size, box, pixelRatio, extras.system));
    const MapViewport &viewport = scene.viewport;
    const PixelFrame frame = viewport.frame();
    QImage image(frame.width, frame.height, QImage::Format_RGB32);
    paintScene(scene, image);
    image.setDevicePixelRatio(pixelRatio);
    QPainter over(&image);
    if (extras.graticule)
        Graticule::of(viewport).paint(over, graticuleFont(), {MapFurniture::scaleBarBox(viewport)});
    const MapFurniture furniture{scene.legend(), attributionText(base != nullptr, depiction)};
    furniture.paint(over, viewport);
    over.end();
    image.setDevicePixelRatio(1);
    return image;
}

} // namespace kohkan
