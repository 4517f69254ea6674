// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_description.h"
#include "datasets/io/opened_source.h"

namespace kohkan {

/// Cells of a DBF file that are not what their field states: GDAL makes 0 of `abc`, nothing of 31 February, and rounds
/// whole numbers beyond 2^53. The fields that hold such become ones of texts, as the file has them, and it is said.
/// Reads the file once.
void putDbfTexts(const OpenedSource &source, LayerDescription &description);

/// The file beside a part of a Shapefile with another ending; empty where there is none.
QString companionOf(const QString &path, const QString &ending);

/// How many rows a DBF file says that it has; nothing where it is none.
std::optional<qint64> dbfRows(const QString &path);

} // namespace kohkan
