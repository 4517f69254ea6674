// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer_changes.h"

#include <QHash>

namespace kohkan {

namespace {

/// The columns that two layers share, and how their values compare.
class RowComparison {
public:
    RowComparison(const Layer &before, const Layer &after) : m_before(before), m_after(after)
    {
        for (const auto &column : before.columns())
            if (const int at = after.columnIndex(column->name());
                at >= 0 && !column->isDerived() &&
                after.columns()[static_cast<std::size_t>(at)]->name() == column->name())
                m_pairs.push_back({column.get(), after.columns()[static_cast<std::size_t>(at)].get()});
    }
    bool isSame(Row before, Row after) const
    {
        const LonLatBox a = m_before.geometry().box(before), b = m_after.geometry().box(after);
        if (a.isEmpty() != b.isEmpty() ||
            (!a.isEmpty() && (a.minX != b.minX || a.minY != b.minY || a.maxX != b.maxX || a.maxY != b.maxY)))
            return false;
        for (const auto &[old, now] : m_pairs)
            if (!isSame(*old, before, *now, after))
                return false;
        return true;
    }

private:
    static bool isSame(const Column &a, Row before, const Column &b, Row after)
    {
        if (a.isNull(before) || b.isNull(after))
            return a.isNull(before) && b.isNull(after);
        if (a.type() == b.type() && a.isText()) // without a copy of the text
            return a.dictionary()[a.code(before)] == b.dictionary()[b.code(after)];
        if (a.type() == b.type() && a.type() == Column::Type::Integer)
            return a.integer(before) == b.integer(after);
        return a.text(before) == b.text(after);
    }
    const Layer &m_before;
    const Layer &m_after;
    std::vector<std::pair<const Column *, const Column *>> m_pairs;
};

} // namespace

std::optional<LayerChanges> LayerChanges::between(const Layer &before, const Layer &after)
{
    if (!before.keyColumn() || !after.keyColumn())
        return std::nullopt;
    QHash<QString, Row> known;
    known.reserve(static_cast<qsizetype>(before.rowCount()));
    for (std::size_t i = 0; i < before.rowCount(); ++i)
        known.insert(before.key(rowAt(i)), rowAt(i));
    LayerChanges changes;
    const RowComparison rows(before, after);
    RowSet gone = before.allRows();
    for (const Row row : after.bySourceRow()) {
        const QString key = after.key(row);
        const auto old = known.constFind(key);
        if (old == known.constEnd()) {
            changes.added << key;
            continue;
        }
        gone.remove(*old);
        if (!rows.isSame(*old, row))
            changes.changed << key;
    }
    for (const Row row : before.bySourceRow())
        if (gone.contains(row))
            changes.removed << before.key(row);
    return changes;
}

} // namespace kohkan
