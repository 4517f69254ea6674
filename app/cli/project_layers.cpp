// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/project_layers.h"

#include "app/cli/command_catalogue.h"
#include "app/project/project_bundle.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/reader_process.h"
#include "datasets/io/reading_words.h"
#include "datasets/recipes/mapped_table.h"
#include "datasets/table/filter.h"
#include "datasets/work/words.h"
#include "widgets/state/shipped_entry.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kohkan {

namespace {

/// `isInBundle`: it is looked at in the zip.
QString wordOf(FileState state, bool isInBundle)
{
    if (isInBundle)
        return QStringLiteral("bundled");
    switch (state) {
    case FileState::Missing:
        return QStringLiteral("missing");
    case FileState::Differs:
        return QStringLiteral("differs");
    default:
        return QStringLiteral("same");
    }
}

QString textOf(FileState state)
{
    switch (state) {
    case FileState::Missing:
        return tr("not there");
    case FileState::Differs:
        return tr("not the file of when the project was saved");
    default:
        return tr("as it was");
    }
}

Result<OpenedProject> opened(const QString &path)
{
    if (!isBundlePath(path))
        return openProject(path);
    const auto unpacked = unpackBundle(path);
    return unpacked ? openProject(unpacked->project) : Result<OpenedProject>(unpacked.error());
}

QJsonObject layerJson(const SessionValue::LayerState &layer, FileState state, bool isInBundle)
{
    QJsonObject object{{QStringLiteral("name"), layer.name},
                       {QStringLiteral("visible"), layer.visible},
                       {QStringLiteral("active"), layer.isActive},
                       {QStringLiteral("opacity"), layer.opacity},
                       {QStringLiteral("selected"), layer.selectedKeys.size()}};
    QJsonArray conditions;
    for (const Condition &condition : layer.conditions)
        conditions.append(condition.text());
    object.insert(QStringLiteral("conditions"), conditions);
    if (!layer.bundledTable.isEmpty()) {
        object.insert(QStringLiteral("shipped"), layer.bundledTable);
        return object;
    }
    object.insert(QStringLiteral("path"), layer.path);
    object.insert(QStringLiteral("sourceLayer"), layer.sourceLayer);
    object.insert(QStringLiteral("size"), layer.fileSize);
    object.insert(QStringLiteral("time"), layer.fileTime.toUTC().toString(Qt::ISODate));
    object.insert(QStringLiteral("sha256"), layer.sha256);
    object.insert(QStringLiteral("file"), wordOf(state, isInBundle));
    return object;
}

void printLayer(const SessionValue::LayerState &layer, FileState state, bool isInBundle)
{
    QStringList parts;
    if (!layer.visible)
        parts << tr("hidden");
    if (layer.isActive)
        parts << tr("active");
    for (const Condition &condition : layer.conditions)
        parts << tr("filter: %1").arg(condition.text());
    if (!layer.selectedKeys.isEmpty())
        parts << tr("selected: %1").arg(layer.selectedKeys.size());
    print(QStringLiteral("%1: %2").arg(
        layer.name, layer.bundledTable.isEmpty()
                        ? QStringLiteral("%1, %2").arg(layer.path, isInBundle ? tr("in the bundle") : textOf(state))
                        : tr("shipped, %1").arg(layer.bundledTable)));
    for (const QString &part : parts)
        print(QStringLiteral("  ") + part);
}

} // namespace

bool isProject(const QString &path)
{
    return isProjectPath(path) || isBundlePath(path);
}

Result<OpenedProject> commandProject(const QString &path)
{
    auto project = opened(path);
    if (!project)
        return project;
    for (std::size_t i = 0; i < project->states.size(); ++i)
        if (project->states[i] != FileState::Same)
            complain(QStringLiteral("%1: %2: %3.")
                         .arg(project->project.window.layers[i].name, project->project.window.layers[i].path,
                              textOf(project->states[i])));
    for (const Project::LeftOut &left : project->project.leftOut)
        complain(tr("%1 is not in the bundle: %2").arg(left.name, left.why));
    return project;
}

ProjectLayers::ProjectLayers(OpenedProject opened, const Arguments &arguments)
    : m_opened(std::move(opened)), m_arguments(arguments)
{}

Result<std::size_t> ProjectLayers::find(const QString &name) const
{
    QStringList names;
    for (std::size_t i = 0; i < count(); ++i) {
        const auto &state = project().window.layers[i];
        if (name.isEmpty() ? state.isActive : state.name == name)
            return i;
        names << state.name;
    }
    if (name.isEmpty())
        return Error{
            Error::Kind::Words,
            tr("The project has no active layer; name one with --layer: %1.").arg(names.join(QStringLiteral(", ")))};
    return Error{Error::Kind::Words,
                 tr("The project has no layer %1; it has %2.").arg(name, names.join(QStringLiteral(", ")))};
}

QString ProjectLayers::whyNot() const
{
    return project().asOf
               ? tr("%1 shows what was known on %2; files say nowhere of what day they are, so none is made of "
                    "an earlier one. Open it, go back to today, and save it.")
                     .arg(m_opened.path, project().asOf->toString(Qt::ISODate))
               : QString();
}

Result<CataloguePtr> ProjectLayers::catalogue()
{
    if (m_catalogue)
        return m_catalogue;
    const auto folder = dataFolder();
    if (!folder)
        return folder.error();
    auto loaded = commandCatalogue(m_arguments, *folder);
    if (loaded)
        m_catalogue = *loaded;
    return loaded;
}

Result<LayerPtr> ProjectLayers::read(const SessionValue::LayerState &state, std::size_t at)
{
    if (!state.bundledTable.isEmpty()) {
        const auto shipped = catalogue();
        if (!shipped)
            return shipped.error();
        const LayerPtr table = state.bundledTable == QLatin1String("deposits") ? (*shipped)->deposits()
                                                                               : (*shipped)->table(state.bundledTable);
        if (!table)
            return Error{Error::Kind::Input, tr("%1 is made in the window only.").arg(state.name)};
        return table;
    }
    if (m_opened.states[at] == FileState::Missing)
        return Error{Error::Kind::Input, tr("%1 is not there.").arg(state.path)};
    ReadOptions options = readingFromJson(state.reading);
    options.layerName = state.sourceLayer;
    if (!state.incidents.isEmpty())
        options.incidents = std::make_shared<const IncidentMapping>(IncidentMapping::fromJson(state.incidents));
    if (options.driver.isEmpty()) {
        const auto source = ReaderProcess::probe(state.path);
        if (!source)
            return source.error();
        options.driver = source->driver;
        if (source->layers.size() == 1)
            options.layerName.clear();
    }
    auto layer = ReaderProcess::read(state.path, options);
    if (!layer || options.recipe.isEmpty())
        return layer;
    const auto shipped = catalogue();
    if (!shipped)
        return shipped.error();
    auto table = mappedAs(*layer, options, **shipped);
    return table ? Result<LayerPtr>(table->layer) : Result<LayerPtr>(table.error());
}

Result<LayerEntry> ProjectLayers::entry(std::size_t at)
{
    const SessionValue::LayerState &state = project().window.layers[at];
    auto layer = read(state, at);
    if (!layer)
        return layer.error();
    LayerEntry entry = state.bundledTable.isEmpty() ? LayerEntry() : shippedEntry(state.bundledTable, *layer);
    entry.name = state.name;
    entry.layer = *layer;
    entry.visible = state.visible;
    entry.opacity = state.opacity;
    entry.path = state.path;
    entry.style = state.style.value_or(state.bundledTable.isEmpty() ? plainStyle(at) : entry.style);
    return entry;
}

Result<RowSet> ProjectLayers::rows(std::size_t at, const Layer &layer) const
{
    const auto &conditions = project().window.layers[at].conditions;
    for (const Condition &condition : conditions)
        if (const QString undecided = undecidedText(layer, condition, undecidedRows(layer, condition));
            !undecided.isEmpty())
            complain(undecided);
    return evaluateAll(layer, conditions);
}

int projectInfo(const QString &path, bool asJson)
{
    const bool isInBundle = isBundlePath(path);
    Result<OpenedProject> project = isInBundle ? Result<OpenedProject>(OpenedProject()) : openProject(path);
    if (isInBundle) { // is not unpacked to be looked at
        auto inside = readBundle(path);
        if (!inside)
            return fail(inside.error());
        project->project = *std::move(inside);
        project->path = QFileInfo(path).absoluteFilePath();
        const QDir root(QFileInfo(path).absolutePath());
        for (SessionValue::LayerState &layer : project->project.window.layers)
            if (!layer.path.isEmpty())
                layer.path = root.relativeFilePath(layer.path); // as it is called in the zip
        project->states.resize(project->project.window.layers.size(), FileState::Same);
    }
    if (!project)
        return fail(project.error());
    const Project &value = project->project;
    int off = 0;
    QJsonArray layers, leftOut;
    for (std::size_t i = 0; i < project->states.size(); ++i) {
        layers.append(layerJson(value.window.layers[i], project->states[i], isInBundle));
        off += project->states[i] == FileState::Same ? 0 : 1;
    }
    for (const Project::LeftOut &left : value.leftOut)
        leftOut.append(QJsonObject{{QStringLiteral("name"), left.name}, {QStringLiteral("why"), left.why}});
    const QString day = value.asOf ? value.asOf->toString(Qt::ISODate) : QString();
    if (asJson) {
        print(QString::fromUtf8(
            QJsonDocument(QJsonObject{{QStringLiteral("project"), project->path},
                                      {QStringLiteral("version"), Project::version},
                                      {QStringLiteral("layers"), layers},
                                      {QStringLiteral("leftOut"), leftOut},
                                      {QStringLiteral("referenceSystem"), value.window.system},
                                      {QStringLiteral("asOf"), day.isEmpty() ? QJsonValue() : QJsonValue(day)},
                                      {QStringLiteral("notes"), value.notes}})
                .toJson()
                .trimmed()));
        return off == 0 ? 0 : 2;
    }
    print(tr("%1 (project, layers: %2)").arg(project->path).arg(layers.size()));
    if (!day.isEmpty())
        print(tr("as of: %1").arg(day));
    if (!value.window.system.isEmpty())
        print(tr("reference system: %1").arg(value.window.system));
    for (std::size_t i = 0; i < project->states.size(); ++i)
        printLayer(value.window.layers[i], project->states[i], isInBundle);
    for (const Project::LeftOut &left : value.leftOut)
        print(tr("not in the bundle: %1: %2").arg(left.name, left.why));
    if (!value.notes.isEmpty())
        print(tr("notes: %1").arg(value.notes));
    return off == 0 ? 0 : 2;
}

} // namespace kohkan
