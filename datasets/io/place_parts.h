// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <vector>

namespace kohkan {

/// The columns of the minutes, and of the seconds, that belong to the whole degrees of column `axis`: by their names
/// (`Lat_min` beside `Lat_deg`, `LatM`, `min_lat`, `Lat (MM.mmm)`), or where they follow and are called minutes and
/// seconds alone. `sample`: as in findPlaces(). A cell that is no part does not make its column none: its row has no
/// place then.
std::vector<int> angleParts(const QStringList &names, const std::vector<QStringList> &sample, int axis);

/// The letter of the side that a cell says, `N`, `S`, `E` or `W`, also in words; null where it says none.
QChar sideOfCell(const QString &cell);

} // namespace kohkan
