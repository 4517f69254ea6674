// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/records/edited_tables.h"

namespace kohkan {

/// What kind of record an edit is of: "Note", "Estimate EST-012", "Annotation".
QString editTitle(const UserEdit &edit);
/// A record in a line, for HTML.
QString editSummary(const UserEdit &edit);
/// What differs from the shipped record, for HTML: each value as it is shipped and as the user has it.
QString editDifferences(const AppliedEdit &applied);
/// The same of two versions of one record.
QString versionDifferences(const UserEdit &before, const UserEdit &after);

} // namespace kohkan
