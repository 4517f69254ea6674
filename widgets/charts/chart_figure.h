// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_colors.h"

#include <QFont>
#include <QPainter>
#include <QString>
#include <memory>

namespace kohkan {

/// A chart as it is drawn and handed on: immutable once it is shared, so that a worker can paint it. `paint` fills the
/// size with the chart alone, as the window has it; `paintSheet` adds a title above and notes below, for a file.
class ChartFigure {
public:
    virtual ~ChartFigure() = default;
    virtual void paint(QPainter &painter, const QSizeF &size, const ChartColors &colors) const = 0;
    /// A header with units, then a line a figure, separated by tabs; with ids and sources.
    virtual QString tabSeparated() const = 0;
    /// The height that everything in it needs at a width; 0 where any height will do.
    virtual double heightFor(double width) const;
    void paintSheet(QPainter &painter, const QSizeF &size, const ChartColors &colors) const;
    double sheetHeightFor(double width) const;

    QFont font; ///< sized in pixels: see pixelFont()
    QString title;
    QString note;     ///< what it shows of how much, and how it was chosen; ends with a full stop
    QString fileName; ///< a suggestion, without ending
    QString empty;    ///< why there is nothing to draw; empty where there is
    QString refusal;  ///< why it may not leave the program; empty where it may

protected:
    void paintEmpty(QPainter &painter, const QSizeF &size, const ChartColors &colors) const;

private:
    QRectF noteBox(double width) const;
};

/// A font with its size in pixels, which a painter of any resolution scales with everything else.
QFont pixelFont(QFont font);

/// A chart with nothing in it but why.
class EmptyFigure : public ChartFigure {
public:
    void paint(QPainter &painter, const QSizeF &size, const ChartColors &colors) const override
    {
        paintEmpty(painter, size, colors);
    }
    QString tabSeparated() const override { return {}; }
};

using ChartFigurePtr = std::shared_ptr<const ChartFigure>;

/// A value for a line of tab-separated text: without tabs and line breaks.
QString cellText(QString text);

} // namespace kohkan
