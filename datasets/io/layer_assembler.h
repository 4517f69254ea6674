// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/projector.h"
#include "datasets/io/column_typing.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/geometry_import.h"
#include "datasets/io/source_opener.h"
#include "datasets/io/table_header.h"
#include "datasets/table/layer_builder.h"

#include <optional>
#include <string_view>

namespace kohkan {

/// Name and code of a reference system, for a person; empty for none, or one that says it is undefined.
QString referenceText(OGRSpatialReferenceH reference);

/// Makes a Layer of the rows of one GDAL layer, however they are read. Use: prepare(); for each row beginRow(), one
/// value for each of fields(), one geometry; finish(). One use, one thread.
class LayerAssembler {
public:
    /// A field of the source that becomes a column.
    struct Field {
        int index; ///< in the layer's definition
        OGRFieldType type;
        bool isBoolean;
        ColumnBuilder *column;
    };

    LayerAssembler(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options);

    /// Columns and reference system. Error::Words where the asked-for reference system is unknown.
    Outcome prepare();
    const std::vector<Field> &fields() const { return m_fields; }
    const TableHeader &header() const { return m_header; }
    const std::optional<CoordinateColumns> &coordinateColumns() const { return m_coordinates; }

    /// LIBKML gives every point a height, of 0 where the file has none.
    bool hasPaddedHeights() const { return m_source.driver == QLatin1String("LIBKML"); }

    /// Room for that many rows in all.
    void reserve(qint64 rows) { m_builder.reserve(static_cast<std::size_t>(std::max<qint64>(rows, 0))); }
    void beginRow() { ++m_row; }
    qint64 row() const { return m_row; } ///< number of the current row, counted from 1
    void appendText(ColumnBuilder &column, std::string_view text);
    void appendDate(ColumnBuilder &column, const QDate &date);
    /// The geometry of the row; projected in place.
    void place(ImportedGeometry &geometry);
    /// The same of a point without Z and M.
    void placePoint(LonLat point);
    /// The geometry of a row of a table, from the texts of its coordinate columns.
    void placeByText(const QString &lon, const QString &lat);
    /// Turns what GDAL said into warnings, on the row where the driver reads row by row.
    void hear(GdalMessages &messages, std::optional<qint64> row);

    /// The rows of another assembler of the same layer behind these.
    void append(LayerAssembler &&rest);
    /// Error::Input where no row could be read at all.
    Result<LayerPtr> finish();

private:
    Outcome chooseReference();
    void addField(int index, OGRFieldDefnH field);
    QString readable(std::string_view text);
    void noteMetres(LonLat first);
    void warnUnplaced();
    void closingWarnings();
    void typeDateTimes();
    TypingHints typingHints() const;
    void dropEmptyKmlColumns();
    void recogniseIncidents();

    OGRLayerH m_layer;
    const OpenedSource &m_source;
    const ReadOptions &m_options;
    LayerBuilder m_builder;
    TableHeader m_header;
    std::vector<Field> m_fields;
    std::optional<CoordinateColumns> m_coordinates;
    std::optional<Projector> m_projector;
    ImportedGeometry m_point;
    qint64 m_row = 0;
    QStringList m_said;
    bool m_failed = false;
    bool m_hadZ = false;
    bool m_hadCurves = false;
    bool m_recoded = false;
    bool m_assumed = false;
    qint64 m_likeMetres = 0;
};

} // namespace kohkan
