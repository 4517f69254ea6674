// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

namespace kohkan {

/// The colour of a level of risk from 1 (low) to 5 (extreme); grey beyond the scale. Dark enough for white letters, but
/// for the third.
QColor levelColor(int level);

} // namespace kohkan
