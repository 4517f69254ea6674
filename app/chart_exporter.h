// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/work/mailbox.h"
#include "widgets/charts/chart_figure.h"

#include <QObject>
#include <QSizeF>
#include <thread>

class QWidget;

namespace kohkan {

/// Paints a chart as PNG, SVG or PDF, by the ending of the path, and writes it whole or not at all. Any thread.
Outcome writeChart(const ChartFigure &figure, const QSizeF &size, const QString &path);

/// Asks where a chart goes and writes it there in the background, one at a time. GUI thread only.
class ChartExporter : public QObject {
    Q_OBJECT
public:
    explicit ChartExporter(std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    ~ChartExporter() override;
    void ask(const ChartFigurePtr &figure, const QSizeF &size, QWidget *window);
    bool isRunning() const { return m_thread.joinable(); }
    void start(const ChartFigurePtr &figure, const QSizeF &size, const QString &path);

signals:
    void finished(const QString &path);
    void failed(const kohkan::Error &error);

private:
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::thread m_thread;
};

} // namespace kohkan
