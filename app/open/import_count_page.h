// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/import_reader.h"

namespace kohkan {

/// `6 rows: 5 on the map, 1 without a place.`
QString importSummary(const ImportReport &report);
/// The same counts with their reasons, as HTML: what is not on the map, which values did not fit, what is left out, and
/// the notes of the reader.
QString importCountPage(const ImportCount &count);

} // namespace kohkan
