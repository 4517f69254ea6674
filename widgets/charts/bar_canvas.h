// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/breakdown_figure.h"

#include <QWidget>

namespace kohkan {

/// Shows a breakdown and tells which bar was clicked or chosen by a key. GUI thread only.
class BarCanvas : public QWidget {
    Q_OBJECT
public:
    explicit BarCanvas(QWidget *parent = nullptr);
    /// Null: `empty` is shown instead.
    void setFigure(BreakdownFigurePtr figure, const QString &empty);
    QRectF placeOf(std::size_t bar) const;
    std::optional<std::size_t> cursor() const { return m_cursor; } ///< the bar that the keys stand on

signals:
    void toggled(std::size_t bar);
    void cursorMoved(const QRect &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void moveCursor(std::optional<std::size_t> to);
    BreakdownFigurePtr m_figure;
    QString m_empty;
    std::optional<std::size_t> m_hovered, m_cursor, m_pressed;
};

} // namespace kohkan
