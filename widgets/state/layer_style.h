// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QString>
#include <vector>

namespace kohkan {

/// The form of a mark. All have the same area at the same size.
enum class MarkerShape { Circle, Square, Diamond, Triangle, TriangleDown, Pentagon, Star, Cross };
inline constexpr int markerShapeCount = 8;

/// How a layer is drawn, as a value: colour by one column, shape by another, size by a third, and what is done where
/// marks stand too close.
struct LayerStyle {
    /// What the colour follows.
    enum class Colouring {
        Single,      ///< one colour
        Categorised, ///< by the text of `classColumn`
        Graduated    ///< by the number in `gradeColumn`
    };
    struct Class {
        QString value; ///< of the class column
        QString label; ///< for the legend
        QColor color;
        friend bool operator==(const Class &, const Class &) = default;
    };
    /// A class of numbers: low <= value < high; the last one holds its upper end too.
    struct Grade {
        double low = 0;
        double high = 0;
        QString label; ///< for the legend
        QColor color;
        friend bool operator==(const Grade &, const Grade &) = default;
    };
    struct ShapeClass {
        QString value; ///< of the shape column
        QString label; ///< for the legend
        MarkerShape shape = MarkerShape::Circle;
        friend bool operator==(const ShapeClass &, const ShapeClass &) = default;
    };
    /// What happens to points that stand close together.
    enum class Crowding {
        Marks,    ///< each is painted where it is, the first class on top
        Clusters, ///< those of one cell become one ring of class colours with their number
        Displaced ///< those on exactly one point stand around it
    };
    /// What a layer turns into at scales smaller than 1:`shadingScale`.
    enum class Shading {
        None,
        Count,   ///< by the number of points in a cell
        Dominant ///< by the class that most points of a cell are of
    };

    Colouring colouring = Colouring::Single;
    QColor color{0x44, 0x66, 0x88}; ///< of rows that no class takes; of everything where there are no classes
    QString classColumn;            ///< a text column
    std::vector<Class> classes;     ///< in order of importance: the first is painted on top
    QString gradeColumn;            ///< a number column
    std::vector<Grade> grades;      ///< ascending; the highest is painted on top
    QString gradeTitle;             ///< what the grades say, for the legend; empty: nothing is said
    QString orderColumn;            ///< integer column, least painted first within a class; empty: from north to south
    double markerSize = 9;          ///< diameter of a circle, device-independent pixels; the smallest where sizes vary
    double lineWidth = 1.2;         ///< device-independent pixels
    double fillOpacity = 0.25;      ///< of polygons, 0..1
    bool countCoincident = false;   ///< write a small count beside sites on one point

    MarkerShape shape = MarkerShape::Circle; ///< of rows that no shape class takes
    QString shapeColumn;                     ///< a text column; empty: one shape
    std::vector<ShapeClass> shapes;
    QString sizeColumn;      ///< a number column; the area of a mark is in proportion to it. Empty: one size
    QString sizeTitle;       ///< what the size says, for the legend; empty: the column's name
    double largestSize = 34; ///< diameter at the largest value of the layer, device-independent pixels

    Crowding crowding = Crowding::Marks;
    Shading shading = Shading::None;
    double shadingScale = 2'000'000; ///< N of 1:N
    QString
        ringColumn; ///< an integer column of levels 1 to 5, negative ones have expired; each is a ring of its colour
    QString hatchColumn; ///< a text column: polygons whose value is `hatchValue` are hatched; empty: none
    QString hatchValue;
    QString accuracyColumn;        ///< metres; circles to scale are drawn. Empty: none
    QString labelColumn;           ///< a text column that is written beside the marks; empty: none
    double labelScale = 1'500'000; ///< N of 1:N down to which names are written
    friend bool operator==(const LayerStyle &, const LayerStyle &) = default;
};

/// Colours for opened files: dark, none of them of a commodity group, repeated past six.
QColor distinctColor(std::size_t i);
/// The style of the shipped deposits: colour by commodity group, shape by status, least important first, with counts.
LayerStyle depositStyle();
LayerStyle incidentStyle();
LayerStyle infrastructureStyle();
/// Of incidents coloured by the event types of ACLED, which stand in that column.
LayerStyle eventTypeStyle(const QString &column);
LayerStyle riskStyle();
/// The classes of the incident exposure index, the least first.
std::vector<LayerStyle::Grade> exposureGrades();
/// Of the surface of that index.
LayerStyle exposureSurfaceStyle();
/// Of the areas and routes that are annotated.
LayerStyle annotatedPlacesStyle();
/// The preset of a shipped table (`deposits`, `incidents`, `infrastructure`, `region_risk`, `annotated_places`,
/// `exposure_surface`); of any other a style of its own.
LayerStyle shippedStyle(const QString &table);
/// A sensible style for the i-th layer that a user opens.
LayerStyle plainStyle(std::size_t i);

} // namespace kohkan
