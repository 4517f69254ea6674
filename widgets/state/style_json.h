// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_style.h"

#include <QJsonObject>

namespace kohkan {

/// A whole style as the session keeps it.
QJsonObject styleToJson(const LayerStyle &style);
/// The style of such an object. What is missing, garbled or out of range is as in `preset`, so that sessions of earlier
/// and of later versions are read as far as they are understood.
LayerStyle styleFromJson(const QJsonObject &object, const LayerStyle &preset);

} // namespace kohkan
