// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_figure.h"
#include "widgets/charts/chart_legend.h"
#include "widgets/charts/iso_lines.h"
#include "widgets/charts/scatter_source.h"
#include "widgets/paint/row_looks.h"

#include <QCoreApplication>
#include <QImage>

namespace kohkan {

class UnderStamp;

/// Where everything of a grade-tonnage chart stands in its size.
struct ScatterLayout {
    QRectF plot;
    LogAxis x, y;
    std::vector<double> xTicks, yTicks;
    std::vector<IsoLine> iso;
    QRectF legend;
    ChartLegend::Flow flow = ChartLegend::Flow::Column;
    QPointF place(double logX, double logY) const { return {x.pixel(logX), y.pixel(logY)}; }
    /// The logarithms under a rectangle of the screen, lowest corner first.
    QRectF logarithms(const QRectF &pixels) const;
    QSizeF decade() const { return {x.decade(), y.decade()}; }
};

/// Grade over tonnage with logarithmic axes, lines of equal contained metal, class as mark.
class ScatterFigure : public ChartFigure {
    Q_DECLARE_TR_FUNCTIONS(kohkan::ScatterFigure)
public:
    ScatterFigure(ScatterSourcePtr source, std::shared_ptr<const RowSet> shown, RowSet selected, RowLooksPtr looks,
                  const QFont &own);

    void paint(QPainter &painter, const QSizeF &size, const ChartColors &colors) const override;
    QString tabSeparated() const override;

    ScatterLayout layout(const QSizeF &size) const;
    /// Axes, lines and legend.
    void paintFrame(QPainter &painter, const QSizeF &size, const ScatterLayout &layout,
                    const ChartColors &colors) const;
    /// The points as a picture over the plot grown by pictureMargin, in device pixels: one mark a pixel, not one
    /// ellipse a row. Plain: those that pass over those that do not; Selected: `rows` with the ring of a selection.
    QImage picture(const ScatterLayout &layout, const ChartColors &colors, double pixelRatio) const;
    QImage selectedPicture(const RowSet &rows, const ScatterLayout &layout, const ChartColors &colors,
                           double pixelRatio) const;
    static constexpr double pictureMargin = 12;
    void paintNames(QPainter &painter, const ScatterLayout &layout, const ChartColors &colors) const;
    /// Paints such a picture where it belongs.
    static void paintPicture(QPainter &painter, const QImage &picture, const ScatterLayout &layout);

    const ScatterSource &source() const { return *m_source; }
    const ScatterPoints &points() const { return m_source->points(); }
    const RowSet &shown() const { return *m_shown; }
    const RowSet &selected() const { return m_selected; }
    void select(RowSet rows) { m_selected = std::move(rows); } ///< before it is shared
    double diameter() const;                                   ///< of a mark: smaller where there are many

private:
    QImage emptyPicture(const ScatterLayout &layout, double pixelRatio) const;
    enum class Look { Plain, Faint, Selected };
    ChartMark markOf(Row row, Look look, const ChartColors &colors) const;
    void stampRows(UnderStamp &stamp, QSize size, const RowSet &rows, Look look, const ScatterLayout &layout,
                   const ChartColors &colors, double pixelRatio) const;
    void paintMarks(QPainter &painter, const RowSet &rows, Look look, const ScatterLayout &layout,
                    const ChartColors &colors) const;
    ChartLegend legend(const ChartColors &colors) const;
    void paintAxes(QPainter &painter, const ScatterLayout &layout, const ChartColors &colors) const;
    void paintIso(QPainter &painter, const ScatterLayout &layout, const ChartColors &colors) const;

    ScatterSourcePtr m_source;
    std::shared_ptr<const RowSet> m_shown;
    RowSet m_selected;
    RowLooksPtr m_looks;
};

using ScatterFigurePtr = std::shared_ptr<const ScatterFigure>;

} // namespace kohkan
