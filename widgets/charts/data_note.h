// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_list.h"

namespace kohkan {

/// Whose data a chart shows and under which licence, as a sentence for what leaves the program; empty where a file does
/// not say.
QString dataNote(const LayerEntry &entry);

} // namespace kohkan
