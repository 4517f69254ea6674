// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/risk_layer.h"

#include "datasets/table/layer_builder.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace kohkan {

namespace {

bool isAdvisory(const Catalogue &catalogue, const QString &ref)
{
    const Source *source = catalogue.source(ref);
    return source && (source->title.contains(QLatin1String("advice"), Qt::CaseInsensitive) ||
                      source->title.contains(QLatin1String("advisor"), Qt::CaseInsensitive));
}

QString basisOf(const Catalogue &catalogue, const RegionRisk &risk)
{
    const bool alone = std::all_of(risk.sourceRefs.begin(), risk.sourceRefs.end(),
                                   [&](const QString &ref) { return isAdvisory(catalogue, ref); });
    return alone ? QStringLiteral("advisories alone") : QStringLiteral("advisories and counts");
}

} // namespace

QString riskText(int level)
{
    return QStringLiteral("%1, %2").arg(level).arg(annotationLevelName(level));
}

LayerPtr withRiskColumns(const LayerPtr &regions, const Catalogue &catalogue)
{
    std::vector<std::optional<RegionRisk>> risks(regions->rowCount());
    const Column *names = regions->column(u"name");
    for (std::size_t i = 0; names && i < risks.size(); ++i)
        if (auto known = catalogue.risksFor(names->text(rowAt(i)), {}); !known.empty() && known.front().level > 0)
            risks[i] = std::move(known.front());
    std::vector<std::uint32_t> order(regions->rowCount());
    std::iota(order.begin(), order.end(), 0u);
    LayerPtr layer = regions;
    const auto add = [&](const char *name, Column::Type type, const std::function<QString(const RegionRisk &)> &say) {
        ColumnBuilder column(QString::fromLatin1(name), type);
        for (const auto &risk : risks) {
            const QString text = risk ? say(*risk) : QString();
            if (text.isEmpty())
                column.appendNull();
            else if (type == Column::Type::Integer)
                column.appendInteger(text.toLongLong());
            else
                column.appendText(text);
        }
        layer = LayerBuilder::withColumn(layer, column.finish(order));
    };
    using Type = Column::Type;
    add("risk_level", Type::Integer, [](const RegionRisk &risk) { return QString::number(risk.level); });
    add("risk", Type::Text, [](const RegionRisk &risk) { return riskText(risk.level); });
    add("risk_basis", Type::Text, [&](const RegionRisk &risk) { return basisOf(catalogue, risk); });
    add("risk_drivers", Type::Text, [](const RegionRisk &risk) { return risk.drivers.join(QStringLiteral("; ")); });
    add("risk_rationale", Type::Text, [](const RegionRisk &risk) { return risk.rationale; });
    add("risk_as_of", Type::Text, [](const RegionRisk &risk) { return risk.asOf; });
    add("risk_sources", Type::Text, [](const RegionRisk &risk) { return risk.sourceRefs.join(u';'); });
    return layer;
}

} // namespace kohkan
