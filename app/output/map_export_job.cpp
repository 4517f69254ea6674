// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/map_export_job.h"

#include "app/output/map_file.h"
#include "datasets/work/out_of_memory.h"

namespace kohkan {

void MapExportJob::start(const PageContent &content, const PageSettings &settings, const QString &path)
{
    m_outputs->start(
        tr("Drawing the map"), Outputs::Progress::Shared,
        [content, settings, path](const std::stop_token &stop, const Outputs::Tell &tell) {
            return orOutOfMemory(Error::Kind::Output, tr("%1 was not written").arg(path), [&]() -> Outcome {
                const auto page = MapPage::of(content, settings, stop);
                if (!page)
                    return Error{Error::Kind::Cancelled, tr("The map was not written: it was cancelled.")};
                return writeMapPage(*page, path, stop, tell);
            });
        },
        [this, path](const Outcome &written) { written ? emit finished(path) : emit failed(written.error()); });
}

} // namespace kohkan
