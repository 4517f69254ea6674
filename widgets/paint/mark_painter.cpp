// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/mark_painter.h"

#include "widgets/paint/map_text.h"
#include "widgets/paint/under_stamp.h"

#include <algorithm>
#include <unordered_map>

namespace kohkan {

namespace {

constexpr std::uint32_t nobody = ~std::uint32_t{0};
constexpr std::size_t ringedRows = 5'000;   ///< of larger layers the white rings lie under all marks
constexpr double coarsestCounts = 4000;     ///< map units a device-independent pixel
constexpr std::size_t countedRows = 50'000; ///< of larger layers those on one point are not counted

/// The pixels of a frame with a margin around it, and which row's mark stands on each.
struct Winners {
    int margin;
    int width;
    int height;
    std::vector<std::uint32_t> &rows;

    static Winners over(const PixelFrame &frame, int margin)
    {
        thread_local std::vector<std::uint32_t> kept; // its memory is used again for the next tile
        Winners winners{margin, frame.width + 2 * margin, frame.height + 2 * margin, kept};
        kept.assign(static_cast<std::size_t>(winners.width) * static_cast<std::size_t>(winners.height), nobody);
        return winners;
    }
};

/// Notes the winner of every pixel; `wins(row, other)`: does the later row win?
template <typename Wins>
void contest(const Winners &winners, const LayerPicture &picture, const PixelFrame &frame, Wins &&wins)
{
    const double scale = 1 / frame.resolution;
    const double left = static_cast<double>(frame.left - winners.margin);
    const double top = static_cast<double>(frame.top - winners.margin);
    const double width = winners.width, height = winners.height;
    forEachPointIn(picture, frame, winners.margin + 1, [&](Row row, const MapPoint &p) {
        const double x = p.x * scale - left, y = -p.y * scale - top;
        if (!(x >= 0 && x < width && y >= 0 && y < height))
            return;
        auto &own = winners.rows[static_cast<std::size_t>(y) * static_cast<std::size_t>(winners.width) +
                                 static_cast<std::size_t>(x)];
        if (own == nobody || wins(row, rowAt(own)))
            own = static_cast<std::uint32_t>(row);
    });
}

/// A mark on its way to the picture: the pixel of its middle, in the frame.
struct Mark {
    int x;
    int y;
    Row row;
};

/// The winners from the last painted to the first: those in front come first.
std::vector<Mark> frontToBack(const Winners &winners, const LayerPicture &picture)
{
    const RowLooks &looks = *picture.looks;
    std::vector<std::vector<Mark>> byClass(static_cast<std::size_t>(looks.classCount()) + 1);
    for (int y = winners.height - 1; y >= 0; --y) {
        const std::uint32_t *line =
            winners.rows.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(winners.width);
        for (int x = winners.width - 1; x >= 0; --x) {
            if (line[x] == nobody)
                continue;
            const Row row = rowAt(line[x]);
            const int klass = looks.classOf(row);
            const auto at = klass < 0 ? byClass.size() - 1 : static_cast<std::size_t>(klass);
            byClass[at].push_back({x - winners.margin, y - winners.margin, row});
        }
    }
    std::vector<Mark> marks;
    for (auto &group : byClass)
        marks.insert(marks.end(), group.begin(), group.end());
    if (looks.hasSizes() || looks.hasOrder())
        std::stable_sort(marks.begin(), marks.end(),
                         [&](const Mark &a, const Mark &b) { return isOver(looks, a.row, b.row); });
    return marks;
}

/// Sprites by what they show.
class Sprites {
public:
    Sprites(const RowLooks &looks, double ratio) : m_looks(looks), m_ratio(ratio) {}
    const QImage &of(Row row, MarkerPart part = MarkerPart::Whole)
    {
        MarkerLook look = m_looks.look(row);
        look.diameter = std::round(look.diameter * m_ratio * 2) / (m_ratio * 2); // half pixels are fine enough
        const auto size = static_cast<quint64>(std::lround(look.diameter * m_ratio * 2));
        const quint64 key = quint64{look.color.rgba()} << 32 | static_cast<quint64>(look.ringLevel & 0xf) << 28 |
                            size << 8 | static_cast<quint64>(part) << 5 | static_cast<quint64>(look.shape) << 1 |
                            quint64{look.isHollow};
        auto &sprite = m_sprites[key];
        if (sprite.isNull())
            sprite = markerSprite(look, m_ratio, part);
        return sprite;
    }

private:
    const RowLooks &m_looks;
    double m_ratio;
    std::unordered_map<quint64, QImage> m_sprites;
};

/// Says how many rows stand on exactly one point: calls visit(count, middle of the left edge of a badge at the mark's
/// shoulder) where they are more than one.
template <typename Visit>
void forEachBadge(const LayerPicture &picture, const PixelFrame &frame, Visit &&visit)
{
    const Geometry &geometry = picture.features->layer().geometry();
    std::vector<std::pair<LonLat, QPoint>> places;
    const double left = static_cast<double>(frame.left), top = static_cast<double>(frame.top);
    forEachPointIn(picture, frame, 40 * frame.pixelRatio, [&](Row row, const MapPoint &p) {
        if (geometry.type(row) == GeometryType::Point)
            places.push_back(
                {geometry.point(row), QPoint(static_cast<int>(std::floor(p.x / frame.resolution - left)),
                                             static_cast<int>(std::floor(-p.y / frame.resolution - top)))});
    });
    std::stable_sort(places.begin(), places.end(), [](const auto &a, const auto &b) {
        return a.first.lon != b.first.lon ? a.first.lon < b.first.lon : a.first.lat < b.first.lat;
    });
    const int away = static_cast<int>(std::lround(picture.style().markerSize / 2 * 0.7 * frame.pixelRatio));
    for (std::size_t i = 0; i < places.size();) {
        std::size_t end = i + 1;
        while (end < places.size() && places[end].first == places[i].first)
            ++end;
        if (end - i > 1)
            visit(end - i, places[i].second + QPoint(away, -away));
        i = end;
    }
}

bool showsBadges(const LayerPicture &picture, const PixelFrame &frame)
{
    return !picture.displacement && picture.style().countCoincident &&
           picture.features->layer().rowCount() <= countedRows && frame.resolution * frame.pixelRatio < coarsestCounts;
}

void paintBadges(QImage &image, const LayerPicture &picture, const PixelFrame &frame)
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    forEachBadge(picture, frame, [&](std::size_t count, QPoint at) {
        const QImage badge = countBadge(count, frame.pixelRatio);
        painter.drawImage(at - QPoint(0, badge.height() / 2), badge);
    });
}

QPen leaderPen(const PixelFrame &frame)
{
    return QPen(QColor(0x30, 0x30, 0x30, 170), 0.9 * frame.pixelRatio);
}

/// Marks around a point, each with a thin line to it.
bool paintDisplaced(QImage &image, const LayerPicture &picture, const PixelFrame &frame, Sprites &sprites, int margin)
{
    struct Moved {
        QPoint from;
        QPoint to;
        Row row;
    };
    std::vector<Moved> moved;
    forEachPointIn(picture, frame, margin + picture.displacement->reach() * frame.pixelRatio + 1,
                   [&](Row row, const MapPoint &p) {
                       const auto offset = picture.displacement->offsets().find(row);
                       if (offset == picture.displacement->offsets().end())
                           return;
                       const QPoint at(static_cast<int>(PixelFrame::column(p.x, frame.resolution) - frame.left),
                                       static_cast<int>(PixelFrame::row(p.y, frame.resolution) - frame.top));
                       moved.push_back({at, at + (offset->second * frame.pixelRatio).toPoint(), row});
                   });
    if (moved.empty())
        return false;
    QPainter painter(&image);
    for (const auto &mark : moved) {
        // As a picture of its own, so that it is the same wherever a tile begins.
        const QRect box = QRect(mark.from, mark.to).normalized().adjusted(-2, -2, 2, 2);
        QImage leader(box.size(), QImage::Format_ARGB32_Premultiplied);
        leader.fill(Qt::transparent);
        QPainter line(&leader);
        line.setRenderHint(QPainter::Antialiasing);
        line.setPen(leaderPen(frame));
        const QPointF middle(0.5, 0.5);
        line.drawLine(mark.from - box.topLeft() + middle, mark.to - box.topLeft() + middle);
        line.end();
        painter.drawImage(box.topLeft(), leader);
    }
    for (const auto &mark : moved) {
        const QImage &sprite = sprites.of(mark.row);
        painter.drawImage(mark.to - QPoint(sprite.width() / 2, sprite.height() / 2), sprite);
    }
    return true;
}

} // namespace

bool paintMarks(QImage &image, const LayerPicture &picture, const PixelFrame &frame)
{
    const RowLooks &looks = *picture.looks;
    const int margin = markerReach(looks.largestDiameter(), frame.pixelRatio) + 1;
    const Winners winners = Winners::over(frame, margin);
    const bool byClass = !looks.hasSizes() && !looks.hasOrder();
    const auto rank = [&](Row row) { // noClass becomes the greatest
        return static_cast<unsigned>(looks.classOf(row));
    };
    if (byClass && looks.classCount() == 0)
        contest(winners, picture, frame, [](Row, Row) { return true; });
    else if (byClass)
        contest(winners, picture, frame, [&](Row row, Row other) { return rank(row) <= rank(other); });
    else
        contest(winners, picture, frame, [&](Row row, Row other) { return !isOver(looks, other, row); });
    const std::vector<Mark> marks = frontToBack(winners, picture);
    Sprites sprites(looks, frame.pixelRatio);
    UnderStamp stamp(image);
    bool ink = false;
    const auto put = [&](MarkerPart part) {
        for (const auto &mark : marks) {
            if (picture.displacement && picture.displacement->offsets().contains(mark.row))
                continue;
            const QImage &sprite = sprites.of(mark.row, part);
            ink |= stamp.put(sprite, mark.x - sprite.width() / 2, mark.y - sprite.height() / 2);
        }
    };
    if (picture.features->layer().rowCount() <= ringedRows) {
        put(MarkerPart::Whole);
    } else {
        put(MarkerPart::Body);
        put(MarkerPart::Ring);
    }
    if (picture.displacement)
        ink |= paintDisplaced(image, picture, frame, sprites, margin);
    if (showsBadges(picture, frame)) {
        paintBadges(image, picture, frame);
        ink = true;
    }
    return ink;
}

void drawMarks(QPainter &painter, const LayerPicture &picture, const PixelFrame &frame)
{
    struct Placed {
        QPointF from;
        QPointF at;
        Row row;
    };
    const RowLooks &looks = *picture.looks;
    const double away = picture.displacement ? picture.displacement->reach() * frame.pixelRatio : 0;
    std::vector<Placed> marks;
    forEachPointIn(picture, frame, markerReach(looks.largestDiameter(), frame.pixelRatio) + away + 1,
                   [&](Row row, const MapPoint &p) {
                       const QPointF at = frame.local(p);
                       marks.push_back({at, at + picture.offsetOf(row) * frame.pixelRatio, row});
                   });
    std::stable_sort(marks.begin(), marks.end(), [&](const Placed &a, const Placed &b) {
        const bool aMoved = a.from != a.at, bMoved = b.from != b.at;
        if (aMoved != bMoved)
            return bMoved;
        if (isOver(looks, a.row, b.row) != isOver(looks, b.row, a.row))
            return isOver(looks, b.row, a.row);
        return a.at.y() < b.at.y();
    });
    painter.setPen(leaderPen(frame));
    for (const auto &mark : marks)
        if (mark.from != mark.at)
            painter.drawLine(mark.from, mark.at);
    const bool isRinged = picture.features->layer().rowCount() <= ringedRows;
    for (std::size_t i = 0; !isRinged && i < marks.size(); ++i)
        paintMarker(painter, looks.look(marks[i].row), marks[i].at, frame.pixelRatio, MarkerPart::Ring);
    for (const auto &mark : marks)
        paintMarker(painter, looks.look(mark.row), mark.at, frame.pixelRatio,
                    isRinged ? MarkerPart::Whole : MarkerPart::Body);
    if (showsBadges(picture, frame))
        forEachBadge(picture, frame, [&](std::size_t count, QPoint at) {
            const double half = countBadgeSize(count, frame.pixelRatio).height() / 2.0;
            drawCountBadge(painter, count, frame.pixelRatio, at - QPointF(0, half));
        });
}

} // namespace kohkan
