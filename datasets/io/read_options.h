// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/table_schema.h"
#include "datasets/result.h"
#include "datasets/table/date_text.h"
#include "datasets/table/layer.h"
#include "datasets/table/number_text.h"
#include "datasets/table/table_reading.h"

#include <QJsonObject>
#include <QStringList>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>

namespace kohkan {

struct IncidentMapping;

/// What a source says of itself before any row is read.
struct FieldInfo {
    QString name;
    QString type; ///< as GDAL names it: String, Integer, Integer64, Real, Date, DateTime, StringList ...
};
struct LayerInfo {
    QString name;
    QString geometryType;     ///< Simple Features name: Point, MultiPolygon, "Unknown (any)", None ...
    QString referenceSystem;  ///< name and code, empty where the file states none
    qint64 featureCount = -1; ///< -1: the driver does not know without reading
    std::vector<FieldInfo> fields;
    std::optional<TableReading> reading = {}; ///< of a table
};
struct SourceInfo {
    QString path;
    QString driver;
    std::vector<LayerInfo> layers;
    std::vector<Warning> warnings;
};

/// How the rows come out of GDAL: whole columns at a time where the driver is fast that way (GeoPackage, FlatGeobuf),
/// else feature by feature. The layer is the same either way.
enum class RowPath {
    Fastest,
    FeatureByFeature,
    Batches ///< refuses a layer that cannot be read so: to know which path was taken
};

/// How a layer is to be read where the file alone does not decide.
struct ReadOptions {
    QString layerName; ///< empty: the only one, or the first with features
    const TableSchema *schema =
        nullptr;                        ///< column types of a bundled table; else columns of untyped tables are guessed
    QString referenceSystem;            ///< overrides what the file states, anything PROJ understands (`EPSG:32642`)
    std::set<QString> textColumns;      ///< the user's word on which columns stay text
    std::map<QString, bool> tagColumns; ///< the user's word on which text columns are tag lists
    DecimalSign decimalSign = DecimalSign::Detect; ///< of figures in texts
    DateOrder dateOrder = DateOrder::Detect;       ///< of days that are figures alone
    QString driver; ///< the one GDAL driver to use (as probe() reported it); empty: all allowed ones
    RowPath rowPath = RowPath::Fastest;
    QString encoding;                ///< of the texts (`Windows-1256`); empty: found out
    QChar separator;                 ///< of a text table; null: found out
    std::optional<qint64> headerRow; ///< of a table: its line, from 1, 0: it has none; nothing: found out
    /// Of a table without geometry: longitude and latitude, or easting and northing; empty: found by names and values.
    QString longitudeColumn, latitudeColumn;
    QString placeColumn;   ///< of a table: places as Well-Known Text, a pair in one cell, or a grid reference
    QString zoneColumn;    ///< of a table: the UTM zone of each row
    bool swapAxes = false; ///< the first coordinate is the latitude, or the northing, whatever the file says
    /// How the columns are those of incidents; null: by their names alone. Its id names the rows.
    std::shared_ptr<const IncidentMapping> incidents;
    /// How they are those of deposits, estimates or production (ImportRecipe::toJson()); empty: they are not. Whoever
    /// reads applies it (mappedAs()); the reader itself passes over it.
    QJsonObject recipe;
};

/// How far a read is. `share` is 0..1, negative where the driver gives none; then `rows` counts.
struct ReadProgress {
    double share = -1;
    qint64 rows = 0;
};
using ReportProgress =
    std::function<void(const ReadProgress &)>; ///< called on the reading thread, at most ten times a second

} // namespace kohkan
