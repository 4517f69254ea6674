// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/output_desk.h"

#include "app/output/dossier_dialog.h"
#include "app/output/map_output.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/real_path.h"
#include "datasets/io/whole_bytes.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/pages/condition_text.h"
#include "widgets/parts/message_bar.h"
#include "widgets/parts/status_panel.h"
#include "widgets/state/exposure_state.h"

#include <QFileInfo>
#include <QMainWindow>
#include <QMessageBox>

namespace kohkan {

OutputDesk::OutputDesk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_export(new ExportJob(parts.outputs, this))
    , m_dossiers(new DossierJob(parts.outputs, this))
    , m_charts(new ChartExporter(parts.outputs, this))
{
    const auto fail = [this](const Error &error) {
        error.kind == Error::Kind::Cancelled ? m_parts.messages->inform(error.message) : m_parts.messages->say(error);
    };
    connect(parts.outputs, &Outputs::progressed, parts.status, &StatusPanel::showProgress);
    connect(parts.outputs, &Outputs::idle, parts.status, &StatusPanel::hideProgress);
    connect(m_export, &ExportJob::agreementWanted, this, &OutputDesk::askToReplace);
    connect(m_export, &ExportJob::finished, this, &OutputDesk::exported);
    connect(m_export, &ExportJob::failed, this, fail);
    connect(m_dossiers, &DossierJob::finished, this, [this](const QStringList &files) { dossiersWritten(files, {}); });
    connect(m_dossiers, &DossierJob::failed, this,
            [this](const Error &error, const QStringList &files) { dossiersWritten(files, error.message); });
    connect(parts.charts, &ChartsPanel::exportRequested, this,
            [this](const ChartFigurePtr &figure, const QSizeF &size) {
                if (const QString why = m_parts.outputs->whyNot(); !why.isEmpty())
                    return m_parts.messages->inform(why);
                m_charts->ask(figure, size, m_parts.window);
            });
    connect(m_charts, &ChartExporter::finished, this,
            [this](const QString &path) { m_parts.messages->inform(tr("The chart was written to %1.").arg(path)); });
    connect(m_charts, &ChartExporter::failed, this, fail);
    connect(parts.mapOutput, &MapOutput::failed, this, fail);
    connect(parts.mapOutput, &MapOutput::finished, this, [this](const QString &path) {
        m_parts.messages->inform(tr("The map was written to %1.").arg(path));
        m_parts.messages->offerFolder(QFileInfo(path).absolutePath());
    });
}

void OutputDesk::restore(const QString &dossierFolder, const QStringList &dossierFormats)
{
    m_folder = dossierFolder;
    m_formats = dossierFormats;
}

void OutputDesk::openExport()
{
    const LayerEntry *active = m_parts.layers->value().activeEntry();
    if (!active || !active->layer)
        return;
    const auto shown = m_parts.filters->rows(active->id);
    QStringList sources;
    for (const LayerEntry &entry : m_parts.layers->value().entries)
        sources << entry.path;
    if (const auto shipped = dataFolder())
        sources << *shipped;
    auto *dialog = new ExportDialog(*active, shown ? *shown : active->layer->allRows(),
                                    m_parts.selection->rows(active->id), sources, m_parts.window);
    connect(dialog, &ExportDialog::exportRequested, this, [this](const ExportDialog::Request &request) {
        m_export->start(request, m_parts.tables->catalogue(), m_parts.exposure->result());
    });
    dialog->open();
}

void OutputDesk::exported(const ExportReport &report, const QString &path)
{
    QString sentence = (report.written == 1 ? tr("1 row written to %1.").arg(path)
                                            : tr("%1 rows written to %2.").arg(report.written).arg(path));
    if (report.withoutGeometry > 0)
        sentence += u' ' + tr("Rows without a place on the map, which were left out: %1.").arg(report.withoutGeometry);
    QStringList details;
    for (const auto &warning : report.warnings)
        details << warning.message;
    m_parts.messages->say(details.isEmpty() ? MessageBar::Level::Information : MessageBar::Level::Warning, sentence,
                          details.join(u'\n'));
}

void OutputDesk::askToReplace(const ExportTarget &target, const ExportDialog::Request &request)
{
    m_parts.status->hideProgress(); // nothing goes on until it is answered
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Export"), target.consequence(), QMessageBox::Cancel, m_parts.window);
    box->setObjectName(QStringLiteral("replaceQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(target.action == ExportTarget::Action::ReplaceLayer ? tr("Replace layer") : tr("Replace file"),
                   QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, box, target, request, held = m_parts.outputs->hold()](QAbstractButton *button) {
                if (box->buttonRole(button) != QMessageBox::AcceptRole)
                    return m_parts.messages->inform(tr("Nothing was written: %1 stays as it is.").arg(target.path));
                ExportDialog::Request agreed = request;
                agreed.options.agreed = target.action;
                m_export->start(agreed, m_parts.tables->catalogue(), m_parts.exposure->result());
            });
    box->open();
}

QString OutputDesk::whyNoDossier() const
{
    if (const QString why = m_parts.outputs->whyNot(); !why.isEmpty())
        return why;
    const LayerEntry *deposits = m_parts.layers->value().deposits();
    if (!deposits)
        return tr("The deposits are not in the list of layers");
    if (m_parts.selection->count(deposits->id) == 0)
        return tr("Select a site of the deposits first");
    return m_parts.mapOutput->baseMap() ? QString() : tr("The base map is not there yet");
}

void OutputDesk::openDossier()
{
    const LayerEntry *deposits = m_parts.layers->value().deposits();
    if (!deposits || !m_parts.tables->catalogue() || !m_parts.mapOutput->baseMap())
        return;
    DossierRequest request;
    request.ids = deposits->layer->keysOf(m_parts.selection->rows(deposits->id));
    request.folder = m_folder;
    if (!m_formats.isEmpty())
        request.formats.clear();
    for (const QString &name : std::as_const(m_formats))
        if (const auto format = formatNamed(name))
            request.formats << *format;
    request.view.asOf = QDate::currentDate();
    request.depiction = m_parts.layers->value().depiction;
    for (const Condition &condition : m_parts.filters->conditions(deposits->id))
        request.filter << conditionText(*deposits, condition, m_parts.tables->catalogue().get());
    auto *dialog = new DossierDialog(request, m_parts.window);
    connect(dialog, &DossierDialog::dossiersRequested, this, &OutputDesk::startDossiers);
    dialog->open();
}

void OutputDesk::startDossiers(const DossierRequest &request)
{
    m_folder = request.folder;
    m_formats.clear();
    for (const DossierFormat format : request.formats)
        m_formats << formatName(format);
    emit stateChanged();
    m_dossiers->start(request, m_parts.tables->everything(),
                      m_parts.mapOutput->baseMap()); // its colophon is about the shipped incidents
}

void OutputDesk::dossiersWritten(const QStringList &files, const QString &problem)
{
    QString sentence = problem;
    if (files.size() == 1)
        sentence += (sentence.isEmpty() ? QString() : QStringLiteral(" ")) + tr("Written: %1.").arg(files.front());
    else if (!files.isEmpty())
        sentence += (sentence.isEmpty() ? QString() : QStringLiteral(" ")) +
                    tr("%1 files written to %2.").arg(files.size()).arg(QFileInfo(files.front()).path());
    m_parts.messages->say(problem.isEmpty() ? MessageBar::Level::Information : MessageBar::Level::Warning, sentence,
                          files.size() > 1 ? files.join(u'\n') : QString());
    if (!files.isEmpty())
        m_parts.messages->offerFolder(QFileInfo(files.front()).path());
}

void OutputDesk::saveReport(const QByteArray &bytes, const QString &path)
{
    QStringList sources;
    for (const LayerEntry &entry : m_parts.layers->value().entries)
        sources << entry.path;
    if (const auto shipped = dataFolder())
        sources << *shipped;
    m_parts.outputs->start(
        tr("Writing the report"), Outputs::Progress::Unknown,
        [bytes, path, sources](const std::stop_token &stop, const Outputs::Tell &) {
            if (stop.stop_requested())
                return Outcome(Outputs::cancelled(path));
            const Outcome mayBe = refuseSources(path, sources);
            return mayBe ? writeWholeFile(bytes, path) : mayBe;
        },
        [this, path](const Outcome &written) {
            if (written)
                m_parts.messages->inform(tr("The report was written to %1.").arg(path));
            else
                written.error().kind == Error::Kind::Cancelled ? m_parts.messages->inform(written.error().message)
                                                               : m_parts.messages->say(written.error());
        });
}

} // namespace kohkan
