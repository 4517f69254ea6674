// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/table/doubt.h"
#include "widgets/state/layer_list.h"

#include <QObject>
#include <QPointer>

namespace kohkan {

class SymbolsEditor;

/// Files as layers: opened, located, read again another way, described, drawn otherwise. GUI thread only.
class LayerDesk : public QObject {
    Q_OBJECT
public:
    LayerDesk(const Parts &parts, QObject *parent);

    /// Opens files as layers, in the background; once the list of layers is there.
    void open(const QStringList &paths);
    void begin();     ///< the list of layers is there
    void openFiles(); ///< asks which
    /// Asks where the file of a missing layer is now.
    void locate(EntryId entry);
    void changeReading(EntryId entry);
    void readAgain(EntryId entry);
    void editSymbols(EntryId entry);
    void openReport(EntryId entry);
    /// What the user said against a file's own word.
    ReadOptions reading(EntryId entry) const { return m_readings.value(entry); }
    void keepReading(EntryId entry, const ReadOptions &reading) { m_readings.insert(entry, reading); }
    const QStringList &recentFiles() const { return m_recent; } ///< newest first
    void setRecentFiles(const QStringList &files) { m_recent = files; }

signals:
    void arrived(kohkan::EntryId entry); ///< its file was read, or read again
    void readingChosen();                ///< somebody has said how, or from where, a file is read
    void shown(kohkan::EntryId entry); ///< a file that somebody opened, the first of its layers, which raises no doubt
    void rowsRequested(kohkan::EntryId entry, quint64 layer, const std::vector<qint64> &rows);
    void reportSaveRequested(const QByteArray &bytes, const QString &path);

private:
    void noteOpened(const QString &path);
    void opened(EntryId entry, const ReadOptions &options);
    void offerRemedy(EntryId entry, const Doubt &doubt);
    void remedy(EntryId entry, Doubt::Remedy remedy);
    const Parts &m_parts;
    QHash<EntryId, ReadOptions> m_readings;
    QHash<QString, std::optional<LonLatBox>> m_justOpened; ///< files that the map goes to once they are read
    QStringList m_recent;
    QStringList m_early; ///< asked for before the list of layers was there
    bool m_hasBegun = false;
    QPointer<SymbolsEditor> m_symbols;
};

} // namespace kohkan
