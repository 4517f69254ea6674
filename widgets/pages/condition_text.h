// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/table/filter.h"
#include "widgets/state/layer_list.h"

#include <QString>

/// How conditions are worded on the screen. Pure functions.
namespace kohkan {

/// A value of a column for a person: the name of a commodity of a shipped table, else the value itself.
QString valueLabel(const LayerEntry &entry, const QString &field, const QString &value, const Catalogue *catalogue);
/// What stands for a row without a value where values are listed.
QString noValueText();
/// A condition such as "Commodity: Copper, Gold" or "Grade: 0.5 - 2".
QString conditionText(const LayerEntry &entry, const Condition &condition, const Catalogue *catalogue);

} // namespace kohkan
