// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/estimates_json.h"

#include "app/cli/json_value.h"
#include "datasets/deposits/best_supported.h"

#include <algorithm>

namespace kohkan {

namespace {

QJsonObject normalisedJson(const Estimate &estimate, const EstimateLine &line, const EstimatesView &view)
{
    const NormalisedLine own = normalised(estimate, line, view.basis);
    const auto text = [&](const std::optional<NormalisedMass> &mass) {
        return mass ? QJsonValue(mass->text(view.mass)) : QJsonValue();
    };
    const QString from = own.isDerived ? QStringLiteral("tonnage x grade") : QStringLiteral("published");
    return {{QStringLiteral("basis"), own.basis},
            {QStringLiteral("unit"), view.mass.name},
            {QStringLiteral("tonnage"), text(own.ore)},
            {QStringLiteral("contained"), text(own.metal)},
            {QStringLiteral("contained_from"), own.metal ? QJsonValue(from) : QJsonValue()}};
}

QJsonObject rowJson(const Layer &table, Row row)
{
    QJsonObject object;
    for (const auto &column : table.columns())
        object.insert(column->name(), orNull(column->text(row)));
    return object;
}

} // namespace

QJsonArray findingsJson(const std::vector<Finding> &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings)
        array.append(QJsonObject{{QStringLiteral("kind"), findingName(finding.kind)},
                                 {QStringLiteral("warns"), finding.weight == Finding::Weight::Warns},
                                 {QStringLiteral("estimates"), QJsonArray::fromStringList(finding.estimates)},
                                 {QStringLiteral("sentence"), finding.sentence}});
    return array;
}

QJsonObject estimatesJson(const Catalogue &catalogue, const QString &depositId, const EstimatesView &view, QDate today)
{
    const std::vector<Estimate> estimates = catalogue.estimatesFor(depositId);
    const std::vector<Finding> findings = auditDeposit(catalogue, depositId, today);
    const Layer &table = *catalogue.table(QStringLiteral("estimates"));
    const Column &ids = *table.column(u"id"), &deposits = *table.column(u"deposit_id");
    QJsonArray rows;
    for (const Estimate &estimate : estimates) {
        std::vector<Finding> own;
        std::copy_if(findings.begin(), findings.end(), std::back_inserter(own),
                     [&](const Finding &finding) { return finding.estimates.contains(estimate.id); });
        std::size_t line = 0;
        for (const Row row : table.bySourceRow()) {
            if (ids.text(row) != estimate.id || deposits.text(row) != depositId)
                continue;
            QJsonObject object = rowJson(table, row);
            object.insert(QStringLiteral("normalised"), normalisedJson(estimate, estimate.lines[line++], view));
            object.insert(QStringLiteral("findings"), findingsJson(own));
            rows.append(object);
        }
    }
    QJsonArray best;
    for (const SupportedEstimate &chosen : bestSupported(estimates))
        best.append(QJsonObject{{QStringLiteral("class"), chosen.className},
                                {QStringLiteral("id"), chosen.estimate.id},
                                {QStringLiteral("why"), chosen.why}});
    return {{QStringLiteral("deposit_id"), depositId},
            {QStringLiteral("name"), catalogue.depositName(depositId)},
            {QStringLiteral("estimates"), rows},
            {QStringLiteral("best_supported"), best}};
}

} // namespace kohkan
