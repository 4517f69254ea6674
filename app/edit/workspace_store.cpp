// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/edit/workspace_store.h"

#include <QDateTime>
#include <algorithm>

namespace kohkan {

namespace {

constexpr std::chrono::seconds patience{5}; ///< from a write that failed to the next try

} // namespace

WorkspaceStore::WorkspaceStore(std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_letters(std::move(mailbox))
{}

WorkspaceStore::~WorkspaceStore()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_woken.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void WorkspaceStore::open(const QString &path)
{
    m_path = path;
    m_thread = std::thread([this, path] { run(path); });
}

QString WorkspaceStore::whyNot() const
{
    return m_isOpen ? m_whyNot : m_whyNot.isEmpty() ? tr("The workspace is still being opened.") : m_whyNot;
}

std::optional<UserEdit> WorkspaceStore::edit(const RecordName &name) const
{
    const auto at = std::find_if(m_edits.begin(), m_edits.end(), [&](const UserEdit &e) { return e.name == name; });
    return at == m_edits.end() ? std::nullopt : std::optional(*at);
}

void WorkspaceStore::change(const RecordName &name, const std::optional<UserEdit> &edit)
{
    const auto at = std::find_if(m_edits.begin(), m_edits.end(), [&](const UserEdit &e) { return e.name == name; });
    if (edit && at != m_edits.end())
        *at = *edit;
    else if (edit)
        m_edits.push_back(*edit);
    else if (at != m_edits.end())
        m_edits.erase(at);
    m_history.push_back({name, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), edit});
    submit({Task::Kind::Change, name, edit, {}, {}});
    emit changed();
}

void WorkspaceStore::saveDraft(const QString &name, const QJsonObject &form)
{
    const auto at = std::find_if(m_drafts.begin(), m_drafts.end(), [&](const Draft &d) { return d.name == name; });
    const Draft draft{name, form, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)};
    if (at != m_drafts.end())
        *at = draft;
    else
        m_drafts.push_back(draft);
    submit({Task::Kind::SaveDraft, {}, {}, name, form});
    emit draftsChanged();
}

void WorkspaceStore::dropDraft(const QString &name)
{
    if (std::erase_if(m_drafts, [&](const Draft &draft) { return draft.name == name; }) == 0)
        return;
    submit({Task::Kind::DropDraft, {}, {}, name, {}});
    emit draftsChanged();
}

void WorkspaceStore::submit(Task task)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_tasks.push_back(std::move(task));
        m_tryAgain = true;
    }
    m_woken.notify_all();
}

QString WorkspaceStore::finish()
{
    if (!m_thread.joinable())
        return {};
    std::unique_lock lock(m_mutex);
    m_failure.clear();
    m_tryAgain = true;
    m_woken.notify_all();
    m_woken.wait(lock, [this] { return (m_tasks.empty() && !m_isWorking) || !m_failure.isEmpty(); });
    return m_failure;
}

void WorkspaceStore::post(std::function<void()> letter) const
{
    m_letters.sender().post(std::move(letter));
}

// ---- on the thread of the file

void WorkspaceStore::run(const QString &path)
{
    if (const auto workspace = openFile(path))
        work(*workspace);
    const std::scoped_lock lock(m_mutex);
    m_isWorking = false;
    m_tasks.clear();
    m_woken.notify_all();
}

std::unique_ptr<Workspace> WorkspaceStore::openFile(const QString &path)
{
    auto workspace = Workspace::open(path, Workspace::Access::ReadWrite);
    auto edits = workspace ? (*workspace)->edits() : Result<std::vector<UserEdit>>(workspace.error());
    auto history = edits ? (*workspace)->history() : Result<std::vector<RecordVersion>>(edits.error());
    auto drafts = history ? (*workspace)->drafts() : Result<std::vector<Draft>>(history.error());
    if (!drafts) {
        post([this, error = drafts.error()] {
            m_whyNot = error.message;
            emit failed(error.message, error.detail);
        });
        return nullptr;
    }
    post([this, why = (*workspace)->whyReadOnly(), edits = *edits, history = *history, drafts = *drafts] {
        m_isOpen = true;
        m_whyNot = why;
        m_edits = edits;
        m_history = history;
        m_drafts = drafts;
        emit opened();
    });
    return *std::move(workspace);
}

void WorkspaceStore::work(Workspace &workspace)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        if (m_failure.isEmpty())
            m_woken.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
        else
            m_woken.wait_for(lock, patience, [this] { return m_stopping || m_tryAgain; });
        if (m_tasks.empty()) // and stopping
            return;
        const Task task = m_tasks.front();
        m_isWorking = true;
        m_tryAgain = false;
        lock.unlock();
        const Outcome outcome = perform(workspace, task);
        lock.lock();
        m_isWorking = false;
        if (!outcome) {
            if (m_failure.isEmpty())
                post([this, error = outcome.error()] { emit failed(error.message, error.detail); });
            m_failure = outcome.error().message;
            m_woken.notify_all();
            if (m_stopping)
                return;
            continue;
        }
        m_failure.clear();
        m_tasks.pop_front();
        if (m_tasks.empty())
            post([this] { emit saved(); });
        m_woken.notify_all();
    }
}

Outcome WorkspaceStore::perform(Workspace &workspace, const Task &task)
{
    switch (task.kind) {
    case Task::Kind::Change:
        return workspace.change(task.name, task.edit);
    case Task::Kind::SaveDraft:
        return workspace.saveDraft(task.draft, task.form);
    default:
        return workspace.dropDraft(task.draft);
    }
}

} // namespace kohkan
