// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/commodity_words.h"
#include "datasets/recipes/import_recipe.h"
#include "datasets/recipes/remarks.h"

#include <QHash>

namespace kohkan {

/// What the cells of a table say under a recipe, row by row: texts, translated words, commodities, days. What does not
/// fit goes to the remarks. Owned by one thread; the layer outlives it.
class RecipeRows {
public:
    RecipeRows(const Layer &layer, const ImportRecipe &recipe, const std::vector<Commodity> &commodities);

    const Layer &layer() const { return m_layer; }
    const ImportRecipe &recipe() const { return m_recipe; }
    Remarks &remarks() { return m_remarks; }
    qint64 number(Row row) const { return qint64(m_layer.sourceRow(row)) + 1; }

    bool isSaid(const char *part) const; ///< by a column or a fixed value
    /// The first column of the part that has a value, else the fixed one; empty where there is none.
    QString text(const char *part, Row row) const;
    /// All of them, each once.
    QStringList texts(const char *part, Row row) const;
    /// A word of ours, of `known`; one that is none of them as it stands, with a remark that names the part.
    QString word(const char *part, Row row, const QStringList &known, const QString &partName);
    QStringList commodities(const char *part, Row row);
    QString commodityOf(const QString &word) const { return m_commodities.token(word); }
    /// A partial date of the column, else with a remark nothing.
    QString date(const Column *column, Row row);
    QString date(const char *part, Row row);
    /// CRIRSCO categories joined by `+`, `total` where none is stated. A word that is none is remarked.
    QString category(const QString &text, Row row);
    const Column *column(const QString &name) const;

private:
    std::optional<QString> translated(const char *part, const QString &text, const QStringList &known) const;
    const Layer &m_layer;
    const ImportRecipe &m_recipe;
    CommodityWords m_commodities;
    IncidentMapping::DayOrder m_dayOrder = IncidentMapping::DayOrder::DayFirst;
    bool m_mayOrder = false; ///< days that are figures alone may be read by m_dayOrder
    QHash<QString, std::vector<const Column *>> m_columns;
    QHash<QString, QMap<QString, QString>> m_words; ///< by part; folded
    QHash<QString, CommodityReading> m_readings;    ///< by cell
    Remarks m_remarks;
};

/// `reserve` of probable and proved, `resource` of the others; `unclassified` where none or both are there.
QString kindOfCategory(const QString &category);

} // namespace kohkan
