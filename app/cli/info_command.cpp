// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_source.h"
#include "app/cli/commands.h"
#include "app/cli/project_layers.h"
#include "datasets/io/import_report.h"
#include "datasets/io/reader_process.h"
#include "datasets/security/incident_layer.h"
#include "datasets/table/hilbert_order.h"
#include "datasets/table/passing_on.h"
#include "datasets/work/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <set>

namespace kohkan {

namespace {

QJsonArray warningsJson(const std::vector<Warning> &warnings)
{
    QJsonArray array;
    for (const auto &warning : warnings) {
        QJsonObject object{{QStringLiteral("message"), warning.message}};
        if (warning.sourceRow)
            object.insert(QStringLiteral("row"), *warning.sourceRow);
        array.append(object);
    }
    return array;
}

QJsonArray doubtsJson(const std::vector<Doubt> &doubts)
{
    const auto kind = [](Doubt::Kind of) {
        switch (of) {
        case Doubt::Kind::Swapped:
            return QStringLiteral("swapped");
        case Doubt::Kind::SomeSwapped:
            return QStringLiteral("someSwapped");
        case Doubt::Kind::ZeroZero:
            return QStringLiteral("zeroZero");
        case Doubt::Kind::DegreesUnderMetric:
            return QStringLiteral("degreesUnderMetric");
        case Doubt::Kind::MetresWithoutSystem:
            return QStringLiteral("metresWithoutSystem");
        case Doubt::Kind::Totals:
            return QStringLiteral("totals");
        case Doubt::Kind::FarAway:
            return QStringLiteral("farAway");
        }
        return QString();
    };
    const auto remedy = [](Doubt::Remedy of) {
        switch (of) {
        case Doubt::Remedy::SwapAxes:
            return QStringLiteral("swapAxes");
        case Doubt::Remedy::ReadAsDegrees:
            return QStringLiteral("readAsDegrees");
        case Doubt::Remedy::StateSystem:
            return QStringLiteral("stateReferenceSystem");
        case Doubt::Remedy::None:
            break;
        }
        return QString();
    };
    QJsonArray array;
    for (const Doubt &doubt : doubts) {
        QJsonArray rows;
        for (const qint64 row : doubt.rows)
            rows.append(row);
        QJsonObject object{{QStringLiteral("kind"), kind(doubt.kind)},
                           {QStringLiteral("count"), doubt.count},
                           {QStringLiteral("rows"), rows},
                           {QStringLiteral("message"), doubt.message}};
        if (const QString word = remedy(doubt.remedy()); !word.isEmpty())
            object.insert(QStringLiteral("remedy"), word);
        array.append(object);
    }
    return array;
}

QString geometryTypeName(GeometryType type)
{
    static const char *const names[] = {"None",          "Point",
                                        "Line String",   "Polygon",
                                        "Multi Point",   "Multi Line String",
                                        "Multi Polygon", "Geometry Collection"};
    return QString::fromLatin1(names[static_cast<int>(type)]);
}

/// What the rows are where the header of the source leaves it open or, as in a table with coordinate columns, knows of
/// none.
QString geometryTypeText(const LayerInfo &info, const Layer &layer)
{
    std::set<GeometryType> found;
    GeometryType last = GeometryType::None;
    for (std::size_t i = 0; i < layer.rowCount(); ++i)
        if (const auto type = layer.geometry().type(rowAt(i)); type != last)
            found.insert(last = type);
    found.erase(GeometryType::None);
    const bool isOpen =
        info.geometryType == QLatin1String("None") || info.geometryType.startsWith(QLatin1String("Unknown"));
    if (!isOpen || found.empty())
        return info.geometryType;
    QStringList names;
    for (const GeometryType type : found)
        names << geometryTypeName(type);
    return names.join(QStringLiteral(", "));
}

QString operationText(const Provenance &provenance)
{
    if (provenance.operation.isEmpty() || provenance.operationAccuracy == 0)
        return provenance.operation;
    return provenance.operationAccuracy < 0
               ? tr("%1, of unknown accuracy").arg(provenance.operation)
               : tr("%1, to %2 m").arg(provenance.operation).arg(provenance.operationAccuracy);
}

/// One layer, read whole so that counts and warnings are true.
QJsonObject layerJson(const LayerInfo &info, const LayerPtr &read)
{
    const Layer &layer = *read;
    std::vector<Warning> warnings = layer.warnings();
    for (Warning &warning : incidentWarnings(read))
        warnings.push_back(std::move(warning));
    QJsonArray fields;
    for (const auto &column : layer.columns())
        fields.append(QJsonObject{{QStringLiteral("name"), column->name()},
                                  {QStringLiteral("type"), columnTypeWord(column->type())},
                                  {QStringLiteral("nulls"), qint64(column->nullCount())}});
    std::size_t placed = 0, onMap = 0;
    for (std::size_t i = 0; i < layer.rowCount(); ++i) {
        placed += layer.geometry().type(rowAt(i)) != GeometryType::None;
        onMap += isOnMap(layer.geometry(), rowAt(i));
    }
    QJsonObject object{{QStringLiteral("name"), info.name},
                       {QStringLiteral("geometryType"), geometryTypeText(info, layer)},
                       {QStringLiteral("referenceSystem"), layer.provenance().referenceSystem},
                       {QStringLiteral("operation"), operationText(layer.provenance())},
                       {QStringLiteral("rows"), qint64(layer.rowCount())},
                       {QStringLiteral("rowsWithGeometry"), qint64(placed)},
                       {QStringLiteral("rowsOnMap"), qint64(onMap)},
                       {QStringLiteral("fields"), fields},
                       {QStringLiteral("placeColumns"), QJsonArray::fromStringList(layer.provenance().placeColumns)},
                       {QStringLiteral("doubts"), doubtsJson(layer.provenance().doubts)},
                       {QStringLiteral("warnings"), warningsJson(warnings)}};
    if (!layer.provenance().licence.isEmpty())
        object.insert(QStringLiteral("licence"), layer.provenance().licence);
    object.insert(QStringLiteral("mayBePassedOn"), whyNotPassedOn(layer).isEmpty());
    const auto &box = layer.extent();
    if (!box.isEmpty())
        object.insert(QStringLiteral("extent"), QJsonArray{box.minX, box.minY, box.maxX, box.maxY});
    return object;
}

void printWarnings(const QJsonArray &warnings)
{
    for (const auto value : warnings) {
        const auto warning = value.toObject();
        const QString row = warning.contains(QLatin1String("row"))
                                ? tr("row %1: ").arg(warning.value(QLatin1String("row")).toInteger())
                                : QString();
        print(QStringLiteral("  ! %1%2").arg(row, warning.value(QLatin1String("message")).toString()));
    }
}

/// At most 7 decimals, none for nothing.
QString degrees(const QJsonValue &value)
{
    QString text = QString::number(value.toDouble(), 'f', 7);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

void printLayer(const QJsonObject &layer)
{
    const auto text = [&](const char *key) { return layer.value(QLatin1String(key)).toString(); };
    print(tr("Layer %1").arg(text("name")));
    print(tr("  geometry: %1").arg(text("geometryType")));
    print(tr("  reference system: %1")
              .arg(text("referenceSystem").isEmpty() ? QStringLiteral("—") : text("referenceSystem")));
    if (!text("operation").isEmpty())
        print(tr("  operation to WGS 84: %1").arg(text("operation")));
    if (!text("licence").isEmpty())
        print(tr("  licence: %1").arg(text("licence")));
    if (!layer.value(QLatin1String("mayBePassedOn")).toBool())
        print(tr("  rows may not be passed on; they leave only as counts"));
    const auto number = [&](const char *name) { return layer.value(QLatin1String(name)).toInteger(); };
    QString rows = tr("  rows: %1, %2 with a geometry").arg(number("rows")).arg(number("rowsWithGeometry"));
    if (number("rowsOnMap") != number("rowsWithGeometry"))
        rows += tr(", %1 on the map").arg(number("rowsOnMap"));
    print(rows);
    const auto box = layer.value(QLatin1String("extent")).toArray();
    if (!box.isEmpty())
        print(tr("  extent: %1, %2, %3, %4").arg(degrees(box[0]), degrees(box[1]), degrees(box[2]), degrees(box[3])));
    for (const auto value : layer.value(QLatin1String("fields")).toArray()) {
        const auto field = value.toObject();
        print(QStringLiteral("  %1: %2, %3")
                  .arg(field.value(QLatin1String("name")).toString(), field.value(QLatin1String("type")).toString(),
                       tr("%1 without a value").arg(field.value(QLatin1String("nulls")).toInteger())));
    }
    QStringList placed;
    for (const auto column : layer.value(QLatin1String("placeColumns")).toArray())
        placed << column.toString();
    if (!placed.isEmpty())
        print(tr("  placed by: %1").arg(placed.join(QStringLiteral(", "))));
    printWarnings(layer.value(QLatin1String("warnings")).toArray());
}

} // namespace

int infoCommand(const QStringList &words)
{
    const auto arguments =
        Arguments::parse(words, {QStringLiteral("recipe")}, {QStringLiteral("json"), QStringLiteral("report")});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->words.size() != 1)
        return fail({Error::Kind::Words, tr("info wants one SOURCE.")});
    const QString path = arguments->words.front();
    if (isProject(path) && (arguments->has(QStringLiteral("recipe")) || arguments->has(QStringLiteral("report"))))
        return fail({Error::Kind::Words, tr("--recipe and --report are for a SOURCE, and %1 is a project.").arg(path)});
    if (isProject(path))
        return projectInfo(path, arguments->has(QStringLiteral("json")));
    const auto reading = CommandSource::of(*arguments);
    if (!reading)
        return fail(reading.error());
    auto source = ReaderProcess::probe(path);
    if (!source)
        return fail(source.error());
    QJsonArray layers;
    QList<Warning> inLayers;
    QStringList reports;
    for (const auto &info : source->layers) {
        ReadOptions options;
        options.layerName = info.name;
        options.driver = source->driver; // probe() has just seen which one survives
        const auto table = reading->read(path, reading->optionsFor(options, *source, info));
        if (!table)
            return fail(table.error());
        const LayerPtr &layer = table->layer;
        QJsonObject object = layerJson(info, layer);
        if (arguments->has(QStringLiteral("report"))) {
            const ImportReport report = *ImportReport::of(*layer, {}, incidentWarnings(layer));
            object.insert(QStringLiteral("report"), report.json());
            reports << report.text();
        }
        layers.append(object);
        inLayers.append({layer->warnings().begin(), layer->warnings().end()});
    }
    std::erase_if(source->warnings, [&](const Warning &warning) { return inLayers.contains(warning); });
    const QJsonObject all{{QStringLiteral("path"), source->path},
                          {QStringLiteral("driver"), source->driver},
                          {QStringLiteral("layers"), layers},
                          {QStringLiteral("warnings"), warningsJson(source->warnings)}};
    if (arguments->has(QStringLiteral("json"))) {
        print(QString::fromUtf8(QJsonDocument(all).toJson().trimmed()));
        return 0;
    }
    print(QStringLiteral("%1 (%2)").arg(source->path, source->driver));
    for (const auto layer : layers)
        printLayer(layer.toObject());
    printWarnings(warningsJson(source->warnings));
    for (const auto &report : reports)
        print(u'\n' + report.trimmed());
    return 0;
}

} // namespace kohkan
