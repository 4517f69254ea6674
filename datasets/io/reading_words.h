// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/read_options.h"

#include <QJsonObject>

namespace kohkan {

/// What a person said of how a file is to be read, as JSON, to be kept: reference system, encoding,
/// separator, header, decimal sign, order of dates, columns of places, those that stay text or are lists, and the
/// recipe. What was not said is left out. The mapping of incidents is apart.
QJsonObject readingToJson(const ReadOptions &reading);
/// The options that say so; words that are not known are passed over.
ReadOptions readingFromJson(const QJsonObject &object);

} // namespace kohkan
