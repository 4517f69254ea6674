// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/table/layer_changes.h"
#include "datasets/work/letters.h"

#include <QObject>
#include <functional>
#include <memory>
#include <thread>

namespace kohkan {

/// Reads files in the background, one thread a read and at most two at a time; further ones wait. Cancel gives the
/// window back at once: the read ends unseen and is dropped. Lives on the GUI thread; results arrive through the
/// mailbox.
class DatasetLoader : public QObject {
    Q_OBJECT
public:
    using Id = quint64;
    struct Loaded {
        LayerPtr layer;
        CataloguePtr tables; ///< of a layer that was mapped by its options: what it says of its sites; else null
        std::vector<Warning> incidentWarnings; ///< of a layer of incidents: what does not count around sites
        std::optional<LayerChanges> changes;   ///< since the layer that was given
        QStringList questions;                 ///< that the file of a table leaves open
    };
    using Shipped = std::function<CataloguePtr()>;
    /// `shipped` gives the shipped tables, whose sites are mapped to and whose readings districts are given; without
    /// it, or while it gives none, neither is done.
    explicit DatasetLoader(std::shared_ptr<Mailbox> mailbox, Shipped shipped = {}, QObject *parent = nullptr);
    ~DatasetLoader() override;

    /// Lists the layers of a file.
    Id probe(const QString &path);
    /// Reads one layer whole. `before`: an earlier reading of the source, to be compared with; null for none.
    Id read(const QString &path, const ReadOptions &options, LayerPtr before = {});
    void cancel(Id id);
    CataloguePtr readings() const { return m_shipped ? m_shipped() : nullptr; } ///< null: there are none
    /// Does it wait for one of the two that run to end?
    bool isWaiting(Id id) const;
    /// Anything running or waiting?
    bool isBusy() const { return !m_jobs.empty(); }
    /// Waits at most that long for what runs; false: something still runs and the process must leave by std::_Exit.
    bool finishWithin(int milliseconds);

signals:
    void began(quint64 id); ///< its turn has come
    void progressed(quint64 id, kohkan::ReadProgress progress);
    void probed(quint64 id, const kohkan::SourceInfo &info);
    void loaded(quint64 id, const kohkan::DatasetLoader::Loaded &loaded);
    void failed(quint64 id, const kohkan::Error &error);

private:
    struct Job {
        Id id;
        QString path;
        std::function<void(std::stop_token)> work;
        std::stop_source stop;
        std::thread thread;
        bool isCancelled = false;
    };
    Id start(const QString &path, std::function<void(Id, std::stop_token)> work);
    void startWaiting();
    void finished(Id id);
    bool isWanted(Id id) const;
    Letters m_letters;
    Shipped m_shipped;
    std::vector<std::unique_ptr<Job>> m_jobs;
    Id m_next = 1;
};

} // namespace kohkan
