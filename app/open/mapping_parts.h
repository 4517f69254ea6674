// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/mapping_choice.h"
#include "datasets/recipes/import_recipe.h"

#include <QMap>
#include <QScrollArea>

class QCheckBox;
class QLineEdit;

namespace kohkan {

/// Which column says what of a site or a statement, and on which terms. GUI thread.
class MappingParts : public QScrollArea {
    Q_OBJECT
public:
    explicit MappingParts(QWidget *parent);
    void show(QStandardItemModel *columns, const ImportRecipe &recipe);
    /// Puts what is chosen into the recipe.
    void collect(ImportRecipe &recipe) const;
    ColumnsChoice *choice(const QString &part) const { return m_choices.value(part); }

signals:
    void changed();

private:
    QMap<QString, ColumnsChoice *> m_choices;
    QCheckBox *m_mayBePassedOn = nullptr;
    QLineEdit *m_licence = nullptr;
};

} // namespace kohkan
