// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session.h"
#include "app/session_writer.h"
#include "app/window/parts.h"
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
    /// `isUsed`: nothing is read or written otherwise.
    SessionKeeper(const Parts &parts, bool isUsed, QObject *parent);

    /// Window and view; the layers follow by restoreLayers(), once there are shipped ones.
    void restore();
    void restoreLayers(std::vector<LayerEntry> shipped);
    void restoreExposure();
    /// Gives a layer that has just arrived the filter and the selection that the session keeps for it.
    void applyPending(EntryId entry);
    void apply(EntryId entry, const SessionValue::LayerState &state);
    void saveSoon();
    /// Nothing is kept after it. The sentence of a failure; empty where there is none.
    QString finish();

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
    QHash<EntryId, std::vector<Condition>> m_late;      ///< of the session, on columns that come later
    bool m_maySave = true;                              ///< false where there is a session that could not be read
};

} // namespace kohkan
