// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "datasets/io/geojson_reader.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>

using namespace kohkan;
using namespace kohkan::fuzz;

namespace {

using Parts = std::vector<std::pair<GeometryPart::Kind, std::vector<LonLat>>>;

Parts partsOf(const Layer &layer, Row row)
{
    Parts all;
    layer.geometry().forEachPart(row, [&](GeometryPart::Kind kind, std::span<const LonLat> points) {
        all.emplace_back(kind, std::vector<LonLat>(points.begin(), points.end()));
    });
    return all;
}

/// Is a geometry left out whole, with the reason, of which GDAL keeps the parts that are right?
bool isNamed(const Layer &own, Row row, std::size_t sourceRow)
{
    return own.geometry().type(row) == GeometryType::None &&
           std::any_of(own.warnings().begin(), own.warnings().end(), [sourceRow](const Warning &warning) {
               return warning.sourceRow && std::size_t(*warning.sourceRow) == sourceRow + 1;
           });
}

/// What our reader takes, GDAL's reads too, with the same rows in the same places.
void expectLikeGdal(const Layer &own, const QString &path)
{
    ReadOptions options;
    options.rowPath = RowPath::FeatureByFeature;
    const auto read = DatasetReader::read(path, options);
    expect(read.ok(), "GDAL reads what our reader takes", read ? QString() : read.error().message);
    const Layer &gdal = **read;
    expect(own.rowCount() == gdal.rowCount(), "as many rows as by GDAL",
           QStringLiteral("%1, %2").arg(own.rowCount()).arg(gdal.rowCount()));
    if (own.provenance().referenceSystem != gdal.provenance().referenceSystem) // of heights GDAL says another one
        return;
    for (std::size_t i = 0; i < own.rowCount(); ++i) {
        const Row a = own.bySourceRow()[i], b = gdal.bySourceRow()[i];
        if (isNamed(own, a, i))
            continue;
        expect(own.geometry().type(a) == gdal.geometry().type(b), "the geometry's type is GDAL's",
               QStringLiteral("row %1").arg(i));
        expect(partsOf(own, a) == partsOf(gdal, b), "the geometry is GDAL's", QStringLiteral("row %1").arg(i));
    }
}

} // namespace

/// Any bytes as GeoJSON: our reader says the same twice, and the same as GDAL's, or leaves the file to it.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static InputFile file(QStringLiteral("features.geojson"));
    file.write(bytesOf(data, size));
    const ReadOptions options;
    if (!GeoJsonReader::takes(file.path(), options))
        return 0;
    QString objection;
    const auto layer = GeoJsonReader::read(file.path(), options, {}, {}, objection);
    const auto info = GeoJsonReader::probe(file.path(), options);
    if (!layer || !*layer)
        return 0;
    expect(info.has_value(), "what can be read can be looked at");
    expect(info->featureCount == qint64((*layer)->rowCount()), "a look counts the rows");
    for (const auto &column : (*layer)->columns())
        for (std::size_t i = 0; i < (*layer)->rowCount(); ++i)
            (void)column->text(rowAt(i));
    expectLikeGdal(**layer, file.path());
    return 0;
}
