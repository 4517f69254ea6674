// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kohkan {

/// The unit that the name of a column has: in brackets at its end, or one of few endings. Empty where it has none.
QString unitOfName(const QString &name);

} // namespace kohkan
