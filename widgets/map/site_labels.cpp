// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/site_labels.h"

#include "widgets/map/feature_painter.h"
#include "widgets/map/map_text.h"
#include "widgets/map/mark_painter.h"

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

SiteLabelKeeper::SiteLabelKeeper(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_job(pool, std::move(mailbox), Urgency::SiteNames)
{}

void SiteLabelKeeper::setLayers(std::vector<NamedLayer> layers)
{
    const bool isSame = std::equal(layers.begin(), layers.end(), m_layers.begin(), m_layers.end(),
                                   [](const NamedLayer &a, const NamedLayer &b) {
                                       return a.entry == b.entry && a.picture.features == b.picture.features &&
                                              a.picture.rows == b.picture.rows && a.picture.looks == b.picture.looks;
                                   });
    if (isSame)
        return;
    for (const auto &old : m_layers) // names of rows of another layer are not kept
        if (std::none_of(layers.begin(), layers.end(), [&](const NamedLayer &layer) {
                return layer.entry == old.entry && layer.picture.features == old.picture.features &&
                       layer.picture.style().labelColumn == old.picture.style().labelColumn;
            }))
            m_labels.reset();
    m_layers = std::move(layers);
    ask();
}

void SiteLabelKeeper::setObstacles(std::shared_ptr<const std::vector<MapLabel>> labels)
{
    if (labels == m_obstacles)
        return;
    m_obstacles = std::move(labels);
    if (!m_layers.empty())
        ask();
}

void SiteLabelKeeper::setViewport(const MapViewport &viewport)
{
    const bool sameScale = viewport.notch() == m_viewport.notch() && viewport.pixelRatio == m_viewport.pixelRatio &&
                           viewport.system == m_viewport.system;
    m_viewport = viewport;
    const MapRect view = viewport.rect();
    if (!sameScale || (m_placedIn.width > 0 && !m_placedIn.rect().contains(view)) || m_placedIn.width == 0)
        ask();
}

void SiteLabelKeeper::ask()
{
    std::vector<NamedLayer> layers;
    for (const auto &layer : m_layers)
        if (showsNames(layer.picture, m_viewport))
            layers.push_back(layer);
    m_job.cancel();
    PixelFrame frame = m_viewport.frame();
    const int marginX = frame.width / 2, marginY = frame.height / 2;
    frame.left -= marginX;
    frame.top -= marginY;
    frame.width += 2 * marginX;
    frame.height += 2 * marginY;
    const bool sameScale = m_placedIn.resolution == frame.resolution && m_placedIn.pixelRatio == frame.pixelRatio;
    if (layers.empty() || frame.width <= 1) {
        m_labels.reset();
        m_placedIn = frame;
        return;
    }
    using Labels = std::shared_ptr<const std::vector<SiteLabel>>;
    m_job.ask(
        [layers = std::move(layers), obstacles = m_obstacles, before = sameScale ? m_labels : nullptr, frame,
         outlines = m_outlines](const std::stop_token &stop) -> Labels {
            static const std::vector<MapLabel> none;
            static const std::vector<SiteLabel> nothing;
            return std::make_shared<const std::vector<SiteLabel>>(placeSiteLabels(
                layers, obstacles ? *obstacles : none, before ? *before : nothing, frame, stop, outlines.get()));
        },
        [this, frame](const Labels &labels) {
            m_labels = labels;
            m_placedIn = frame;
            emit labelsArrived();
        });
}

void SiteLabelKeeper::paint(QPainter &painter, const PixelFrame &view) const
{
    if (!m_labels)
        return;
    const double stretch = m_placedIn.resolution / view.resolution;
    for (const auto &site : *m_labels) {
        const QPoint beside = site.beside;
        const qint64 markX = site.label.left - beside.x(), markY = site.label.top - beside.y();
        const QPointF mark(static_cast<double>(markX) * stretch - static_cast<double>(view.left),
                           static_cast<double>(markY) * stretch - static_cast<double>(view.top));
        const QRectF box(QPointF(std::round(mark.x()), std::round(mark.y())) + beside, site.label.image.size());
        if (box.intersects(QRectF(0, 0, view.width, view.height)))
            painter.drawImage(box.topLeft(), site.label.image);
    }
}

} // namespace kohkan
