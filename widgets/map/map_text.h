// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QImage>
#include <QString>

namespace kohkan {

/// The face of names on the map, in pixels of the device. Usable on any thread.
QFont mapFont(double pixels, double pixelRatio);
QFont countFont(double pixelRatio);
/// A line of text with a light halo, as small as it can be.
QImage haloText(const QString &text, const QFont &font, const QColor &color, double halo,
                const QColor &haloColor = QColor(255, 253, 248, 215));

/// A number on a small dark plate.
QImage countBadge(std::size_t count, double pixelRatio);

} // namespace kohkan
