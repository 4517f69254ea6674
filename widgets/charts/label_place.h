// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>
#include <optional>
#include <vector>

namespace kohkan {

/// The first place beside a mark (right, above, below, left, then a little higher or lower) where a label lies within
/// the plot and meets nothing that is taken; it is taken then. Nothing where there is no room.
std::optional<QRectF> placeBeside(const QRectF &mark, QSizeF label, const QRectF &within, std::vector<QRectF> &taken);

} // namespace kohkan
