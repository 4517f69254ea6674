// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/map_scene.h"

#include <optional>

namespace kohkan {

/// A scene for a device that takes lines, letters and areas (SVG, PDF, a printer), with what is better as pixels made
/// beforehand. Lines, polygons, marks, clusters, circles of accuracy and names are drawn. Pixels are: the ground where
/// a relief shades it, at 150 dots an inch, as it is smooth and its edges lie under lines; and, at the resolution of
/// the view, a layer with more than `mostMarks` features in view, a shaded or a translucent layer, and one whose rows
/// may not be passed on, names and all: lines would give its places away. A value; any thread.
class DrawnScene {
public:
    static constexpr std::size_t mostMarks = 20'000;
    /// Takes as long as painting those pixels. Nothing where it was stopped.
    static std::optional<DrawnScene> of(MapScene scene, const std::stop_token &stop = {});
    const MapScene &scene() const { return m_scene; }
    bool isDrawn(std::size_t sheet) const { return m_sheets[sheet].isNull(); } ///< or are its marks pixels?
    /// In device pixels of the view's frame; clipping what goes beyond it is the caller's.
    void draw(QPainter &painter) const;

private:
    explicit DrawnScene(MapScene scene) : m_scene(std::move(scene)) {}
    void drawGround(QPainter &painter, const PixelFrame &frame) const;
    MapScene m_scene;
    PixelFrame m_groundFrame;
    QImage m_ground;              ///< null: drawn
    std::vector<QImage> m_sheets; ///< null: drawn
};

} // namespace kohkan
