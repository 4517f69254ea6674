// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/risk_layer.h"

#include "datasets/security/annotation.h"
#include "datasets/table/layer_builder.h"

#include <QMultiHash>
#include <QSet>
#include <algorithm>
#include <functional>
#include <numeric>

namespace kohkan {

namespace {

QString basisOf(const RiskReadings &readings, const RegionRisk &risk)
{
    const bool alone = std::all_of(risk.sourceRefs.begin(), risk.sourceRefs.end(),
                                   [&](const QString &ref) { return readings.advisories.contains(ref); });
    return alone ? advisoriesAlone : QStringLiteral("advisories and counts");
}

using Readings = std::vector<std::optional<RegionRisk>>; ///< by row

/// One column of what a reading says; null where there is none.
ColumnPtr columnOf(const QString &name, Column::Type type, const Readings &readings,
                   const std::function<QString(const RegionRisk &)> &say, bool isDerived)
{
    ColumnBuilder column(name, type);
    for (const auto &reading : readings) {
        const QString text = reading ? say(*reading) : QString();
        if (text.isEmpty())
            column.appendNull();
        else if (type == Column::Type::Integer)
            column.appendInteger(text.toLongLong());
        else
            column.appendText(text);
    }
    if (isDerived)
        column.setDerived();
    std::vector<std::uint32_t> order(readings.size());
    std::iota(order.begin(), order.end(), 0u);
    return column.finish(order);
}

LayerPtr withColumns(LayerPtr layer, const Readings &readings, const RiskReadings &known, bool areDerived)
{
    using Type = Column::Type;
    const auto add = [&](const char *name, Type type, const std::function<QString(const RegionRisk &)> &say) {
        layer = LayerBuilder::withColumn(layer, columnOf(QString::fromLatin1(name), type, readings, say, areDerived));
    };
    add("risk_level", Type::Integer, [](const RegionRisk &risk) { return QString::number(risk.level); });
    add("risk", Type::Text, [](const RegionRisk &risk) { return riskText(risk.level); });
    add("risk_basis", Type::Text, [&](const RegionRisk &risk) { return basisOf(known, risk); });
    add("risk_drivers", Type::Text, [](const RegionRisk &risk) { return risk.drivers.join(QStringLiteral("; ")); });
    add("risk_rationale", Type::Text, [](const RegionRisk &risk) { return risk.rationale; });
    add("risk_as_of", Type::Text, [](const RegionRisk &risk) { return risk.asOf; });
    add("risk_sources", Type::Text, [](const RegionRisk &risk) { return risk.sourceRefs.join(u';'); });
    return layer;
}

/// `Las Bela District` and `lasbela` alike.
QString normalName(const QString &name)
{
    QString normal;
    for (const QChar c : name)
        if (c.isLetterOrNumber())
            normal += c.toLower();
    const QString word = QStringLiteral("district");
    return normal.size() > word.size() && normal.endsWith(word) ? normal.chopped(word.size()) : normal;
}

/// The readings of districts, each by its name; districts of two provinces may share one.
class DistrictReadings {
public:
    explicit DistrictReadings(const RiskReadings &readings)
    {
        for (const RegionRisk &risk : readings.all) {
            m_provinces.insert(normalName(risk.province));
            if (!risk.district.isEmpty() && risk.level > 0)
                m_byName.insert(normalName(risk.district), risk);
        }
    }
    bool names(const QString &text) const { return m_byName.contains(normalName(text)); }
    bool isProvince(const QString &text) const { return m_provinces.contains(normalName(text)); }
    /// Empty province: any.
    std::optional<RegionRisk> find(const QString &district, const QString &province) const
    {
        const auto known = m_byName.values(normalName(district));
        for (const RegionRisk &risk : known)
            if (normalName(risk.province) == normalName(province) || (province.isEmpty() && known.size() == 1))
                return risk;
        return std::nullopt;
    }

private:
    QMultiHash<QString, RegionRisk> m_byName;
    QSet<QString> m_provinces;
};

/// The text column with the most values that pass, where three do or half of them; null where there is none.
const Column *columnWithMost(const Layer &layer, const std::function<bool(const QString &)> &passes)
{
    constexpr std::ptrdiff_t enough = 3, mostNames = 20'000; // a column with more names is none of districts
    const Column *best = nullptr;
    std::ptrdiff_t most = 0;
    for (const ColumnPtr &column : layer.columns()) {
        if (column->type() != Column::Type::Text || column->isDerived())
            continue;
        const auto &values = column->dictionary();
        if (std::ssize(values) > mostNames)
            continue;
        const auto count = std::count_if(values.begin(), values.end(), passes);
        const bool isEnough = count >= enough || (count > 0 && count * 2 >= std::ssize(values));
        if (isEnough && count > most) {
            most = count;
            best = column.get();
        }
    }
    return best;
}

} // namespace

LayerPtr withRiskColumns(const LayerPtr &regions, const RiskReadings &known)
{
    Readings readings(regions->rowCount());
    const Column *names = regions->column(u"name");
    for (std::size_t i = 0; names && i < readings.size(); ++i)
        if (const RegionRisk *risk = known.ofProvince(names->text(rowAt(i))); risk && risk->level > 0)
            readings[i] = *risk;
    return withColumns(regions, readings, known, false);
}

LayerPtr withDistrictRisk(const LayerPtr &deposits, const RiskReadings &all)
{
    const Column *districts = deposits->column(u"district_join"), *provinces = deposits->column(u"province");
    if (!districts || !provinces)
        return deposits;
    const DistrictReadings known(all);
    Readings readings(deposits->rowCount());
    for (std::size_t i = 0; i < readings.size(); ++i)
        readings[i] = known.find(districts->text(rowAt(i)), provinces->text(rowAt(i)));
    const LayerPtr layer = LayerBuilder::withColumn(
        deposits, columnOf(
                      QStringLiteral("district_risk"), Column::Type::Integer, readings,
                      [](const RegionRisk &risk) { return QString::number(risk.level); }, true));
    return LayerBuilder::withColumn(layer, columnOf(
                                               QStringLiteral("district_risk_basis"), Column::Type::Text, readings,
                                               [&](const RegionRisk &risk) { return basisOf(all, risk); }, true));
}

LayerPtr withReadings(const LayerPtr &layer, const RiskReadings &readings)
{
    return withReadings(layer, readings, readings);
}

LayerPtr withReadings(const LayerPtr &layer, const RiskReadings &names, const RiskReadings &shown)
{
    static const QStringList ours{QStringLiteral("risk_level"),     QStringLiteral("risk"),
                                  QStringLiteral("risk_basis"),     QStringLiteral("risk_drivers"),
                                  QStringLiteral("risk_rationale"), QStringLiteral("risk_as_of"),
                                  QStringLiteral("risk_sources")};
    const bool hasOwn = std::any_of(ours.begin(), ours.end(), [&](const QString &name) {
        const Column *column = layer->column(name);
        return column && !column->isDerived();
    });
    if (!layer->geometry().hasPolygons() || hasOwn) // the source's own are not written over
        return layer;
    const DistrictReadings known(names), then(shown);
    const Column *districts = columnWithMost(*layer, [&](const QString &text) { return known.names(text); });
    if (!districts)
        return layer;
    const Column *provinces = columnWithMost(*layer, [&](const QString &text) { return known.isProvince(text); });
    if (provinces == districts) // Islamabad is both
        provinces = nullptr;
    Readings readings(layer->rowCount());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const Row row = rowAt(i);
        readings[i] = then.find(districts->text(row), provinces ? provinces->text(row) : QString());
    }
    return withColumns(layer, readings, shown, true);
}

} // namespace kohkan
