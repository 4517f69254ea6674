// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/dossier/dossier_writer.h"
#include "datasets/work/mailbox.h"

#include <QObject>
#include <thread>

namespace kohkan {

/// Writes dossiers in the background, one site after the other; what is written stays when a later one fails or is
/// cancelled. Signals arrive on the GUI thread. One request at a time.
class DossierJob : public QObject {
    Q_OBJECT
public:
    explicit DossierJob(std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    ~DossierJob() override;
    bool isRunning() const { return m_thread.joinable(); }
    void start(DossierRequest request, CataloguePtr catalogue, BaseMapPtr base);
    void cancel() { m_stop.request_stop(); }

signals:
    void progressed(double share);
    void finished(const QStringList &files);
    void failed(const kohkan::Error &error, const QStringList &files); ///< `files`: those written before

private:
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace kohkan
