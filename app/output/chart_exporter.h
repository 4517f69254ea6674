// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output/outputs.h"
#include "datasets/result.h"
#include "widgets/charts/chart_figure.h"

#include <QObject>
#include <QSizeF>

class QWidget;

namespace kohkan {

/// Paints a chart as PNG, SVG or PDF, by the ending of the path, and writes it whole or not at all. Any thread.
Outcome writeChart(const ChartFigure &figure, const QSizeF &size, const QString &path);

/// Asks where a chart goes and writes it there among the other outputs. GUI thread only.
class ChartExporter : public QObject {
    Q_OBJECT
public:
    explicit ChartExporter(Outputs *outputs, QObject *parent = nullptr) : QObject(parent), m_outputs(outputs) {}
    void ask(const ChartFigurePtr &figure, const QSizeF &size, QWidget *window);
    void start(const ChartFigurePtr &figure, const QSizeF &size, const QString &path);

signals:
    void finished(const QString &path);
    void failed(const kohkan::Error &error);

private:
    Outputs *m_outputs;
};

} // namespace kohkan
