// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/table/cross_count.h"
#include "datasets/table/filter.h"
#include "widgets/charts/chart_figure.h"
#include "widgets/charts/chart_legend.h"
#include "widgets/state/layer_list.h"

#include <QCoreApplication>

namespace kohkan {

/// Rows counted by the values of one column, each bar stacked by the values of another, most rows first. Solid is what
/// the filter shows; pale, what it would show without its condition on that column.
class BreakdownFigure : public ChartFigure {
    Q_DECLARE_TR_FUNCTIONS(kohkan::BreakdownFigure)
public:
    struct Bar {
        QString value; ///< as in the column
        QString label;
        bool isNone = false; ///< the rows without a value
        bool isChosen = false;
        std::vector<std::size_t> parts; ///< of what is shown, by heap
        std::size_t shown = 0;
        std::size_t around = 0; ///< without the condition on this column
    };
    /// `own`: the condition on the column, or null. `shown` and `around` are rows of the entry's layer.
    BreakdownFigure(LayerEntry entry, const Catalogue *catalogue, const Column &by, const Column *stack,
                    const RowSet &shown, const RowSet &around, const Condition *own, const QFont &font);

    void paint(QPainter &painter, const QSizeF &size, const ChartColors &colors) const override;
    QString tabSeparated() const override;
    double heightFor(double width) const override;

    const std::vector<Bar> &bars() const { return m_bars; }
    std::size_t rowsShown() const { return m_shown.count(); }
    QRectF barPlace(std::size_t bar, const QSizeF &size) const; ///< of the whole line
    std::optional<std::size_t> barAt(QPointF at, const QSizeF &size) const;
    /// The bar so many places to the right and lines down; nothing where there is none.
    std::optional<std::size_t> neighbour(std::size_t bar, int right, int down, const QSizeF &size) const;
    QString tip(std::size_t bar) const;

private:
    void addBars(const Column &by, const CrossCount &counted, const CrossCount &wide, const Condition *own,
                 const Catalogue *catalogue);
    void addHeaps(const Column *stack, const CrossCount &wide, const Catalogue *catalogue);
    struct Grid {
        int columns = 1;
        int rows = 1;
        double top = 0, width = 0, line = 0;
    };
    Grid grid(const QSizeF &size) const;
    ChartLegend legend(const ChartColors &colors) const;
    QColor heapColor(std::size_t heap, const ChartColors &colors) const;
    void paintBar(QPainter &painter, const Bar &bar, const QRectF &place, double labelWidth, double perRow,
                  const ChartColors &colors) const;
    QString countText(const Bar &bar) const;
    LayerEntry m_entry;
    QString m_by, m_stack; ///< columns
    QString m_byTitle, m_stackTitle;
    RowSet m_shown;
    std::vector<Bar> m_bars;
    struct Heap {
        QString label;
        std::optional<QColor> color; ///< of the layer's style
        std::size_t code = 0;
    };
    std::vector<Heap> m_heaps; ///< in the order they are stacked
    bool m_hasPale = false;
};

using BreakdownFigurePtr = std::shared_ptr<const BreakdownFigure>;

/// The condition on a column after a click on one of its values: added where it was not among them, else taken away;
/// nothing where none is left. Conditions of other forms are replaced.
std::optional<Condition> toggledCondition(const Condition *before, const QString &field, const QString &value,
                                          bool isNone);
/// Is a value, or the lack of one, among those that a condition names?
bool isAmong(const Condition *condition, const QString &value, bool isNone);

} // namespace kohkan
