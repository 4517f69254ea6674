// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/grade_tonnage.h"
#include "widgets/charts/axis_ticks.h"
#include "widgets/charts/scatter_points.h"
#include "widgets/pages/estimate_mark.h"
#include "widgets/state/layer_list.h"

#include <map>

namespace kohkan {

/// What a grade-tonnage chart is made of: the best supported statements of the deposits on one commodity, or two number
/// columns of any layer. Immutable once made; any thread.
class ScatterSource {
public:
    /// One axis: its values are in `unit` where that is known, else plain numbers.
    struct Axis {
        QString title;            ///< with the unit where one holds for all ticks
        QString heading;          ///< of a column, with its unit
        std::optional<Unit> unit; ///< that ticks are written in; masses choose their own
        MassUnits mass = MassUnits::Tonnes;
        QString tick(double base) const; ///< of a value in tonnes, as a fraction, or plain
    };
    /// The deposits layer: `sites` are rows of the catalogue's deposits.
    static std::shared_ptr<const ScatterSource> ofDeposits(LayerEntry entry, CataloguePtr catalogue,
                                                           const QString &commodity);
    static std::shared_ptr<const ScatterSource> ofColumns(LayerEntry entry, const QString &tonnage,
                                                          const QString &grade);

    const LayerEntry &entry() const { return m_entry; }
    const ScatterPoints &points() const { return *m_points; }
    EstimateMark mark(Row row) const;
    const GradeTonnage *figures(Row row) const; ///< of a deposit; null for any other row
    bool isDeposits() const { return m_catalogue != nullptr; }
    const Axis &x() const { return m_x; }
    const Axis &y() const { return m_y; }
    /// Decimal logarithm of the amount that lines of equal product count in, and how they are written.
    double isoUnit() const;
    QString isoText(double amount) const;
    QString isoTitle() const; ///< what the lines are: "contained copper"
    /// "8 of 40 sites have both".
    QString summary(const RowSet &shown) const;
    QString note() const; ///< how the figures were chosen
    QString title() const;
    QString fileName() const;
    /// The points among `rows` as lines of text.
    QString tabSeparated(const RowSet &rows) const;

private:
    QString depositRow(Row row, const GradeTonnage &figures) const;
    QString dataHeader() const;
    LayerEntry m_entry;
    CataloguePtr m_catalogue; ///< of deposits
    QString m_commodity, m_commodityName;
    std::map<Row, GradeTonnage> m_sites;
    RowSet m_carriers;
    const Column *m_tonnage = nullptr, *m_grade = nullptr;
    ScatterPointsPtr m_points;
    Axis m_x, m_y;
};

using ScatterSourcePtr = std::shared_ptr<const ScatterSource>;

/// The unit of a column, as the layer says it or in brackets at the end of its name; nothing where it is not known.
std::optional<Unit> unitOf(const Column &column);
/// Are masses of a commodity counted in troy ounces?
bool isInOunces(const QString &commodity);

} // namespace kohkan
