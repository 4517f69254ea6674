// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/exposure.h"

#include <QString>

namespace kohkan {

/// Two significant digits, for an index whose third is noise; "0" for nothing.
QString exposureText(double value);
/// "1.2 to 3.4", or nothing where both read the same.
QString exposureBandText(const TollValues &values);

} // namespace kohkan
