// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/read_options.h"

#include <QStringList>

namespace kohkan {

/// What the file of a table leaves open and a person can settle by saying how it is to be read, a sentence each: a
/// guessed encoding; a header that is not in the first line, or missing; rows that do not fit it; figures that may be
/// two numbers or two days; places that are doubtful, or not found though columns are named for them. Empty where the
/// table is clear, and for anything that is no table. This alone decides whether the window asks before it adds a
/// table. `options`: by which it was read. Any thread.
QStringList openQuestions(const Layer &layer, const ReadOptions &options = {});

} // namespace kohkan
