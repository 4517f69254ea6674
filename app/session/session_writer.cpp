// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session/session_writer.h"

namespace kohkan {

SessionWriter::SessionWriter(std::function<void(const QString &)> failed)
    : m_failed(std::move(failed)), m_thread([this] { run(); })
{}

SessionWriter::~SessionWriter()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void SessionWriter::write(SessionValue session)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting = std::move(session);
    }
    m_changed.notify_all();
}

QString SessionWriter::finish()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_waiting && !m_isWriting; });
    return m_failure;
}

void SessionWriter::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stopping || m_waiting; });
        if (!m_waiting)
            return;
        const SessionValue session = *std::exchange(m_waiting, std::nullopt);
        m_isWriting = true;
        lock.unlock();
        const auto written = writeSession(session);
        lock.lock();
        const bool failedBefore = !m_failure.isEmpty();
        m_failure = written ? QString() : written.error().message;
        if (!written && !failedBefore)
            m_failed(m_failure);
        m_isWriting = false;
        m_changed.notify_all();
    }
}

} // namespace kohkan
