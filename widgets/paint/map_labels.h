// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/base_map.h"
#include "widgets/paint/map_text.h"
#include "widgets/paint/pixel_frame.h"
#include "widgets/state/layer_list.h"

#include <QImage>
#include <QPainter>
#include <stop_token>
#include <vector>

namespace kohkan {

/// A name of the base map as it is to be painted.
struct MapLabel {
    enum class Level { Under, Over }; ///< under the data (countries, provinces) or over it (towns)
    QImage image;
    qint64 left = 0; ///< view-wide device pixels
    qint64 top = 0;
    Level level = Level::Under;
    /// What the picture shows: a text turned clockwise, or the mark of a town.
    enum class Kind { Text, Town, Capital };
    Kind kind = Kind::Text;
    HaloText text = {};
    double degrees = 0;
    bool isPixels = false; ///< a picture even where letters are drawn: a name that may not be passed on
};

/// Device-independent pixels around a frame in which names are placed, too: they may reach into it, or be in the way of
/// one that does.
inline constexpr double namesAround = 512;

/// Places the names in and around `frame` so that none covers another: countries and provinces, lines of control and
/// claims that the depiction draws, capitals, then other towns. What is further away costs nothing, however close the
/// scale. `letters`, where given, counts those that were painted; `outlines` keeps theirs for the next call. Not whole
/// where `stop` was requested. Any thread.
std::vector<MapLabel> placeLabels(const BaseMap &base, Depiction depiction, const PixelFrame &frame,
                                  const std::stop_token &stop = {}, std::size_t *letters = nullptr,
                                  TextOutlines *outlines = nullptr);
/// `stretch`: pixels of the view for one of the scale that the names were placed for; the names keep their size.
void paintLabels(QPainter &painter, const std::vector<MapLabel> &labels, MapLabel::Level level, const PixelFrame &view,
                 double stretch = 1);
/// The same for a device that takes lines and letters rather than pixels.
void drawLabels(QPainter &painter, const std::vector<MapLabel> &labels, MapLabel::Level level, const PixelFrame &view);

} // namespace kohkan
