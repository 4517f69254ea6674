// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/base_painter.h"

#include "widgets/paint/feature_painter.h"
#include "widgets/paint/image_pool.h"
#include "widgets/paint/line_names.h"
#include "widgets/paint/relief_shade.h"

namespace kohkan {

namespace {

const QColor landFill(0xee, 0xeb, 0xe4);
const QColor contextFill(0xf2, 0xee, 0xe3);
const QColor missionFill(0xfc, 0xf5, 0xe1);
const QColor lakeFill(0xc9, 0xdb, 0xe4);
const QColor waterLine(0x9c, 0xbc, 0xcf);
const QColor coastLine(0x93, 0xae, 0xbd);
const QColor borderLine(0x9a, 0x92, 0x94);
const QColor countryLine(0x63, 0x57, 0x5f);
const QColor provinceLine(0xa8, 0x9a, 0x86);
const QColor claimLine(0x86, 0x78, 0x80);

QString textOf(const Column *column, Row row)
{
    return column ? column->text(row) : QString();
}

void paintRegions(QPainter &painter, const ProjectedGeometry &regions, const PixelFrame &frame)
{
    const Column *mission = regions.layer().column(u"mission");
    forEachRowIn(regions, frame, 4, [&](Row row) {
        const bool emphasised = textOf(mission, row) == QLatin1String("yes");
        fillRow(painter, regions, row, frame, emphasised ? missionFill : contextFill);
    });
}

/// Pen of a boundary: by its kind, and solid, dashed or dotted as the depiction says.
Stroke boundaryStroke(const QString &kind, const QString &form, double ratio)
{
    Stroke stroke{countryLine, 1.3 * ratio};
    if (kind == QLatin1String("province"))
        stroke = {provinceLine, 1.0 * ratio};
    else if (kind == QLatin1String("claim") && form != QLatin1String("solid"))
        stroke = {claimLine, 1.2 * ratio};
    if (form == QLatin1String("dashed"))
        stroke.pattern = {6 * ratio, 3.5 * ratio};
    else if (form == QLatin1String("dotted"))
        stroke.pattern = {1.6 * ratio, 3 * ratio};
    return stroke;
}

void paintBoundaries(QPainter &painter, const ProjectedGeometry &boundaries, Depiction depiction,
                     const PixelFrame &frame)
{
    const Column *kinds = boundaries.layer().column(u"kind");
    const Column *forms = depictionColumn(boundaries.layer(), depiction);
    const auto paint = [&](bool glow) {
        forEachRowIn(boundaries, frame, 12 * frame.pixelRatio, [&](Row row) {
            const QString kind = textOf(kinds, row), form = textOf(forms, row);
            if (form == QLatin1String("absent"))
                return;
            Stroke stroke = boundaryStroke(kind, form, frame.pixelRatio);
            if (glow) {
                if (kind == QLatin1String("province") || form == QLatin1String("dotted"))
                    return;
                stroke = {QColor(0x6d, 0x4c, 0x62, 26), 7 * frame.pixelRatio};
            }
            strokeRow(painter, boundaries, row, frame, stroke);
        });
    };
    paint(true);
    paint(false);
}

} // namespace

QColor paperColor()
{
    return {0xfa, 0xf9, 0xf6};
}

QColor seaColor()
{
    return {0xd3, 0xe1, 0xe8};
}

bool hasRelief(const BaseMap &base, const PixelFrame &frame)
{
    return isShaded(base.relief, frame, *base.system);
}

void paintGround(QPainter &painter, const BaseMap &base, const PixelFrame &frame)
{
    painter.fillRect(frame.box(), base.land && base.system->isWebMercator() ? seaColor() : paperColor());
    if (base.land && !base.system->isWebMercator())
        fillRing(painter, base.sheet, frame, seaColor());
    if (base.land)
        fillAll(painter, *base.land, frame, landFill);
    if (base.regions)
        paintRegions(painter, *base.regions, frame);
}

QImage paintShadedGround(const BaseMap &base, const PixelFrame &frame)
{
    QImage image = pooledImage(frame.width, frame.height, QImage::Format_RGB32);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintGround(painter, base, frame);
    }
    shadeRelief(image, base.relief, frame, *base.system);
    return image;
}

void paintLines(QPainter &painter, const BaseMap &base, Depiction depiction, const PixelFrame &frame)
{
    const double ratio = frame.pixelRatio;
    if (base.lakes) {
        fillAll(painter, *base.lakes, frame, lakeFill);
        strokeAll(painter, *base.lakes, frame, {waterLine, 0.7 * ratio});
    }
    if (base.rivers)
        strokeAll(painter, *base.rivers, frame, {waterLine, 0.9 * ratio});
    if (base.land)
        strokeAll(painter, *base.land, frame, {coastLine, 0.8 * ratio});
    if (base.borders)
        strokeAll(painter, *base.borders, frame, {borderLine, 1.0 * ratio});
    if (base.boundaries)
        paintBoundaries(painter, *base.boundaries, depiction, frame);
}

QImage paintBase(const BaseMap &base, Depiction depiction, const PixelFrame &frame)
{
    QImage image = paintShadedGround(base, frame);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLines(painter, base, depiction, frame);
    return image;
}

} // namespace kohkan
