// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"

namespace kohkan {

/// The column that names the references of each row, or null.
const Column *referenceColumn(const Layer &layer);

/// A column of the references in full, one text a row, from that column: "title (publisher, year) link", joined by "
/// | ". Null where the layer has none.
ColumnPtr sourceColumn(const Layer &layer, const Catalogue &catalogue);

} // namespace kohkan
