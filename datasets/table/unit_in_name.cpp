// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/unit_in_name.h"

#include <QRegularExpression>
#include <algorithm>

namespace kohkan {

QString unitOfName(const QString &name)
{
    static const QRegularExpression bracketed(QStringLiteral("[(\\[]\\s*([^()\\[\\]]{1,12}?)\\s*[)\\]]\\s*$"));
    static const QString sides = QStringLiteral("NSEW"); // LONGITUDE (E)
    if (const auto found = bracketed.match(name); found.hasMatch())
        return found.capturedLength(1) == 1 && sides.contains(found.captured(1)) ? QString() : found.captured(1);
    static const std::pair<const char *, const char *> endings[] = {
        {"m", "m"},       {"km", "km"},   {"ha", "ha"},   {"km2", "km²"}, {"sqkm", "km²"}, {"pct", "%"},
        {"percent", "%"}, {"ppm", "ppm"}, {"ppb", "ppb"}, {"gpt", "g/t"}, {"kt", "kt"},    {"mt", "Mt"},
        {"t", "t"},       {"oz", "oz"},   {"koz", "koz"}, {"moz", "Moz"}, {"usd", "USD"},  {"kg", "kg"}};
    const auto cut = std::max(name.lastIndexOf(u'_'), name.lastIndexOf(u' '));
    if (cut <= 0)
        return {};
    const QString ending = name.mid(cut + 1).toLower();
    for (const auto &[written, unit] : endings)
        if (ending == QLatin1String(written))
            return QString::fromUtf8(unit);
    return {};
}

} // namespace kohkan
