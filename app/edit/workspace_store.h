// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/letters.h"
#include "datasets/workspace/workspace.h"

#include <QObject>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace kohkan {

/// What the user has said, as one value on the GUI thread, and the file it is kept in, which a thread of its own
/// writes. A change is seen at once and on the device soon after; what could not be written waits and is tried again.
/// GUI thread only.
class WorkspaceStore : public QObject {
    Q_OBJECT
public:
    WorkspaceStore(std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    ~WorkspaceStore() override; ///< waits for what is still to be written

    /// Opens a workspace in the background: opened() or failed() answers. Once.
    void open(const QString &path);
    bool isOpen() const { return m_isOpen; }
    const QString &path() const { return m_path; } ///< of the file; empty: none was asked for
    /// Why nothing can be changed, in a sentence; empty where it can.
    QString whyNot() const;

    const std::vector<UserEdit> &edits() const { return m_edits; }
    std::optional<UserEdit> edit(const RecordName &name) const;
    /// Puts an edit in place of the one of its name, or takes it away. Only where whyNot() is empty.
    void change(const RecordName &name, const std::optional<UserEdit> &edit);

    /// Every change of every record, oldest first: those of the file, then those of this window.
    const std::vector<RecordVersion> &history() const { return m_history; }

    const std::vector<Draft> &drafts() const { return m_drafts; }
    void saveDraft(const QString &name, const QJsonObject &form);
    void dropDraft(const QString &name);

    /// Waits until everything is on the device, tried once more where it failed. The sentence of the failure; empty
    /// where nothing waits.
    QString finish();

signals:
    void opened();
    void changed(); ///< the edits
    void draftsChanged();
    void saved(); ///< all that was changed so far is on the device
    void failed(const QString &sentence, const QString &detail);

private:
    struct Task {
        enum class Kind { Change, SaveDraft, DropDraft } kind;
        RecordName name;
        std::optional<UserEdit> edit;
        QString draft;
        QJsonObject form;
    };
    void submit(Task task);
    void run(const QString &path);
    std::unique_ptr<Workspace> openFile(const QString &path);
    void work(Workspace &workspace);
    static Outcome perform(Workspace &workspace, const Task &task);
    void post(std::function<void()> letter) const;

    Letters m_letters;
    QString m_path;
    bool m_isOpen = false;
    QString m_whyNot;
    std::vector<UserEdit> m_edits;
    std::vector<RecordVersion> m_history;
    std::vector<Draft> m_drafts;

    std::thread m_thread;
    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_woken;
    std::deque<Task> m_tasks;
    bool m_isWorking = false;
    bool m_stopping = false;
    bool m_tryAgain = false;
    QString m_failure;
};

} // namespace kohkan
