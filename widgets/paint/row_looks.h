// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"
#include "widgets/paint/marker.h"
#include "widgets/state/layer_style.h"

#include <memory>
#include <optional>
#include <vector>

namespace kohkan {

/// What each row of a layer looks like by its style: class, colour, shape, size. Made once for a layer and a style,
/// immutable, free to use on any thread.
class RowLooks {
public:
    static constexpr int noClass = -1;

    RowLooks(LayerPtr layer, LayerStyle style);

    const Layer &layer() const { return *m_layer; }
    const LayerStyle &style() const { return m_style; }

    /// Classes of the colour, most important first; the order of the legend.
    int classCount() const { return static_cast<int>(m_colors.size()); }
    /// Index of the class of a row; noClass where it is in none.
    int classOf(Row row) const
    {
        if (m_classOfCode.empty())
            return m_grades ? gradeOf(row) : noClass;
        return m_classes->isNull(row) ? noClass : m_classOfCode[m_classes->code(row)];
    }
    QColor color(int klass) const { return klass < 0 ? m_style.color : m_colors[static_cast<std::size_t>(klass)]; }
    QString label(int klass) const;
    MarkerShape shape(Row row) const;
    bool hasSizes() const { return m_sizes != nullptr; }
    /// Diameter of a mark of that value of the size column, device-independent pixels: area in proportion to the value.
    double diameterOf(double value) const;
    double largestValue() const { return m_largestValue; } ///< of the size column; 0 where there is none
    double largestDiameter() const;                        ///< of any mark of the layer, with its ring
    /// Level of the ring of a row, negative where it has expired; 0: none.
    int ringLevel(Row row) const;
    /// Is a polygon hatched?
    bool isHatched(Row row) const { return m_hatched && !m_hatches->isNull(row) && m_hatches->code(row) == *m_hatched; }
    bool hasHatching() const { return m_hatched.has_value(); }
    bool hasRings() const { return m_rings != nullptr; }
    MarkerLook look(Row row) const;
    /// Of two marks on one place the one with the greater value is painted on top.
    double order(Row row) const { return m_order && !m_order->isNull(row) ? m_order->number(row) : 0; }
    bool hasOrder() const { return m_order != nullptr; }

private:
    int gradeOf(Row row) const;
    LayerPtr m_layer;
    LayerStyle m_style;
    const Column *m_classes = nullptr;
    const Column *m_grades = nullptr;
    const Column *m_shapes = nullptr;
    const Column *m_sizes = nullptr;
    const Column *m_order = nullptr;
    const Column *m_rings = nullptr;
    const Column *m_hatches = nullptr;
    std::optional<std::uint32_t> m_hatched; ///< code of the value that is hatched
    std::vector<int> m_classOfCode;
    std::vector<MarkerShape> m_shapeOfCode;
    std::vector<QColor> m_colors;
    double m_largestValue = 0;
    bool m_isHollowWithout = false; ///< rows without a number to grade by, which says something of its own
};

using RowLooksPtr = std::shared_ptr<const RowLooks>;

} // namespace kohkan
