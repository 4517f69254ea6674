// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/geometry_import.h"
#include "datasets/geo/projector.h"
#include "datasets/io/place_columns.h"

#include <map>
#include <set>
#include <span>

namespace kohkan {

/// Makes the geometry of a row of a table from its texts, by a plan. One thread.
class RowPlacer {
public:
    /// `isSaid`: a person has said the reference system, against what cells say of it. `isSwapped`: or that the axes
    /// are changed round.
    RowPlacer(PlacePlan plan, bool isSaid, bool isSwapped);

    const PlacePlan &plan() const { return m_plan; }
    /// Of the fields that place() wants, in its order.
    const std::vector<int> &columns() const { return m_columns; }

    struct Placed {
        bool isLonLat = false; ///< else in the reference system of the whole table
        QString reason = {};   ///< why there is no geometry though the row says something of a place
        LonLat source = {};    ///< the first coordinate as the row has it
    };
    /// `cells`: the texts of columns(). A row that says nothing gets no geometry and no reason.
    Placed place(std::span<const QString> cells, ImportedGeometry &into);

    /// Names of the systems that rows named, for a person.
    const std::set<QString> &systems() const { return m_systems; }
    const Projector *lastProjector() const { return m_last; }
    qint64 unsaidHemispheres() const { return m_unsaidHemispheres; }
    qint64 bandsOfS() const { return m_bandsOfS; } ///< zones such as 42S, read as the band S and not the south
    void append(const RowPlacer &rest);

private:
    QString cell(std::span<const QString> cells, int column) const;
    QString withParts(std::span<const QString> cells, int column, const std::vector<int> &parts) const;
    Placed placeAngles(std::span<const QString> cells, ImportedGeometry &into);
    Placed placeMetres(std::span<const QString> cells, ImportedGeometry &into);
    Placed placeGeometry(std::span<const QString> cells, ImportedGeometry &into);
    Placed placeText(std::span<const QString> cells, ImportedGeometry &into);
    Placed inZone(UtmZone zone, LonLat metres, std::span<const QString> cells, ImportedGeometry &into);
    Placed inSystem(const QString &definition, ImportedGeometry &into);

    PlacePlan m_plan;
    bool m_isSaid;
    bool m_isSwapped;
    std::vector<int> m_columns;
    std::map<QString, std::optional<Projector>> m_projectors;
    const Projector *m_last = nullptr;
    LonLat m_source; ///< of the row
    std::set<QString> m_systems;
    qint64 m_unsaidHemispheres = 0;
    qint64 m_bandsOfS = 0;
};

} // namespace kohkan
