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

ExportJob::ExportJob(std::shared_ptr<Mailbox> mailbox, QObject *parent) : QObject(parent), m_mailbox(std::move(mailbox))
{}

ExportJob::~ExportJob()
{
    *m_alive = false;
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void ExportJob::start(ExportDialog::Request request, CataloguePtr catalogue,
                      std::shared_ptr<const SiteExposures> exposures)
{
    m_stop = {};
    m_thread = std::thread([this, request = std::move(request), catalogue = std::move(catalogue),
                            exposures = std::move(exposures), stop = m_stop.get_token(), alive = m_alive,
                            mailbox = m_mailbox] {
        const auto target = exportTargetOf(*request.layer, request.options);
        if (target && target->costsSomething() && target->action != request.options.agreed) {
            mailbox->post([this, alive, request, target = *target] {
                if (!*alive)
                    return;
                m_thread.join();
                emit agreementWanted(target, request);
            });
            return;
        }
        ExportOptions options = request.options;
        if (request.withSources && catalogue)
            if (auto column = sourceColumn(*request.layer, *catalogue))
                options.extraColumns.push_back(std::move(column));
        if (request.withSecurity && catalogue)
            for (ColumnPtr &column :
                 securityColumns(*request.layer, *catalogue, exposures.get(), QDate::currentDate())) {
                options.fields.removeAll(column->name());
                options.extraColumns.push_back(std::move(column));
            }
        const auto tell = [&](double share) {
            mailbox->post([this, alive, share] {
                if (*alive)
                    emit progressed(share);
            });
        };
        auto report = orOutOfMemory(Error::Kind::Output, tr("%1 was not written").arg(options.path),
                                    [&] { return exportLayer(*request.layer, request.rows, options, stop, tell); });
        mailbox->post([this, alive, report = std::move(report), path = options.path] {
            if (!*alive)
                return;
            m_thread.join();
            report ? emit finished(*report, path) : emit failed(report.error());
        });
    });
}

} // namespace kohkan
