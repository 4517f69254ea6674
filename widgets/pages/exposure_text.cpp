// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/exposure_text.h"

#include "datasets/work/words.h"

namespace kohkan {

QString exposureText(double value)
{
    if (!(value > 0))
        return QStringLiteral("0");
    if (value < 0.001)
        return QStringLiteral("<0.001");
    return value >= 100 ? QString::number(value, 'f', 0) : QString::number(value, 'g', 2);
}

QString exposureBandText(const TollValues &values)
{
    const QString from = exposureText(values[indexOf(Toll::Low)]), to = exposureText(values[indexOf(Toll::High)]);
    return from == to ? QString() : tr("%1 to %2").arg(from, to);
}

} // namespace kohkan
