// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "widgets/state/layer_list.h"

#include <QObject>
#include <QPointer>

namespace kohkan {

class HistoryList;

/// Which facts of a window the history keeps, and what is said of its steps. GUI thread only.
class WindowHistory : public QObject {
    Q_OBJECT
public:
    WindowHistory(const Parts &parts, QObject *parent);
    void showList();

private:
    void addWindowFacts();
    void addExposureFacts();
    void addListFacts();
    void bring(EntryId entry);
    void offerUndo(const QString &sentence);
    const Parts &m_parts;
    QPointer<HistoryList> m_list;
};

} // namespace kohkan
