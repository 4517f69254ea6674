// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session/session.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace kohkan {

/// Puts sessions on disk from a thread of its own; of several that wait only the latest is written. write() and
/// finish() on the GUI thread.
class SessionWriter {
public:
    /// `failed` is called on the writer's thread with a sentence whenever writing begins to fail.
    explicit SessionWriter(std::function<void(const QString &)> failed);
    ~SessionWriter();
    void write(SessionValue session);
    /// Waits until what was handed over is on disk. The sentence of the last failure, empty where there is none.
    QString finish();

private:
    void run();
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<SessionValue> m_waiting;
    bool m_isWriting = false;
    bool m_stopping = false;
    QString m_failure;
    std::function<void(const QString &)> m_failed;
    std::thread m_thread;
};

} // namespace kohkan
