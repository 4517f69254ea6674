// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/versions.h"

#include <gdal.h>
#include <proj.h>
#include <sqlite3.h>

namespace kohkan {

LibraryVersions libraryVersions()
{
    return {QString::fromLatin1(GDALVersionInfo("RELEASE_NAME")), QString::fromLatin1(proj_info().version),
            QString::fromLatin1(sqlite3_libversion())};
}

} // namespace kohkan
