// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_figure.h"
#include "widgets/parts/panel.h"

class QComboBox;

namespace kohkan {

/// One chart of the Charts panel: follows the shared state, draws itself, and hands on what it draws. GUI thread only.
class ChartView : public Panel {
    Q_OBJECT
public:
    using Panel::Panel;
    /// What is drawn now, brought up to date; never null.
    virtual ChartFigurePtr figure() = 0;
    /// One line on what is shown of how much: "8 of 40 sites have both". Empty where there is nothing to say.
    virtual QString summary() const = 0;
    /// The chart's own controls; owned by the chart until somebody puts them in a layout.
    virtual QWidget *choosers() = 0;

signals:
    void summaryChanged();
    void messageRequested(const QString &sentence);

protected:
    static QComboBox *makeChooser(const QString &name, QWidget *parent);
    void changeEvent(QEvent *event) override;
};

} // namespace kohkan
