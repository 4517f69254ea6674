// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/site_labels.h"

#include "widgets/paint/feature_painter.h"
#include "widgets/paint/map_text.h"
#include "widgets/paint/mark_painter.h"

#include <QFontMetricsF>
#include <algorithm>
#include <unordered_map>

namespace kohkan {

namespace {

constexpr std::size_t mostCandidates = 4000; ///< the most important rows of a layer that are tried
constexpr std::size_t mostLabels = 500;

/// Boxes that are taken, found by cells of the view-wide grid.
class TakenBoxes {
public:
    bool isFree(const QRect &box) const
    {
        bool free = true;
        forEachCell(box, [&](quint64 cell) {
            const auto it = m_cells.find(cell);
            free = free &&
                   (it == m_cells.end() || std::none_of(it->second.begin(), it->second.end(),
                                                        [&](const QRect &other) { return other.intersects(box); }));
        });
        return free;
    }
    void take(const QRect &box)
    {
        forEachCell(box, [&](quint64 cell) { m_cells[cell].push_back(box); });
    }

private:
    template <typename Visit>
    static void forEachCell(const QRect &box, Visit &&visit)
    {
        constexpr int side = 128;
        const auto cell = [](int pixel) { return pixel >= 0 ? pixel / side : (pixel - side + 1) / side; };
        for (int y = cell(box.top()); y <= cell(box.bottom()); ++y)
            for (int x = cell(box.left()); x <= cell(box.right()); ++x)
                visit(quint64{static_cast<quint32>(x)} << 32 | static_cast<quint32>(y));
    }
    std::unordered_map<quint64, std::vector<QRect>> m_cells;
};

struct SiteCandidate {
    Row row;
    QPoint pixel; ///< of the mark, in the frame
};

QPoint pixelOf(const PixelFrame &frame, const MapPoint &p, QPointF offset)
{
    return QPoint(static_cast<int>(PixelFrame::column(p.x, frame.resolution) - frame.left),
                  static_cast<int>(PixelFrame::row(p.y, frame.resolution) - frame.top)) +
           (offset * frame.pixelRatio).toPoint();
}

bool isMark(const LayerPicture &picture, Row row)
{
    const GeometryType type = picture.features->layer().geometry().type(row);
    return type == GeometryType::Point || type == GeometryType::MultiPoint;
}

/// The rows that may be named, the most important first, each once: points beside their mark, others in their middle.
std::vector<SiteCandidate> candidatesOf(const LayerPicture &picture, const Column &names, const PixelFrame &frame)
{
    std::vector<SiteCandidate> candidates;
    forEachPointIn(picture, frame, 0, [&](Row row, const MapPoint &p) {
        if (!names.isNull(row) && (candidates.empty() || candidates.back().row != row))
            candidates.push_back({row, pixelOf(frame, p, picture.offsetOf(row))});
    });
    if (!picture.features->isPlainPoints())
        forEachRowIn(*picture.features, frame, 0, [&](Row row) {
            const MapPoint middle = picture.features->box(row).center();
            if (!isMark(picture, row) && picture.passes(row) && !names.isNull(row) && frame.rect().contains(middle))
                candidates.push_back({row, pixelOf(frame, middle, {})});
        });
    const auto isBefore = [&](const SiteCandidate &a, const SiteCandidate &b) {
        if (isOver(*picture.looks, a.row, b.row) || isOver(*picture.looks, b.row, a.row))
            return isOver(*picture.looks, a.row, b.row);
        return a.row < b.row;
    };
    const auto kept = std::min(candidates.size(), mostCandidates);
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end(),
                      isBefore);
    candidates.resize(kept);
    return candidates;
}

/// Places names one by one.
class SitePlacer {
public:
    SitePlacer(const PixelFrame &frame, const std::vector<MapLabel> &obstacles, TextOutlines *outlines)
        : m_frame(frame), m_outlines(outlines)
    {
        m_font = mapFont(11, frame.pixelRatio);
        for (const auto &label : obstacles) {
            const qint64 x = label.left - frame.left, y = label.top - frame.top;
            if (std::abs(x) < 100'000 && std::abs(y) < 100'000)
                m_taken.take(QRect(QPoint(static_cast<int>(x), static_cast<int>(y)), label.image.size()));
        }
    }
    /// Where it was, if nothing is in the way now.
    bool keep(const SiteLabel &old, QPoint pixel)
    {
        const QRect box(pixel + old.beside, old.label.image.size());
        if (!m_taken.isFree(box))
            return false;
        add(old.entry, old.row, old.beside, box, old.label.image, old.label.text);
        return true;
    }
    /// `diameter` of its mark, device-independent pixels; 0: in the middle.
    void place(EntryId entry, Row row, const QString &text, QPoint pixel, double diameter)
    {
        const QFontMetricsF metrics(m_font);
        const QSize guess(static_cast<int>(metrics.horizontalAdvance(text) + 4 * m_frame.pixelRatio),
                          static_cast<int>(metrics.height()));
        const int gap = static_cast<int>(std::ceil((diameter / 2 + 1.5) * m_frame.pixelRatio));
        const auto corners = [gap, diameter](const QSize &size) {
            const int w = size.width(), h = size.height();
            if (diameter == 0)
                return std::vector<QPoint>{QPoint(-w / 2, -h / 2)};
            return std::vector<QPoint>{QPoint(gap, -h / 2), QPoint(-gap - w, -h / 2), QPoint(-w / 2, -gap - h),
                                       QPoint(-w / 2, gap)};
        };
        const auto tries = corners(guess); // most fail: no picture is made for them
        if (std::none_of(tries.begin(), tries.end(),
                         [&](QPoint corner) { return m_taken.isFree(QRect(pixel + corner, guess)); }))
            return;
        const HaloText name{text, m_font, QColor(0x1d, 0x1d, 0x1d), 1.5 * m_frame.pixelRatio};
        const QImage image = m_outlines ? m_outlines->picture(name) : haloText(name);
        for (const QPoint corner : corners(image.size())) {
            const QRect box(pixel + corner, image.size());
            if (m_taken.isFree(box))
                return add(entry, row, corner, box, image, name);
        }
    }
    std::vector<SiteLabel> labels;

private:
    void add(EntryId entry, Row row, QPoint beside, const QRect &box, const QImage &image, const HaloText &name)
    {
        m_taken.take(box);
        labels.push_back({entry,
                          row,
                          beside,
                          {image, m_frame.left + box.left(), m_frame.top + box.top(), MapLabel::Level::Over,
                           MapLabel::Kind::Text, name}});
    }
    const PixelFrame &m_frame;
    TextOutlines *m_outlines;
    QFont m_font;
    TakenBoxes m_taken;
};

} // namespace

bool showsNames(const LayerPicture &picture, const MapViewport &viewport)
{
    const LayerStyle &style = picture.style();
    return !style.labelColumn.isEmpty() && viewport.nominalScale() <= style.labelScale &&
           style.crowding != LayerStyle::Crowding::Clusters && !picture.isShaded(viewport.resolution);
}

std::vector<SiteLabel> placeSiteLabels(const std::vector<NamedLayer> &layers, const std::vector<MapLabel> &obstacles,
                                       const std::vector<SiteLabel> &before, const PixelFrame &frame,
                                       const std::stop_token &stop, TextOutlines *outlines)
{
    SitePlacer placer(frame, obstacles, outlines);
    std::vector<std::vector<SiteCandidate>> candidates;
    for (const auto &layer : layers) {
        if (stop.stop_requested())
            return {};
        const LayerPicture &picture = layer.picture;
        const Column *names = picture.features->layer().column(picture.style().labelColumn);
        candidates.push_back(names ? candidatesOf(picture, *names, frame) : std::vector<SiteCandidate>());
    }
    std::vector<std::unordered_map<Row, bool>> done(layers.size());
    for (const auto &old : before)
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const LayerPicture &picture = layers[i].picture;
            if (layers[i].entry != old.entry || !picture.passes(old.row))
                continue;
            const MapPoint p = picture.features->box(old.row).center();
            if (frame.rect().contains(p) && placer.keep(old, pixelOf(frame, p, picture.offsetOf(old.row))))
                done[i][old.row] = true;
        }
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const LayerPicture &picture = layers[i].picture;
        const Column *names = picture.features->layer().column(picture.style().labelColumn);
        for (const SiteCandidate &candidate : candidates[i]) {
            if (placer.labels.size() >= mostLabels || stop.stop_requested())
                break;
            if (!done[i].contains(candidate.row))
                placer.place(layers[i].entry, candidate.row, names->text(candidate.row), candidate.pixel,
                             isMark(picture, candidate.row) ? picture.looks->look(candidate.row).outerDiameter() : 0);
        }
    }
    return std::move(placer.labels);
}

} // namespace kohkan
