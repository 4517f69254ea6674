// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QImage>
#include <functional>
#include <list>
#include <optional>

namespace kohkan {

/// Names a tile. `content` stands for what is in it: layer and version, style, row set, depiction; a number given anew
/// for each new combination.
struct TileKey {
    quint64 set = 0; ///< 0: the base; else the entry of the layer list
    quint64 content = 0;
    int notch = 0;
    int pixelRatio = 100; ///< hundredths
    qint32 column = 0;
    qint32 row = 0;
    friend bool operator==(const TileKey &, const TileKey &) = default;
};
size_t qHash(const TileKey &key, size_t seed = 0);

/// The side of a tile, device pixels.
inline constexpr int tileSide = 512;

/// Tiles by key, the least recently used dropped first when they hold more bytes than allowed. A null image is a tile
/// without ink: it is known and costs nothing. GUI thread only.
class TileCache {
public:
    static constexpr qint64 defaultBudget = qint64{96} * 1024 * 1024; ///< bytes
    explicit TileCache(qint64 budget = defaultBudget) : m_budget(budget) {}
    /// The tile, if known; it counts as used now.
    const QImage *find(const TileKey &key);
    bool contains(const TileKey &key) const { return m_tiles.contains(key); }
    /// Keeps a tile, then drops old ones down to the budget, but none that `isWanted`.
    void insert(const TileKey &key, QImage tile, const std::function<bool(const TileKey &)> &isWanted = {});
    void setBudget(qint64 bytes, const std::function<bool(const TileKey &)> &isWanted = {});
    void removeSet(quint64 set);
    void clear();
    qint64 bytes() const { return m_bytes; }
    qsizetype count() const { return m_tiles.size(); }

private:
    struct Tile {
        QImage image;
        std::list<TileKey>::iterator place;
    };
    static qint64 cost(const QImage &image) { return image.sizeInBytes() + 128; }
    void shrink(const std::function<bool(const TileKey &)> &isWanted);
    void drop(std::list<TileKey>::iterator place);
    qint64 m_budget;
    qint64 m_bytes = 0;
    QHash<TileKey, Tile> m_tiles;
    std::list<TileKey> m_order; ///< most recently used first
};

} // namespace kohkan
