// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command_catalogue.h"
#include "app/cli/command_source.h"
#include "app/cli/commands.h"
#include "app/cli/estimates_json.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/reader_process.h"
#include "datasets/io/schema_reader.h"
#include "datasets/io/table_schema.h"
#include "datasets/work/words.h"

#include <QHash>
#include <QJsonDocument>

namespace kohkan {

namespace {

/// Says on stderr what of a table is not audited: values that could not be read, rows without ids, and rows of one
/// statement that disagree about it.
void sayUnread(const Layer &table)
{
    for (const Warning &warning : table.warnings())
        complain(warning.sourceRow ? tr("row %1: %2").arg(*warning.sourceRow).arg(warning.message) : warning.message);
    QHash<QString, QStringList> statements;
    for (const Row row : table.bySourceRow()) {
        const auto text = [&](const char *name) { return table.column(QString::fromLatin1(name))->text(row); };
        if (text("id").isEmpty() || text("deposit_id").isEmpty())
            complain(tr("row %1: without an id and a deposit_id it is not audited, or taken for a line of another "
                        "statement.")
                         .arg(table.sourceRow(row) + 1));
        QStringList own;
        for (const char *name :
             {"deposit_id", "kind", "category", "scope", "share_percent", "tonnage", "tonnage_unit", "effective_date"})
            own << text(name);
        const auto known = statements.constFind(text("id"));
        if (known == statements.constEnd())
            statements.insert(text("id"), own);
        else if (*known != own)
            complain(tr("row %1: it says other things of the statement %2 than the row before; the first row counts.")
                         .arg(table.sourceRow(row) + 1)
                         .arg(text("id")));
    }
}

/// That of a table as --recipe says.
Result<CataloguePtr> catalogueByRecipe(const Arguments &arguments)
{
    const auto source = CommandSource::of(arguments);
    if (!source)
        return source.error();
    auto table = source->readOnly(arguments.words.front(), {});
    if (!table)
        return table.error();
    if (!table->catalogue)
        return Error{Error::Kind::Words, tr("The recipe %1 maps no estimates.").arg(source->recipe()->name)};
    for (const Warning &warning : table->layer->warnings())
        complain(warning.sourceRow ? tr("row %1: %2").arg(*warning.sourceRow).arg(warning.message) : warning.message);
    return table->catalogue;
}

/// The shipped catalogue, or one that is a table of estimates alone.
Result<CataloguePtr> catalogueOf(const Arguments &arguments)
{
    const QStringList &sources = arguments.words;
    const auto folder = dataFolder();
    if (!folder)
        return folder.error();
    if (sources.isEmpty() && arguments.has(QStringLiteral("recipe")))
        return Error{Error::Kind::Words, tr("A recipe reads a file of yours; name it as SOURCE.")};
    if (sources.isEmpty())
        return commandCatalogue(arguments, *folder);
    if (arguments.has(QStringLiteral("workspace")))
        return Error{Error::Kind::Words, tr("A workspace belongs to the shipped estimates; leave SOURCE out.")};
    if (arguments.has(QStringLiteral("recipe")))
        return catalogueByRecipe(arguments);
    const auto schemas = readSchemas(*folder);
    if (!schemas)
        return schemas.error();
    ReadOptions options;
    const auto schema = schemas->find(QStringLiteral("estimates"));
    if (schema == schemas->end())
        return Error{Error::Kind::Input,
                     tr("The data folder %1 has no schema of estimates; install the data again.").arg(*folder)};
    options.schema = &schema->second;
    auto table = ReaderProcess::read(sources.front(), options);
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
    sayUnread(**table);
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
    const auto arguments =
        Arguments::parse(words, {QStringLiteral("workspace"), QStringLiteral("recipe")}, {QStringLiteral("json")});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->words.size() > 1)
        return fail({Error::Kind::Words, tr("audit wants one SOURCE, or none for the shipped estimates.")});
    const auto catalogue = catalogueOf(*arguments);
    if (!catalogue)
        return fail(catalogue.error());
    const LayerPtr table = (*catalogue)->table(QStringLiteral("estimates"));
    QStringList deposits;
    for (const Row row : table->bySourceRow())
        if (const QString id = table->column(u"deposit_id")->text(row); !id.isEmpty() && !deposits.contains(id))
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
