// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kohkan {

/// Decides between a command and the window; returns the exit code of the process.
int run(int argc, char **argv);

} // namespace kohkan
