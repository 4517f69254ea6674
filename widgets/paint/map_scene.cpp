// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/map_scene.h"

#include "datasets/security/incident_source.h"
#include "datasets/table/passing_on.h"
#include "widgets/paint/base_painter.h"
#include "widgets/paint/layer_painter.h"
#include "widgets/paint/map_furniture.h"
#include "widgets/paint/site_labels.h"

#include <QPainter>
#include <algorithm>
#include <atomic>
#include <thread>

namespace kohkan {

namespace {

/// Names of sites, of the layers that show them at this scale.
void addSiteNames(MapScene &scene)
{
    std::vector<NamedLayer> named;
    for (const auto &sheet : scene.sheets)
        if (showsNames(sheet.picture, scene.viewport))
            named.push_back({named.size(), sheet.picture});
    for (auto &site : placeSiteLabels(named, scene.labels, {}, scene.viewport.frame())) {
        const LayerPicture &picture = named[static_cast<std::size_t>(site.entry)].picture;
        site.label.isPixels = !whyNotPassedOn(picture.features->layer()).isEmpty();
        scene.labels.push_back(std::move(site.label));
    }
}

/// Would its legend say a value of a row that may not be passed on? The words of a code book are none.
bool isDiscreet(const LayerPicture &picture)
{
    const LayerStyle &style = picture.style();
    const auto says = [](const QString &column) { return !column.isEmpty() && !isCodeBookColumn(column); };
    const bool byText = style.colouring == LayerStyle::Colouring::Categorised && says(style.classColumn);
    return !whyNotPassedOn(picture.features->layer()).isEmpty() && (byText || says(style.shapeColumn));
}

void paintBand(const MapScene &scene, QImage &image, const PixelFrame &band)
{
    if (!scene.base)
        image.fill(paperColor());
    QPainter painter(&image);
    if (scene.base)
        painter.drawImage(0, 0, paintBase(*scene.base, scene.depiction, band));
    paintLabels(painter, scene.labels, MapLabel::Level::Under, band);
    for (auto it = scene.sheets.rbegin(); it != scene.sheets.rend(); ++it) {
        painter.setOpacity(it->opacity);
        painter.drawImage(0, 0, paintLayer(it->picture, band));
    }
    painter.setOpacity(1);
    paintLabels(painter, scene.labels, MapLabel::Level::Over, band);
}

} // namespace

MapScene MapScene::of(const BaseMapPtr &base, const std::vector<RenderEntry> &entries, Depiction depiction,
                      const MapViewport &viewport, Names names)
{
    MapScene scene{base, depiction, viewport, {}, {}};
    for (const auto &[entry, rows, projected] : entries)
        if (entry.visible && entry.layer)
            scene.sheets.push_back(
                {entry.name,
                 LayerPicture::create(projected ? projected : ProjectedGeometry::create(entry.layer, viewport.system),
                                      rows, entry.style),
                 entry.opacity});
    if (names == Names::Hidden)
        return scene;
    if (base)
        scene.labels = placeLabels(*base, depiction, viewport.frame());
    addSiteNames(scene);
    return scene;
}

std::vector<LegendLine> MapScene::legend() const
{
    std::vector<LegendLine> lines;
    for (const auto &sheet : sheets)
        if (isDiscreet(sheet.picture))
            lines.push_back(plainLine(sheet.name, sheet.picture.features->layer().geometry(), sheet.picture.style()));
        else
            for (auto &line : legendOf(sheet.name, sheet.picture, viewport.nominalScale()))
                lines.push_back(std::move(line));
    return lines;
}

bool paintScene(const MapScene &scene, QImage &target, const std::stop_token &stop,
                const std::function<void(double)> &progress)
{
    constexpr int bandHeight = 128;
    const PixelFrame frame = scene.viewport.frame();
    const int count = (frame.height + bandHeight - 1) / bandHeight;
    uchar *bits = target.bits(); // detaches before the threads do
    const auto stride = target.bytesPerLine();
    std::atomic<int> next = 0, done = 0;
    const auto work = [&](bool tells) {
        for (int i = next++; i < count && !stop.stop_requested(); i = next++) {
            PixelFrame band = frame;
            band.top += i * bandHeight;
            band.height = std::min(bandHeight, frame.height - i * bandHeight);
            QImage slice(bits + i * bandHeight * stride, band.width, band.height, stride, QImage::Format_RGB32);
            paintBand(scene, slice, band);
            ++done;
            if (tells && progress)
                progress(static_cast<double>(done) / count);
        }
    };
    std::vector<std::thread> helpers;
    for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
        helpers.emplace_back(work, false);
    work(true);
    for (auto &helper : helpers)
        helper.join();
    return done == count;
}

} // namespace kohkan
