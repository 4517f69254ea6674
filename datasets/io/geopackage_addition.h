// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/database_file.h"
#include "datasets/io/export_target.h"
#include "datasets/result.h"

#include <functional>
#include <stop_token>

namespace kohkan {

/// Makes the new file `result`: a copy of the GeoPackage that is locked, with the one layer of the GeoPackage `made`
/// added, or in the place of the layer that goes. GDAL is not let near the copy, since it changes triggers and dates of
/// the other layers when it opens a file for writing: the rows, the spatial index, the triggers and the lines in the
/// tables of contents are copied by SQL. Any thread; the file that is there is only read.
class GeoPackageAddition {
public:
    GeoPackageAddition(const ExportTarget &target, QString made, QString result)
        : m_target(target), m_made(std::move(made)), m_result(std::move(result))
    {}
    /// Error::Output, Error::Cancelled.
    Outcome write(const std::stop_token &stop, const std::function<void(double)> &progress);
    /// Reads both files from the device and compares every row and every table but those of the layer. Error::Output
    /// where anything differs.
    Outcome compare(const std::stop_token &stop) const;

private:
    const ExportTarget &m_target;
    QString m_made, m_result;
    QStringList m_objects;    ///< tables beside the layer's own that it has or had, or that were made for it
    QList<qint64> m_metadata; ///< that were about the layer which went, and about nothing else
    bool m_addedWgs84 = false;
};

} // namespace kohkan
