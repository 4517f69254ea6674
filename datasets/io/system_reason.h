// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kohkan {

/// Why the system refused, in words that fit behind a colon: "no space is left on the device". `error`: errno.
QString systemReason(int error);

/// What a person can do about it, as a sentence.
QString systemAdvice(int error);

/// ENOSPC where the file system of a path has less than a MiB left for this user, or no file more; else 0.
int shortageAt(const QString &path);

/// The number of the system's error that an error of SQLite stands for, 0 where it is none: full, not permitted,
/// read-only.
int systemErrorOfSqlite(int code);

/// Does the error say that another program has the database, or part of it, locked?
bool isBusySqlite(int code);

} // namespace kohkan
