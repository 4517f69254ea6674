// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_list.h"

#include <QString>

/// How columns and values are worded on the screen. Pure functions.
namespace kohkan {

/// What stands for "unknown".
QString unknownText();
/// The name of a column for a person: in words for the shipped tables, as the file has it for others.
QString fieldTitle(const LayerEntry &entry, const QString &name);
/// The same with the unit in brackets.
QString fieldHeading(const LayerEntry &entry, const Column &column);
/// The value as its source wrote it, tags joined with commas; "—" where there is none.
QString valueText(const Column &column, Row row);
/// False for columns that the program keeps for itself.
bool isShown(const Column &column);

} // namespace kohkan
