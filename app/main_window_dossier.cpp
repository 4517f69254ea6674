// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/dossier/dossier_dialog.h"
#include "app/dossier/dossier_job.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/status_panel.h"
#include "widgets/panels/condition_text.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace kohkan {

void MainWindow::wireDossiers()
{
    connect(m_dossiers, &DossierJob::finished, this, [this](const QStringList &files) { dossiersWritten(files, {}); });
    connect(m_dossiers, &DossierJob::failed, this,
            [this](const Error &error, const QStringList &files) { dossiersWritten(files, error.message); });
}

QString MainWindow::whyNoDossier() const
{
    if (const QString why = m_outputs->whyNot(); !why.isEmpty())
        return why;
    const LayerEntry *deposits = depositsEntry();
    if (!deposits)
        return tr("The deposits are not in the list of layers");
    if (m_selection->count(deposits->id) == 0)
        return tr("Select a site of the deposits first");
    return m_base ? QString() : tr("The base map is not there yet");
}

void MainWindow::openDossier()
{
    const LayerEntry *deposits = depositsEntry();
    if (!deposits || !m_tables->catalogue() || !m_base)
        return;
    DossierRequest request;
    request.ids = deposits->layer->keysOf(m_selection->rows(deposits->id));
    request.folder = m_session.dossierFolder;
    if (!m_session.dossierFormats.isEmpty())
        request.formats.clear();
    for (const QString &name : std::as_const(m_session.dossierFormats))
        if (const auto format = formatNamed(name))
            request.formats << *format;
    request.view.asOf = QDate::currentDate();
    request.depiction = m_layers->value().depiction;
    for (const Condition &condition : m_filters->conditions(deposits->id))
        request.filter << conditionText(*deposits, condition, m_tables->catalogue().get());
    auto *dialog = new DossierDialog(request, this);
    connect(dialog, &DossierDialog::dossiersRequested, this, &MainWindow::startDossiers);
    dialog->open();
}

void MainWindow::startDossiers(const DossierRequest &request)
{
    m_session.dossierFolder = request.folder;
    m_session.dossierFormats.clear();
    for (const DossierFormat format : request.formats)
        m_session.dossierFormats << formatName(format);
    saveSoon();
    m_dossiers->start(request, m_tables->everything(), m_base); // its colophon is about the shipped incidents
}

void MainWindow::dossiersWritten(const QStringList &files, const QString &problem)
{
    QString sentence = problem;
    if (files.size() == 1)
        sentence += (sentence.isEmpty() ? QString() : QStringLiteral(" ")) + tr("Written: %1.").arg(files.front());
    else if (!files.isEmpty())
        sentence += (sentence.isEmpty() ? QString() : QStringLiteral(" ")) +
                    tr("%1 files written to %2.").arg(files.size()).arg(QFileInfo(files.front()).path());
    m_messages->say(problem.isEmpty() ? MessageBar::Level::Information : MessageBar::Level::Warning, sentence,
                    files.size() > 1 ? files.join(u'\n') : QString());
    if (!files.isEmpty())
        m_messages->offer(tr("Show folder"), [folder = QFileInfo(files.front()).path()] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
        });
}

} // namespace kohkan
