// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/edit_desk.h"
#include "app/main_window.h"
#include "widgets/panels/site_panel.h"

#include <QFileDialog>

namespace kohkan {

QString MainWindow::currentDeposit() const
{
    const auto &current = m_selection->current();
    const LayerEntry *entry = current ? m_layers->value().find(current->entry) : nullptr;
    const bool isDeposit =
        entry && entry->layer && entry->isDeposits() && index(current->row) < entry->layer->rowCount();
    return isDeposit ? entry->layer->key(current->row) : QString();
}

void MainWindow::annotateSite()
{
    const QString site = currentDeposit();
    if (site.isEmpty())
        return;
    m_sitePanel->showTab(SitePanel::Security);
    m_desk->edit({annotationTable, {}}, site);
}

void MainWindow::exportAnnotations()
{
    auto *dialog = new QFileDialog(this, tr("Export annotations"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Annotation pack (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("annotations.json"));
    connect(dialog, &QFileDialog::fileSelected, m_desk, &EditDesk::exportPack);
    dialog->open();
}

void MainWindow::mergeAnnotations()
{
    auto *dialog = new QFileDialog(this, tr("Merge annotations"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Annotation pack (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, m_desk, &EditDesk::openPack);
    dialog->open();
}

} // namespace kohkan
