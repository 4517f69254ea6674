// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/data_note.h"

#include <QCoreApplication>

namespace kohkan {

QString dataNote(const LayerEntry &entry)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("kohkan::DataNote", text); };
    if (!entry.bundledTable.isEmpty())
        return tr("Data: Kohkan's tables and the sources they name, CC BY 4.0.");
    const QString licence = entry.layer ? entry.layer->provenance().licence : QString();
    return licence.isEmpty() ? QString() : tr("Licence of the data: %1.").arg(licence);
}

} // namespace kohkan
