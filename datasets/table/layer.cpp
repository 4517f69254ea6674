// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer.h"

namespace kohkan {

int Layer::columnIndex(QStringView name) const
{
    int caseless = -1;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i]->name() == name)
            return static_cast<int>(i);
        if (caseless < 0 && name.compare(m_columns[i]->name(), Qt::CaseInsensitive) == 0)
            caseless = static_cast<int>(i);
    }
    return caseless;
}

const Column *Layer::column(QStringView name) const
{
    const int i = columnIndex(name);
    return i < 0 ? nullptr : m_columns[static_cast<std::size_t>(i)].get();
}

const std::vector<Row> &Layer::bySourceRow() const
{
    std::call_once(m_order->isInverted, [this] {
        m_order->bySourceRow.resize(rowCount());
        for (std::size_t i = 0; i < rowCount(); ++i)
            m_order->bySourceRow[m_order->sourceRows[i]] = rowAt(i);
    });
    return m_order->bySourceRow;
}

QString Layer::key(Row row) const
{
    if (const Column *keys = keyColumn(); keys && !keys->isNull(row))
        return keys->text(row);
    return QString::number(sourceRow(row) + 1);
}

std::optional<Row> Layer::rowOfKey(const QString &key) const
{
    if (const Column *keys = keyColumn()) {
        if (keys->type() == Column::Type::Text) {
            const auto code = keys->codeOf(key);
            if (!code)
                return std::nullopt;
            for (std::size_t i = 0; i < rowCount(); ++i)
                if (keys->code(rowAt(i)) == *code)
                    return rowAt(i);
            return std::nullopt;
        }
        for (std::size_t i = 0; i < rowCount(); ++i)
            if (keys->text(rowAt(i)) == key)
                return rowAt(i);
        return std::nullopt;
    }
    bool ok = false;
    const auto number = key.toULongLong(&ok);
    if (!ok || number < 1 || number > rowCount())
        return std::nullopt;
    return bySourceRow()[number - 1];
}

RowSet Layer::rowsOfKeys(const QStringList &keys) const
{
    RowSet rows(rowCount());
    const Column *column = keyColumn();
    if (!column || column->type() != Column::Type::Text || keys.size() < 8) {
        for (const auto &key : keys)
            if (const auto row = rowOfKey(key))
                rows.insert(*row);
        return rows;
    }
    std::vector<bool> wanted(column->dictionary().size());
    for (const auto &key : keys)
        if (const auto code = column->codeOf(key))
            wanted[*code] = true;
    for (std::size_t i = 0; i < rowCount(); ++i)
        if (!column->isNull(rowAt(i)) && wanted[column->code(rowAt(i))])
            rows.insert(rowAt(i));
    return rows;
}

QStringList Layer::keysOf(const RowSet &rows) const
{
    QStringList keys;
    rows.forEach([&](Row row) { keys.append(key(row)); });
    return keys;
}

std::size_t Layer::bytes() const
{
    std::size_t n = rowCount() * sizeof(Row) + m_geometry.bytes();
    for (const auto &column : m_columns)
        n += column->bytes();
    return n;
}

} // namespace kohkan
