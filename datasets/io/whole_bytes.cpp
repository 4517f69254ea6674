// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/whole_bytes.h"

#include "datasets/io/checked_file.h"
#include "datasets/io/whole_file.h"

namespace kohkan {

Outcome writeWholeFile(const QByteArray &bytes, const QString &path, const std::stop_token &stop)
{
    auto whole = WholeFile::create(path);
    if (!whole)
        return whole.error();
    auto file = CheckedFile::create(whole->temporaryPath(), path);
    if (!file)
        return file.error();
    if (auto written = file->append({bytes.constData(), static_cast<std::size_t>(bytes.size())}); !written)
        return written;
    if (auto finished = file->finish(stop, {}); !finished)
        return finished;
    return whole->commit();
}

} // namespace kohkan
