// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/chart_exporter.h"

#include "app/output/png_encoder.h"
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
    m_outputs->start(
        tr("Writing the chart"), Outputs::Progress::Unknown,
        [figure, size, path](const std::stop_token &stop, const Outputs::Tell &) {
            return stop.stop_requested() ? Outcome(Outputs::cancelled(path))
                                         : orOutOfMemory(Error::Kind::Output, tr("%1 was not written").arg(path),
                                                         [&] { return writeChart(*figure, size, path); });
        },
        [this, path](const Outcome &written) { written ? emit finished(path) : emit failed(written.error()); });
}

} // namespace kohkan
