// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session/session.h"
#include "datasets/table/layer.h"

namespace kohkan {

/// Takes from what a session keeps of a layer the values of its rows, where these may not be passed on: conditions on
/// texts and classes by texts, but for the words of a code book. Path, ids, numbers and dates that were asked for stay.
void leaveOutValues(SessionValue::LayerState &state, const Layer &layer);

} // namespace kohkan
