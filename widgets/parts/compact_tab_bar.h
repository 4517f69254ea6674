// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTabBar>
#include <QTabWidget>

namespace kohkan {

/// Flat tabs, the current one underlined, narrow enough to stand side by side in a dock: little room around the words,
/// and where even that is too much the words are elided, with a tool tip, instead of scrolled away. GUI thread only.
class CompactTabBar : public QTabBar {
    Q_OBJECT
public:
    explicit CompactTabBar(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int tab) const override;
    QSize minimumTabSizeHint(int tab) const override;
    void paintEvent(QPaintEvent *event) override;
};

/// A tab widget with that bar.
class CompactTabWidget : public QTabWidget {
    Q_OBJECT
public:
    explicit CompactTabWidget(QWidget *parent = nullptr);
};

} // namespace kohkan
