// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/json_feature.h"

namespace kohkan {

/// The columns of features that do not all have the same properties, in an order that most features keep to: one behind
/// another wherever a feature has them so, unless an earlier feature has them the other way round; by name where
/// nothing else says it. As GDAL orders them.
std::vector<std::size_t> fieldOrder(const JsonFeatures &features);

} // namespace kohkan
