// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command_catalogue.h"
#include "app/cli/command_source.h"
#include "app/cli/commands.h"
#include "app/cli/project_layers.h"
#include "app/output/left_out.h"
#include "datasets/catalogue/security_columns.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/exporter.h"
#include "datasets/io/geopackage_collection.h"
#include "datasets/io/reader_process.h"
#include "datasets/io/real_path.h"
#include "datasets/io/schema_reader.h"
#include "datasets/table/filter.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <algorithm>

namespace kohkan {

namespace {

/// The bundled table that --layer names, or the deposits.
Result<LayerPtr> bundledLayer(const Arguments &arguments)
{
    ReadOptions options;
    options.layerName = arguments.option(QStringLiteral("layer"));
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

/// The layers of a file that have rows, or are not counted; those without are said.
std::vector<LayerInfo> filledLayers(const SourceInfo &info)
{
    std::vector<LayerInfo> filled;
    QStringList empty;
    for (const auto &layer : info.layers)
        if (layer.featureCount == 0)
            empty << layer.name;
        else
            filled.push_back(layer);
    if (!filled.empty() && !empty.isEmpty())
        complain(tr("Layers without rows are left out: %1.").arg(empty.join(QStringLiteral(", "))));
    return filled.empty() ? info.layers : filled;
}

/// A format that holds one layer does not get the first of several.
Error severalLayers(const QString &source, const std::vector<LayerInfo> &layers, const ExportFormat &format)
{
    QStringList names;
    for (const auto &layer : layers)
        names << (layer.featureCount < 0 ? layer.name : tr("%1 (rows: %2)").arg(layer.name).arg(layer.featureCount));
    return Error{Error::Kind::Words,
                 tr("%1 has several layers, and nothing was written: %2. Name one with --layer, or write all of them "
                    "into a GeoPackage (%3 holds one).")
                     .arg(source, names.join(QStringLiteral(", ")), format.title)};
}

/// The layer that --from and --layer name, every layer with rows where --layer is not there, or a bundled table.
Result<std::vector<LayerPtr>> sourceLayers(const Arguments &arguments, const ExportFormat &format)
{
    if (!arguments.has(QStringLiteral("from"))) {
        if (arguments.has(QStringLiteral("recipe")))
            return Error{Error::Kind::Words, tr("A recipe reads a file of yours; say which with --from.")};
        auto layer = bundledLayer(arguments);
        if (!layer)
            return layer.error();
        return std::vector<LayerPtr>{*std::move(layer)};
    }
    if (arguments.has(QStringLiteral("workspace")))
        return Error{Error::Kind::Words, tr("A workspace belongs to the shipped tables; leave --from out.")};
    const QString source = arguments.option(QStringLiteral("from"));
    ReadOptions options;
    std::vector<LayerInfo> wanted(1);
    wanted.front().name = arguments.option(QStringLiteral("layer"));
    const auto reading = CommandSource::of(arguments);
    if (!reading)
        return reading.error();
    SourceInfo all;
    if (wanted.front().name.isEmpty() || reading->hasRecipe()) {
        const auto info = ReaderProcess::probe(source);
        if (!info)
            return info.error();
        all = *info;
        options.driver = info->driver;
        for (const LayerInfo &each : info->layers)
            if (each.name == wanted.front().name || info->layers.size() == 1)
                wanted.front().fields = each.fields;
        if (wanted.front().name.isEmpty() && info->layers.size() > 1)
            wanted = filledLayers(*info);
        if (wanted.size() > 1 && format.driver != QLatin1String("GPKG"))
            return severalLayers(source, wanted, format);
    }
    std::vector<LayerPtr> layers;
    for (const auto &each : wanted) {
        options.layerName = each.name;
        auto table = reading->read(source, reading->optionsFor(options, all, each));
        if (!table)
            return table.error();
        layers.push_back(std::move(table->layer));
    }
    return layers;
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
    const auto exposures =
        SiteExposures::create((*catalogue)->deposits(), (*catalogue)->incidents(), QDate::currentDate());
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
        if (const QString undecided = undecidedText(layer, *condition, undecidedRows(layer, *condition));
            !undecided.isEmpty())
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

/// The layer of --project that --layer names, else its active one; `asked`: the rows that its filters leave, with
/// --selected those that are selected.
Result<std::vector<LayerPtr>> projectLayer(const Arguments &arguments, ExportOptions &options,
                                           std::optional<RowSet> &asked)
{
    for (const char *other : {"from", "recipe", "security"})
        if (arguments.has(QString::fromLatin1(other)))
            return Error{Error::Kind::Words,
                         tr("A project says itself what is read; leave --%1 out.").arg(QString::fromLatin1(other))};
    auto opened = commandProject(arguments.option(QStringLiteral("project")));
    if (!opened)
        return opened.error();
    ProjectLayers project(*std::move(opened), arguments);
    if (const QString why = project.whyNot(); !why.isEmpty())
        return Error{Error::Kind::Output, why};
    const auto at = project.find(arguments.option(QStringLiteral("layer")));
    if (!at)
        return at.error();
    auto entry = project.entry(*at);
    if (!entry)
        return entry.error();
    auto rows = project.rows(*at, *entry->layer);
    if (!rows)
        return rows.error();
    asked = *std::move(rows);
    if (arguments.has(QStringLiteral("selected")))
        *asked &= entry->layer->rowsOfKeys(project.project().window.layers[*at].selectedKeys);
    for (std::size_t i = 0; i < project.count(); ++i)
        options.sources << project.project().window.layers[i].path;
    if (auto own = refuseSources(options.path, options.sources); !own)
        return own.error();
    return std::vector<LayerPtr>{entry->layer};
}

/// Every file that is read, beside that of the layer: none is ever written over.
QStringList filesRead(const Arguments &arguments)
{
    QStringList files{arguments.option(QStringLiteral("from")), arguments.option(QStringLiteral("workspace")),
                      arguments.option(QStringLiteral("project"))};
    if (const QString recipe = arguments.option(QStringLiteral("recipe")); QFileInfo::exists(recipe))
        files << recipe;
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
                             .arg(target.path, target.replaced) +
                         target.dependents()};
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
void sayWarnings(const Layer &layer, const QString &before = {})
{
    constexpr std::size_t most = 20;
    std::vector<Warning> warnings = layer.warnings();
    std::stable_partition(warnings.begin(), warnings.end(), [&](const Warning &warning) { // doubts first
        const auto &doubts = layer.provenance().doubts;
        return std::any_of(doubts.begin(), doubts.end(),
                           [&](const Doubt &doubt) { return doubt.message == warning.message; });
    });
    for (std::size_t i = 0; i < std::min(most, warnings.size()); ++i)
        complain(before + (warnings[i].sourceRow ? tr("row %1: %2").arg(*warnings[i].sourceRow).arg(warnings[i].message)
                                                 : warnings[i].message));
    if (warnings.size() > most)
        complain(before + tr("%1 more warnings; kohkan info lists them.").arg(warnings.size() - most));
}

/// All of several layers, each under its name, into one GeoPackage.
int exportSeveral(const std::vector<LayerPtr> &layers, const Arguments &arguments, ExportOptions options)
{
    if (arguments.has(QStringLiteral("layer-name")))
        return fail({Error::Kind::Words, tr("--layer-name names one layer, and %1 has %2; choose one with --layer.")
                                             .arg(arguments.option(QStringLiteral("from")))
                                             .arg(layers.size())});
    QStringList own;
    for (const auto &layer : layers)
        own << layer->name();
    const QStringList names = distinctLayerNames(own);
    std::vector<LayerToWrite> chosen;
    auto agreed = ExportTarget::Action::NewFile;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        auto rows = chosenRows(*layers[i], arguments);
        if (!rows)
            return fail(rows.error());
        chosen.push_back({layers[i], *std::move(rows), names[qsizetype(i)]});
        if (names[qsizetype(i)] != own[qsizetype(i)])
            complain(tr("The layer %1 is called %2, because another has its name.")
                         .arg(own[qsizetype(i)], names[qsizetype(i)]));
        sayWarnings(*layers[i], names[qsizetype(i)] + QStringLiteral(": "));
        options.layerName = names[qsizetype(i)];
        const auto target = exportTargetOf(*layers[i], options);
        if (!target)
            return fail(target.error());
        if (auto may = agreeTo(options, *target, arguments.has(QStringLiteral("overwrite"))); !may)
            return fail(may.error());
        if (options.agreed != ExportTarget::Action::NewFile)
            agreed = options.agreed;
    }
    options.agreed = agreed;
    options.layerName.clear();
    const auto reports = exportLayers(chosen, options);
    if (!reports)
        return fail(reports.error());
    for (std::size_t i = 0; i < reports->size(); ++i) {
        for (const auto &warning : (*reports)[i].warnings)
            complain(QStringLiteral("%1: %2").arg(chosen[i].name, warning.message));
        print(tr("%1 features written to %2, layer %3").arg((*reports)[i].written).arg(options.path, chosen[i].name));
    }
    return 0;
}

} // namespace

int exportCommand(const QStringList &words)
{
    const auto arguments =
        Arguments::parse(words,
                         {QStringLiteral("from"), QStringLiteral("layer"), QStringLiteral("where"),
                          QStringLiteral("bbox"), QStringLiteral("format"), QStringLiteral("workspace"),
                          QStringLiteral("layer-name"), QStringLiteral("recipe"), QStringLiteral("project")},
                         {QStringLiteral("security"), QStringLiteral("overwrite"), QStringLiteral("selected")});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->words.size() != 1)
        return fail({Error::Kind::Words, tr("export wants one OUT.")});
    if (arguments->has(QStringLiteral("selected")) && !arguments->has(QStringLiteral("project")))
        return fail({Error::Kind::Words, tr("--selected asks for what is selected in a --project.")});
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
    std::optional<RowSet> asked;
    const auto layers = arguments->has(QStringLiteral("project")) ? projectLayer(*arguments, options, asked)
                                                                  : sourceLayers(*arguments, *format);
    if (!layers)
        return fail(layers.error());
    const LayerPtr &layer = layers->front();
    if (arguments->has(QStringLiteral("security"))) {
        auto columns = securityOf(*layer, *arguments);
        if (!columns)
            return fail(columns.error());
        options.extraColumns = *std::move(columns);
    }
    if (layers->size() > 1)
        return exportSeveral(*layers, *arguments, options);
    auto rows = chosenRows(*layer, *arguments);
    if (!rows)
        return fail(rows.error());
    if (asked)
        *rows &= *asked;
    sayWarnings(*layer);
    if (format->driver == QLatin1String("FlatGeobuf"))
        if (const QString sentence = leftOutOfFlatGeobuf(*layer, *rows); !sentence.isEmpty())
            complain(sentence);
    const auto target = exportTargetOf(*layer, options);
    if (!target)
        return fail(target.error());
    if (auto agreed = agreeTo(options, *target, arguments->has(QStringLiteral("overwrite"))); !agreed)
        return fail(agreed.error());
    const auto report = exportLayer(*layer, *rows, options);
    if (!report)
        return fail(report.error());
    for (const auto &warning : report->warnings)
        complain(warning.message);
    print(tr("%1 features written to %2").arg(report->written).arg(options.path));
    return 0;
}

} // namespace kohkan
