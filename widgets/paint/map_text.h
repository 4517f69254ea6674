// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QImage>
#include <QString>
#include <memory>

class QPainter;

namespace kohkan {

/// The face of names on the map, in pixels of the device. Usable on any thread.
QFont mapFont(double pixels, double pixelRatio);
QFont countFont(double pixelRatio);
/// A line of text with a light halo; `halo`: how far it reaches, pixels of the device.
struct HaloText {
    QString text;
    QFont font;
    QColor color;
    double halo = 0;
    QColor haloColor = QColor(255, 253, 248, 215);
};
/// As a picture as small as it can be. Usable on any thread.
QImage haloText(const HaloText &text);

/// Makes the same pictures, and keeps the outlines of the last ones: the names of one view are nearly those of the one
/// before, and the outline of letters is the dearest thing on it. Fonts are those of mapFont(), by their key. Any
/// thread, several at once.
class TextOutlines {
public:
    TextOutlines();
    ~TextOutlines();
    QImage picture(const HaloText &text);

private:
    struct Kept;
    std::unique_ptr<Kept> m_kept;
};
QSize haloTextSize(const HaloText &text); ///< of that picture, known before it is made
/// The same, not as pixels: around a middle, turned clockwise by degrees. For SVG the letters are outlines, so that
/// they fill their halo with any fonts, and for a QPicture, which loses the space between them; else text.
void drawHaloText(QPainter &painter, const HaloText &text, QPointF middle, double degrees = 0);

/// A number on a small dark plate.
QImage countBadge(std::size_t count, double pixelRatio);
/// Its size, and the plate drawn at a corner.
QSize countBadgeSize(std::size_t count, double pixelRatio);
void drawCountBadge(QPainter &painter, std::size_t count, double pixelRatio, QPointF corner);

} // namespace kohkan
