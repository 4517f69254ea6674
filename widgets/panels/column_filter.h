// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/filter.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace kohkan {

class FilterValueModel;

/// Edits the condition on one column. Says what was chosen and shows what it is told; keeps no state of its own. GUI
/// thread only.
class ColumnFilter : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// `rows` meet all conditions but the one of this column; `own` is that one, or null.
    virtual void show(const RowSet &rows, const Condition *own) = 0;
    using QWidget::show;

signals:
    void chosen(const std::optional<kohkan::Condition> &condition);
};

/// The values of a text or tags column as check boxes with counts, and a search line where they are many. A condition
/// that was not made in the list brings its first value into sight.
class ValueFilter : public ColumnFilter {
    Q_OBJECT
public:
    explicit ValueFilter(FilterValueModel *model, QWidget *parent = nullptr); ///< takes the model
    void show(const RowSet &rows, const Condition *own) override;
    FilterValueModel *model() const { return m_model; }
    QListView *view() const { return m_view; }
    QLineEdit *search() const { return m_search; } ///< null where the values are few

protected:
    void showEvent(QShowEvent *event) override;

private:
    void reveal();
    FilterValueModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QListView *m_view;
    QLineEdit *m_search = nullptr;
    bool m_reveal = false; ///< the first checked value is to be brought into sight
};

/// The least and the greatest value of a number or date column as two texts, and whether rows without a value pass.
class RangeFilter : public ColumnFilter {
    Q_OBJECT
public:
    explicit RangeFilter(ColumnPtr column, QWidget *parent = nullptr);
    void show(const RowSet &rows, const Condition *own) override;
    QLineEdit *low() const { return m_low; }
    QLineEdit *high() const { return m_high; }
    QCheckBox *nulls() const { return m_nulls; }

private:
    bool accepts(const QString &text) const;
    bool mark(QLineEdit *line);
    QString valueText(double value) const;
    bool isOfDays() const; ///< dates, or date-times
    void applyEdited();
    void apply();
    ColumnPtr m_column;
    QLineEdit *m_low;
    QLineEdit *m_high;
    QCheckBox *m_nulls;
    QLabel *m_problem;
    QLabel *m_limits; ///< how values are treated of which only a limit is known
};

} // namespace kohkan
