// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/mgrs.h"

#include "datasets/geo/plain_text.h"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <QRegularExpression>
#include <cmath>

namespace kohkan {

std::optional<MgrsSquare> readMgrs(const QString &text)
{
    if (text.size() < 7 || text.size() > 40)
        return std::nullopt;
    static const QRegularExpression grid(
        QStringLiteral(
            "^(?:mgrs[:\\s]*)?(?<zone>\\d{1,2}\\s*[C-HJ-NP-X]|[ABYZ])\\s*(?<square>[A-HJ-NP-Z]\\s*[A-HJ-NP-V])\\s*"
            "(?:(?<all>(?:\\d\\d){2,11})|(?<east>\\d{2,11})[\\s,]+(?<north>\\d{2,11}))$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = grid.match(plainCoordinateText(text));
    const auto part = [&](const char *name) { return match.captured(QLatin1String(name)); };
    if (!match.hasMatch() || part("east").size() != part("north").size())
        return std::nullopt;
    const QString digits = part("all") + part("east") + part("north");
    QString reference = part("zone") + part("square") + digits;
    reference = reference.remove(u' ').toUpper();
    try {
        int zone = 0, precision = 0;
        bool isNorth = true;
        double x = 0, y = 0, lat = 0, lon = 0;
        GeographicLib::MGRS::Reverse(reference.toStdString(), zone, isNorth, x, y, precision, true);
        GeographicLib::UTMUPS::Reverse(zone, isNorth, x, y, lat, lon);
        return MgrsSquare{{lon, lat}, std::pow(10.0, 5 - precision)};
    } catch (const std::exception &) { // of GeographicLib, which says so of anything that is no reference
        return std::nullopt;
    }
}

} // namespace kohkan
