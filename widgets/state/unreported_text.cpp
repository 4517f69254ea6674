// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/unreported_text.h"

#include <QCoreApplication>

namespace kohkan {

QString unreportedText(const QString &gradeColumn)
{
    return gradeColumn == QLatin1String("exposure_index")
               ? QCoreApplication::translate("kohkan::unreportedText", "Nothing reported in reach; that is not safety")
               : QString();
}

} // namespace kohkan
