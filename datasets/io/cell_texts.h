// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <unordered_map>

namespace kohkan {

/// Values that stand in place of what GDAL has of single cells, or where it has none: rows from 1 as the source counts
/// them, fields as in the LayerDescription. A null text is no value.
class CellTexts {
public:
    static constexpr qint64 most = 8'000'000; ///< cells: 110 bytes each
    void put(qint64 row, int field, const QString &text) { m_cells[keyOf(row, field)] = text; }
    const QString *find(qint64 row, int field) const
    {
        const auto found = m_cells.find(keyOf(row, field));
        return found == m_cells.end() ? nullptr : &found->second;
    }
    bool isEmpty() const { return m_cells.empty(); }

private:
    static quint64 keyOf(qint64 row, int field)
    {
        return static_cast<quint64>(row) << 20 | static_cast<quint64>(field);
    }
    std::unordered_map<quint64, QString> m_cells;
};

/// That a column is not read by its texts, though some cells are not what it states.
QString tooManyTexts(const QString &column);

} // namespace kohkan
