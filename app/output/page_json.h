// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/sheet/page_settings.h"

#include <QJsonObject>

namespace kohkan {

/// Settings of a page as the session keeps them, and back; what is not there or makes no sense is as in `otherwise`.
QJsonObject pageToJson(const PageSettings &settings);
PageSettings pageFromJson(const QJsonObject &object, const PageSettings &otherwise = {});

/// A paper by its name in any letter case, `A4`.
std::optional<QPageSize::PageSizeId> paperNamed(const QString &name);

} // namespace kohkan
