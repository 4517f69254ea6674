// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.h"

namespace kohkan {
int run(int, char **)
{
    return 0;
}
} // namespace kohkan
