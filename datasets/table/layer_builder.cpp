// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer_builder.h"

#include "datasets/work/in_parallel.h"
#include "datasets/work/words.h"

#include <algorithm>
#include <atomic>
#include <functional>

namespace kohkan {

namespace {

std::atomic<quint64> nextLayerId{1};
std::atomic<int> lastVersion{1};

/// Two versions of a layer that were made of the same one, each in its way, are two.
int nextVersion()
{
    return ++lastVersion;
}

constexpr qint64 rowWarningsKept = 1000;
constexpr std::size_t secondThreadFrom = 50'000; ///< rows from which a second thread pays

/// Jobs that do not depend on each other, on two threads where there are many rows.
void run(const std::vector<std::function<void()>> &jobs, std::size_t rows)
{
    if (rows >= secondThreadFrom)
        return runInParallel(jobs);
    for (const auto &job : jobs)
        job();
}

} // namespace

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
    QStringList names{QStringLiteral("id"), QStringLiteral("key"), QStringLiteral("ref"), QStringLiteral("token")};
    if (!m_keyName.isEmpty())
        names = {m_keyName};
    for (const auto &name : names)
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i]->name().compare(name, Qt::CaseInsensitive) == 0 && columns[i]->isUnique())
                return static_cast<int>(i);
    return -1;
}

void LayerBuilder::reserve(std::size_t rows)
{
    for (auto &column : m_columns)
        column.reserve(rows);
    m_geometry.reserve(rows);
}

void LayerBuilder::append(LayerBuilder &&rest)
{
    const auto rows = static_cast<qint64>(m_geometry.rowCount());
    const std::size_t all = m_geometry.rowCount() + rest.m_geometry.rowCount();
    std::vector<std::function<void()>> jobs{[&] { m_geometry.append(std::move(rest.m_geometry)); }};
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        jobs.push_back([&, i] { m_columns[i].append(std::move(rest.m_columns[i])); });
    run(jobs, all);
    qint64 kept = 0;
    for (auto &warning : rest.m_warnings)
        if (warning.sourceRow) {
            warn(std::move(warning.message), *warning.sourceRow + rows);
            ++kept;
        }
    m_rowWarnings += rest.m_rowWarnings - kept;
}

/// Geometry and columns in the layer's order.
void LayerBuilder::finishRows(Layer &layer)
{
    layer.m_order->sourceRows = hilbertOrder(m_geometry);
    const std::span<const std::uint32_t> order = layer.m_order->sourceRows;
    layer.m_columns.resize(m_columns.size());
    std::vector<std::function<void()>> jobs{[&] { layer.m_geometry = m_geometry.finish(order); }};
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        jobs.push_back([&, i] { layer.m_columns[i] = m_columns[i].finish(order); });
    run(jobs, order.size());
}

/// Extent of what is in range; a warning, in source order, for each row that is not.
void LayerBuilder::checkPlaces(Layer &layer)
{
    const Geometry &geometry = layer.m_geometry;
    bool isWhole = true;
    for (std::size_t i = 0; i < layer.rowCount(); ++i) {
        const auto box = geometry.box(rowAt(i));
        if (isOnMap(geometry, rowAt(i))) {
            layer.m_extent.include(box);
            if (!std::binary_search(m_outOfView.begin(), m_outOfView.end(), layer.sourceRow(rowAt(i))))
                layer.m_viewExtent.include(box);
        } else {
            isWhole = isWhole && box.isEmpty();
        }
    }
    if (layer.m_viewExtent.isEmpty())
        layer.m_viewExtent = layer.m_extent;
    if (isWhole)
        return;
    for (const Row row : layer.bySourceRow()) {
        const auto box = geometry.box(row);
        if (box.isEmpty() || isOnMap(geometry, row))
            continue;
        const LonLat low{box.minX, box.minY};
        QString message =
            tr("The coordinates %1, %2 are out of range; the row is kept in the table and not on the map.")
                .arg(QString::number(low.lon, 'g', 10), QString::number(low.lat, 'g', 10));
        if (isInRange({low.lat, low.lon}))
            message += u' ' + tr("Longitude and latitude look swapped.");
        warn(message, layer.sourceRow(row) + 1);
    }
}

LayerPtr LayerBuilder::finish()
{
    auto layer = std::shared_ptr<Layer>(new Layer);
    layer->m_id = nextLayerId++;
    layer->m_name = m_name;
    layer->m_provenance = m_provenance;
    finishRows(*layer);
    layer->m_keyColumn = chooseKey(layer->m_columns);
    checkPlaces(*layer);
    if (m_rowWarnings > rowWarningsKept)
        warn(tr("%1 more warnings like these on single rows are not listed.").arg(m_rowWarnings - rowWarningsKept));
    layer->m_warnings = m_warnings;
    return layer;
}

LayerPtr LayerBuilder::withColumn(const LayerPtr &layer, ColumnPtr column)
{
    auto next = std::make_shared<Layer>(*layer);
    next->m_version = nextVersion();
    const int at = layer->columnIndex(column->name());
    if (at < 0)
        next->m_columns.push_back(std::move(column));
    else
        next->m_columns[static_cast<std::size_t>(at)] = std::move(column);
    return next;
}

QString LayerBuilder::freeName(const Layer &layer, const QString &name)
{
    QString free = name;
    for (int n = 2;; ++n) {
        const Column *known = layer.column(free);
        if (!known || (known->isDerived() && known->name() == free))
            return free;
        free = QStringLiteral("%1_%2").arg(name).arg(n);
    }
}

LayerPtr LayerBuilder::marked(const LayerPtr &layer, bool mayBePassedOn, const QString &licence)
{
    auto next = std::make_shared<Layer>(*layer);
    next->m_version = nextVersion();
    next->m_provenance.mayBePassedOn = mayBePassedOn;
    next->m_provenance.licence = licence;
    return next;
}

LayerPtr LayerBuilder::withoutColumn(const LayerPtr &layer, const QString &name)
{
    const int at = layer->columnIndex(name);
    if (at < 0 || at == layer->m_keyColumn)
        return layer;
    auto next = std::make_shared<Layer>(*layer);
    next->m_version = nextVersion();
    next->m_columns.erase(next->m_columns.begin() + at);
    if (next->m_keyColumn > at)
        --next->m_keyColumn;
    return next;
}

LayerPtr LayerBuilder::warned(const LayerPtr &layer, const Warning &warning)
{
    auto next = std::make_shared<Layer>(*layer);
    next->m_version = nextVersion();
    next->m_warnings.insert(next->m_warnings.begin(), warning);
    return next;
}

LayerPtr LayerBuilder::withOwnId(const LayerPtr &layer)
{
    auto own = std::make_shared<Layer>(*layer);
    own->m_id = nextLayerId++;
    own->m_version = 1;
    return own;
}

LayerPtr LayerBuilder::remade(const LayerPtr &layer, ColumnList columns, const QString &key, std::vector<Warning> more)
{
    auto next = std::make_shared<Layer>(*layer);
    next->m_id = nextLayerId++;
    next->m_version = 1;
    next->m_columns = std::move(columns);
    next->m_keyColumn = next->columnIndex(key);
    next->m_warnings.insert(next->m_warnings.end(), std::make_move_iterator(more.begin()),
                            std::make_move_iterator(more.end()));
    return next;
}

LayerPtr LayerBuilder::renamed(const LayerPtr &layer, const QString &name)
{
    auto next = std::make_shared<Layer>(*layer);
    next->m_version = nextVersion();
    next->m_name = name;
    return next;
}

} // namespace kohkan
