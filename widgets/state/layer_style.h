// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QString>
#include <vector>

namespace kohkan {

/// How a layer is drawn, as a value.
struct LayerStyle {
    struct Class {
        QString value; ///< of the class column
        QString label; ///< for the legend
        QColor color;
        friend bool operator==(const Class &, const Class &) = default;
    };
    QColor color{0x44, 0x66, 0x88}; ///< of rows that no class takes; of everything where there are no classes
    QString classColumn;            ///< a text column; empty: one colour
    std::vector<Class> classes;
    QString orderColumn;          ///< integer column, least painted first; empty: row order
    double markerSize = 9;        ///< diameter, device-independent pixels
    double lineWidth = 1.2;       ///< device-independent pixels
    double fillOpacity = 0.25;    ///< of polygons, 0..1
    bool countCoincident = false; ///< write a small count beside sites on one point
    friend bool operator==(const LayerStyle &, const LayerStyle &) = default;
};

/// Colours for opened files: dark, none of them of a commodity group, repeated past six.
QColor distinctColor(std::size_t i);
/// The style of the shipped deposits: by commodity group, least important first, with counts.
LayerStyle depositStyle();
LayerStyle incidentStyle();
LayerStyle infrastructureStyle();
/// A sensible style for the i-th layer that a user opens.
LayerStyle plainStyle(std::size_t i);

} // namespace kohkan
