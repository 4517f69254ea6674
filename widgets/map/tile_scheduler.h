// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/map/tile_cache.h"
#include "widgets/paint/map_viewport.h"

#include <QObject>
#include <QPainter>
#include <QSet>
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace kohkan {

/// Paints one tile; runs on a worker and captures values and shared constants only. A null image: no ink.
using TilePainter = std::function<QImage(const PixelFrame &)>;

/// One sheet of tiles: the base, or a data layer.
struct TileSet {
    quint64 set = 0;
    quint64 content = 0; ///< a new number whenever the painter paints something else
    double opacity = 1;
    TilePainter paint;
};

/// Keeps the tiles of the view coming. Lists what the view wants, centre first, has it painted on the pool, then one
/// ring of tiles around the view as far as a quarter of the cache holds it, and paints what there is: while the tiles
/// of a scale or content are not whole, those shown before stand in, scaled. A result whose content has passed is
/// dropped. GUI thread only; results arrive through the mailbox.
class TileScheduler : public QObject {
    Q_OBJECT
public:
    TileScheduler(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    ~TileScheduler() override;

    void setSets(std::vector<TileSet> sets); ///< bottom first
    void setViewport(const MapViewport &viewport);
    /// Of the tiles kept, bytes.
    void setBudget(qint64 bytes);
    /// Paints the sheets; `between` is called after the sheet at the bottom where that is the base (set 0).
    void paint(QPainter &painter, const std::function<void()> &between = {});
    bool isWhole() const { return m_missing == 0; }  ///< every wanted tile is there
    qint64 bytes() const { return m_cache.bytes(); } ///< of the tiles kept

signals:
    void tilesArrived();
    void becameWhole();

private:
    struct Sheet { ///< what a set showed when it was whole
        quint64 content;
        int notch;
        int pixelRatio;
        friend bool operator==(const Sheet &, const Sheet &) = default;
    };
    struct Job {
        WorkerPool::Ticket ticket;
        std::shared_ptr<std::atomic<bool>> unwanted;
        bool isAhead; ///< of a tile that is not in view yet
    };
    void update();
    /// `order`: of the tile among those of its urgency.
    void submit(const TileSet &set, const TileKey &key, int order, Urgency urgency);
    void prefetch(const std::vector<QPoint> &ring);
    void receive(const TileKey &key, QImage tile);
    void cancel(const TileKey &key);
    /// Centre first; with a ring around the view, or without.
    std::vector<QPoint> visibleTiles(int ring = 0) const;
    Sheet sheetOf(const TileSet &set) const;
    TileKey keyOf(quint64 set, const Sheet &sheet, QPoint tile) const;
    void paintSet(QPainter &painter, const TileSet &set);
    bool paintStandIn(QPainter &painter, quint64 set, const Sheet &sheet, const QRectF &target);
    void remember(const TileSet &set);

    WorkerPool *m_pool;
    Letters m_letters;
    TileCache m_cache;
    std::vector<TileSet> m_sets;
    MapViewport m_viewport;
    QHash<TileKey, Job> m_pending;
    QSet<TileKey> m_wanted;
    qsizetype m_missing = 0;
    qint64 m_aheadBudget = TileCache::defaultBudget / 4; ///< bytes of tiles in view and around it, together
    QHash<quint64, std::vector<Sheet>> m_shown;          ///< newest first
};

} // namespace kohkan
