// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/deposits/estimate_history.h"
#include "widgets/charts/axis_ticks.h"
#include "widgets/charts/chart_figure.h"
#include "widgets/charts/chart_legend.h"

#include <QCoreApplication>

namespace kohkan {

/// Contained metal of one commodity of one site by effective date: class as mark, basis as colour and in words, a
/// partial date as the span it covers. What has no date, and what may not be compared, stands in a list of its own.
class HistoryFigure : public ChartFigure {
    Q_DECLARE_TR_FUNCTIONS(kohkan::HistoryFigure)
public:
    /// `data`: whose they are, as a sentence; empty: the shipped ones.
    HistoryFigure(CataloguePtr catalogue, const QString &depositId, const QString &commodity, const QFont &font,
                  const QString &data = {});

    void paint(QPainter &painter, const QSizeF &size, const ChartColors &colors) const override;
    QString tabSeparated() const override;

    /// All statements with contained metal: those drawn, then those listed.
    const std::vector<HistoryPoint> &points() const { return m_points; }
    std::size_t drawn() const { return m_drawn; } ///< the first so many of them are drawn
    QString summary() const;
    /// Where each of points() stands in a size: its mark, or its line of the list; empty where there was no room.
    std::vector<QRectF> places(const QSizeF &size) const;

private:
    struct Line {
        QString text;
        std::optional<std::size_t> point; ///< a heading has none
    };
    struct Label {
        QRectF place;
        QString text;
    };
    struct Layout {
        QRectF plot, list, legend;
        double first = 0, last = 1; ///< Julian days at the plot's ends
        double top = 1;             ///< tonnes at its upper edge
        std::vector<double> ticks;  ///< of the y axis, in the unit
        double lineHeight = 0;
    };
    Layout layout(const QSizeF &size) const;
    void setDays(Layout &layout) const;
    QPointF place(const HistoryPoint &point, const Layout &layout) const;
    double dayAt(double day, const Layout &layout) const;
    QRectF markPlace(std::size_t point, const Layout &layout) const;
    QRectF spanPlace(std::size_t point, const Layout &layout) const; ///< the days it may be of
    std::vector<Label> labels(const Layout &layout) const;
    std::vector<Line> lines() const;
    QString valueText(const HistoryPoint &point) const;
    QString basisText(const HistoryPoint &point) const;
    QColor colorOf(const HistoryPoint &point, const ChartColors &colors) const;
    ChartLegend legend(const ChartColors &colors) const;
    void paintAxes(QPainter &painter, const Layout &layout, const ChartColors &colors) const;
    void paintMarks(QPainter &painter, const Layout &layout, const ChartColors &colors) const;
    void paintList(QPainter &painter, const Layout &layout, const ChartColors &colors) const;

    CataloguePtr m_catalogue;
    QString m_deposit, m_name, m_commodity, m_commodityName;
    std::vector<HistoryPoint> m_points;
    std::size_t m_drawn = 0, m_undated = 0, m_withoutMetal = 0;
    Unit m_unit;
};

using HistoryFigurePtr = std::shared_ptr<const HistoryFigure>;

} // namespace kohkan
