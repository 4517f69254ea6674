// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace kohkan {

/// The bytes of a file as GDAL opens it; empty where it cannot be read, or there are more than `most`.
QByteArray bytesOf(const QString &path, qint64 most);

/// A zip as GDAL opens it, whatever its name ends in.
QString archiveOf(const QString &path);

} // namespace kohkan
