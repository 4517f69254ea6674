// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/mapping_parts.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace kohkan {

MappingParts::MappingParts(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Which column says what"));
}

void MappingParts::show(QStandardItemModel *columns, const ImportRecipe &recipe)
{
    m_choices.clear();
    auto *content = new QWidget;
    auto *form = new QFormLayout(content);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(3);
    for (const RecipePart &part : recipePartsOf(recipe.kind)) {
        auto *choice = new ColumnsChoice(columns, recipe.choices.value(part.name), part.isList, part.title, content);
        choice->setObjectName(QStringLiteral("part_") + part.name);
        auto *label = new QLabel(part.title, content);
        if (const QString always = recipe.fixed.value(part.name); !always.isEmpty())
            label->setText(tr("%1 (else %2)").arg(part.title, always));
        label->setBuddy(choice);
        form->addRow(label, choice);
        m_choices.insert(part.name, choice);
        connect(choice, &ColumnsChoice::changed, this, &MappingParts::changed);
    }
    m_mayBePassedOn = new QCheckBox(tr("Its rows may be &passed on"), content);
    m_mayBePassedOn->setChecked(recipe.mayBePassedOn);
    m_mayBePassedOn->setToolTip(tr("Not ticked, its rows leave the program only as counts"));
    m_licence = new QLineEdit(recipe.licence, content);
    m_licence->setPlaceholderText(tr("as the file states it"));
    form->addRow(m_mayBePassedOn);
    form->addRow(tr("Terms"), m_licence);
    connect(m_mayBePassedOn, &QCheckBox::toggled, this, &MappingParts::changed);
    connect(m_licence, &QLineEdit::textChanged, this, &MappingParts::changed);
    setWidget(content);
    content->setAutoFillBackground(false);
}

void MappingParts::collect(ImportRecipe &recipe) const
{
    if (!m_licence)
        return;
    recipe.choices.clear();
    for (auto it = m_choices.begin(); it != m_choices.end(); ++it)
        if (const QStringList chosen = it.value()->chosen(); !chosen.isEmpty())
            recipe.choices.insert(it.key(), chosen);
    recipe.mayBePassedOn = m_mayBePassedOn->isChecked();
    recipe.licence = m_licence->text().trimmed();
}

} // namespace kohkan
