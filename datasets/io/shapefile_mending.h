// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>
#include <optional>
#include <string_view>

namespace kohkan {

/// A Shapefile whose index (`.shx`) is missing, with one made of its `.shp`: a copy in memory that lives as long as
/// this, and of which nothing is written beside the user's file.
struct IndexedShapefile {
    QString path; ///< by which GDAL opens it
    QString said; ///< that the index was made, and where the records break off
    std::shared_ptr<void> memory;
};

/// Of a `.shp` without its `.shx`, or a `.dbf` beside such a one; nothing of any other path, and where it cannot be
/// read.
std::optional<IndexedShapefile> indexedShapefile(const QString &path);

/// The index of the records of a `.shp`, by their lengths. `records` is how many were found, `isWhole` whether they
/// reach to its end.
struct ShapeIndex {
    QByteArray bytes;
    qint64 records = 0;
    bool isWhole = true;
};
std::optional<ShapeIndex> shapeIndexOf(const QString &shp);

/// Without the beginning of a character that the end of a field has cut, where all before it is UTF-8.
qsizetype wholeUtf8(std::string_view text);

} // namespace kohkan
