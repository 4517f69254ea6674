// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"
#include "widgets/paint/marker.h"
#include "widgets/state/layer_style.h"

#include <QPainter>
#include <vector>

/// The key to what the map draws, for the map itself and for the list of layers. Pure functions; any thread.
namespace kohkan {

/// One line of the legend.
struct LegendLine {
    enum class Kind {
        Title,    ///< name of a layer that has lines of its own below
        Heading,  ///< what the lines below it follow
        Point,    ///< a mark
        Line,     ///< a line
        Area,     ///< a polygon
        Size,     ///< a mark of true size; lines of this kind stand together, largest first
        Cluster,  ///< the ring that stands for several sites
        Density,  ///< a shade
        Accuracy, ///< the circle of a stated accuracy
        Hatched   ///< the same, too wide to be a place
    };
    Kind kind = Kind::Point;
    QString text;
    MarkerLook look; ///< the colour of all kinds; the rest of a mark
    double lineWidth = 1.2;
    double fillOpacity = 0.25;
    bool isHatched = false; ///< of an Area
    bool startsLayer = false;
    /// What is left out first where there is no room.
    enum class Rank { Main, Extra, MoreExtra };
    Rank rank = Rank::Main;
};

/// The lines for the rows shown of a layer (null: all): its name, then the classes, grades, shapes and sizes that occur
/// among them; one line where it has one look; none where nothing is shown. At a scale 1:`scaleDenominator` at which
/// the layer is shaded these are the shades; 0 stands for no scale.
std::vector<LegendLine> legendOf(const QString &name, const LayerPtr &layer, const RowSet *rows,
                                 const LayerStyle &style, double scaleDenominator = 0);
/// The line of a layer that has one look.
LegendLine plainLine(const QString &name, const Geometry &geometry, const LayerStyle &style);
/// What stands before the text, within 16 x 16 device-independent pixels; a Size in its own size.
void paintKey(QPainter &painter, const LegendLine &line, const QPointF &middle);
/// All lines on a plate in the lower left corner of a picture of that size. Where they would hide the map, those of the
/// last rank are left out, then those of the second; then the
/// lowest layers, whose number is said; then all.
void paintLegend(QPainter &painter, const std::vector<LegendLine> &legend, const QSize &size);

/// A figure for a person, four digits of it: 24.19 Mt, 430.2 kt, 578 t; other units as they are.
QString figureText(double value, const QString &unit);
/// Places that are known no better than this are hatched, metres.
inline constexpr double widestAccuracy = 25'000;

} // namespace kohkan
