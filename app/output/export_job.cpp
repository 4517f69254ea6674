// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/export_job.h"

#include "app/output/source_column.h"
#include "datasets/catalogue/security_columns.h"
#include "datasets/work/out_of_memory.h"

namespace kohkan {

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
