// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/geometry_import.h"
#include "datasets/geo/projector.h"
#include "datasets/io/column_typing.h"
#include "datasets/io/layer_description.h"
#include "datasets/io/place_watch.h"
#include "datasets/io/read_options.h"
#include "datasets/io/row_placer.h"
#include "datasets/table/layer_builder.h"

#include <optional>
#include <span>
#include <string_view>

namespace kohkan {

/// Makes a Layer of the rows of one source, whoever reads them. What is known before the first row comes as a
/// LayerDescription. Use: prepare(); for each row beginRow(), one value to the column of each of fields(), one geometry
/// (place(), placePoint() or placeByTexts()); finish(). A whole column may also be appended before the next, as long as
/// every column and the geometry have as many rows in the end.
///
/// One use, one thread. Several threads: an assembler each, all made of the same description and options, each
/// prepared and given its share of the rows; then append() the others to the first in the order of the source, and
/// finish() that one.
class LayerAssembler {
public:
    /// A field of the source that becomes a column. Its values by type: Integer and Integer64 with appendInteger() (a
    /// boolean as the text "true" or "false"), Real with appendNumber(), Date with the assembler's appendDate(), all
    /// others as text: appendText() of the assembler for bytes of unknown encoding, appendUtf8() for UTF-8. A row
    /// without a value: appendNull().
    struct Field {
        int index; ///< in the description
        FieldType type;
        bool isBoolean;
        ColumnBuilder *column;
    };

    LayerAssembler(LayerDescription description, const ReadOptions &options);

    /// Columns and reference system. Error::Words where the asked-for reference system is unknown.
    Outcome prepare();
    const std::vector<Field> &fields() const { return m_fields; }
    const LayerDescription &description() const { return m_source; }
    /// The fields whose texts placeByTexts() wants, in its order; empty where the source has geometries of its own, or
    /// says no places.
    const std::vector<int> &placeFields() const { return m_placer.columns(); }

    /// LIBKML gives every point a height, of 0 where the file has none.
    bool hasPaddedHeights() const { return m_source.driver == QLatin1String("LIBKML"); }

    /// Room for that many rows in all.
    void reserve(qint64 rows) { m_builder.reserve(static_cast<std::size_t>(std::max<qint64>(rows, 0))); }
    void beginRow() { ++m_row; }
    /// Cells with a value that goes into no column.
    void passOver(qint64 cells) { m_builder.provenance().cellsUnread += cells; }
    qint64 row() const { return m_row; } ///< number of the current row, counted from 1
    void appendText(ColumnBuilder &column, std::string_view text);
    void appendDate(ColumnBuilder &column, const QDate &date);
    /// The geometry of the row; projected in place.
    void place(ImportedGeometry &geometry);
    /// The same of a point without Z and M.
    void placePoint(LonLat point);
    /// The geometry of a row of a table, from the texts of placeFields().
    void placeByTexts(std::span<const QString> cells);
    /// Are places two columns of plain longitudes and latitudes? Then two numbers may go to placePoint() at once.
    bool arePlainAngles() const;
    void warn(const QString &message, std::optional<qint64> row) { m_builder.warn(message, row); }
    /// How the table was read, where that is only known at its end.
    void setReading(const TableReading &reading) { m_reading = reading; }
    /// Turns what GDAL said into warnings, on the row where the driver reads row by row.
    void hear(GdalMessages &messages, std::optional<qint64> row);

    /// One more field, with the values of all rows: of a reader that knows its fields at the end. Texts stand for
    /// themselves, for booleans and, as JSON arrays, for lists. To be called when every row has its geometry.
    void adopt(SourceField field, ColumnBuilder &&values);
    /// The rows of another assembler of the same layer behind these.
    void append(LayerAssembler &&rest);
    /// Error::Input where no row could be read at all.
    Result<LayerPtr> finish();

private:
    PlacePlan planPlaces() const;
    Outcome chooseReference();
    void assumeWgs84();
    void put(ImportedGeometry &geometry);
    void sayPlan();
    void sayDatumAbove();
    void sayDoubts();
    void addField(int index, const SourceField &field);
    QString readable(std::string_view text);
    void warnUnplaced();
    void closingWarnings();
    void typeDateTimes();
    TypingHints typingHints() const;
    void dropEmptyKmlColumns();
    void dropNamelessColumns();
    void recogniseIncidents();

    LayerDescription m_source;
    const ReadOptions &m_options;
    LayerBuilder m_builder;
    std::vector<Field> m_fields;
    std::optional<TableReading> m_reading;
    RowPlacer m_placer{{}, false, false};
    PlaceWatch m_watch;
    std::optional<Projector> m_projector;
    ImportedGeometry m_point;
    qint64 m_row = 0;
    QStringList m_said;
    bool m_failed = false;
    bool m_hadMeasures = false;
    bool m_hadCurves = false;
    bool m_recoded = false;
    bool m_assumed = false;
    bool m_unsaid = false; ///< a row was placed by numbers whose system nobody names
};

} // namespace kohkan
