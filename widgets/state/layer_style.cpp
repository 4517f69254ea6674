// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/layer_style.h"

#include "datasets/security/annotated_place.h"
#include "datasets/security/exposure_surface.h"
#include "datasets/security/risk_layer.h"
#include "datasets/work/words.h"
#include "widgets/state/level_colors.h"

#include <array>

namespace kohkan {

QColor distinctColor(std::size_t i)
{
    static constexpr std::array<QRgb, 6> colors{0xff6a3d9a, 0xff008b8b, 0xff9a1750, 0xff7a7a00, 0xff2b4c9b, 0xff5c5c5c};
    return QColor::fromRgb(colors[i % colors.size()]);
}

LayerStyle depositStyle()
{
    LayerStyle style;
    style.colouring = LayerStyle::Colouring::Categorised;
    style.classColumn = QStringLiteral("commodity_group");
    style.orderColumn = QStringLiteral("_paint_order");
    style.classes = {
        {QStringLiteral("copper-gold"), tr("Copper and gold"), QColor(0xd5, 0x5e, 0x00)},
        {QStringLiteral("critical"), tr("Critical minerals"), QColor(0x00, 0x72, 0xb2)},
        {QStringLiteral("lead-zinc-silver"), tr("Lead, zinc and silver"), QColor(0x56, 0xb4, 0xe9)},
        {QStringLiteral("iron-chromium-manganese"), tr("Iron, chromium and manganese"), QColor(0x8c, 0x4a, 0x2f)},
        {QStringLiteral("fuels"), tr("Fuels"), QColor(0x3a, 0x3a, 0x3a)},
        {QStringLiteral("gemstones"), tr("Gemstones"), QColor(0xcc, 0x79, 0xa7)},
        {QStringLiteral("industrial"), tr("Industrial minerals"), QColor(0x00, 0x9e, 0x73)},
        {QStringLiteral("stone"), tr("Stone"), QColor(0xe6, 0xb4, 0x3c)}};
    style.color = QColor(0x88, 0x88, 0x88);
    style.markerSize = 10;
    style.countCoincident = true;
    style.labelColumn = QStringLiteral("name");
    style.ringColumn = QStringLiteral("_annotation_ring");
    const QString developed = tr("Construction or feasibility study"), explored = tr("Exploration or prospect"),
                  past = tr("Past producer or suspended");
    style.shapeColumn = QStringLiteral("status");
    style.shapes = {{QStringLiteral("operating"), tr("Operating"), MarkerShape::Square},
                    {QStringLiteral("construction"), developed, MarkerShape::Star},
                    {QStringLiteral("feasibility"), developed, MarkerShape::Star},
                    {QStringLiteral("exploration"), explored, MarkerShape::Triangle},
                    {QStringLiteral("prospect"), explored, MarkerShape::Triangle},
                    {QStringLiteral("occurrence"), tr("Occurrence"), MarkerShape::Circle},
                    {QStringLiteral("past-producer"), past, MarkerShape::Cross},
                    {QStringLiteral("suspended"), past, MarkerShape::Cross}};
    return style;
}

LayerStyle incidentStyle()
{
    LayerStyle style;
    style.color = QColor(0xa5, 0x1d, 0x2d);
    style.markerSize = 7;
    return style;
}

LayerStyle eventTypeStyle(const QString &column)
{
    LayerStyle style = incidentStyle();
    style.colouring = LayerStyle::Colouring::Categorised;
    style.classColumn = column;
    const auto add = [&](const char *type, const QColor &color) { // a term of the field, which is not translated
        style.classes.push_back({QString::fromLatin1(type), QString::fromLatin1(type), color});
    };
    add("Explosions/Remote violence", QColor(0xd5, 0x5e, 0x00));
    add("Battles", QColor(0xa5, 0x1d, 0x2d));
    add("Violence against civilians", QColor(0x7b, 0x3f, 0x98));
    add("Strategic developments", QColor(0x00, 0x72, 0xb2));
    add("Riots", QColor(0xb0, 0x7a, 0x10));
    add("Protests", QColor(0x00, 0x9e, 0x73));
    style.color = QColor(0x88, 0x88, 0x88);
    return style;
}

LayerStyle infrastructureStyle()
{
    LayerStyle style;
    style.color = QColor(0x50, 0x5a, 0x66);
    style.markerSize = 6;
    return style;
}

LayerStyle riskStyle()
{
    LayerStyle style;
    style.colouring = LayerStyle::Colouring::Categorised;
    style.classColumn = QStringLiteral("risk");
    for (int level = Annotation::highestLevel; level >= Annotation::lowestLevel; --level)
        style.classes.push_back({riskText(level), riskText(level), levelColor(level)});
    style.color = levelColor(0);
    style.fillOpacity = 0.4;
    style.lineWidth = 0.8;
    style.hatchColumn = QStringLiteral("risk_basis");
    style.hatchValue = advisoriesAlone;
    return style;
}

LayerStyle annotatedPlacesStyle()
{
    LayerStyle style = riskStyle();
    style.classes.push_back({QStringLiteral("expired"), tr("Expired, to be reviewed"), levelColor(0)});
    style.hatchColumn.clear();
    style.hatchValue.clear();
    style.fillOpacity = 0.15;
    style.lineWidth = 2.4;
    style.labelColumn = QStringLiteral("name");
    return style;
}

std::vector<LayerStyle::Grade> exposureGrades()
{
    static constexpr std::array<QRgb, exposureLevels.size()> colors{0xfffee08b, 0xfffdae61, 0xfff46d43, 0xffd53e4f,
                                                                    0xff7a0177};
    constexpr double beyond = 1e12;
    std::vector<LayerStyle::Grade> grades;
    for (std::size_t level = 0; level < exposureLevels.size(); ++level)
        grades.push_back({exposureLevels[level], level + 1 < exposureLevels.size() ? exposureLevels[level + 1] : beyond,
                          exposureLevelText(level), QColor(colors[level])});
    return grades;
}

LayerStyle exposureSurfaceStyle()
{
    LayerStyle style;
    style.colouring = LayerStyle::Colouring::Graduated;
    style.gradeColumn = QStringLiteral("exposure_from");
    style.grades = exposureGrades();
    style.grades.front().low = 0;
    style.fillOpacity = 0.45;
    style.lineWidth = 0.6;
    return style;
}

LayerStyle shippedStyle(const QString &table)
{
    if (table == QLatin1String("deposits"))
        return depositStyle();
    if (table == QLatin1String("incidents"))
        return eventTypeStyle(QStringLiteral("event_type"));
    if (table == QLatin1String("region_risk"))
        return riskStyle();
    if (table == annotatedPlacesTable)
        return annotatedPlacesStyle();
    if (table == exposureSurfaceTable)
        return exposureSurfaceStyle();
    return table == QLatin1String("infrastructure") ? infrastructureStyle() : LayerStyle();
}

LayerStyle plainStyle(std::size_t i)
{
    LayerStyle style;
    style.color = distinctColor(i);
    style.markerSize = 7;
    return style;
}

} // namespace kohkan
