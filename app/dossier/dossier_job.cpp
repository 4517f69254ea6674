// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/dossier/dossier_job.h"

#include "datasets/work/out_of_memory.h"

namespace kohkan {

DossierJob::DossierJob(std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_mailbox(std::move(mailbox))
{}

DossierJob::~DossierJob()
{
    *m_alive = false;
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void DossierJob::start(DossierRequest request, CataloguePtr catalogue, BaseMapPtr base)
{
    m_stop = {};
    m_thread = std::thread([this, request = std::move(request), catalogue = std::move(catalogue),
                            base = std::move(base), stop = m_stop.get_token(), alive = m_alive, mailbox = m_mailbox] {
        QStringList files;
        std::optional<Error> error;
        for (qsizetype i = 0; i < request.ids.size() && !error; ++i) {
            auto written =
                orOutOfMemory(Error::Kind::Output, tr("The dossier of %1 was not written").arg(request.ids[i]),
                              [&] { return writeDossier(catalogue, base, request.ids[i], request, stop); });
            if (written)
                files += *written;
            else
                error = written.error();
            const double share = static_cast<double>(i + 1) / static_cast<double>(request.ids.size());
            mailbox->post([this, alive, share] {
                if (*alive)
                    emit progressed(share);
            });
        }
        mailbox->post([this, alive, files, error] {
            if (!*alive)
                return;
            m_thread.join();
            error ? emit failed(*error, files) : emit finished(files);
        });
    });
}

} // namespace kohkan
