// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/merge_dialog.h"

#include "widgets/pages/edit_text.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

using Change = MergeItem::Change;

QLabel *richLabel(const QString &html)
{
    auto *label = new QLabel(html);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString sideText(const std::optional<UserEdit> &edit)
{
    return edit ? editSummary(*edit) + QStringLiteral(" <small>(%1, %2)</small>")
                                           .arg(edit->author.toHtmlEscaped(), edit->madeAt.left(10).toHtmlEscaped())
                : MergeDialog::tr("withdrawn");
}

} // namespace

MergeDialog::MergeDialog(std::vector<MergeItem> items, CataloguePtr catalogue, const QString &fileName, QWidget *parent)
    : QDialog(parent), m_items(std::move(items)), m_catalogue(std::move(catalogue)), m_choices(m_items.size(), nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Merge annotations of %1").arg(fileName));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    addGroup(column, Change::BothChanged, tr("Changed on both sides: choose"));
    addGroup(column, Change::New, tr("New: will be added"));
    addGroup(column, Change::Newer, tr("Changed there: will be taken"));
    addGroup(column, Change::Withdrawn, tr("Withdrawn there: will be withdrawn here"));
    addGroup(column, Change::Older, tr("Changed here: stays as it is"));
    addGroup(column, Change::GoneHere, tr("Withdrawn here: stays withdrawn"));
    if (m_items.empty())
        column->addWidget(richLabel(tr("Nothing differs from what is here.")));
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *buttons = new QDialogButtonBox(this);
    const bool takesSome = std::any_of(m_items.begin(), m_items.end(),
                                       [](const MergeItem &item) { return takesTheirs(item, MergeChoice::Theirs); });
    if (takesSome)
        buttons->addButton(tr("&Merge"), QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(takesSome ? QDialogButtonBox::Cancel : QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::accepted, this, &MergeDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &MergeDialog::reject);
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(scroll, 1);
    outer->addWidget(buttons);
    resize(600, 460);
}

QString MergeDialog::lineOf(const MergeItem &item) const
{
    const UserEdit &edit = item.theirs ? *item.theirs : *item.mine;
    return QStringLiteral("<b>%1</b> ").arg(m_catalogue->subjectOf(edit).toHtmlEscaped());
}

void MergeDialog::addGroup(QVBoxLayout *column, Change change, const QString &title)
{
    bool isFirst = true;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const MergeItem &item = m_items[i];
        if (item.change != change)
            continue;
        if (std::exchange(isFirst, false))
            column->addWidget(richLabel(QStringLiteral("<h4 style=\"margin-bottom:2px\">%1</h4>").arg(title)));
        if (change == Change::BothChanged)
            addConflict(column, i);
        else
            column->addWidget(richLabel(lineOf(item) + sideText(item.theirs ? item.theirs : item.mine)));
    }
}

void MergeDialog::addConflict(QVBoxLayout *column, std::size_t at)
{
    const MergeItem &item = m_items[at];
    column->addWidget(richLabel(lineOf(item)));
    auto *group = m_choices[at] = new QButtonGroup(this);
    const auto add = [&](MergeChoice choice, const QString &title, const std::optional<UserEdit> &side) {
        auto *button = new QRadioButton(title);
        button->setAccessibleName(title);
        button->setChecked(choice == MergeChoice::Mine);
        group->addButton(button, static_cast<int>(choice));
        column->addWidget(button);
        auto *words = richLabel(sideText(side));
        words->setIndent(24);
        column->addWidget(words);
    };
    add(MergeChoice::Mine, tr("Keep mine"), item.mine);
    add(MergeChoice::Theirs, tr("Take theirs"), item.theirs);
}

void MergeDialog::choose(std::size_t item, MergeChoice choice)
{
    if (item < m_choices.size() && m_choices[item])
        m_choices[item]->button(static_cast<int>(choice))->setChecked(true);
}

void MergeDialog::accept()
{
    std::vector<MergeChoice> choices;
    for (const QButtonGroup *group : m_choices)
        choices.push_back(group ? static_cast<MergeChoice>(group->checkedId()) : MergeChoice::Mine);
    emit chosen(m_items, choices);
    QDialog::accept();
}

} // namespace kohkan
