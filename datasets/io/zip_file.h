// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QByteArray>
#include <QString>
#include <functional>
#include <stop_token>
#include <vector>

namespace kohkan {

/// What goes into a zip under a name: a file, or bytes.
struct ZipEntry {
    QString name;   ///< in the zip, with / between folders
    QString source; ///< file that it is copied from; empty: `bytes`
    QByteArray bytes = {};
};

/// Writes a zip, whole or not at all: under a temporary name, read back and compared by SHA-256, then renamed. `tell`
/// gets the share of bytes that is done. Error::Input where a source cannot be read, Error::Output, Error::Cancelled.
/// Any thread but the GUI's.
Outcome writeZip(const std::vector<ZipEntry> &entries, const QString &path, const std::stop_token &stop = {},
                 const std::function<void(double share)> &tell = {});

/// The bytes of one file in a zip; Error::Input where there is none of that name or it has more than `most`.
Result<QByteArray> readFromZip(const QString &path, const QString &name, qint64 most);

/// Unpacks a zip into a folder that does not exist yet; it is there whole or not at all. Names that lead out of it are
/// refused, and so is more than `most` bytes. Error::Input, Error::Output, Error::Cancelled. Any thread but the GUI's.
Outcome unpackZip(const QString &path, const QString &folder, qint64 most, const std::stop_token &stop = {});

} // namespace kohkan
