// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer_builder.h"

#include <random>

namespace kohkan {

/// An incident of a test, as its layer is to say it.
struct Event {
    LonLat place;
    double accuracy = 0; ///< metres, negative: not known
    const char *date = "";
    const char *type = "Battles";
    int fatalities = -1; ///< negative: not known
    const char *partOf = "";
};

inline LayerPtr layerOf(const std::vector<Event> &events)
{
    LayerBuilder builder(QStringLiteral("incidents"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &date = builder.addColumn(QStringLiteral("date"), Column::Type::Date);
    auto &accuracy = builder.addColumn(QStringLiteral("location_accuracy_m"), Column::Type::Number);
    auto &type = builder.addColumn(QStringLiteral("event_type"), Column::Type::Text);
    auto &fatalities = builder.addColumn(QStringLiteral("fatalities"), Column::Type::Integer);
    auto &partOf = builder.addColumn(QStringLiteral("part_of"), Column::Type::Text);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event &event = events[i];
        id.appendText(QStringLiteral("e%1").arg(i));
        const auto range = DateRange::parse(QString::fromLatin1(event.date));
        range ? date.appendDate(*range) : date.appendNull();
        event.accuracy < 0 ? accuracy.appendNull() : accuracy.appendNumber(event.accuracy);
        type.appendText(QString::fromLatin1(event.type));
        event.fatalities < 0 ? fatalities.appendNull() : fatalities.appendInteger(event.fatalities);
        const QString whole = QString::fromLatin1(event.partOf);
        whole.isEmpty() ? partOf.appendNull() : partOf.appendText(whole);
        builder.geometry().appendPoint(event.place);
    }
    return builder.finish();
}

/// Incidents with all that can be odd about them, around 64 to 69 east and 28 to 32 north.
inline std::vector<Event> randomEvents(std::mt19937 &random, int count)
{
    static const char *dates[] = {"2026-11-23",      "2026-10-02", "2026-05", "2025", "2024-02-29",
                                  "2023-11/2024-01", "2020",       "2027",    ""};
    static const char *types[] = {"Battles", "Protests", "Riots", "Strategic developments",
                                  "Explosions/Remote violence"};
    static const char *wholes[] = {"", "", "", "", "", "e0", "e1"};
    const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
    const auto real = [&](double from, double to) { return std::uniform_real_distribution<double>(from, to)(random); };
    std::vector<Event> events;
    for (int i = 0; i < count; ++i)
        events.push_back({{real(64, 69), real(28, 32)},
                          below(9) == 0    ? -1
                          : below(20) == 0 ? 300'000.0
                                           : below(60) * 1000.0,
                          dates[below(9)],
                          types[below(5)],
                          below(5) == 0 ? -1 : below(120),
                          wholes[below(7)]});
    return events;
}

} // namespace kohkan
