// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/chart_exporter.h"

#include "app/png_encoder.h"
#include "datasets/io/whole_bytes.h"
#include "datasets/io/whole_file.h"
#include "datasets/work/out_of_memory.h"
#include "widgets/charts/chart_export.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace kohkan {

Outcome writeChart(const ChartFigure &figure, const QSizeF &size, const QString &path)
{
    if (!figure.refusal.isEmpty())
        return Error{Error::Kind::Words, figure.refusal};
    if (const auto target = WholeFile::create(path); !target) // says so before the work is done
        return target.error();
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("png"))
        bytes = encodePng(chartImage(figure, size));
    else if (ending == QLatin1String("svg"))
        bytes = chartSvg(figure, size);
    else if (ending == QLatin1String("pdf"))
        bytes = chartPdf(figure, size);
    if (bytes.isEmpty())
        return Error{Error::Kind::Words,
                     QCoreApplication::translate("kohkan::ChartExporter",
                                                 "%1 was not written: a chart leaves as .png, .svg or .pdf.")
                         .arg(path)};
    return writeWholeFile(bytes, path);
}

ChartExporter::ChartExporter(std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_mailbox(std::move(mailbox))
{}

ChartExporter::~ChartExporter()
{
    *m_alive = false;
    if (m_thread.joinable())
        m_thread.join();
}

void ChartExporter::ask(const ChartFigurePtr &figure, const QSizeF &size, QWidget *window)
{
    auto *dialog = new QFileDialog(window, tr("Export the chart"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG image (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(figure->fileName + QStringLiteral(".png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, figure](const QString &filter) {
        const QString ending = filter.section(QStringLiteral("*."), 1).section(u')', 0, 0);
        dialog->setDefaultSuffix(ending);
        const QStringList names = dialog->selectedFiles();
        const QString name = names.isEmpty() ? figure->fileName : QFileInfo(names.front()).completeBaseName();
        dialog->selectFile(name + u'.' + ending);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, figure, size](const QString &path) { start(figure, size, path); });
    dialog->open();
}

void ChartExporter::start(const ChartFigurePtr &figure, const QSizeF &size, const QString &path)
{
    if (m_thread.joinable()) {
        emit failed({Error::Kind::Output, tr("A chart is still being written; try again in a moment."), {}});
        return;
    }
    m_thread = std::thread([this, figure, size, path, alive = m_alive, mailbox = m_mailbox] {
        auto written = orOutOfMemory(Error::Kind::Output, tr("%1 was not written").arg(path),
                                     [&] { return writeChart(*figure, size, path); });
        mailbox->post([this, alive, path, written = std::move(written)] {
            if (!*alive)
                return;
            m_thread.join();
            if (written)
                emit finished(path);
            else
                emit failed(written.error());
        });
    });
}

} // namespace kohkan
