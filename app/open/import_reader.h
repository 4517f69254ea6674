// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/dataset_loader.h"
#include "datasets/io/import_preview.h"
#include "datasets/io/import_report.h"
#include "datasets/work/latest_job.h"

#include <QObject>
#include <QPointer>
#include <memory>
#include <optional>

class QTimer;

namespace kohkan {

/// What a reading of a whole table came to.
struct ImportCount {
    ImportReport report;
    std::vector<UnfitValues> unfit;
    QStringList questions; ///< that the file leaves open
};

/// Reads a table in the background as often as a person changes how, by the reader that makes layers: the latest wish
/// counts, and what was asked before is cancelled and never heard of again. Of a long text the first part is read
/// first, for something to look at. GUI thread.
class ImportReader : public QObject {
    Q_OBJECT
public:
    static constexpr int patience = 150; ///< milliseconds in which further wishes may come before reading begins

    ImportReader(QString path, DatasetLoader *loader, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                 QObject *parent);
    ~ImportReader() override;

    /// Without what a recipe says of the columns.
    void ask(const ReadOptions &options);
    /// What has been read already, by these options.
    void take(const ReadOptions &options, const DatasetLoader::Loaded &loaded);
    void drop(); ///< nothing is wanted

    bool isBusy() const;
    /// The whole table by the options that were asked for last; null while it is not there.
    const DatasetLoader::Loaded *whole() const { return m_whole ? &*m_whole : nullptr; }
    const ReadOptions &options() const { return m_options; }

signals:
    void began();
    void progressed(double share, qint64 rows); ///< share below 0: not known
    void previewed(const kohkan::ImportPreview &preview, bool isOfWhole);
    void counted(const kohkan::ImportCount &count);
    void failed(const kohkan::Error &error);

private:
    void begin();
    void readHead();
    void readTexts();
    void count(const LayerPtr &texts);
    void hearLoaded(quint64 id, const DatasetLoader::Loaded &loaded);
    void hearFailed(quint64 id, const Error &error);
    QString m_path;
    QPointer<DatasetLoader> m_loader;
    LatestJob m_head, m_preview, m_count;
    QTimer *m_timer;
    ReadOptions m_options;
    std::optional<DatasetLoader::Loaded> m_whole;
    DatasetLoader::Id m_read = 0, m_texts = 0; ///< 0: not being read
    bool m_isLong = false;                     ///< so that not every text of it is read a second time
    quint64 m_wish = 0;                        ///< grows with each
};

} // namespace kohkan
