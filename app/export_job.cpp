// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export_job.h"

#include "datasets/security/security_columns.h"
#include "datasets/work/out_of_memory.h"

#include <numeric>

namespace kohkan {

const Column *referenceColumn(const Layer &layer)
{
    for (const auto name : {u"source_refs", u"source_ref"})
        if (const Column *column = layer.column(name); column && !column->isNumeric())
            return column;
    return nullptr;
}

ColumnPtr sourceColumn(const Layer &layer, const Catalogue &catalogue)
{
    const Column *refs = referenceColumn(layer);
    if (!refs)
        return nullptr;
    const auto refsOf = [&](Row row) {
        return refs->type() == Column::Type::Tags ? refs->tagTexts(row) : splitTags(refs->text(row));
    };
    ColumnBuilder builder(QStringLiteral("sources"), Column::Type::Text);
    for (std::size_t i = 0; i < layer.rowCount(); ++i) {
        QStringList texts;
        for (const auto &ref : refsOf(rowAt(i))) {
            const Source *source = catalogue.source(ref);
            texts << (source ? QStringLiteral("%1 (%2, %3) %4")
                                   .arg(source->title, source->publisher, source->year, source->identifier)
                             : ref);
        }
        texts.isEmpty() ? builder.appendNull() : builder.appendText(texts.join(QStringLiteral(" | ")));
    }
    builder.setDerived();
    std::vector<std::uint32_t> order(layer.rowCount());
    std::iota(order.begin(), order.end(), 0u);
    return builder.finish(order);
}

namespace {

using Exposures = std::shared_ptr<const SiteExposures>;

Result<ExportReport> written(const ExportDialog::Request &request, const CataloguePtr &catalogue,
                             const Exposures &exposures, const std::stop_token &stop, const Outputs::Tell &tell)
{
    ExportOptions options = request.options;
    if (request.withSources && catalogue)
        if (auto column = sourceColumn(*request.layer, *catalogue))
            options.extraColumns.push_back(std::move(column));
    if (request.withSecurity && catalogue)
        for (ColumnPtr &column : securityColumns(*request.layer, *catalogue, exposures.get(), QDate::currentDate())) {
            options.fields.removeAll(column->name());
            options.extraColumns.push_back(std::move(column));
        }
    return exportLayer(*request.layer, request.rows, options, stop, tell);
}

} // namespace

void ExportJob::start(const ExportDialog::Request &request, const CataloguePtr &catalogue, const Exposures &exposures)
{
    struct Answer {
        std::optional<ExportTarget> question; ///< nothing was written yet
        std::optional<Result<ExportReport>> report;
    };
    m_outputs->start(
        tr("Exporting"), Outputs::Progress::Shared,
        [request, catalogue, exposures](const std::stop_token &stop, const Outputs::Tell &tell) {
            const auto target = exportTargetOf(*request.layer, request.options);
            if (target && target->costsSomething() && target->action != request.options.agreed)
                return Answer{*target, {}};
            return Answer{{},
                          orOutOfMemory(Error::Kind::Output, tr("%1 was not written").arg(request.options.path),
                                        [&] { return written(request, catalogue, exposures, stop, tell); })};
        },
        [this, request](const Answer &answer) {
            if (answer.question)
                emit agreementWanted(*answer.question, request);
            else if (*answer.report)
                emit finished(**answer.report, request.options.path);
            else
                emit failed(answer.report->error());
        });
}

} // namespace kohkan
