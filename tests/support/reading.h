// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/dataset_reader.h"

#include <QByteArrayList>
#include <algorithm>

namespace kohkan::test {

/// The layer, or null after a word on why not.
inline LayerPtr mustRead(const QString &path)
{
    auto layer = DatasetReader::read(path);
    if (!layer)
        qWarning("%s", qPrintable(layer.error().message));
    return layer ? *layer : nullptr;
}

/// Number of warnings whose text contains all of `parts`, on that row (counted from 1; 0: on none).
inline int warned(const Layer &layer, qint64 row, std::initializer_list<const char *> parts)
{
    return static_cast<int>(
        std::count_if(layer.warnings().begin(), layer.warnings().end(), [&](const Warning &warning) {
            return warning.sourceRow.value_or(0) == row &&
                   std::all_of(parts.begin(), parts.end(),
                               [&](const char *part) { return warning.message.contains(QString::fromUtf8(part)); });
        }));
}

/// The text of a value by the row of the source, counted from 0.
inline QString text(const Layer &layer, const char *column, int sourceRow)
{
    const Column *found = layer.column(QString::fromLatin1(column));
    return found ? found->text(layer.bySourceRow()[static_cast<std::size_t>(sourceRow)])
                 : QStringLiteral("(no column)");
}

inline GeometryType typeAt(const Layer &layer, int sourceRow)
{
    return layer.geometry().type(layer.bySourceRow()[static_cast<std::size_t>(sourceRow)]);
}

/// A collection of features r1, r2 ... with these geometries; an empty one is left out altogether.
inline QByteArray geoJson(const QByteArrayList &geometries, const QByteArray &members = {})
{
    QByteArrayList features;
    for (const auto &geometry : geometries)
        features << R"({"type":"Feature","properties":{"id":"r)" + QByteArray::number(features.size() + 1) + "\"}" +
                        (geometry.isEmpty() ? QByteArray() : ",\"geometry\":" + geometry) + "}";
    return R"({"type":"FeatureCollection",)" + members + "\"features\":[" + features.join(",\n") + "]}";
}

} // namespace kohkan::test
