// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/gdal_handles.h"
#include "datasets/table/layer.h"

namespace kohkan {

/// A column on its way into a file: under which name and as which type of GDAL.
struct OutField {
    enum class What { Values, Limits }; ///< Limits: the texts (`<0.01`) of numbers of which only a limit is known
    const Column *column = nullptr;
    QString name;
    OGRFieldType type = OFTString;
    OGRFieldSubType subtype = OFSTNone;
    What what = What::Values;
};

/// The fields that columns become in a format of GDAL, and what has to be said of it: names that the format takes for
/// itself or that stand twice are changed (`grade_2`); what the format has no type for becomes text.
struct FieldPlan {
    std::vector<OutField> fields;
    std::vector<Warning> warnings;
    QString nameOf(const Column *column) const;
};
FieldPlan planFields(const std::vector<const Column *> &columns, const QString &driver, const RowSet &rows);

/// The value of a row into a field of a feature.
void setField(OGRFeatureH feature, int index, const OutField &field, Row row);

/// A name that none of `taken` has, whatever its letter case: `grade`, else `grade_2`, ...
QString freeFieldName(const QString &wanted, const QStringList &taken);

/// Columns whose unit stood in the cells of the source, and neither stands there nor in the name where they are
/// written.
std::vector<Warning> lostUnits(const std::vector<const Column *> &columns);

/// That so many rows were written without a place, as their coordinates are none on Earth.
QString beyondTheMap(std::size_t rows);

} // namespace kohkan
