// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/map_viewport.h"

#include <QFont>
#include <QPainter>
#include <QPolygonF>
#include <functional>
#include <optional>
#include <vector>

namespace kohkan {

/// Meridians and parallels of one view at a round step, a hundred pixels or more apart at its middle, in whatever
/// reference system the view has. Made once a view and painted often. A value; usable on any thread.
class Graticule {
public:
    /// A line at `tenths` tenths of a second of longitude (a meridian) or latitude.
    struct Line {
        enum class Kind { Meridian, Parallel };
        Kind kind = Kind::Meridian;
        qint64 tenths = 0;
        std::vector<QPolygonF> pieces; ///< device-independent pixels
        QString label;
    };
    /// Nothing in it where the view shows no ground.
    static Graticule of(const MapViewport &viewport);
    /// The least step of the row 30°, 20°, 10°, 5°, 2°, 1°, 30', ... 0.5" that is no less than `degrees`, in tenths of
    /// a second; 30° at most.
    static qint64 stepFor(double degrees);
    /// `66°30'E`, as fine as the step asks for.
    static QString labelOf(Line::Kind kind, qint64 tenths, qint64 step);

    const std::vector<Line> &lines() const { return m_lines; }
    /// Lines, then their names at the top and right edges, none of them over what is `taken`. The font is given because
    /// to look one up takes longer than all the rest.
    /// `Printed`: in width with everything else, where a pixel of the device may be too fine to be seen.
    enum class Hand { Screen, Printed };
    void paint(QPainter &painter, const QFont &font, const std::vector<QRectF> &taken, Hand hand = Hand::Screen) const;

private:
    void add(const MapViewport &viewport, Line::Kind kind, qint64 tenths, qint64 step,
             const std::function<LonLat(double)> &place, double from, double to);
    std::optional<QPointF> crossing(const Line &line, double edge) const;
    QRectF labelBox(const Line &line, double width, const std::vector<QRectF> &taken) const;
    std::vector<Line> m_lines;
    QSizeF m_size;
};

/// The face of the names.
QFont graticuleFont();

} // namespace kohkan
