// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/source_opener.h"

#include <QStringList>

namespace kohkan {

/// What a source holds beside the layers that are read from it, a sentence each: links of a KML to other files, other
/// KML files in a KMZ, pictures; tables of a GeoPackage that its list of contents does not have, and its tiles;
/// shapes and rows of a Shapefile without a partner, lines that are no JSON. Rows that are lost by it are counted in
/// the source.
QStringList unreadParts(OpenedSource &source);

} // namespace kohkan
