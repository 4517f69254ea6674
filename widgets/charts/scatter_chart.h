// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_view.h"
#include "widgets/charts/scatter_figure.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/selection.h"
#include "widgets/state/tables.h"

#include <QDate>
#include <QPixmap>

class QAction;
class QComboBox;
class QUrl;

namespace kohkan {

/// Grade over tonnage of the active layer. A drag selects the points in a rectangle, a click one of them, with the keys
/// that the map has; the map shows what is being brushed while it is dragged. Arrow keys go from point to point, Enter
/// opens the passport. What does not change while dragging is kept as pictures.
class ScatterChart : public ChartView {
    Q_OBJECT
public:
    ScatterChart(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
                 QWidget *parent = nullptr);

    ChartFigurePtr figure() override;
    QString summary() const override;
    QWidget *choosers() override { return m_choosers; }
    QComboBox *commodityChooser() const { return m_commodity; }
    QComboBox *tonnageChooser() const { return m_tonnage; }
    QComboBox *gradeChooser() const { return m_grade; }
    /// Where a row stands in the widget; nothing where it is no point of the chart.
    std::optional<QPointF> placeOf(Row row);
    std::optional<Row> cursor() const { return m_cursor; } ///< the point that the keys stand on
    void openPassport(Row row);
    QAction *passportAction() const { return m_passport; } ///< of the point under the pointer, else the keys' one

signals:
    void linkFollowed(const QUrl &link); ///< in a passport

protected:
    void refresh() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    // scatter_chart.cpp
    void makeChoosers();
    void followTables();
    void fillChoosers(const LayerEntry &entry);
    void chooseSource(const LayerEntry &entry);
    void followSelection();
    void redraw();
    const ScatterLayout &where();
    void paintPoints(QPainter &painter);
    void paintBand(QPainter &painter);
    void paintSpots(QPainter &painter);
    // scatter_chart_input.cpp
    std::optional<Row> pointUnder(QPointF at);
    QRectF band() const { return QRectF(m_pressed, m_dragged).normalized(); }
    RowSet rowsInBand();
    void brush();
    void endBrush();
    void finishBand(Qt::KeyboardModifiers modifiers);
    void moveCursor(ScatterPoints::Towards towards);
    QString tipOf(Row row) const;
    void showTip(Row row);
    void setHovered(std::optional<Row> row);
    QDate today() const { return m_tables->today(); } ///< that audits count from
    bool isExact() const;                             ///< few enough points to draw each brushed one anew

    LayerList *m_layers;
    FilterState *m_filters;
    Selection *m_selection;
    const Tables *m_tables;
    CataloguePtr m_catalogue; ///< what answers for the sites of the layer
    QWidget *m_choosers;
    QComboBox *m_commodity, *m_tonnage, *m_grade;
    QAction *m_passport;
    EntryId m_entry = 0;
    LayerPtr m_layer; ///< that the choosers are filled for
    QString m_sourceKey;
    ScatterSourcePtr m_source;
    ScatterFigurePtr m_figure;
    QString m_empty; ///< why there is no figure
    ScatterLayout m_where;
    QPixmap m_base;       ///< frame and points; null: to be made
    QImage m_highlight;   ///< of the selected rows
    QImage m_brushedLook; ///< every point as if it were selected, to be cut to the band
    bool m_hasHighlight = false;
    QPointF m_pressed, m_dragged;
    bool m_isPressed = false, m_isDragging = false;
    Selection::Mode m_dragMode = Selection::Mode::Replace;
    std::optional<Row> m_hovered, m_cursor;
};

} // namespace kohkan
