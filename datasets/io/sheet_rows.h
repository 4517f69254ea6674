// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/gdal_handles.h"
#include "datasets/io/layer_assembler.h"

#include <string>
#include <unordered_map>

namespace kohkan {

/// The rows of a spreadsheet as a reader meets them: those that are empty or repeat the header are none, and a merged
/// cell gives its value to each of its rows. Of any other source every row is one. One use, one thread.
class SheetRows {
public:
    explicit SheetRows(LayerAssembler &assembler);
    /// The next row of the source. False: it is no row of the table.
    bool take(OGRFeatureH row);
    qint64 sourceRow() const { return m_sourceRow; } ///< of the last one, from 1
    /// What was passed over, among the warnings of the layer.
    void say();

private:
    bool isHeader(OGRFeatureH row) const;
    bool isBlank(OGRFeatureH row) const;
    void fill(OGRFeatureH row);

    struct Open {
        qint64 lastRow;
        std::string text;
    };
    LayerAssembler &m_assembler;
    const LayerDescription &m_source;
    const bool m_isSheet;
    qint64 m_sourceRow;
    qint64 m_headers = 0, m_blanks = 0;
    TableReading m_reading;
    std::unordered_map<qint64, std::vector<const MergedCell *>> m_merged; ///< by their first row
    std::unordered_map<int, Open> m_open;                                 ///< by column
};

} // namespace kohkan
