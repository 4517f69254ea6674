// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/memory_folder.h"

#include <memory>
#include <optional>

namespace kohkan {

/// The cells of an OpenDocument spreadsheet, in memory, without what GDAL takes amiss: it reads comments as part of
/// their cells, loses spaces, tabs and line breaks, takes a formula that failed for its 0, ends a sheet where ten
/// thousand empty rows follow each other, and gives the value of merged cells to the first row alone.
struct PlainOds {
    QString path; ///< as GDAL opens it
    QString said; ///< a sentence where something was changed that a person should know; else empty
    std::shared_ptr<MemoryFolder> memory;
};
/// Nothing where the file holds nothing of the kind, or is none.
std::optional<PlainOds> plainOds(const QString &path);

} // namespace kohkan
