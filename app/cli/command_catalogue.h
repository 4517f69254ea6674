// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "datasets/catalogue/catalogue.h"

namespace kohkan {

/// The shipped tables of a data folder, with the edits of `--workspace FILE` in place where it is given; each edit that
/// stands nowhere is said on stderr. The file is only read.
Result<CataloguePtr> commandCatalogue(const Arguments &arguments, const QString &dataFolder);

} // namespace kohkan
