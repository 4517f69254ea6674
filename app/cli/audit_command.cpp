// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/estimates_json.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/table_schema.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// The shipped catalogue, or one that is a table of estimates alone.
Result<CataloguePtr> catalogueOf(const QStringList &sources)
{
    const auto folder = dataFolder();
    if (!folder)
        return folder.error();
    if (sources.isEmpty())
        return Catalogue::load(*folder);
    const auto schemas = readSchemas(*folder);
    if (!schemas)
        return schemas.error();
    ReadOptions options;
    options.schema = &schemas->at(QStringLiteral("estimates"));
    auto table = DatasetReader::read(sources.front(), options);
    if (!table)
        return table.error();
    for (const char *name : {"id", "deposit_id", "kind", "category", "code", "scope", "share_percent", "tonnage",
                             "tonnage_unit", "commodity", "grade", "grade_unit", "contained", "contained_unit",
                             "cutoff", "effective_date", "source_ref", "notes"})
        if (!(*table)->column(QString::fromLatin1(name)))
            return Error{
                Error::Kind::Input,
                tr("%1 has no column %2, so it is no table of estimates; name its columns as README lists them.")
                    .arg(sources.front(), QLatin1String(name))};
    const auto shipped = Catalogue::load(*folder); // for the names of commodities
    if (!shipped)
        return shipped.error();
    const QString commodities = QStringLiteral("commodities");
    return Catalogue::fromTables(
        {{QStringLiteral("estimates"), *table}, {commodities, (*shipped)->table(commodities)}});
}

} // namespace

int auditCommand(const QStringList &words)
{
    const auto arguments = Arguments::parse(words, {}, {QStringLiteral("json")});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->words.size() > 1)
        return fail({Error::Kind::Words, tr("audit wants one SOURCE, or none for the shipped estimates.")});
    const auto catalogue = catalogueOf(arguments->words);
    if (!catalogue)
        return fail(catalogue.error());
    const LayerPtr table = (*catalogue)->table(QStringLiteral("estimates"));
    QStringList deposits;
    for (const Row row : table->bySourceRow())
        if (const QString id = table->column(u"deposit_id")->text(row); !deposits.contains(id))
            deposits << id;
    QJsonArray all;
    std::size_t warnings = 0, explained = 0;
    for (const QString &deposit : deposits) {
        const auto findings = auditDeposit(**catalogue, deposit, QDate::currentDate());
        for (const Finding &finding : findings)
            ++(finding.weight == Finding::Weight::Warns ? warnings : explained);
        if (arguments->has(QStringLiteral("json"))) {
            all.append(QJsonObject{{QStringLiteral("deposit_id"), deposit},
                                   {QStringLiteral("findings"), findingsJson(findings)}});
            continue;
        }
        if (!findings.empty())
            print(QStringLiteral("%1 (%2)").arg((*catalogue)->depositName(deposit), deposit));
        for (const Finding &finding : findings)
            print(QStringLiteral("  %1 %2: %3")
                      .arg(findingMark(finding.weight == Finding::Weight::Warns),
                           finding.estimates.join(QStringLiteral(", ")), finding.sentence));
    }
    if (arguments->has(QStringLiteral("json")))
        print(QString::fromUtf8(QJsonDocument(all).toJson()).trimmed());
    else
        print(tr("%1 warnings and %2 explanations about %3 sites.").arg(warnings).arg(explained).arg(deposits.size()));
    return 0;
}

} // namespace kohkan
