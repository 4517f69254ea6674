// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/work/words.h"

#include <QCoreApplication>

namespace kohkan {

QString tr(const char *text)
{
    return QCoreApplication::translate("kohkan", text);
}

} // namespace kohkan
