// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/memory_folder.h"

#include <QStringList>
#include <memory>
#include <optional>

namespace kohkan {

/// A GPX file with its figures (times, heights, positions) in the digits 0 to 9, where they stood in others, places
/// with a decimal comma put right, and without the waypoints that have no place that can be read: a copy in memory that
/// lives as long as this.
struct PlainGpx {
    QString path; ///< by which GDAL opens it
    QStringList said;
    qint64 lost = 0; ///< waypoints that were taken out
    std::shared_ptr<MemoryFolder> memory;
};

/// Nothing of a file that can be read as it is.
std::optional<PlainGpx> plainGpx(const QString &path);

} // namespace kohkan
