// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_view.h"
#include "widgets/charts/history_figure.h"
#include "widgets/state/selection.h"
#include "widgets/state/tables.h"

#include <QDate>

class QComboBox;
class QUrl;

namespace kohkan {

/// The estimates of the one selected site over time. A click on a figure, or Enter on it, opens its passport; arrow
/// keys go from one to the next, those in the list too.
class HistoryChart : public ChartView {
    Q_OBJECT
public:
    HistoryChart(LayerList *layers, Selection *selection, const Tables *tables, QWidget *parent = nullptr);

    ChartFigurePtr figure() override;
    QString summary() const override;
    QWidget *choosers() override { return m_choosers; }
    QComboBox *commodityChooser() const { return m_commodity; }
    QRectF placeOf(std::size_t point); ///< empty where it is not shown
    std::optional<std::size_t> cursor() const { return m_cursor; }

signals:
    void linkFollowed(const QUrl &link); ///< in a passport

protected:
    void refresh() override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// The id of the one selected deposit; else why there is none.
    QString chosenDeposit(QString &why);
    std::optional<std::size_t> pointAt(QPointF at) const;
    void openPassport(std::size_t point);
    QString tipOf(std::size_t point) const;
    void moveCursor(int by);
    void followTables();
    LayerList *m_layers;
    Selection *m_selection;
    const Tables *m_tables;
    QString m_data;           ///< whose the tables of a file are, as a sentence; empty for the shipped ones
    CataloguePtr m_catalogue; ///< what answers for the chosen site
    QWidget *m_choosers;
    QComboBox *m_commodity;
    QString m_deposit;
    HistoryFigurePtr m_figure;
    QString m_empty;
    std::optional<std::size_t> m_hovered, m_cursor;
};

} // namespace kohkan
