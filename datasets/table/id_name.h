// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kohkan {

/// Is a column called as ids and codes are: `Sample_ID`, `LicenceNo`, `code`, `Hole`? What is written there is kept to
/// the letter: 1E5 is no 100000, and 1.10 not 1.1.
bool isIdName(const QString &name);

} // namespace kohkan
