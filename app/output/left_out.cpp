// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/left_out.h"

#include "datasets/io/exporter.h"
#include "datasets/table/hilbert_order.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace kohkan {

QString leftOutOfFlatGeobuf(const Layer &layer, const RowSet &rows)
{
    constexpr std::size_t most = 5;
    const std::size_t count = rowsWithoutGeometry(layer, rows);
    if (count == 0)
        return {};
    QStringList keys;
    for (const Row row : layer.bySourceRow()) {
        if (static_cast<std::size_t>(keys.size()) == std::min(most, count))
            break;
        if (rows.contains(row) && !isOnMap(layer.geometry(), row))
            keys << layer.key(row);
    }
    if (count > most)
        keys << QCoreApplication::translate("LeftOut", "%1 more").arg(count - most);
    return QCoreApplication::translate(
               "LeftOut", "FlatGeobuf cannot hold rows without a place on the map: %1 of %2 are left out (%3).")
        .arg(QString::number(count), QString::number(rows.count()), keys.join(QStringLiteral(", ")));
}

} // namespace kohkan
