// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/work/out_of_memory.h"

#include "datasets/work/words.h"

namespace kohkan {

Error outOfMemory(Error::Kind kind, const QString &what)
{
    return {kind,
            tr("%1: there is not enough memory for it. Close other layers or programs, then try again.").arg(what)};
}

} // namespace kohkan
