// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QByteArray>
#include <QString>
#include <stop_token>

namespace kohkan {

/// Bytes under a name, whole or not at all: a temporary file beside it, read back and renamed. Error::Output, or
/// Error::Cancelled. Any thread.
Outcome writeWholeFile(const QByteArray &bytes, const QString &path, const std::stop_token &stop = {});

} // namespace kohkan
