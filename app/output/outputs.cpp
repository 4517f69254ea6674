// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/outputs.h"

#include "datasets/work/out_of_memory.h"
#include "widgets/state/tables.h"

#include <QPointer>

namespace kohkan {

Outputs::Outputs(std::shared_ptr<Mailbox> mailbox, const Tables *tables, QObject *parent)
    : QObject(parent), m_letters(std::move(mailbox)), m_tables(tables)
{}

Outputs::~Outputs()
{
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

QString Outputs::whyNot() const
{
    const bool isEarlier =
        m_tables && (m_tables->asOf() || (m_tables->catalogue() && m_tables->catalogue()->knownThen()));
    return isEarlier ? tr("The window shows an earlier day; files are made of today's tables. End As of first.")
                     : QString();
}

void Outputs::add(Job job)
{
    m_waiting.push_back(std::move(job));
    if (!m_thread.joinable())
        startNext();
}

void Outputs::startNext()
{
    const Job job = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_what = job.what;
    m_stop = {};
    if (job.isCancelled)
        m_stop.request_stop();
    m_thread =
        std::thread([this, what = job.what, work = job.work, stop = m_stop.get_token(), sender = m_letters.sender()] {
            const auto tell = [this, what, sender](double share) {
                sender.post([this, what, share] { emit progressed(what, share); });
            };
            std::function<void()> take;
            try {
                take = work(stop, tell);
            } catch (const std::bad_alloc &) {
                take = [this, what] { emit exhausted(outOfMemory(Error::Kind::Output, what)); };
            }
            sender.post([this, take = std::move(take)] { end(take); });
        });
    emit progressed(job.what, job.share);
}

void Outputs::end(const std::function<void()> &take)
{
    m_thread.join();
    m_what.clear();
    const QPointer<Outputs> self(this);
    take();
    if (!self || m_thread.joinable()) // somebody has started another one
        return;
    if (!m_waiting.empty())
        return startNext();
    sayIfIdle();
}

void Outputs::sayIfIdle()
{
    if (!isRunning() && m_held == 0)
        emit idle();
}

void Outputs::cancel()
{
    m_stop.request_stop();
    for (Job &job : m_waiting)
        job.isCancelled = true;
}

Error Outputs::cancelled(const QString &path)
{
    return {Error::Kind::Cancelled, tr("%1 was not written: it was cancelled.").arg(path)};
}

std::shared_ptr<void> Outputs::hold()
{
    ++m_held;
    return {nullptr, [self = QPointer<Outputs>(this)](void *) {
                if (!self)
                    return;
                --self->m_held;
                self->sayIfIdle();
            }};
}

} // namespace kohkan
