// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "benchmark_incidents.h"

#include "datasets/table/layer_builder.h"

#include <random>

namespace kohkan {

namespace {

/// Places around some dozens of middles between 61 and 76 degrees east, 24 and 36 north.
class Clusters {
public:
    explicit Clusters(unsigned seed) : m_random(seed)
    {
        for (LonLat &middle : m_middles)
            middle = {real(61, 76), real(24, 36)};
    }
    LonLat place()
    {
        const LonLat middle = m_middles[m_random() % m_middles.size()];
        std::normal_distribution<double> away(0, 0.8);
        return {middle.lon + away(m_random), middle.lat + away(m_random)};
    }
    double real(double from, double to) { return std::uniform_real_distribution<double>(from, to)(m_random); }
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }

private:
    std::mt19937 m_random;
    std::array<LonLat, 40> m_middles;
};

LayerPtr deposits(std::size_t count)
{
    Clusters clusters(1);
    LayerBuilder builder(QStringLiteral("deposits"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    for (std::size_t i = 0; i < count; ++i) {
        id.appendText(QStringLiteral("site-%1").arg(i));
        name.appendText(QStringLiteral("Site %1").arg(i));
        builder.geometry().appendPoint(clusters.place());
    }
    return builder.finish();
}

LayerPtr incidents(std::size_t count)
{
    static const char *types[] = {"Battles", "Explosions/Remote violence", "Protests",
                                  "Riots",   "Violence against civilians", "Strategic developments"};
    Clusters clusters(2);
    LayerBuilder builder(QStringLiteral("incidents"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &date = builder.addColumn(QStringLiteral("date"), Column::Type::Date);
    auto &accuracy = builder.addColumn(QStringLiteral("location_accuracy_m"), Column::Type::Number);
    auto &type = builder.addColumn(QStringLiteral("event_type"), Column::Type::Text);
    auto &fatalities = builder.addColumn(QStringLiteral("fatalities"), Column::Type::Integer);
    const QDate last(2026, 11, 1);
    for (std::size_t i = 0; i < count; ++i) {
        id.appendText(QStringLiteral("PAK%1").arg(i));
        const auto day = static_cast<std::int32_t>(last.addDays(-clusters.below(3650)).toJulianDay());
        date.appendDate({day, day, DateRange::Form::Day, DateRange::Form::Day, DateRange::Form::Day});
        accuracy.appendNumber(clusters.below(3) == 0 ? 25'000 : 5'000);
        type.appendText(QString::fromLatin1(types[clusters.below(6)]));
        fatalities.appendInteger(clusters.below(3) == 0 ? clusters.below(12) : 0);
        builder.geometry().appendPoint(clusters.place());
    }
    return builder.finish();
}

} // namespace

CataloguePtr benchmarkCatalogue(std::size_t siteCount, std::size_t incidentCount)
{
    return Catalogue::fromTables(
        {{QStringLiteral("deposits"), deposits(siteCount)}, {QStringLiteral("incidents"), incidents(incidentCount)}});
}

} // namespace kohkan
