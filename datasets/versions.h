// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kohkan {

/// The versions of the libraries that are in use now, not those built against.
struct LibraryVersions {
    QString gdal;
    QString proj;
    QString sqlite;
};
LibraryVersions libraryVersions();

} // namespace kohkan
