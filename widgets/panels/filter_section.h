// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/filter.h"

#include <QWidget>

class QToolButton;

namespace kohkan {

class ColumnFilter;

/// One column of the Filter panel: a heading that opens and closes, whether it has a condition, and what edits it. GUI
/// thread only.
class FilterSection : public QWidget {
    Q_OBJECT
public:
    /// Takes the filter. `removable`: the user added this column and may take it away.
    FilterSection(const QString &title, ColumnFilter *filter, bool removable, QWidget *parent = nullptr);

    ColumnFilter *filter() const { return m_filter; }
    bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    /// Counts are made only where they are seen.
    void show(const RowSet &rows, const Condition *own);
    using QWidget::show;

signals:
    void opened(bool open);
    void cleared();
    void removed();

private:
    QToolButton *m_head;
    QToolButton *m_clear;
    QToolButton *m_remove;
    ColumnFilter *m_filter;
    bool m_isOpen = false;
};

} // namespace kohkan
