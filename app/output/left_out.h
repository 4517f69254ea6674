// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

namespace kohkan {

/// What a FlatGeobuf of these rows would lack, said before it is written: how many rows without a geometry, and the
/// first of them by key. Empty where nothing is lost.
QString leftOutOfFlatGeobuf(const Layer &layer, const RowSet &rows);

} // namespace kohkan
