// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/dataset_loader.h"
#include "datasets/recipes/import_recipes.h"
#include "widgets/state/layer_list.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWidget>
#include <memory>

namespace kohkan {

/// Turns paths into layers: probes each file in the background, asks which of several layers, reads them, adds them to
/// the list or fills an entry that waits for its file. A table whose columns somebody has named before, or that a
/// shipped recipe is for, is read so; one whose file leaves something open is given to who asks about it. What goes
/// wrong and what was noticed leaves by signals. GUI thread.
class FileOpener : public QObject {
    Q_OBJECT
public:
    /// `recipes` outlives it.
    FileOpener(DatasetLoader *loader, LayerList *layers, const ImportRecipes *recipes, QWidget *dialogParent);
    void open(const QStringList &paths);
    /// Reads the file of an entry that is in the list already (restored from a session, located, or read again with
    /// other options).
    /// Warnings are said unless the session asks for the file, which said them before.
    enum class Asker { User, Session };
    void fill(EntryId entry, const QString &path, const ReadOptions &options, Asker asker = Asker::User);
    /// A layer of a file before it is one of the list.
    struct Source {
        QString path;
        ReadOptions options;
        std::vector<Warning> warnings = {}; ///< of the probe
        QStringList layers = {};            ///< of the file
    };
    Source sourceOf(const SourceInfo &info, std::size_t layer) const;
    /// Adds it as it was read by its options; null: reads it first. Nobody is asked.
    void add(const Source &source, const DatasetLoader::Loaded *loaded);
    /// Whether a table whose file leaves something open is given to leftOpen(), and not added. At first it is.
    void setAsks(bool asks) { m_asks = asks; }
    void cancelAll();
    void forget(); ///< the same, without a word: the layers are gone too
    bool isBusy() const { return !m_waiting.isEmpty(); }

signals:
    void said(const QString &sentence, const QString &details, bool isError);
    void doubted(kohkan::EntryId entry, const kohkan::Doubt &doubt); ///< said() has just said it, and it has a remedy
    /// Somebody is to say how the table is read, and then to add() it.
    void leftOpen(const kohkan::FileOpener::Source &source, const kohkan::DatasetLoader::Loaded &loaded);
    void opened(kohkan::EntryId entry, const kohkan::ReadOptions &options); ///< as it was read
    void progressed(const QString &what, double share);                     ///< share below 0: busy
    void idle();

private:
    struct Together;
    struct Waiting {
        QString path;
        ReadOptions options;
        EntryId entry = 0; ///< 0: a new one
        bool isProbe = false;
        Asker asker = Asker::User;
        std::vector<Warning> warnings = {}; ///< of the probe
        QStringList layers = {};            ///< of the file
        bool mayAsk = false;
        std::shared_ptr<Together> together = {}; ///< with the other layers of the file that are opened
    };
    quint64 read(const Source &source, bool mayAsk);
    void readTogether(const SourceInfo &info, const std::vector<std::size_t> &layers);
    void release(const std::shared_ptr<Together> &together);
    void take(const Waiting &waiting, const DatasetLoader::Loaded &loaded);
    void probed(quint64 id, const SourceInfo &info);
    void loaded(quint64 id, const DatasetLoader::Loaded &loaded);
    void failed(quint64 id, const Error &error);
    void askLayers(quint64 id, const SourceInfo &info);
    ReadOptions optionsFor(const SourceInfo &info, const LayerInfo &layer) const;
    quint64 read(Waiting waiting);
    void sayBeginning(quint64 id);
    QString waitingText() const;
    int placeForNew() const;
    LayerStyle styleFor(const DatasetLoader::Loaded &loaded);
    static QString changesText(const LayerChanges &changes, QStringList &details);
    void sayWarnings(const Waiting &waiting, const DatasetLoader::Loaded &loaded);
    void done(quint64 id);

    DatasetLoader *m_loader;
    LayerList *m_layers;
    const ImportRecipes *m_recipes;
    QPointer<QWidget> m_dialogParent;
    QHash<quint64, Waiting> m_waiting;
    std::size_t m_styled = 0;
    bool m_asks = true;
};

} // namespace kohkan
