// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kohkan {

/// What the legend says of rows without a number in a column that a layer is graded by, where that says something of
/// its own: they are drawn hollow then. Empty of every other column.
QString unreportedText(const QString &gradeColumn);

} // namespace kohkan
