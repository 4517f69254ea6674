// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <optional>

namespace kohkan {

/// What people write coordinates with, in the signs of a computer: digits of any script, the Arabic decimal sign and
/// comma, printed minus signs, primes, degree signs and spaces; marks of direction are dropped. `north`, `Ost`, `с.
/// ш.`, `شمال` and their like become N, S, E and W; what is east in one language and west in another (the letter O)
/// stays.
QString plainCoordinateText(const QString &text);
/// The same, with the words as they are.
QString plainSigns(const QString &text);

/// Metres of a grid: `350000`, `350 000 m`, `3.200.000,5`, `3200000 mN`. Nothing where it is no number.
std::optional<double> readMetres(const QString &text);

} // namespace kohkan
