// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/filter.h"

#include <QAbstractListModel>
#include <QSet>
#include <functional>

namespace kohkan {

/// The distinct values of a text or tags column, most frequent first, "no value" last, each with how many rows have it
/// and a check. The order is that of the whole layer, so that nothing moves while counts change. GUI thread only.
class FilterValueModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole + 1 };
    using Label = std::function<QString(const QString &)>;

    FilterValueModel(ColumnPtr column, const Label &label, QObject *parent = nullptr);

    const Column &column() const { return *m_column; }
    void setCounts(ValueCounts counts);
    /// Whether that changed anything.
    bool setChosen(QSet<QString> values, bool nulls);
    int firstChosen() const; ///< -1 where nothing is checked
    /// "Is one of" what is checked; nothing where nothing is.
    std::optional<Condition> condition() const;
    int rowOf(const QString &value) const; ///< -1 where the column has no such value
    int rowOfNull() const;                 ///< -1 where no row is without a value

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &at, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &at) const override;

signals:
    void chosenChanged(); ///< by a check, not by setChosen()

private:
    struct Value {
        Column::Code code; ///< Column::nullCode: no value
        QString label;
    };
    bool isChosen(const Value &value) const;
    std::size_t countOf(const Value &value) const;
    ColumnPtr m_column;
    std::vector<Value> m_values;
    ValueCounts m_counts;
    QSet<QString> m_chosen;
    bool m_nullChosen = false;
};

} // namespace kohkan
