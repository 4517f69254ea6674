// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/opened_source.h"
#include "datasets/result.h"

#include <QString>
#include <optional>

namespace kohkan {

/// Why a path is not opened at all, whatever is in it; nothing where it may be.
std::optional<Error> refusal(const QString &path);
/// Which of the allowed drivers a file is for, by its begin and its name; empty where none takes it.
QString driverOf(const QString &path);

/// Opens a local vector file with one of the allowed drivers. Refuses, each with its sentence: what does not exist, an
/// empty file, a folder without a data set, network and /vsi paths, VRT, zip files, rasters. `encoding`: of the texts
/// of a Shapefile; empty: found out. Error::Words where nobody knows it. A Shapefile without its index gets one in
/// memory.
Result<OpenedSource> openSource(const QString &path, const QString &driver = {}, const QString &encoding = {});

} // namespace kohkan
