// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/work/letters.h"

#include <QObject>
#include <deque>
#include <stop_token>
#include <thread>

namespace kohkan {

class Tables;

/// Everything that writes a file for somebody: layers, maps, dossiers, charts, reports, packs. One after the other, on
/// a thread of its own; one place for progress, for cancelling, for why nothing is written, and for who wants to close
/// the window meanwhile. GUI thread only.
class Outputs : public QObject {
    Q_OBJECT
public:
    using Tell = std::function<void(double share)>; ///< from the thread that writes
    /// `tables`: what files are made of; null: of nothing that has a day.
    explicit Outputs(std::shared_ptr<Mailbox> mailbox, const Tables *tables = nullptr, QObject *parent = nullptr);
    ~Outputs() override;

    /// Why no file is made of the tables now; empty where one can be. Files say nowhere of what day they are, so none
    /// is made of an earlier one.
    QString whyNot() const;
    /// `what`: what is done, for the status bar ("Exporting"). `work` (`Answer work(stop, tell)`, with a
    /// std::stop_token and a Tell) writes, and answers that it was cancelled where it is told to stop; `take(const
    /// Answer &)` gets what it returned on the GUI thread. `progress`: whether it tells of it; else it is only said to
    /// be under way.
    enum class Progress { Shared, Unknown };
    template <typename Work, typename Take>
    void start(const QString &what, Progress progress, Work work, Take take)
    {
        add({what, progress == Progress::Shared ? 0.0 : -1.0,
             [work = std::move(work), take = std::move(take)](const std::stop_token &stop, const Tell &tell) {
                 const auto made = std::make_shared<decltype(work(stop, tell))>(work(stop, tell));
                 return std::function<void()>([take, made] { take(*made); });
             },
             false});
    }
    /// Is anything being written, or to be?
    bool isRunning() const { return m_thread.joinable() || !m_waiting.empty(); }
    /// What is being written; empty where nothing is.
    QString what() const { return m_what; }
    /// All of it; each says for itself that it was cancelled.
    void cancel();
    /// What one answers that is small enough to be written at once, where it was cancelled before that.
    static Error cancelled(const QString &path);
    /// A question about an output is open: idle() waits as long as one of the copies lives.
    std::shared_ptr<void> hold();

signals:
    void progressed(const QString &what, double share); ///< share below 0: not known
    void exhausted(const kohkan::Error &error);         ///< memory ran out in one, which is given up
    void idle();                                        ///< nothing is running, or held, any more

private:
    struct Job {
        QString what;
        double share;
        std::function<std::function<void()>(const std::stop_token &, const Tell &)> work;
        bool isCancelled;
    };
    void add(Job job);
    void startNext();
    void end(const std::function<void()> &take);
    void sayIfIdle();

    Letters m_letters;
    const Tables *m_tables;
    std::deque<Job> m_waiting;
    QString m_what;
    std::stop_source m_stop;
    std::thread m_thread;
    int m_held = 0;
};

} // namespace kohkan
