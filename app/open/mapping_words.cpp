// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/mapping_words.h"

#include "widgets/parts/small_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

/// Chosen for a word that has no place among ours; translated to an empty text.
const QString saysNothing = QStringLiteral("\n");

bool areSameWords(const std::vector<WordToSay> &some, const std::vector<WordToSay> &others)
{
    return std::equal(some.begin(), some.end(), others.begin(), others.end());
}

} // namespace

MappingWords::MappingWords(QWidget *parent)
    : QWidget(parent)
    , m_table(smallTable({tr("Of"), tr("The table says"), tr("Rows"), tr("That is")}, this))
    , m_title(new QLabel(this))
{
    m_table->setAccessibleName(tr("Words that are not known"));
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_table->setMinimumHeight(70);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_table, 1);
}

void MappingWords::start(const ImportRecipe &recipe, const std::vector<Commodity> &commodities)
{
    m_said = recipe.words;
    m_kind = recipe.kind;
    m_commodities = commodities;
    m_shown.clear();
    m_table->setRowCount(0);
    for (QStandardItemModel *model : std::as_const(m_choices))
        model->deleteLater(); // after the boxes that show it
    m_choices.clear();
    show({});
}

QStandardItemModel *MappingWords::choicesOf(const QString &part)
{
    QStandardItemModel *&model = m_choices[part];
    if (!model) {
        std::vector<std::pair<QString, QString>> all{{saysNothing, tr("(says nothing)")}};
        for (const QString &word : wordsToChoose(part, m_kind, m_commodities)) {
            const auto known = std::find_if(m_commodities.begin(), m_commodities.end(),
                                            [&](const Commodity &each) { return each.token == word; });
            const bool isNamed = part == QLatin1String("commodities") && known != m_commodities.end();
            all.emplace_back(word, isNamed ? QStringLiteral("%1, %2").arg(known->name, word) : word);
        }
        model = choosables(tr("(as it is written)"), all, this);
    }
    return model;
}

QString MappingWords::titleOf(const QString &part) const
{
    for (const RecipePart &each : recipePartsOf(m_kind))
        if (each.name == part)
            return each.title;
    return tr("Commodities");
}

void MappingWords::show(const std::vector<WordToSay> &words)
{
    m_title->setText(words.empty() ? tr("Every word of theirs is known.")
                                   : tr("Words of theirs, and what they are here"));
    m_table->setVisible(!words.empty());
    if (areSameWords(words, m_shown))
        return;
    m_shown = words;
    m_table->setRowCount(0);
    m_table->setRowCount(static_cast<int>(words.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const WordToSay &word = m_shown[static_cast<std::size_t>(row)];
        const auto &part = m_said.value(word.part);
        const auto said = std::find_if(part.keyBegin(), part.keyEnd(), [&](const QString &known) {
            return known.compare(word.word, Qt::CaseInsensitive) == 0;
        });
        QString ours = said == part.keyEnd() ? QString() : part.value(*said);
        if (said != part.keyEnd() && ours.isEmpty())
            ours = saysNothing;
        m_table->setItem(row, 0, smallCell(titleOf(word.part)));
        m_table->setItem(row, 1, smallCell(word.word));
        m_table->setItem(row, 2, smallCell(QString::number(word.rows)));
        QComboBox *box = valueBox(choicesOf(word.part), ours, m_table);
        box->setAccessibleName(tr("What %1 is").arg(word.word));
        m_table->setCellWidget(row, 3, box);
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, word] { say(word, box->currentData()); });
    }
}

void MappingWords::say(const WordToSay &word, const QVariant &ours)
{
    auto &part = m_said[word.part];
    part.removeIf([&](const auto &known) { return known.key().compare(word.word, Qt::CaseInsensitive) == 0; });
    const QString said = ours.toString();
    if (!said.isEmpty())
        part.insert(word.word, said == saysNothing ? QString() : said);
    if (part.isEmpty())
        m_said.remove(word.part);
    emit changed();
}

QComboBox *MappingWords::box(const QString &word) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (m_shown[i].word == word)
            return qobject_cast<QComboBox *>(m_table->cellWidget(static_cast<int>(i), 3));
    return nullptr;
}

} // namespace kohkan
