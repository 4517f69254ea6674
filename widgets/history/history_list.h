// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/history/history.h"

#include <QDialog>
#include <QPointer>

class QListWidget;

namespace kohkan {

/// What was done, the first on top, with a line for how things were at the beginning; what has been undone is grey. A
/// click goes back, or forward again, to just after a step. Stays beside the window. GUI thread only.
class HistoryList : public QDialog {
    Q_OBJECT
public:
    HistoryList(History *history, QWidget *parent);

private:
    void follow();
    void goTo(int line);
    QPointer<History> m_history;
    QListWidget *m_list;
};

} // namespace kohkan
