// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/project/project_files.h"
#include "datasets/work/latest_job.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace kohkan {

/// The files of a project that are not where they were: one that is found brings with it all that moved together. Says
/// of each whether it is the file that it was. GUI thread only; the looking is done by a worker.
class MissingFilesDialog : public QDialog {
    Q_OBJECT
public:
    MissingFilesDialog(const OpenedProject &opened, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                       QWidget *parent);
    /// As if somebody had said where the file of a layer is now.
    void locate(std::size_t layer, const QString &place);

    bool isAllFound() const { return !m_opened.isMissingAny(); }

signals:
    /// Opened with what was found; the rest is still missing.
    void settled(const kohkan::OpenedProject &opened);

private:
    void ask();
    void list(const OpenedProject &opened);
    OpenedProject m_opened;
    std::vector<std::size_t> m_listed; ///< layers that were missing at first
    LatestJob m_job;
    QTreeWidget *m_list;
    QLabel *m_state;
    QPushButton *m_locate;
};

} // namespace kohkan
