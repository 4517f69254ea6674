// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/level_colors.h"

#include <array>

namespace kohkan {

QColor levelColor(int level)
{
    static constexpr std::array<QRgb, 6> colors{0xff888888, 0xff4c8c6a, 0xffa9b04a, 0xffe0a630, 0xffd0662a, 0xffa51d2d};
    return QColor(colors[level > 0 && level < 6 ? static_cast<std::size_t>(level) : 0]);
}

} // namespace kohkan
