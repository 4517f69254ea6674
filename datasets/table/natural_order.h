// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <vector>

namespace kohkan {

/// Compares texts as people sort them: runs of digits by their number (DH-2 before DH-10), letters without regard to
/// case, then exactly, so that no two different texts are equal. Negative, 0 or positive. Any thread.
int compareNaturally(QStringView a, QStringView b);

/// The place of each text in that order, counted from 0.
std::vector<std::uint32_t> naturalRanks(const std::vector<QString> &texts);

} // namespace kohkan
