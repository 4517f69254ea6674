// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/file_opener.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace kohkan {

FileOpener::FileOpener(DatasetLoader *loader, LayerList *layers, QWidget *dialogParent)
    : QObject(dialogParent), m_loader(loader), m_layers(layers), m_dialogParent(dialogParent)
{
    connect(loader, &DatasetLoader::probed, this, &FileOpener::probed);
    connect(loader, &DatasetLoader::loaded, this, &FileOpener::loaded);
    connect(loader, &DatasetLoader::failed, this, &FileOpener::failed);
    connect(loader, &DatasetLoader::progressed, this, [this](quint64 id, ReadProgress progress) {
        const QString name = QFileInfo(m_waiting.value(id).path).fileName();
        const QString rows =
            progress.rows > 0 ? tr("Reading %1: %2 rows").arg(name).arg(progress.rows) : tr("Reading %1").arg(name);
        emit progressed(rows, progress.share);
    });
}

void FileOpener::open(const QStringList &paths)
{
    for (const auto &path : paths) {
        const auto id = m_loader->probe(path);
        Waiting waiting;
        waiting.path = path;
        waiting.isProbe = true;
        m_waiting.insert(id, waiting);
        emit progressed(tr("Opening %1").arg(QFileInfo(path).fileName()), -1);
    }
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

void FileOpener::read(Waiting waiting)
{
    const auto id = m_loader->read(waiting.path, waiting.options);
    emit progressed(tr("Reading %1").arg(QFileInfo(waiting.path).fileName()), -1);
    m_waiting.insert(id, std::move(waiting));
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

void FileOpener::probed(quint64 id, const SourceInfo &info)
{
    if (!m_waiting.contains(id))
        return;
    if (info.layers.size() > 1) {
        askLayers(info);
    } else {
        Waiting waiting;
        waiting.path = info.path;
        waiting.options.driver = info.driver;
        waiting.warnings = info.warnings;
        read(std::move(waiting));
    }
    done(id);
}

void FileOpener::askLayers(const SourceInfo &info)
{
    auto *dialog = new QDialog(m_dialogParent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Layers of %1").arg(QFileInfo(info.path).fileName()));
    auto *list = new QListWidget(dialog);
    for (const auto &layer : info.layers) {
        const QString count = layer.featureCount < 0 ? tr("rows not counted")
                                                     : tr("%n row(s)", nullptr, static_cast<int>(layer.featureCount));
        auto *item =
            new QListWidgetItem(QStringLiteral("%1   —   %2, %3").arg(layer.name, layer.geometryType, count), list);
        item->setData(Qt::UserRole, layer.name);
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setCheckState(layer.featureCount == 0 || list->count() > 1 ? Qt::Unchecked : Qt::Checked);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(new QLabel(tr("The file has several layers. Which shall be opened?"), dialog));
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    dialog->resize(520, 320);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, list, info] {
        for (int i = 0; i < list->count(); ++i) {
            if (list->item(i)->checkState() != Qt::Checked)
                continue;
            Waiting waiting;
            waiting.path = info.path;
            waiting.options.driver = info.driver;
            waiting.options.layerName = list->item(i)->data(Qt::UserRole).toString();
            waiting.warnings = info.warnings;
            read(std::move(waiting));
        }
    });
    dialog->open();
}

void FileOpener::loaded(quint64 id, const DatasetLoader::Loaded &loaded)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    const Waiting waiting = *found;
    const Provenance &provenance = loaded.layer->provenance();
    EntryId entry = waiting.entry;
    if (entry != 0) {
        m_layers->edit(entry, [&](LayerEntry &into) {
            into.layer = loaded.layer;
            into.projected = loaded.projected;
            into.path = provenance.path;
            into.missing.clear();
        });
    } else {
        LayerEntry added;
        added.name = loaded.layer->name();
        added.layer = loaded.layer;
        added.projected = loaded.projected;
        added.style = plainStyle(m_styled++);
        added.path = provenance.path;
        added.sourceLayer = provenance.sourceLayer;
        entry = m_layers->add(std::move(added));
        m_layers->setActive(entry);
    }
    if (waiting.asker == Asker::User)
        sayWarnings(waiting, *loaded.layer);
    emit opened(entry, waiting.options);
    done(id);
}

void FileOpener::sayWarnings(const Waiting &waiting, const Layer &layer)
{
    std::vector<Warning> warnings = waiting.warnings;
    for (const auto &warning : layer.warnings())
        if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end())
            warnings.push_back(warning);
    if (warnings.empty())
        return;
    QStringList details;
    for (const auto &warning : warnings)
        details << (warning.sourceRow ? tr("row %1: %2").arg(*warning.sourceRow).arg(warning.message)
                                      : warning.message);
    const QString first = warnings.size() == 1
                              ? details.front()
                              : tr("%n thing(s) to know, see Details.", nullptr, static_cast<int>(warnings.size()));
    emit said(tr("%1: %2").arg(QFileInfo(waiting.path).fileName(), first), details.join(u'\n'), false);
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
    emit said(error.message, error.detail, true);
    done(id);
}

} // namespace kohkan
