// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/history/history_list.h"

#include <QDialogButtonBox>
#include <QFontMetrics>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace kohkan {

HistoryList::HistoryList(History *history, QWidget *parent)
    : QDialog(parent), m_history(history), m_list(new QListWidget(this))
{
    setWindowTitle(tr("History"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *how =
        new QLabel(tr("What was done here. Click a line to go back, or forward again, to just after it."), this);
    how->setWordWrap(true);
    m_list->setAccessibleName(tr("Steps, the first on top"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *undo = buttons->addButton(tr("&Undo"), QDialogButtonBox::ActionRole);
    auto *redo = buttons->addButton(tr("&Redo"), QDialogButtonBox::ActionRole);
    for (QPushButton *button : {undo, redo})
        button->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(how);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 24);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(undo, &QPushButton::clicked, history, &History::undo);
    connect(redo, &QPushButton::clicked, history, &History::redo);
    connect(m_list, &QListWidget::currentRowChanged, this, &HistoryList::goTo);
    QUndoStack *stack = history->stack();
    connect(stack, &QUndoStack::indexChanged, this, &HistoryList::follow);
    connect(stack, &QUndoStack::canUndoChanged, undo, &QPushButton::setEnabled);
    connect(stack, &QUndoStack::canRedoChanged, redo, &QPushButton::setEnabled);
    undo->setEnabled(stack->canUndo());
    redo->setEnabled(stack->canRedo());
    follow();
}

void HistoryList::follow()
{
    if (!m_history)
        return;
    const QSignalBlocker blocker(m_list);
    const QUndoStack &stack = *m_history->stack();
    while (m_list->count() > stack.count() + 1)
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < stack.count() + 1)
        m_list->addItem(QString());
    for (int i = 0; i <= stack.count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        QString text = i == 0 ? tr("As it was at the beginning") : stack.text(i - 1);
        if (i > 0 && !text.isEmpty())
            text[0] = text[0].toUpper();
        item->setText(text);
        item->setToolTip(text);
        item->setForeground(i <= stack.index() ? QBrush() : palette().brush(QPalette::Disabled, QPalette::Text));
    }
    m_list->setCurrentRow(stack.index());
}

void HistoryList::goTo(int line)
{
    if (m_history && line >= 0)
        m_history->goTo(line);
}

} // namespace kohkan
