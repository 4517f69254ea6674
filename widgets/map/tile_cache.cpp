// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/tile_cache.h"

#include <QHashFunctions>
#include <iterator>

namespace kohkan {

size_t qHash(const TileKey &key, size_t seed)
{
    return qHashMulti(seed, key.set, key.content, key.notch, key.pixelRatio, key.column, key.row);
}

const QImage *TileCache::find(const TileKey &key)
{
    const auto it = m_tiles.find(key);
    if (it == m_tiles.end())
        return nullptr;
    m_order.splice(m_order.begin(), m_order, it->place);
    return &it->image;
}

void TileCache::insert(const TileKey &key, QImage tile, const std::function<bool(const TileKey &)> &isWanted)
{
    if (const auto it = m_tiles.find(key); it != m_tiles.end())
        drop(it->place);
    m_bytes += cost(tile);
    m_order.push_front(key);
    m_tiles.insert(key, {std::move(tile), m_order.begin()});
    shrink(isWanted);
}

void TileCache::setBudget(qint64 bytes, const std::function<bool(const TileKey &)> &isWanted)
{
    m_budget = bytes;
    shrink(isWanted);
}

/// Down to the budget; the newest tile stays in any case.
void TileCache::shrink(const std::function<bool(const TileKey &)> &isWanted)
{
    if (m_order.empty())
        return;
    for (auto it = m_order.end(); m_bytes > m_budget && it != std::next(m_order.begin());) {
        const auto last = std::prev(it);
        if (isWanted && isWanted(*last))
            it = last;
        else
            drop(last);
    }
}

void TileCache::removeSet(quint64 set)
{
    for (auto it = m_order.begin(); it != m_order.end();) {
        const auto here = it++;
        if (here->set == set)
            drop(here);
    }
}

void TileCache::clear()
{
    m_tiles.clear();
    m_order.clear();
    m_bytes = 0;
}

void TileCache::drop(std::list<TileKey>::iterator place)
{
    const auto it = m_tiles.find(*place);
    m_bytes -= cost(it->image);
    m_tiles.erase(it);
    m_order.erase(place);
}

} // namespace kohkan
