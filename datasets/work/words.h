// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kohkan {

/// The words of functions that belong to no class with words of its own, in the language of the program. Any thread.
QString tr(const char *text);

} // namespace kohkan
