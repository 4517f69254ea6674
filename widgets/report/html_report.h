// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/report/report.h"

#include <QByteArray>

namespace kohkan {

/// Writes a report as one HTML file without anything outside it: style and maps are inside, footnotes are links, and
/// `data` (JSON) is in a `<script type="application/json" id="dataId">`. UTF-8; any thread.
QByteArray htmlReport(const Report &report, const QByteArray &data, const QString &dataId);

} // namespace kohkan
