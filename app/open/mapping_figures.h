// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/mapping_choice.h"
#include "datasets/recipes/import_recipe.h"

class QTableWidget;

namespace kohkan {

/// Columns of figures, a line each: what they are, in which unit and of what. GUI thread.
class MappingFigures : public QWidget {
    Q_OBJECT
public:
    enum Field { What, Column, Unit, UnitColumn, Commodity, Kind, Category, DateColumn, Remove, FieldCount };

    explicit MappingFigures(QWidget *parent);
    /// `commodities`: tokens with their names.
    void show(QStandardItemModel *columns, const std::vector<std::pair<QString, QString>> &commodities,
              const ImportRecipe &recipe);
    std::vector<FigureColumn> figures() const; ///< lines without a column say nothing
    void add(const FigureColumn &figure);
    int count() const;
    QComboBox *box(int row, Field field) const;

signals:
    void changed();

private:
    void put(int row, Field field, QComboBox *box);
    void remove(QWidget *button);

    QTableWidget *m_table;
    QStandardItemModel *m_columns = nullptr;
    QStandardItemModel *m_commodities = nullptr, *m_kinds = nullptr, *m_outputKinds = nullptr, *m_categories = nullptr;
};

} // namespace kohkan
