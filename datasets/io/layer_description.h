// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/cell_texts.h"
#include "datasets/table/layer.h"
#include "datasets/table/table_reading.h"

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace kohkan {

/// What a field of a source holds, by the name that OGR has for it. Json: each value is a whole JSON text, as those of
/// a NumberList become. Every other type of OGR is `Other` and arrives as text.
enum class FieldType { Integer, Integer64, Real, Text, Date, DateTime, StringList, NumberList, Json, Binary, Other };

/// A field of a source before it is a column. A boolean is a whole number to OGR, with a mark.
struct SourceField {
    QString name;
    FieldType type = FieldType::Text;
    bool isBoolean = false;
    QString unit = {};        ///< where the source itself says one
    bool isNameless = false;  ///< the name stands for one that is not there; without values, the column is left out
    bool isTyped = false;     ///< texts whose type is found by their values, whatever the source is
    bool staysText = false;   ///< texts that are no figures, however they look
    bool isFeatureId = false; ///< the `id` of GeoJSON features
};

/// A merged cell of a spreadsheet that goes down a column; its value stands in the first row. Rows from 1, columns from
/// 0.
struct MergedCell {
    qint64 firstRow, lastRow;
    int column;
};

/// All that a LayerAssembler has to know of a layer before its first row, whoever reads it: GDAL (describeLayer()) or a
/// reader of our own. A value: readers on several threads share one.
struct LayerDescription {
    QString name;                    ///< of the layer inside the file, readable
    QString path;                    ///< of the file, as opened
    QString driver;                  ///< GDAL's short name of the format, whoever reads it: "CSV", "GeoJSON"
    std::vector<SourceField> fields; ///< in the order in which values come; names as they are to be shown
    bool hasGeometry = false;
    /// CSV or a spreadsheet: every value arrives as text, and whole columns are typed at the end.
    bool isUntypedTable = false;
    QString referenceSystem;     ///< name and code for a person; empty where the source states none
    QString referenceDefinition; ///< for PROJ; empty for none, and for longitude and latitude on WGS 84
    /// The source names a system that PROJ does not know (a .prj that GDAL makes nothing of is one).
    bool hasUnknownReference = false;
    qint64 cellsUnread = 0;        ///< that hold what is no value, as a warning says
    qint64 rowsLeftOut = 0;        ///< of the source, as a warning says
    qint64 promisedRows = -1;      ///< below 0: not known before they are read
    int skippedRows = 0;           ///< rows at the start that are no data, as the source counts rows
    QStringList header = {};       ///< of a spreadsheet: its cells; a row that is the same is no row
    std::vector<Warning> warnings; ///< said before the first row
    /// Of a table: the texts of its first rows, one a field, empty where a cell is, by which it is seen how places are
    /// written.
    std::vector<QStringList> sample = {};
    std::optional<TableReading> reading = {};    ///< of an untyped table
    std::shared_ptr<const CellTexts> texts = {}; ///< that stand in place of values; null: none do
    bool areTextsById = false;                   ///< texts stand under the ids of GDAL's features, not under rows
    std::vector<MergedCell> merged = {};         ///< among the rows of a spreadsheet
    bool isRecoded = false; ///< texts before the first row were not UTF-8, and read as Windows-1252

    QStringList names() const
    {
        QStringList all;
        for (const auto &field : fields)
            all << field.name;
        return all;
    }
};

} // namespace kohkan
