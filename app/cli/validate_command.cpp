// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_source.h"
#include "app/cli/commands.h"
#include "datasets/io/import_report.h"
#include "datasets/io/reader_process.h"
#include "datasets/security/incident_layer.h"
#include "datasets/work/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace kohkan {

namespace {

constexpr int leftOutCode = 4;

struct Validated {
    SourceInfo source;
    std::vector<ImportReport> reports; ///< one a layer
    QStringList warnings;              ///< of the source, that are in no report
};

Result<Validated> validate(const QString &path, const QString &layerName, const CommandSource &reading)
{
    auto source = ReaderProcess::probe(path);
    if (!source)
        return source.error();
    Validated all{*std::move(source), {}, {}};
    std::vector<LayerInfo> wanted;
    for (const LayerInfo &info : all.source.layers)
        if (layerName.isEmpty() || info.name == layerName)
            wanted.push_back(info);
    if (wanted.empty() && !layerName.isEmpty())
        wanted.emplace_back().name = layerName; // the reader says what there is
    std::vector<Warning> inLayers;
    for (const LayerInfo &info : wanted) {
        ReadOptions options;
        options.layerName = info.name;
        options.driver = all.source.driver; // probe() has just seen which one survives
        reading.sayFitting(info);
        const auto table = reading.read(path, reading.optionsFor(options, all.source, info));
        if (!table)
            return table.error();
        const LayerPtr &layer = table->layer;
        all.reports.push_back(*ImportReport::of(*layer, {}, incidentWarnings(layer)));
        inLayers.insert(inLayers.end(), layer->warnings().begin(), layer->warnings().end());
    }
    for (const Warning &warning : all.source.warnings)
        if (std::find(inLayers.begin(), inLayers.end(), warning) == inLayers.end())
            all.warnings << warning.message;
    return all;
}

} // namespace

int validateCommand(const QStringList &words)
{
    const auto arguments =
        Arguments::parse(words, {QStringLiteral("layer"), QStringLiteral("recipe")}, {QStringLiteral("json")});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->words.size() != 1)
        return fail({Error::Kind::Words, tr("validate wants one SOURCE.")});
    if (arguments->has(QStringLiteral("layer")) && arguments->option(QStringLiteral("layer")).isEmpty())
        return fail({Error::Kind::Words, tr("--layer wants the name of a layer.")});
    const auto reading = CommandSource::of(*arguments);
    if (!reading)
        return fail(reading.error());
    const auto all = validate(arguments->words.front(), arguments->option(QStringLiteral("layer")), *reading);
    if (!all)
        return fail(all.error());
    const bool isComplete = std::all_of(all->reports.begin(), all->reports.end(),
                                        [](const ImportReport &report) { return report.isComplete(); });
    if (arguments->has(QStringLiteral("json"))) {
        QJsonArray layers;
        for (const ImportReport &report : all->reports)
            layers.append(report.json());
        print(QString::fromUtf8(
            QJsonDocument(QJsonObject{{QStringLiteral("path"), all->source.path},
                                      {QStringLiteral("driver"), all->source.driver},
                                      {QStringLiteral("isComplete"), isComplete},
                                      {QStringLiteral("layers"), layers},
                                      {QStringLiteral("warnings"), QJsonArray::fromStringList(all->warnings)}})
                .toJson()
                .trimmed()));
    } else {
        QStringList parts;
        for (const ImportReport &report : all->reports)
            parts << report.text().trimmed();
        print(parts.join(QStringLiteral("\n\n")));
        for (const QString &warning : all->warnings)
            print(QStringLiteral("  ! %1").arg(warning));
    }
    return isComplete ? 0 : leftOutCode;
}

} // namespace kohkan
