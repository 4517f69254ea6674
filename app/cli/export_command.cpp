// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command_catalogue.h"
#include "app/cli/commands.h"
#include "app/left_out.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/exporter.h"
#include "datasets/io/real_path.h"
#include "datasets/security/security_columns.h"
#include "datasets/table/filter.h"

#include <QCoreApplication>
#include <algorithm>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// The layer that --from and --layer name, or the bundled deposits.
Result<LayerPtr> sourceLayer(const Arguments &arguments)
{
    ReadOptions options;
    options.layerName = arguments.option(QStringLiteral("layer"));
    if (arguments.has(QStringLiteral("from")) && arguments.has(QStringLiteral("workspace")))
        return Error{Error::Kind::Words, tr("A workspace belongs to the shipped tables; leave --from out.")};
    if (arguments.has(QStringLiteral("from")))
        return DatasetReader::read(arguments.option(QStringLiteral("from")), options);
    const auto folder = dataFolder();
    if (!folder)
        return folder.error();
    if (arguments.has(QStringLiteral("workspace"))) {
        const auto catalogue = commandCatalogue(arguments, *folder);
        if (!catalogue)
            return catalogue.error();
        const QString name = options.layerName.isEmpty() ? QStringLiteral("deposits") : options.layerName;
        if (const LayerPtr table = (*catalogue)->table(name))
            return table;
        return Error{Error::Kind::Words, tr("There is no bundled table %1.").arg(name)};
    }
    const auto schemas = readSchemas(*folder);
    if (!schemas)
        return schemas.error();
    const QString table = options.layerName.isEmpty() ? QStringLiteral("deposits") : options.layerName;
    const auto schema = schemas->find(table);
    if (schema == schemas->end())
        return Error{Error::Kind::Words, tr("There is no bundled table %1.").arg(table)};
    options.schema = &schema->second;
    options.layerName.clear();
    return DatasetReader::read(QStringLiteral("%1/%2.csv").arg(*folder, table), options);
}

/// What --security adds to the shipped deposits.
Result<std::vector<ColumnPtr>> securityOf(const Layer &layer, const Arguments &arguments)
{
    const QString table = arguments.option(QStringLiteral("layer"));
    if (arguments.has(QStringLiteral("from")) || !(table.isEmpty() || table == QLatin1String("deposits")))
        return Error{Error::Kind::Words,
                     tr("--security belongs to the shipped deposits; leave --from and --layer out.")};
    const auto folder = dataFolder();
    if (!folder)
        return folder.error();
    const auto catalogue = commandCatalogue(arguments, *folder);
    if (!catalogue)
        return catalogue.error();
    const auto exposures = SiteExposures::create(**catalogue, QDate::currentDate());
    if (!exposures)
        return exposures.error();
    return securityColumns(layer, **catalogue, exposures->get(), QDate::currentDate());
}

Result<RowSet> chosenRows(const Layer &layer, const Arguments &arguments)
{
    std::vector<Condition> conditions;
    for (const auto &text : arguments.options.value(QStringLiteral("where"))) {
        auto condition = Condition::parse(text);
        if (!condition)
            return condition.error();
        if (const QString undecided = undecidedText(layer, *condition); !undecided.isEmpty())
            complain(undecided);
        conditions.push_back(*std::move(condition));
    }
    auto rows = evaluateAll(layer, conditions);
    if (!rows || !arguments.has(QStringLiteral("bbox")))
        return rows;
    const auto box = parseBox(arguments.option(QStringLiteral("bbox")));
    if (!box)
        return box.error();
    *rows &= rowsInBox(layer, {box->west, box->south, box->east, box->north});
    return rows;
}

/// Every file that is read, beside that of the layer: none is ever written over.
QStringList filesRead(const Arguments &arguments)
{
    QStringList files{arguments.option(QStringLiteral("from")), arguments.option(QStringLiteral("workspace"))};
    if (const auto folder = dataFolder())
        files << *folder;
    return files;
}

/// Says what --overwrite costs, or refuses where it is wanted and not given.
Outcome agreeTo(ExportOptions &options, const ExportTarget &target, bool overwrites)
{
    if (!target.costsSomething())
        return Done{};
    if (overwrites) {
        options.agreed = target.action;
        if (!target.others.isEmpty() || !target.replaced.isEmpty())
            complain(target.consequence());
        return Done{};
    }
    if (target.action == ExportTarget::Action::ReplaceLayer)
        return Error{Error::Kind::Output,
                     tr("%1 has a layer %2 already, and nothing was written; give the new one another name with "
                        "--layer-name, or replace it with --overwrite.")
                         .arg(target.path, target.replaced)};
    if (target.others.isEmpty())
        return Error{Error::Kind::Output,
                     tr("%1 exists already, and nothing was written; choose another file, or replace it with "
                        "--overwrite.")
                         .arg(target.path)};
    return Error{Error::Kind::Output, tr("%1 exists already, and nothing was written; choose another file, or replace "
                                         "it whole with --overwrite, which costs what is in it: %2.")
                                          .arg(target.path, target.others.join(QStringLiteral(", ")))};
}

/// What was not as it should be in the source, before anything is written.
void sayWarnings(const Layer &layer)
{
    constexpr std::size_t most = 20;
    std::vector<Warning> warnings = layer.warnings();
    std::stable_partition(warnings.begin(), warnings.end(), [&](const Warning &warning) { // doubts first
        const auto &doubts = layer.provenance().doubts;
        return std::any_of(doubts.begin(), doubts.end(),
                           [&](const Doubt &doubt) { return doubt.message == warning.message; });
    });
    for (std::size_t i = 0; i < std::min(most, warnings.size()); ++i)
        complain(warnings[i].sourceRow ? tr("row %1: %2").arg(*warnings[i].sourceRow).arg(warnings[i].message)
                                       : warnings[i].message);
    if (warnings.size() > most)
        complain(tr("%1 more warnings; kohkan info lists them.").arg(warnings.size() - most));
}

} // namespace

int exportCommand(const QStringList &words)
{
    const auto arguments = Arguments::parse(words,
                                            {QStringLiteral("from"), QStringLiteral("layer"), QStringLiteral("where"),
                                             QStringLiteral("bbox"), QStringLiteral("format"),
                                             QStringLiteral("workspace"), QStringLiteral("layer-name")},
                                            {QStringLiteral("security"), QStringLiteral("overwrite")});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->words.size() != 1)
        return fail({Error::Kind::Words, tr("export wants one OUT.")});
    ExportOptions options;
    options.path = arguments->words.front();
    const auto format = exportFormatFor(options.path, arguments->option(QStringLiteral("format")));
    if (!format)
        return fail(format.error());
    options.driver = format->driver;
    options.sources = filesRead(*arguments);
    options.layerName = arguments->option(QStringLiteral("layer-name")).trimmed();
    if (arguments->has(QStringLiteral("layer-name")) && layerNameIn(*format, options.layerName).isEmpty())
        return fail(
            {Error::Kind::Words, options.layerName.isEmpty()
                                     ? tr("The option --layer-name wants a name.")
                                     : tr("%1 has no names of layers; leave --layer-name out.").arg(format->title)});
    if (auto own = refuseSources(options.path, options.sources); !own) // before all the work
        return fail(own.error());
    const auto layer = sourceLayer(*arguments);
    if (!layer)
        return fail(layer.error());
    if (arguments->has(QStringLiteral("security"))) {
        auto columns = securityOf(**layer, *arguments);
        if (!columns)
            return fail(columns.error());
        options.extraColumns = *std::move(columns);
    }
    const auto rows = chosenRows(**layer, *arguments);
    if (!rows)
        return fail(rows.error());
    sayWarnings(**layer);
    if (format->driver == QLatin1String("FlatGeobuf"))
        if (const QString sentence = leftOutOfFlatGeobuf(**layer, *rows); !sentence.isEmpty())
            complain(sentence);
    const auto target = exportTargetOf(**layer, options);
    if (!target)
        return fail(target.error());
    if (auto agreed = agreeTo(options, *target, arguments->has(QStringLiteral("overwrite"))); !agreed)
        return fail(agreed.error());
    const auto report = exportLayer(**layer, *rows, options);
    if (!report)
        return fail(report.error());
    for (const auto &warning : report->warnings)
        complain(warning.message);
    print(tr("%1 features written to %2").arg(report->written).arg(options.path));
    return 0;
}

} // namespace kohkan
