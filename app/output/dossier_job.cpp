// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/dossier_job.h"

#include "datasets/work/out_of_memory.h"

namespace kohkan {

void DossierJob::start(const DossierRequest &request, const CataloguePtr &catalogue, const BaseMapPtr &base)
{
    struct Answer {
        QStringList files;
        std::optional<Error> error;
    };
    const auto write = [request, catalogue, base](const std::stop_token &stop, const Outputs::Tell &tell) {
        Answer answer;
        for (qsizetype i = 0; i < request.ids.size() && !answer.error; ++i) {
            auto written =
                orOutOfMemory(Error::Kind::Output, tr("The dossier of %1 was not written").arg(request.ids[i]),
                              [&] { return writeDossier(catalogue, base, request.ids[i], request, stop); });
            if (written)
                answer.files += *written;
            else
                answer.error = written.error();
            tell(static_cast<double>(i + 1) / static_cast<double>(request.ids.size()));
        }
        return answer;
    };
    m_outputs->start(tr("Writing dossiers"),
                     request.ids.size() == 1 ? Outputs::Progress::Unknown : Outputs::Progress::Shared, write,
                     [this](const Answer &answer) {
                         answer.error ? emit failed(*answer.error, answer.files) : emit finished(answer.files);
                     });
}

} // namespace kohkan
