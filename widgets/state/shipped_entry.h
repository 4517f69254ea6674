// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_list.h"

namespace kohkan {

/// The entry of a layer that the program itself brings or makes, by the name of its table: what it is called, its
/// style, and whether it is shown at first. Any thread.
LayerEntry shippedEntry(const QString &table, LayerPtr layer);

} // namespace kohkan
