// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/mapping_choice.h"
#include "datasets/recipes/words_to_say.h"

class QLabel;
class QTableWidget;

namespace kohkan {

/// Words of the source that are not known, each with one of ours to choose. GUI thread.
class MappingWords : public QWidget {
    Q_OBJECT
public:
    using Said = QMap<QString, QMap<QString, QString>>; ///< as ImportRecipe::words

    explicit MappingWords(QWidget *parent);
    /// Of this recipe, with the translations that it has.
    void start(const ImportRecipe &recipe, const std::vector<Commodity> &commodities);
    /// Those that its columns have. What was said of others stays said.
    void show(const std::vector<WordToSay> &words);
    const Said &said() const { return m_said; }
    QComboBox *box(const QString &word) const;

signals:
    void changed();

private:
    QStandardItemModel *choicesOf(const QString &part);
    QString titleOf(const QString &part) const;
    void say(const WordToSay &word, const QVariant &ours);

    QTableWidget *m_table;
    QLabel *m_title;
    std::vector<WordToSay> m_shown;
    std::vector<Commodity> m_commodities;
    QMap<QString, QStandardItemModel *> m_choices;
    ImportRecipe::Kind m_kind = ImportRecipe::Kind::None;
    Said m_said;
};

} // namespace kohkan
