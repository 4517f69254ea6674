// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/passing_on.h"

#include <QCoreApplication>

namespace kohkan {

QString whyNotPassedOn(const Layer &layer, const QString &name)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("kohkan::PassingOn", text); };
    const Provenance &provenance = layer.provenance();
    if (provenance.mayBePassedOn)
        return {};
    const QString &called = name.isEmpty() ? layer.name() : name;
    if (provenance.licence.isEmpty())
        return tr("The rows of %1 may not be passed on under its licence; they leave only as counts.").arg(called);
    return tr("The rows of %1 may not be passed on; they leave only as counts (licence: %2).")
        .arg(called, provenance.licence);
}

} // namespace kohkan
