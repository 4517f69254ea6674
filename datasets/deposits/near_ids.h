// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

namespace kohkan {

/// The keys of rows that come nearest to what somebody typed, nearest first, at most three: by single letters that
/// differ (at most a third of them), or because one holds the other. Letter case is ignored. Any thread.
QStringList nearIds(const Layer &table, const QString &typed);
/// "There is no deposit reko-dik; did you mean reko-diq?"
QString noSuchDeposit(const Layer &deposits, const QString &typed);

} // namespace kohkan
