// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/file_opener.h"

#include "datasets/security/incident_layer.h"
#include "datasets/security/incident_source.h"
#include "datasets/table/passing_on.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace kohkan {

namespace {

/// The first doubt that one click can do something about, or null.
const Doubt *remediable(const Layer &layer)
{
    const auto &doubts = layer.provenance().doubts;
    const auto found = std::find_if(doubts.begin(), doubts.end(),
                                    [](const Doubt &doubt) { return doubt.remedy() != Doubt::Remedy::None; });
    return found == doubts.end() ? nullptr : &*found;
}

} // namespace

/// Layers of one file that are opened together, in its order: however long each takes, they are added from the last to
/// the first, which then stands on top.
struct FileOpener::Together {
    struct Layer {
        quint64 id = 0;
        bool isSettled = false;
        std::optional<DatasetLoader::Loaded> loaded; ///< none: it failed, or somebody is asked
    };
    std::vector<Layer> layers; ///< not added yet
    void settle(quint64 id, std::optional<DatasetLoader::Loaded> loaded)
    {
        for (Layer &layer : layers)
            if (layer.id == id) {
                layer.isSettled = true;
                layer.loaded = std::move(loaded);
            }
    }
};

FileOpener::FileOpener(DatasetLoader *loader, LayerList *layers, const ImportRecipes *recipes, QWidget *dialogParent)
    : QObject(dialogParent), m_loader(loader), m_layers(layers), m_recipes(recipes), m_dialogParent(dialogParent)
{
    connect(loader, &DatasetLoader::probed, this, &FileOpener::probed);
    connect(loader, &DatasetLoader::loaded, this, &FileOpener::loaded);
    connect(loader, &DatasetLoader::failed, this, &FileOpener::failed);
    connect(loader, &DatasetLoader::progressed, this, [this](quint64 id, ReadProgress progress) {
        if (!m_waiting.contains(id)) // somebody else reads it
            return;
        const QString name = QFileInfo(m_waiting.value(id).path).fileName();
        const QString rows =
            progress.rows > 0 ? tr("Reading %1: %2 rows").arg(name).arg(progress.rows) : tr("Reading %1").arg(name);
        emit progressed(rows + waitingText(), progress.share);
    });
    connect(loader, &DatasetLoader::began, this, &FileOpener::sayBeginning);
}

void FileOpener::open(const QStringList &paths)
{
    for (const auto &path : paths) {
        const auto id = m_loader->probe(path);
        Waiting waiting;
        waiting.path = path;
        waiting.isProbe = true;
        m_waiting.insert(id, waiting);
        sayBeginning(id);
    }
}

/// That a file is being opened or read, or waits for its turn.
void FileOpener::sayBeginning(quint64 id)
{
    const auto found = m_waiting.constFind(id);
    if (found == m_waiting.constEnd())
        return;
    const QString name = QFileInfo(found->path).fileName();
    if (m_loader->isWaiting(id))
        emit progressed(tr("%1 waits: two files are being read").arg(name), -1);
    else
        emit progressed((found->isProbe ? tr("Opening %1") : tr("Reading %1")).arg(name) + waitingText(), -1);
}

/// What has to be said of the files whose turn has not come, behind what is said of another.
QString FileOpener::waitingText() const
{
    QStringList names;
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it)
        if (m_loader->isWaiting(it.key()))
            names << QFileInfo(it->path).fileName();
    names.sort();
    return names.isEmpty() ? QString()
                           : QStringLiteral(" (%1)").arg(tr("waiting: %1").arg(names.join(QStringLiteral(", "))));
}

void FileOpener::fill(EntryId entry, const QString &path, const ReadOptions &options, Asker asker)
{
    Waiting waiting;
    waiting.path = path;
    waiting.options = options;
    waiting.entry = entry;
    waiting.asker = asker;
    read(std::move(waiting));
}

quint64 FileOpener::read(Waiting waiting)
{
    const LayerEntry *before = m_layers->value().find(waiting.entry);
    const auto id = m_loader->read(waiting.path, waiting.options, before ? before->layer : nullptr);
    m_waiting.insert(id, std::move(waiting));
    sayBeginning(id);
    return id;
}

void FileOpener::done(quint64 id)
{
    m_waiting.remove(id);
    if (m_waiting.isEmpty())
        emit idle();
}

void FileOpener::cancelAll()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (auto it = waiting.begin(); it != waiting.end(); ++it) {
        m_loader->cancel(it.key());
        if (it->entry != 0)
            m_layers->edit(it->entry, [&](LayerEntry &entry) {
                if (!entry.layer)
                    entry.missing = tr("Reading %1 was cancelled; Locate... reads it.").arg(it->path);
            });
    }
    emit idle();
    emit said(tr("Reading was cancelled; what was open is as it was."), {}, false);
}

void FileOpener::forget()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (auto it = waiting.begin(); it != waiting.end(); ++it)
        m_loader->cancel(it.key());
    if (!waiting.isEmpty())
        emit idle();
}

void FileOpener::probed(quint64 id, const SourceInfo &info)
{
    if (!m_waiting.contains(id))
        return;
    if (info.layers.size() > 1 && m_asks)
        return askLayers(id, info); // done when somebody has answered
    if (info.layers.size() > 1) {
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < info.layers.size(); ++i)
            if (info.layers[i].featureCount != 0)
                all.push_back(i);
        readTogether(info, all);
    } else {
        Source source{info.path, {}, info.warnings};
        if (!info.layers.empty())
            source = sourceOf(info, 0);
        source.options.driver = info.driver;
        source.options.layerName.clear();
        read(source, true);
    }
    done(id);
}

ReadOptions FileOpener::optionsFor(const SourceInfo &info, const LayerInfo &layer) const
{
    ReadOptions options;
    options.driver = info.driver;
    options.layerName = layer.name;
    QStringList columns;
    for (const FieldInfo &field : layer.fields)
        columns << field.name;
    const ImportRecipePtr recipe = m_recipes->of(columns);
    return recipe ? recipe->applied(options) : options;
}

FileOpener::Source FileOpener::sourceOf(const SourceInfo &info, std::size_t layer) const
{
    Source source{info.path, optionsFor(info, info.layers[layer]), info.warnings};
    for (const LayerInfo &one : info.layers)
        source.layers << one.name;
    return source;
}

quint64 FileOpener::read(const Source &source, bool mayAsk)
{
    Waiting waiting;
    waiting.path = source.path;
    waiting.options = source.options;
    waiting.warnings = source.warnings;
    waiting.layers = source.layers;
    waiting.mayAsk = mayAsk;
    return read(std::move(waiting));
}

void FileOpener::readTogether(const SourceInfo &info, const std::vector<std::size_t> &layers)
{
    const auto together = std::make_shared<Together>();
    for (const std::size_t layer : layers) {
        const quint64 id = read(sourceOf(info, layer), true);
        m_waiting[id].together = together;
        together->layers.push_back({id, false, std::nullopt});
    }
}

void FileOpener::release(const std::shared_ptr<Together> &together)
{
    while (!together->layers.empty() && together->layers.back().isSettled) {
        const Together::Layer last = std::move(together->layers.back());
        together->layers.pop_back();
        if (last.loaded && m_waiting.contains(last.id))
            take(Waiting(m_waiting.value(last.id)), *last.loaded);
        done(last.id);
    }
}

void FileOpener::add(const Source &source, const DatasetLoader::Loaded *loaded)
{
    if (!loaded) {
        read(source, false);
        return;
    }
    Waiting waiting;
    waiting.path = source.path;
    waiting.options = source.options;
    waiting.warnings = source.warnings;
    take(waiting, *loaded);
}

void FileOpener::askLayers(quint64 id, const SourceInfo &info)
{
    auto *dialog = new QDialog(m_dialogParent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Layers of %1").arg(QFileInfo(info.path).fileName()));
    auto *list = new QListWidget(dialog);
    for (const auto &layer : info.layers) {
        const QString count = layer.featureCount < 0    ? tr("rows not counted")
                              : layer.featureCount == 1 ? tr("1 row")
                                                        : tr("%1 rows").arg(layer.featureCount);
        const QString kind = layer.geometryType == QLatin1String("None") ? tr("table") : layer.geometryType;
        auto *item = new QListWidgetItem(QStringLiteral("%1   —   %2, %3").arg(layer.name, kind, count), list);
        item->setData(Qt::UserRole, layer.name);
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setCheckState(layer.featureCount == 0 ? Qt::Unchecked : Qt::Checked);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, dialog);
    auto *layout = new QVBoxLayout(dialog);
    auto *question = new QLabel(tr("%1 has several layers. Which shall be opened?").arg(info.path), dialog);
    question->setWordWrap(true);
    layout->addWidget(question);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    dialog->resize(520, 320);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, list, info] {
        std::vector<std::size_t> wanted;
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->checkState() == Qt::Checked)
                wanted.push_back(static_cast<std::size_t>(i));
        readTogether(info, wanted);
    });
    connect(dialog, &QDialog::finished, this, [this, id] { done(id); });
    dialog->open();
}

void FileOpener::loaded(quint64 id, const DatasetLoader::Loaded &loaded)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    const Waiting waiting = *found;
    const bool isOpen = waiting.mayAsk && m_asks && !loaded.questions.isEmpty();
    if (isOpen)
        emit leftOpen({waiting.path, waiting.options, waiting.warnings, waiting.layers}, loaded);
    if (waiting.together) {
        waiting.together->settle(id, isOpen ? std::nullopt : std::optional(loaded));
        return release(waiting.together);
    }
    if (!isOpen)
        take(waiting, loaded);
    done(id);
}

/// Into the list.
void FileOpener::take(const Waiting &waiting, const DatasetLoader::Loaded &loaded)
{
    const Provenance &provenance = loaded.layer->provenance();
    EntryId entry = waiting.entry;
    if (entry != 0) {
        const LayerList::Aside aside(m_layers); // a filter that no longer fits goes
        m_layers->edit(entry, [&](LayerEntry &into) {
            into.layer = loaded.layer;
            into.tables = loaded.tables;
            into.path = provenance.path;
            into.sourceLayer = provenance.sourceLayer;
            into.missing.clear();
        });
    } else {
        LayerEntry added;
        added.name = loaded.layer->name();
        added.layer = loaded.layer;
        added.tables = loaded.tables;
        added.style = styleFor(loaded);
        added.path = provenance.path;
        added.sourceLayer = provenance.sourceLayer;
        entry = m_layers->add(std::move(added), placeForNew());
        if (!waiting.together || loaded.layer->rowCount() > 0)
            m_layers->setActive(entry);
    }
    if (waiting.asker == Asker::User) {
        sayWarnings(waiting, loaded);
        if (const Doubt *doubt = remediable(*loaded.layer))
            emit doubted(entry, *doubt);
    }
    emit opened(entry, waiting.options);
}

/// On top, but below the shipped sites, which a million marks would hide.
int FileOpener::placeForNew() const
{
    const auto &entries = m_layers->value().entries;
    return !entries.empty() && entries.front().isDeposits() ? 1 : 0;
}

/// Incidents are coloured by their type; anything else has a colour of its own.
LayerStyle FileOpener::styleFor(const DatasetLoader::Loaded &loaded)
{
    const Layer &layer = *loaded.layer;
    if (loaded.tables && layer.column(u"commodity_group"))
        return depositStyle();
    const bool isMapped = incidentSourceOf(layer) == IncidentSource::Mapped;
    const Column *types = isMapped ? derivedColumn(layer, mappedTypeColumn) : incidentColumn(layer, u"event_type");
    if (types && types->type() == Column::Type::Text && incidentSourceOf(layer) != IncidentSource::None)
        return eventTypeStyle(types->name());
    return plainStyle(m_styled++);
}

/// What another reading of a file found, and the ids of it.
QString FileOpener::changesText(const LayerChanges &changes, QStringList &details)
{
    constexpr qsizetype most = 500;
    const auto list = [&](const QString &what, const QStringList &keys) {
        const QString listed = keys.mid(0, most).join(QStringLiteral(", "));
        if (!keys.isEmpty())
            details << QStringLiteral("%1: %2").arg(
                what, keys.size() <= most ? listed : tr("%1 and %2 more").arg(listed).arg(keys.size() - most));
    };
    list(tr("Added"), changes.added);
    list(tr("Changed"), changes.changed);
    list(tr("Removed"), changes.removed);
    if (changes.isNone())
        return tr("Read again: no row is another.");
    return tr("Read again: %1 rows added, %2 changed, %3 removed.")
        .arg(changes.added.size())
        .arg(changes.changed.size())
        .arg(changes.removed.size());
}

void FileOpener::sayWarnings(const Waiting &waiting, const DatasetLoader::Loaded &loaded)
{
    const Layer &layer = *loaded.layer;
    std::vector<Warning> warnings = waiting.warnings;
    if (const QString why = whyNotPassedOn(layer); !why.isEmpty())
        warnings.push_back({std::nullopt, why});
    for (const auto *more : {&layer.warnings(), &loaded.incidentWarnings})
        for (const auto &warning : *more)
            if (std::find(waiting.warnings.begin(), waiting.warnings.end(), warning) == waiting.warnings.end())
                warnings.push_back(warning);
    const QString name = QFileInfo(waiting.path).fileName();
    QStringList details;
    const QString changes = loaded.changes ? changesText(*loaded.changes, details) : QString();
    const bool isMapped = incidentSourceOf(layer) == IncidentSource::Mapped;
    const QString recipe = waiting.options.recipe.value(QLatin1String("name")).toString();
    const QString mapped =
        loaded.tables ? (recipe.isEmpty() ? tr("Read by what was said of its columns.") : tr("Read as %1.").arg(recipe))
        : isMapped    ? tr("Read as incidents by what was said of its columns; Layer > Incident "
                              "columns... changes it.")
                      : QString();
    if (warnings.empty()) {
        QStringList parts{mapped, changes};
        parts.removeAll(QString());
        if (!parts.isEmpty())
            emit said(tr("%1: %2").arg(name, parts.join(u' ')), details.join(u'\n'), false);
        return;
    }
    for (const auto &warning : warnings)
        details << (warning.sourceRow ? tr("row %1: %2").arg(*warning.sourceRow).arg(warning.message)
                                      : warning.message);
    QString first = warnings.size() == 1 ? details.back() : tr("%1 things to know, see Details.").arg(warnings.size());
    if (const Doubt *doubt = remediable(layer); doubt && warnings.size() > 1)
        first = doubt->message + u' ' + first;
    QStringList parts;
    if (const QString source = incidentSourceName(incidentSourceOf(layer)); !source.isEmpty())
        parts << (whyNotPassedOn(layer).isEmpty() ? tr("%1.").arg(source)
                                                  : tr("%1, may not be passed on.").arg(source));
    parts << mapped << changes << first;
    parts.removeAll(QString());
    emit said(tr("%1: %2").arg(name, parts.join(u' ')), details.join(u'\n'), false);
}

void FileOpener::failed(quint64 id, const Error &error)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    if (found->entry != 0)
        m_layers->edit(found->entry, [&](LayerEntry &entry) {
            if (!entry.layer)
                entry.missing = error.message;
        });
    const auto together = found->together;
    emit said(error.message, error.detail, true);
    if (!together)
        return done(id);
    together->settle(id, std::nullopt);
    release(together);
}

} // namespace kohkan
