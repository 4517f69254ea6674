// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/estimate_mark.h"

#include <QCoreApplication>

namespace kohkan {

EstimateMark markOf(const Estimate &estimate)
{
    const bool hasCategory = !estimate.category.isEmpty() && estimate.category != QLatin1String("total");
    const bool isCoded = estimate.kind == QLatin1String("reserve") || estimate.kind == QLatin1String("resource") ||
                         estimate.kind == QLatin1String("historical");
    if (!hasCategory || !isCoded)
        return EstimateMark::Dotted;
    return estimate.category.contains(QLatin1String("inferred")) ? EstimateMark::Outline : EstimateMark::Solid;
}

QChar signOf(EstimateMark mark)
{
    switch (mark) {
    case EstimateMark::Solid:
        return QChar(0x25cf);
    case EstimateMark::Outline:
        return QChar(0x25cb);
    default:
        return QChar(0x25cc);
    }
}

QString meaningOf(EstimateMark mark)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("kohkan::EstimateMark", text); };
    switch (mark) {
    case EstimateMark::Solid:
        return tr("reserve, measured, indicated");
    case EstimateMark::Outline:
        return tr("inferred");
    default:
        return tr("category not stated");
    }
}

} // namespace kohkan
