// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <memory>
#include <optional>

namespace kohkan {

/// A GPX file with its figures (times, heights, positions) in the digits 0 to 9, where they stood in others: a copy in
/// memory that lives as long as this.
struct PlainGpx {
    QString path; ///< by which GDAL opens it
    QString said; ///< a warning that the figures were read
    std::shared_ptr<void> memory;
};

/// Of a `.gpx` in UTF-8 that has figures in digits of another script, which GDAL knows none of; nothing of any other.
std::optional<PlainGpx> plainGpx(const QString &path);

} // namespace kohkan
