// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/map_export_job.h"

#include "app/map_file.h"
#include "datasets/work/out_of_memory.h"

namespace kohkan {

MapExportJob::MapExportJob(std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_mailbox(std::move(mailbox))
{}

MapExportJob::~MapExportJob()
{
    *m_alive = false;
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void MapExportJob::start(PageContent content, PageSettings settings, QString path)
{
    m_stop = {};
    m_thread = std::thread([this, content = std::move(content), settings = std::move(settings), path = std::move(path),
                            stop = m_stop.get_token(), alive = m_alive, mailbox = m_mailbox] {
        const auto tell = [&](double share) {
            mailbox->post([this, alive, share] {
                if (*alive)
                    emit progressed(share);
            });
        };
        const Outcome written =
            orOutOfMemory(Error::Kind::Output, tr("%1 was not written").arg(path), [&]() -> Outcome {
                const auto page = MapPage::of(content, settings, stop);
                if (!page)
                    return Error{Error::Kind::Cancelled, tr("The map was not written: it was cancelled.")};
                return writeMapPage(*page, path, stop, tell);
            });
        mailbox->post([this, alive, written, path] {
            if (!*alive)
                return;
            m_thread.join();
            written ? emit finished(path) : emit failed(written.error());
        });
    });
}

} // namespace kohkan
