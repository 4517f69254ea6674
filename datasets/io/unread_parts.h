// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/memory_folder.h"
#include "datasets/io/source_opener.h"

#include <QByteArray>
#include <QStringList>

namespace kohkan {

/// The text of a KML, or of the main one in a KMZ.
QByteArray kmlText(const QString &path);

/// The main KML of a KMZ, or a KML whose schema states types, as a KML of texts in memory: GDAL makes 0 of `true` and
/// of `n/a`, passes over the schema of what lies in folders of a KMZ, and follows links in the stead of the places of
/// the file itself. Nothing where the file can be read as it is.
struct PlainKml {
    QString path; ///< as GDAL opens it
    std::shared_ptr<MemoryFolder> memory;
};
std::optional<PlainKml> plainKml(const QString &path);

/// What a source holds beside the layers that are read from it, a sentence each: links of a KML to other files, other
/// KML files in a KMZ, pictures; tables of a GeoPackage that its list of contents does not have, and its tiles;
/// shapes and rows of a Shapefile without a partner, lines that are no JSON. Rows that are lost by it are counted in
/// the source.
QStringList unreadParts(OpenedSource &source);

} // namespace kohkan
