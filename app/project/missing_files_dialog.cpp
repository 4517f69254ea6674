// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/project/missing_files_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

MissingFilesDialog::MissingFilesDialog(const OpenedProject &opened, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                                       QWidget *parent)
    : QDialog(parent)
    , m_job(pool, std::move(mailbox), Urgency::Answer)
    , m_list(new QTreeWidget(this))
    , m_state(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Files of %1").arg(QFileInfo(opened.path).fileName()));
    for (std::size_t i = 0; i < opened.states.size(); ++i)
        if (opened.states[i] == FileState::Missing)
            m_listed.push_back(i);
    auto *question =
        new QLabel(tr("Some files of this project are not where they were. Say where one is now: those that "
                      "moved with it are found beside it."),
                   this);
    question->setWordWrap(true);
    m_state->setWordWrap(true);
    m_list->setHeaderLabels({tr("Layer"), tr("Found"), tr("File")});
    m_list->setRootIsDecorated(false);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setAccessibleName(tr("Files that are not where they were"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
    m_locate = buttons->addButton(tr("&Locate..."), QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 18);
    for (const std::size_t layer : m_listed)
        m_list->addTopLevelItem(new QTreeWidgetItem({opened.project.window.layers[layer].name}));
    m_list->setCurrentItem(m_list->topLevelItem(0));
    connect(m_locate, &QPushButton::clicked, this, &MissingFilesDialog::ask);
    connect(m_list, &QTreeWidget::itemActivated, this, &MissingFilesDialog::ask);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { emit settled(m_opened); });
    list(opened);
}

void MissingFilesDialog::ask()
{
    const int at = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (at < 0)
        return;
    const std::size_t layer = m_listed[static_cast<std::size_t>(at)];
    const QString path = m_opened.project.window.layers[layer].path;
    auto *dialog = new QFileDialog(this, tr("Where is %1 now?").arg(QFileInfo(path).fileName()),
                                   QFileInfo(m_opened.path).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, layer](const QString &place) { locate(layer, place); });
    dialog->open();
}

void MissingFilesDialog::locate(std::size_t layer, const QString &place)
{
    m_state->setText(tr("Looking..."));
    m_locate->setEnabled(false);
    m_job.ask(
        [opened = m_opened, layer, place](const std::stop_token &stop) {
            OpenedProject found = opened;
            findBeside(found, layer, place, stop);
            return found;
        },
        [this](const OpenedProject &found) { list(found); });
}

void MissingFilesDialog::list(const OpenedProject &opened)
{
    m_opened = opened;
    m_locate->setEnabled(true);
    int left = 0;
    for (std::size_t i = 0; i < m_listed.size(); ++i) {
        const FileState state = opened.states[m_listed[i]];
        QTreeWidgetItem *item = m_list->topLevelItem(static_cast<int>(i));
        left += state == FileState::Missing ? 1 : 0;
        item->setText(1, state == FileState::Missing   ? tr("no")
                         : state == FileState::Differs ? tr("yes, but its content differs")
                                                       : tr("yes, the same"));
        item->setText(2, opened.project.window.layers[m_listed[i]].path);
        item->setToolTip(2, item->text(2));
    }
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(1);
    m_state->setText(left == 0 ? tr("All were found.") : tr("Still missing: %1. Their layers will be grey.").arg(left));
}

} // namespace kohkan
