// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "app/session/session.h"
#include "app/session/session_writer.h"
#include "datasets/work/letters.h"
#include "widgets/state/layer_list.h"

#include <QObject>

class QTimer;

namespace kohkan {

/// Keeps on disk how the window is, and brings it back: of layers whose files are still on their way, and of conditions
/// on columns that come later, when they come. GUI thread only.
class SessionKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostKeys = 20000; ///< a larger selection is not remembered
    /// `isUsed`: nothing is read or written otherwise.
    SessionKeeper(const Parts &parts, bool isUsed, QObject *parent);

    /// Window and view; the layers follow by restoreLayers(), once there are shipped ones.
    void restore();
    void restoreLayers(std::vector<LayerEntry> shipped);
    void restoreExposure(); ///< the last of it
    /// Gives a layer that has just arrived the filter and the selection that the session keeps for it.
    void applyPending(EntryId entry);
    void apply(EntryId entry, const SessionValue::LayerState &state);
    /// A layer that the program makes, as the session had it.
    struct Kept {
        SessionValue::LayerState state;
        int at = 0; ///< in the list
    };
    /// Of one that could not be restored, as what it is made of was still on its way; then it is nobody's any more.
    std::optional<Kept> takeKept(const QString &table);
    void saveSoon();
    /// How the window is now.
    SessionValue value() const { return collect(); }
    /// Has the window show another value in place of what it shows. Of the person's own ways nothing is changed.
    void show(SessionValue value);
    /// What is kept of the project that the window shows, and what was.
    void keepProject(const QJsonObject &project);
    const QJsonObject &project() const { return m_session.project; }
    /// Nothing is kept after it. The sentence of a failure; empty where there is none.
    QString finish();

signals:
    void changed(); ///< something that it keeps, a moment ago

private:
    SessionValue::LayerState stateOf(const LayerEntry &entry) const;
    SessionValue collect() const;
    QJsonObject exposureState() const;
    void restoreView();
    EntryId restoreShipped(const SessionValue::LayerState &state, std::vector<LayerEntry> &shipped);
    EntryId restoreFile(const SessionValue::LayerState &state);
    void putLateAside(EntryId entry, std::vector<Condition> &conditions);
    void applyLate();
    void saveNow();

    const Parts &m_parts;
    bool m_isUsed;
    Letters m_letters;
    SessionWriter m_writer;
    QTimer *m_saveTimer;
    SessionValue m_session;                             ///< as it was read
    QHash<EntryId, SessionValue::LayerState> m_pending; ///< of layers whose file is not read yet
    QHash<QString, Kept> m_kept;                        ///< by table
    QHash<EntryId, std::vector<Condition>> m_late;      ///< of the session, on columns that come later
    bool m_isRestored = false;                          ///< nothing is saved before
    bool m_maySave = true;                              ///< false where there is a session that could not be read
};

} // namespace kohkan
