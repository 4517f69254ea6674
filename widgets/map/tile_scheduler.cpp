// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/tile_scheduler.h"

#include <algorithm>

namespace kohkan {

namespace {

constexpr std::size_t rememberedSheets = 4;

PixelFrame tileFrame(const TileKey &key)
{
    PixelFrame frame;
    frame.pixelRatio = key.pixelRatio / 100.0;
    frame.resolution = MapViewport::resolutionOf(key.notch) / frame.pixelRatio;
    frame.left = qint64{key.column} * tileSide;
    frame.top = qint64{key.row} * tileSide;
    frame.width = frame.height = tileSide;
    return frame;
}

qint32 tileAt(double pixel)
{
    return static_cast<qint32>(std::floor(pixel / tileSide));
}

/// The tiles that meet a rectangle of view-wide pixels.
QRect tilesOver(const QRectF &pixels)
{
    return {QPoint(tileAt(pixels.left()), tileAt(pixels.top())),
            QPoint(tileAt(pixels.right() - 1e-6), tileAt(pixels.bottom() - 1e-6))};
}

} // namespace

TileScheduler::TileScheduler(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_pool(pool), m_letters(std::move(mailbox))
{}

TileScheduler::~TileScheduler()
{
    for (const auto &key : m_pending.keys())
        cancel(key);
}

void TileScheduler::setSets(std::vector<TileSet> sets)
{
    for (const auto &old : m_sets)
        if (std::none_of(sets.begin(), sets.end(), [&](const TileSet &set) { return set.set == old.set; })) {
            m_cache.removeSet(old.set);
            m_shown.remove(old.set);
        }
    m_sets = std::move(sets);
    update();
}

void TileScheduler::setViewport(const MapViewport &viewport)
{
    m_viewport = viewport;
    update();
}

void TileScheduler::setBudget(qint64 bytes)
{
    m_aheadBudget = bytes / 4;
    m_cache.setBudget(bytes, [this](const TileKey &key) { return m_wanted.contains(key); });
}

std::vector<QPoint> TileScheduler::visibleTiles(int ring) const
{
    const PixelFrame view = m_viewport.frame();
    const MapRect &world = m_viewport.system->bounds();
    const double margin = ring * tileSide;
    const QRectF pixels = QRectF(static_cast<double>(view.left), static_cast<double>(view.top), view.width, view.height)
                              .adjusted(-margin, -margin, margin, margin)
                              .intersected(QRectF(QPointF(world.minX, -world.maxY) / view.resolution,
                                                  QPointF(world.maxX, -world.minY) / view.resolution));
    std::vector<QPoint> tiles;
    if (pixels.isEmpty())
        return tiles;
    const QRect range = tilesOver(pixels);
    for (int y = range.top(); y <= range.bottom(); ++y)
        for (int x = range.left(); x <= range.right(); ++x)
            tiles.emplace_back(x, y);
    const QPointF middle(static_cast<double>(view.left) + view.width / 2.0,
                         static_cast<double>(view.top) + view.height / 2.0);
    const auto distance = [&](QPoint tile) {
        const QPointF d = (QPointF(tile) + QPointF(0.5, 0.5)) * tileSide - middle;
        return QPointF::dotProduct(d, d);
    };
    std::sort(tiles.begin(), tiles.end(), [&](QPoint a, QPoint b) { return distance(a) < distance(b); });
    return tiles;
}

TileScheduler::Sheet TileScheduler::sheetOf(const TileSet &set) const
{
    return {set.content, m_viewport.notch(), static_cast<int>(std::lround(m_viewport.pixelRatio * 100))};
}

TileKey TileScheduler::keyOf(quint64 set, const Sheet &sheet, QPoint tile) const
{
    return {set, sheet.content, sheet.notch, sheet.pixelRatio, tile.x(), tile.y()};
}

void TileScheduler::update()
{
    m_wanted.clear();
    m_missing = 0;
    const std::vector<QPoint> tiles = visibleTiles();
    std::vector<std::pair<const TileSet *, TileKey>> missing;
    for (const auto tile : tiles)
        for (const auto &set : m_sets) {
            const TileKey key = keyOf(set.set, sheetOf(set), tile);
            m_wanted.insert(key);
            if (!m_cache.find(key)) {
                ++m_missing;
                missing.emplace_back(&set, key);
            }
        }
    const std::vector<QPoint> ring = visibleTiles(1);
    QSet<TileKey> ahead;
    for (const auto tile : ring)
        for (const auto &set : m_sets)
            ahead.insert(keyOf(set.set, sheetOf(set), tile));
    for (const auto &key : m_pending.keys())
        if (!ahead.contains(key))
            cancel(key);
    int order = 0;
    for (const auto &[set, key] : missing) {
        const auto pending = m_pending.constFind(key);
        if (pending != m_pending.constEnd()) { // what was painted ahead is wanted now, unless it has begun
            if (!pending->isAhead || !m_pool->cancel(pending->ticket))
                continue;
            *pending->unwanted = true;
        }
        submit(*set, key, order++, Urgency::Tile);
    }
    prefetch(ring);
    if (m_missing == 0)
        for (const auto &set : m_sets)
            remember(set);
}

/// Tiles that are not in view, after everything that is.
void TileScheduler::prefetch(const std::vector<QPoint> &ring)
{
    constexpr qint64 tileBytes = qint64{4} * tileSide * tileSide;
    int order = 0;
    qint64 bytes = tileBytes * m_missing;
    for (const auto &key : m_wanted)
        if (const QImage *tile = m_cache.find(key))
            bytes += tile->sizeInBytes();
    for (const auto tile : ring)
        for (const auto &set : m_sets)
            if (const TileKey key = keyOf(set.set, sheetOf(set), tile); !m_wanted.contains(key)) {
                bytes += tileBytes;
                if (bytes > m_aheadBudget)
                    return;
                if (!m_cache.contains(key) && !m_pending.contains(key))
                    submit(set, key, order++, Urgency::Ahead);
            }
}

void TileScheduler::submit(const TileSet &set, const TileKey &key, int order, Urgency urgency)
{
    auto unwanted = std::make_shared<std::atomic<bool>>(false);
    const auto ticket = m_pool->submit(
        [this, paint = set.paint, key, unwanted, sender = m_letters.sender()] {
            if (*unwanted)
                return;
            QImage tile = paint(tileFrame(key));
            sender.post([this, key, tile = std::move(tile)] { receive(key, tile); });
        },
        static_cast<int>(urgency) + order);
    m_pending.insert(key, {ticket, unwanted, urgency == Urgency::Ahead});
}

void TileScheduler::cancel(const TileKey &key)
{
    const Job job = m_pending.take(key);
    *job.unwanted = true;
    m_pool->cancel(job.ticket);
}

void TileScheduler::receive(const TileKey &key, QImage tile)
{
    m_pending.remove(key);
    const bool current = std::any_of(m_sets.begin(), m_sets.end(), [&](const TileSet &set) {
        return set.set == key.set && set.content == key.content;
    });
    if (!current)
        return;
    const bool wanted = m_wanted.contains(key) && !m_cache.contains(key);
    m_cache.insert(key, std::move(tile), [this](const TileKey &k) { return m_wanted.contains(k); });
    if (!wanted)
        return;
    --m_missing;
    if (m_missing == 0)
        for (const auto &set : m_sets)
            remember(set);
    emit tilesArrived();
    if (m_missing == 0)
        emit becameWhole();
}

void TileScheduler::remember(const TileSet &set)
{
    auto &shown = m_shown[set.set];
    const Sheet sheet = sheetOf(set);
    std::erase(shown, sheet);
    shown.insert(shown.begin(), sheet);
    if (shown.size() > rememberedSheets)
        shown.pop_back();
}

void TileScheduler::paint(QPainter &painter, const std::function<void()> &between)
{
    painter.save();
    painter.scale(1 / m_viewport.pixelRatio, 1 / m_viewport.pixelRatio);
    bool called = !between;
    for (const auto &set : m_sets) {
        if (!called && set.set != 0) {
            between();
            called = true;
        }
        paintSet(painter, set);
    }
    if (!called)
        between();
    painter.restore();
}

void TileScheduler::paintSet(QPainter &painter, const TileSet &set)
{
    const Sheet current = sheetOf(set);
    const PixelFrame view = m_viewport.frame();
    const std::vector<Sheet> shown = m_shown.value(set.set);
    const std::vector<QPoint> tiles = visibleTiles();
    const bool whole = std::all_of(tiles.begin(), tiles.end(),
                                   [&](QPoint tile) { return m_cache.contains(keyOf(set.set, current, tile)); });
    // After a change of content the picture before stays until the new one is whole; while moving, tiles are taken as
    // they come.
    const bool holdBack = !whole && !shown.empty() && shown.front().content != current.content;
    painter.setOpacity(set.opacity);
    for (const auto tile : tiles) {
        const QRectF target(static_cast<double>(qint64{tile.x()} * tileSide - view.left),
                            static_cast<double>(qint64{tile.y()} * tileSide - view.top), tileSide, tileSide);
        const auto own = [&] {
            const QImage *image = m_cache.find(keyOf(set.set, current, tile));
            if (image && !image->isNull())
                painter.drawImage(target.topLeft(), *image);
            return image != nullptr;
        };
        if (!holdBack && own())
            continue;
        const bool stoodIn = std::any_of(shown.begin(), shown.end(), [&](const Sheet &sheet) {
            return paintStandIn(painter, set.set, sheet, target);
        });
        if (holdBack && !stoodIn)
            own();
    }
    painter.setOpacity(1);
}

/// Paints what another sheet has for a rectangle of the screen; false where it has nothing there.
bool TileScheduler::paintStandIn(QPainter &painter, quint64 set, const Sheet &sheet, const QRectF &target)
{
    const PixelFrame view = m_viewport.frame();
    const double factor = MapViewport::resolutionOf(sheet.notch) / (sheet.pixelRatio / 100.0) / view.resolution;
    const QPointF corner(static_cast<double>(view.left), static_cast<double>(view.top));
    const QRectF pixels((target.topLeft() + corner) / factor, target.size() / factor);
    const QRect range = tilesOver(pixels);
    if (range.width() > 16 || range.height() > 16)
        return false;
    bool any = false;
    for (int y = range.top(); y <= range.bottom(); ++y)
        for (int x = range.left(); x <= range.right(); ++x) {
            const QImage *image = m_cache.find(keyOf(set, sheet, {x, y}));
            any |= image != nullptr;
            if (!image || image->isNull())
                continue;
            const QPointF at = QPointF(x, y) * tileSide;
            const QRectF part = QRectF(at, QSizeF(tileSide, tileSide)).intersected(pixels);
            painter.drawImage(QRectF(part.topLeft() * factor - corner, part.size() * factor), *image,
                              part.translated(-at));
        }
    return any;
}

} // namespace kohkan
