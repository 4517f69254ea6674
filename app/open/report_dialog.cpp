// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/report_dialog.h"

#include "datasets/security/incident_layer.h"
#include "widgets/pages/page_link.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace kohkan {

ReportDialog::ReportDialog(const QString &name, const LayerPtr &layer, WorkerPool *pool,
                           std::shared_ptr<Mailbox> mailbox, QWidget *parent)
    : QDialog(parent), m_name(name), m_job(pool, std::move(mailbox), Urgency::Follow), m_page(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("report"));
    setWindowTitle(tr("Import report of %1").arg(name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_page->setOpenLinks(false);
    m_page->setAccessibleName(tr("Import report"));
    m_page->setPlainText(tr("Looking through %1 rows...").arg(layer->rowCount()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(tr("&Save..."), QDialogButtonBox::ActionRole);
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_page, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &ReportDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::askWhere);
    connect(m_page, &QTextBrowser::anchorClicked, this, &ReportDialog::follow);
    resize(820, 600);
    m_job.ask([layer](const std::stop_token &stop) { return ImportReport::of(*layer, stop, incidentWarnings(layer)); },
              [this](const std::optional<ImportReport> &report) {
                  if (report)
                      take(*report);
              });
}

void ReportDialog::take(const ImportReport &report)
{
    m_report = report;
    m_report->layer = m_name; // as the list calls it
    m_page->setHtml(page());
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
}

/// Its lines as a page; each that names rows has a link, by its number among them.
QString ReportDialog::page() const
{
    QString html;
    std::size_t link = 0;
    for (const auto &section : m_report->sections()) {
        html += QStringLiteral("<h3>%1</h3>").arg(section.title.toHtmlEscaped());
        for (const auto &line : section.lines) {
            html += QStringLiteral("<p dir=\"ltr\" style=\"margin:2px 0 2px 12px\">%1").arg(line.text.toHtmlEscaped());
            if (!line.rows.empty())
                html += QStringLiteral(" <a href=\"rows:%1\">%2</a>")
                            .arg(QString::number(link++),
                                 line.isAllRows ? tr("Select") : tr("Select the first %1").arg(line.rows.size()));
            html += QStringLiteral("</p>");
        }
    }
    return html;
}

void ReportDialog::follow(const QUrl &url)
{
    const PageLink link = PageLink::of(url);
    if (link.kind != PageLink::Kind::Rows)
        return;
    std::size_t wanted = link.rest.toULongLong();
    for (const auto &section : m_report->sections())
        for (const auto &line : section.lines)
            if (!line.rows.empty() && wanted-- == 0)
                return emit rowsChosen(line.rows);
}

void ReportDialog::copy()
{
    QApplication::clipboard()->setText(m_report->text());
}

void ReportDialog::askWhere()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.txt)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    QString name = m_name;
    name.replace(u'/', u'_');
    dialog->selectFile(name + QStringLiteral("-report.txt"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, name](const QString &filter) {
        const QString ending = filter.section(QStringLiteral("*."), 1).section(u')', 0, 0);
        dialog->setDefaultSuffix(ending);
        const QStringList chosen = dialog->selectedFiles();
        const QString base =
            chosen.isEmpty() ? name + QStringLiteral("-report") : QFileInfo(chosen[0]).completeBaseName();
        dialog->selectFile(base + u'.' + ending);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const bool isJson = QFileInfo(path).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0;
        emit saveRequested(isJson ? QJsonDocument(m_report->json()).toJson() : m_report->text().toUtf8(), path);
    });
    dialog->open();
}

} // namespace kohkan
