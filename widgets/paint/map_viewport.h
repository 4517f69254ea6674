// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/view_system.h"
#include "widgets/paint/pixel_frame.h"

#include <QPointF>
#include <QSize>

namespace kohkan {

/// What the map shows: where, how large, on how many pixels. A value. Screen positions are device-independent pixels
/// from the top left.
struct MapViewport {
    ViewSystemPtr system = ViewSystem::webMercator();
    MapPoint center{0, 0};
    double resolution = 1000; ///< map units a device-independent pixel
    QSize size{1, 1};         ///< device-independent pixels
    double pixelRatio = 1;    ///< device pixels a device-independent one

    /// The scales of the window: 16 notches an octave. The wheel moves by half an octave, fits use the notches between.
    static constexpr int notchesPerRung = 8;
    static constexpr int minNotch = 0;          ///< the world in 256 pixels
    static constexpr double closestScale = 100; ///< N of 1:N: the end of the window's scale
    static double resolutionOf(int notch);
    /// The ends of the scale here: the coarsest notch shows all that the system shows, with a margin; the finest is the
    /// last one of no more than 1:100 at the centre.
    int firstNotch() const;
    int lastNotch() const;
    int notch() const; ///< nearest to the resolution
    /// The next half octave in (positive) or out, up to the ends of the scale; one between two of them moves to its
    /// neighbour first.
    double rungResolution(int steps) const;

    MapPoint toMap(QPointF screen) const;
    QPointF toScreen(MapPoint point) const;
    LonLat toLonLat(QPointF screen) const; ///< invalid off what the system shows
    /// NaN where the system has no point for the place.
    QPointF toScreen(LonLat place) const;
    MapRect rect() const;
    /// The whole view in device pixels; its corner stands on a whole pixel.
    PixelFrame frame() const;
    /// Metres on the ground of a map unit at the centre, along the geodesic from west to east.
    double groundFactor() const;
    /// N of 1:N at the centre, with a pixel of 0.28 mm (OGC).
    double scaleDenominator() const;
    /// The same at 30 N wherever the view is: what styles change at, so that panning changes nothing.
    static double nominalScale(double resolution, const ViewSystem &system);
    double nominalScale() const { return nominalScale(resolution, *system); }

    /// The same size over a box with a margin, at any scale up to the finest or at a notch.
    MapViewport fitted(const MapRect &box, bool toNotch, double margin = 0) const;
    /// At another resolution, with what lies under `screen` staying there.
    MapViewport zoomedAbout(QPointF screen, double toResolution) const;
    MapViewport moved(QPointF pixels) const; ///< the picture moves by that much
    /// The same place at about the same scale on the ground in another system; its whole extent where it does not show
    /// the place.
    MapViewport inSystem(ViewSystemPtr other) const;
    /// The same with its centre within the system's bounds and its resolution between the ends of the scale.
    MapViewport bounded() const;
};

} // namespace kohkan
