// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kohkan {

/// Does this stand for no value in a column of numbers: `n/a`, `trace`, `NaN`, `#DIV/0!`, a dash? Letter case ignored.
bool isNoValue(const QString &text);

/// A unit as tables write it behind a figure. Other words are none: 12A is a name.
bool isUnit(const QString &text);
/// A currency as it may stand in front of a figure.
bool isCurrency(const QString &text);

} // namespace kohkan
