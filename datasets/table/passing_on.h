// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

namespace kohkan {

/// Why the rows of a layer may not leave the program, as a sentence that names it; empty where they may. The one place
/// that every exit asks: export, clipboard, charts, maps of lines and letters, dossiers, session. `name`: what the
/// layer is called where that is not its own name. Pure; any thread.
QString whyNotPassedOn(const Layer &layer, const QString &name = {});

} // namespace kohkan
