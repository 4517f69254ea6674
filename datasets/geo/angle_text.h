// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace kohkan {

/// An angle as somebody wrote it: degrees, or degrees and minutes, or degrees, minutes and seconds, with a sign or a
/// letter of the hemisphere.
struct AngleReading {
    double degrees = 0; ///< negative to the south and to the west
    QChar letter;       ///< N, S, E or W; null where none was written
    bool isLatitude() const { return letter == u'N' || letter == u'S'; }
    bool isLongitude() const { return letter == u'E' || letter == u'W'; }
};

/// One angle: `29.1`, `29,1`, `29.1 N`, `N29.3`, `29°07'22"N`, `29 7.5`, `29d 7m 22s S`, digits of any script. Nothing
/// where it is none, or contradicts itself (60 minutes, a minus sign to the south). Not bounded to 90 or 180 degrees.
std::optional<AngleReading> readAngle(const QString &text);

/// The angles of a text that holds several, in their order, where it holds nothing else.
std::optional<std::vector<AngleReading>> readAngles(const QString &text);

} // namespace kohkan
