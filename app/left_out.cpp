// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/left_out.h"

#include <QCoreApplication>
#include <QStringList>

namespace kohkan {

QString leftOutOfFlatGeobuf(const Layer &layer, const RowSet &rows)
{
    constexpr qsizetype most = 5;
    QStringList keys;
    qsizetype count = 0;
    for (const Row row : layer.bySourceRow())
        if (rows.contains(row) && layer.geometry().type(row) == GeometryType::None && ++count <= most)
            keys << layer.key(row);
    if (count == 0)
        return {};
    if (count > most)
        keys << QCoreApplication::translate("LeftOut", "%1 more").arg(count - most);
    return QCoreApplication::translate("LeftOut",
                                       "FlatGeobuf cannot hold rows without a geometry: %1 of %2 are left out (%3).")
        .arg(QString::number(count), QString::number(rows.count()), keys.join(QStringLiteral(", ")));
}

} // namespace kohkan
