// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/sheet/page_layout.h"

#include "widgets/paint/map_text.h"

#include <algorithm>

namespace kohkan {

namespace {

constexpr double gap = 12;
constexpr QSizeF barRoom(230, 40);     ///< of the scale bar with its texts
constexpr double leastNotes = 300;     ///< width of the notes beside it; else they stand below
constexpr double mostShare = 0.45;     ///< of the room that a legend may take from the map
constexpr double besideIsBetter = 1.1; ///< a legend beside the map reads in one column

double marginOf(QSizeF page)
{
    return std::clamp(std::min(page.width(), page.height()) * 0.04, 14.0, 42.0);
}

/// A legend and what it leaves of the room.
struct Placing {
    PageLegend legend;
    QPointF corner;
    QRectF map;
    double worth = 0;
};

double areaOf(const QRectF &rect)
{
    return std::max(0.0, rect.width()) * std::max(0.0, rect.height());
}

/// In columns at the right of the map, as few as do.
void tryBeside(std::optional<Placing> &best, const std::shared_ptr<const LegendBlocks> &blocks, const QRectF &room)
{
    for (std::size_t columns = 1; columns <= 6; ++columns) {
        auto legend = PageLegend::packed(blocks, room.height(), columns, room.width() * 0.4);
        if (!legend)
            continue;
        Placing placing{*std::move(legend), {}, room, 0};
        placing.map.setRight(room.right() - placing.legend.size().width() - gap);
        placing.corner = {placing.map.right() + gap, room.top()};
        placing.worth = areaOf(placing.map) * besideIsBetter;
        if (areaOf(placing.map) >= areaOf(room) * (1 - mostShare) && (!best || placing.worth > best->worth))
            best = std::move(placing);
        return;
    }
}

/// In as many columns as there is width for, below the map.
void tryBelow(std::optional<Placing> &best, const std::shared_ptr<const LegendBlocks> &blocks, const QRectF &room)
{
    const auto columns = static_cast<std::size_t>(std::max(1.0, room.width() / (blocks->width() + 24)));
    for (double height = 20; height <= room.height() * mostShare; height += 4) {
        auto legend = PageLegend::packed(blocks, height, columns, room.width());
        if (!legend)
            continue;
        Placing placing{*std::move(legend), {}, room, 0};
        placing.map.setBottom(room.bottom() - placing.legend.size().height() - gap);
        placing.corner = {room.left(), placing.map.bottom() + gap};
        placing.worth = areaOf(placing.map);
        if (areaOf(placing.map) >= areaOf(room) * (1 - mostShare) && (!best || placing.worth > best->worth))
            best = std::move(placing);
        return;
    }
}

} // namespace

PageLayout PageLayout::of(const PageSettings &settings, const std::vector<LegendLine> &legend,
                          const std::vector<Note> &notes)
{
    PageLayout layout;
    layout.page = settings.size();
    const double margin = marginOf(layout.page);
    QRectF room = QRectF(QPointF(), layout.page).adjusted(margin, margin, -margin, -margin);
    layout.placeTitles(settings, room);
    layout.placeFoot(notes, room);
    layout.placeMap(settings.legend ? legend : std::vector<LegendLine>(), room);
    return layout;
}

void PageLayout::placeTitles(const PageSettings &settings, QRectF &room)
{
    const double size = std::clamp(std::min(page.width(), page.height()) / 34, 15.0, 34.0);
    QFont font = mapFont(size, 1);
    font.setWeight(QFont::DemiBold);
    title = PageText(settings.title.simplified(), font, room.width(), 2);
    titleCorner = room.topLeft();
    subtitle = PageText(settings.subtitle.simplified(), mapFont(std::max(11.0, size * 0.55), 1), room.width(), 2);
    subtitleCorner = titleCorner + QPointF(0, title.height());
    const double height = title.height() + subtitle.height();
    if (height > 0)
        room.setTop(room.top() + height + gap * 0.7);
}

void PageLayout::placeFoot(const std::vector<Note> &texts, QRectF &room)
{
    const bool isBeside = room.width() >= barRoom.width() + 2 * gap + leastNotes;
    const double left = isBeside ? room.left() + barRoom.width() + 2 * gap : room.left();
    double height = 0;
    for (const auto &note : texts) {
        notes.emplace_back(note.text, mapFont(10, 1), room.right() - left, 4, note.links);
        height += notes.back().height();
    }
    const double whole = isBeside ? std::max(height, barRoom.height()) : height + barRoom.height() + gap / 2;
    const double top = room.bottom() - whole;
    scaleBar = QRectF(QPointF(room.left(), top), QSizeF(std::min(barRoom.width(), room.width()), barRoom.height()));
    notesCorner = {left, isBeside ? top : scaleBar.bottom() + gap / 2};
    room.setBottom(top - gap);
}

void PageLayout::placeMap(const std::vector<LegendLine> &lines, const QRectF &room)
{
    using Rank = LegendLine::Rank;
    std::optional<Placing> best;
    std::shared_ptr<const LegendBlocks> blocks;
    for (const Rank last : {Rank::MoreExtra, Rank::Extra, Rank::Main}) {
        blocks = std::make_shared<const LegendBlocks>(lines, last);
        if (best || blocks->isEmpty())
            break;
        tryBeside(best, blocks, room);
        tryBelow(best, blocks, room);
    }
    if (!best && !blocks->isEmpty()) {
        Placing placing{PageLegend::cut(blocks->lines(), room.height(), room.width() * 0.3), {}, room, 0};
        placing.map.setRight(room.right() - placing.legend.size().width() - gap);
        placing.corner = {placing.map.right() + gap, room.top()};
        best = std::move(placing);
    }
    const QRectF place = best ? best->map : room;
    map = QRect(place.topLeft().toPoint(),
                QSize(std::max(1, static_cast<int>(place.width())), std::max(1, static_cast<int>(place.height()))));
    if (best) {
        legend = best->legend;
        legendCorner = best->corner;
    }
}

} // namespace kohkan
