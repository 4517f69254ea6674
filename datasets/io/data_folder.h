// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QString>

namespace kohkan {

/// The folder of the shipped data sets: `$KOHKAN_DATA`, else `../share/kohkan/datasets` beside the executable.
/// Error::Input with one clear sentence where neither holds `schema.csv`.
Result<QString> dataFolder();

} // namespace kohkan
