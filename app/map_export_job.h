// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/work/mailbox.h"
#include "widgets/page/map_page.h"

#include <QObject>
#include <thread>

namespace kohkan {

/// Draws and writes one map in the background; the result arrives on the GUI thread. One at a time.
class MapExportJob : public QObject {
    Q_OBJECT
public:
    explicit MapExportJob(std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    ~MapExportJob() override;
    bool isRunning() const { return m_thread.joinable(); }
    void start(PageContent content, PageSettings settings, QString path);
    void cancel() { m_stop.request_stop(); }

signals:
    void progressed(double share);
    void finished(const QString &path);
    void failed(const kohkan::Error &error);

private:
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace kohkan
