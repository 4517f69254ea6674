// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/paint/legend.h"
#include "widgets/paint/map_viewport.h"
#include "widgets/state/layer_list.h"

#include <QPainter>
#include <vector>

namespace kohkan {

/// The same for a picture of a layer.
std::vector<LegendLine> legendOf(const QString &name, const LayerPicture &picture, double scaleDenominator = 0);

/// What stands around the map's edge: legend (bottom left), scale bar, attribution and boundary note (bottom right). In
/// device-independent pixels; usable on any thread.
struct MapFurniture {
    std::vector<LegendLine> legend;
    QString attribution;
    void paint(QPainter &painter, const MapViewport &viewport) const;
    /// What does not follow the view: legend, attribution.
    void paintFixed(QPainter &painter, const QSize &size) const;
    void paintScale(QPainter &painter, const MapViewport &viewport) const;
    /// What scale bar and attribution cover at most.
    static QRectF scaleBarBox(const MapViewport &viewport);
};
/// The fixed part of the furniture as pictures, so that a map that moves need not write it again and again. A value;
/// made anew when the furniture, the size or the pixel ratio changes.
class FurniturePictures {
public:
    FurniturePictures() = default;
    FurniturePictures(const MapFurniture &furniture, const QSize &size, double pixelRatio);
    bool isOf(const QSize &size, double pixelRatio) const { return m_size == size && m_ratio == pixelRatio; }
    void paint(QPainter &painter) const;

private:
    QSize m_size;
    double m_ratio = 0;
    std::vector<std::pair<QPointF, QImage>> m_parts; ///< at device-independent pixels
};
/// Credits of the base map and which way disputed lines are drawn.
QString attributionText(bool withBase, Depiction depiction);

/// A round length that fits into `pixels`, measured on the ground at the centre of the view.
struct ScaleBar {
    double metres = 0;
    double pixels = 0;
    QString text() const;
    static ScaleBar fitting(const MapViewport &viewport, double pixels);
};

} // namespace kohkan
