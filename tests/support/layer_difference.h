// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <bit>

namespace kohkan::test {

/// What differs first between two layers, in words; empty where nothing does.
inline QString difference(const Layer &a, const Layer &b)
{
    if (a.rowCount() != b.rowCount() || a.columns().size() != b.columns().size() || a.name() != b.name())
        return QStringLiteral("rows, columns or name");
    if (a.warnings() != b.warnings())
        return QStringLiteral("warnings");
    if (!(a.extent() == b.extent()) && !(a.extent().isEmpty() && b.extent().isEmpty()))
        return QStringLiteral("extent");
    if (a.provenance().referenceSystem != b.provenance().referenceSystem ||
        a.provenance().operation != b.provenance().operation)
        return QStringLiteral("reference system");
    for (std::size_t i = 0; i < a.columns().size(); ++i) {
        const Column &x = *a.columns()[i], &y = *b.columns()[i];
        if (x.name() != y.name() || x.type() != y.type() || x.nullCount() != y.nullCount() ||
            x.dictionary() != y.dictionary())
            return QStringLiteral("column %1").arg(x.name());
        for (std::size_t r = 0; r < a.rowCount(); ++r) {
            const Row row = rowAt(r);
            const bool sameBits =
                !x.isNumeric() || std::bit_cast<quint64>(x.number(row)) == std::bit_cast<quint64>(y.number(row));
            if (x.isNull(row) != y.isNull(row) || x.text(row) != y.text(row) || !sameBits)
                return QStringLiteral("%1 of row %2: \"%3\", \"%4\"")
                    .arg(x.name())
                    .arg(r)
                    .arg(x.text(row), y.text(row));
        }
    }
    for (std::size_t r = 0; r < a.rowCount(); ++r) {
        const Row row = rowAt(r);
        std::vector<std::pair<GeometryPart::Kind, LonLat>> x, y;
        a.geometry().forEachPart(row, [&](GeometryPart::Kind kind, std::span<const LonLat> points) {
            for (const auto &p : points)
                x.emplace_back(kind, p);
        });
        b.geometry().forEachPart(row, [&](GeometryPart::Kind kind, std::span<const LonLat> points) {
            for (const auto &p : points)
                y.emplace_back(kind, p);
        });
        if (a.sourceRow(row) != b.sourceRow(row) || a.geometry().type(row) != b.geometry().type(row) || x != y ||
            a.geometry().parts(row).size() != b.geometry().parts(row).size())
            return QStringLiteral("geometry of row %1").arg(r);
    }
    return {};
}

} // namespace kohkan::test
