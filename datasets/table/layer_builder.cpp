// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer_builder.h"

#include <QCoreApplication>
#include <algorithm>
#include <atomic>
#include <numeric>

namespace kohkan {

namespace {

std::atomic<quint64> nextLayerId{1};
constexpr qint64 rowWarningsKept = 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("LayerBuilder", text);
}

/// Rows in Hilbert order of their boxes' centres; rows without a place come last, in source order.
std::vector<std::uint32_t> hilbertOrder(const GeometryBuilder &geometry)
{
    const std::size_t rows = geometry.rowCount();
    std::vector<std::uint64_t> keyed(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const auto box = geometry.box(i);
        const LonLat center = box.isEmpty() ? LonLat{} : box.center();
        const std::uint64_t place = isInRange(center) ? hilbertKey(center) : 0xffffffffu;
        keyed[i] = place << 32 | i;
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<std::uint32_t> order(rows);
    for (std::size_t i = 0; i < rows; ++i)
        order[i] = static_cast<std::uint32_t>(keyed[i]);
    return order;
}

} // namespace

bool isInRange(LonLat p)
{
    return p.isValid() && std::abs(p.lat) <= 90.0 && std::abs(p.lon) <= 360.0;
}

std::uint32_t hilbertKey(LonLat point)
{
    if (!isInRange(point))
        return 0xffffffffu;
    const auto cell = [](double value, double low, double high) {
        return static_cast<std::uint32_t>(std::clamp((value - low) / (high - low), 0.0, 1.0) * 65535.0);
    };
    std::uint32_t x = cell(point.lon > 180 ? point.lon - 360 : point.lon, -180, 180), y = cell(point.lat, -90, 90),
                  key = 0;
    for (std::uint32_t s = 32768; s > 0; s /= 2) { // the usual iterative form (Hacker's Delight, 16-3)
        const std::uint32_t rx = (x & s) > 0, ry = (y & s) > 0;
        key += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = 65535 - x;
                y = 65535 - y;
            }
            std::swap(x, y);
        }
    }
    return key;
}

LayerBuilder::LayerBuilder(QString name) : m_name(std::move(name)) {}

ColumnBuilder &LayerBuilder::addColumn(const QString &name, Column::Type type, const QString &unit)
{
    return m_columns.emplace_back(name, type, unit);
}

void LayerBuilder::warn(QString message, std::optional<qint64> sourceRow)
{
    if (sourceRow && ++m_rowWarnings > rowWarningsKept)
        return;
    m_warnings.push_back({sourceRow, std::move(message)});
}

int LayerBuilder::chooseKey(const ColumnList &columns) const
{
    const auto usable = [](const Column &column) {
        if (column.nullCount() > 0 || column.rowCount() == 0)
            return false;
        if (column.type() == Column::Type::Text)
            return column.dictionary().size() == column.rowCount();
        if (column.type() != Column::Type::Integer)
            return false;
        std::vector<std::int64_t> values(column.rowCount());
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = column.integer(rowAt(i));
        std::sort(values.begin(), values.end());
        return std::adjacent_find(values.begin(), values.end()) == values.end();
    };
    QStringList names{QStringLiteral("id"), QStringLiteral("key"), QStringLiteral("ref"), QStringLiteral("token")};
    if (!m_keyName.isEmpty())
        names = {m_keyName};
    for (const auto &name : names)
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i]->name().compare(name, Qt::CaseInsensitive) == 0 && usable(*columns[i]))
                return static_cast<int>(i);
    return -1;
}

LayerPtr LayerBuilder::finish()
{
    auto layer = std::shared_ptr<Layer>(new Layer);
    layer->m_id = nextLayerId++;
    layer->m_name = m_name;
    layer->m_provenance = m_provenance;

    const auto order = hilbertOrder(m_geometry);
    layer->m_geometry = m_geometry.finish(order);
    for (const auto &column : m_columns)
        layer->m_columns.push_back(column.finish(order));
    layer->m_keyColumn = chooseKey(layer->m_columns);
    layer->m_sourceRows = order;
    layer->m_bySourceRow.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        layer->m_bySourceRow[order[i]] = rowAt(i);

    for (const Row row : layer->m_bySourceRow) {
        const auto box = layer->m_geometry.box(row);
        if (box.isEmpty())
            continue;
        const LonLat low{box.minX, box.minY}, high{box.maxX, box.maxY};
        if (isInRange(low) && isInRange(high)) {
            layer->m_extent.include(box);
            continue;
        }
        QString message =
            tr("The coordinates %1, %2 are out of range; the row is kept in the table and not on the map.")
                .arg(QString::number(low.lon, 'g', 10), QString::number(low.lat, 'g', 10));
        if (isInRange({low.lat, low.lon}))
            message += u' ' + tr("Longitude and latitude look swapped.");
        warn(message, layer->m_sourceRows[index(row)] + 1);
    }
    if (m_rowWarnings > rowWarningsKept)
        warn(tr("%1 more warnings like these on single rows are not listed.").arg(m_rowWarnings - rowWarningsKept));
    layer->m_warnings = m_warnings;
    return layer;
}

LayerPtr LayerBuilder::withColumn(const LayerPtr &layer, ColumnPtr column)
{
    auto next = std::make_shared<Layer>(*layer);
    ++next->m_version;
    const int at = layer->columnIndex(column->name());
    if (at < 0)
        next->m_columns.push_back(std::move(column));
    else
        next->m_columns[static_cast<std::size_t>(at)] = std::move(column);
    return next;
}

LayerPtr LayerBuilder::renamed(const LayerPtr &layer, const QString &name)
{
    auto next = std::make_shared<Layer>(*layer);
    ++next->m_version;
    next->m_name = name;
    return next;
}

} // namespace kohkan
