// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/catalogue/estimate_audit.h"
#include "datasets/deposits/normalised.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kohkan {

/// What `kohkan estimates` shows figures on and in.
struct EstimatesView {
    Basis basis = Basis::AsReported;
    Unit mass;
};

/// One statement about a deposit a row of its table: every column under its name (texts with the digits of the source,
/// null where empty), `normalised` and `findings`. The names are API, and listed in the manual.
QJsonObject estimatesJson(const Catalogue &catalogue, const QString &depositId, const EstimatesView &view, QDate today);
/// What stands before a finding in text: `!` warns, `=` explains.
inline QString findingMark(bool warns)
{
    return warns ? QStringLiteral("!") : QStringLiteral("=");
}
QJsonArray findingsJson(const std::vector<Finding> &findings);

} // namespace kohkan
