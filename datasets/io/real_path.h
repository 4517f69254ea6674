// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QString>
#include <QStringList>

namespace kohkan {

/// The file that a path leads to, absolute: links are followed to their end, which need not exist. Any thread; looks at
/// the disk. Error::Output where links lead in a circle.
Result<QString> followedPath(const QString &path);

/// Why nothing can be put under this name, in a sentence; empty where it can: a folder, a device, a file that may not
/// be written, a folder that is missing or may not be written. `real` is followedPath(path).
QString whyNotWritable(const QString &path, const QString &real);

/// Error::Output where the target is one of the files that something is read from: the same path or the same file
/// under another name (links of either kind), a companion of one (`-wal`, `.dbf`), or a file inside a source that is a
/// folder. Empty sources are skipped.
Outcome refuseSources(const QString &target, const QStringList &sources);

} // namespace kohkan
