// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/label_keeper.h"

#include <algorithm>
#include <numeric>

namespace kohkan {

namespace {

constexpr qint64 block = 1024; ///< device-independent pixels

bool isOneScale(const PixelFrame &a, const PixelFrame &b)
{
    return a.resolution == b.resolution && a.pixelRatio == b.pixelRatio;
}

bool isWithin(const PixelFrame &part, const PixelFrame &whole)
{
    return isOneScale(part, whole) && part.left >= whole.left && part.top >= whole.top &&
           part.left + part.width <= whole.left + whole.width && part.top + part.height <= whole.top + whole.height;
}

/// The view and at least half of it on each side, in whole blocks: a drag asks seldom, and a place that was left is met
/// again.
PixelFrame around(const PixelFrame &view)
{
    const auto side = static_cast<qint64>(std::ceil(static_cast<double>(block) * view.pixelRatio));
    const auto down = [side](qint64 pixel) {
        return (pixel >= 0 ? pixel / side : -((-pixel + side - 1) / side)) * side;
    };
    const auto up = [&](qint64 pixel) { return down(pixel + side - 1); };
    const qint64 margin = std::max(side, up(std::max(view.width, view.height) / 2));
    PixelFrame frame = view;
    frame.left = down(view.left - margin);
    frame.top = down(view.top - margin);
    frame.width = static_cast<int>(up(view.left + view.width + margin) - frame.left);
    frame.height = static_cast<int>(up(view.top + view.height + margin) - frame.top);
    return frame;
}

} // namespace

LabelKeeper::LabelKeeper(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_job(pool, std::move(mailbox), Urgency::Picture)
{}

bool LabelKeeper::Placed::covers(const PixelFrame &view) const
{
    return isWithin(view, frame);
}

void LabelKeeper::setBaseMap(BaseMapPtr base, Depiction depiction)
{
    if (base == m_base && depiction == m_depiction)
        return;
    if (m_base && base && m_base->system != base->system)
        m_placed.reset();
    m_base = std::move(base);
    m_depiction = depiction;
    m_known.clear();
    m_isOfThisMap = false; // the names shown stay until the new ones are there
    m_job.cancel();
    ask();
}

void LabelKeeper::setViewport(const MapViewport &viewport)
{
    m_view = viewport.frame();
    ask();
}

std::shared_ptr<const std::vector<MapLabel>> LabelKeeper::labels() const
{
    return m_placed ? std::shared_ptr<const std::vector<MapLabel>>(m_placed, &m_placed->labels) : nullptr;
}

qint64 LabelKeeper::keptBytes() const
{
    const bool isKnown = std::find(m_known.begin(), m_known.end(), m_placed) != m_known.end();
    return std::accumulate(m_known.begin(), m_known.end(), m_placed && !isKnown ? m_placed->bytes : 0,
                           [](qint64 sum, const PlacedPtr &placed) { return sum + placed->bytes; });
}

void LabelKeeper::show(const PlacedPtr &placed)
{
    m_placed = placed;
    m_isOfThisMap = true;
    keep(placed);
    emit labelsArrived();
}

/// As the one shown last; of the others as many as fit.
void LabelKeeper::keep(const PlacedPtr &placed)
{
    m_known.remove(placed);
    m_known.push_front(placed);
    while (m_known.size() > 1 && keptBytes() - m_placed->bytes > mostBytes)
        m_known.pop_back();
}

void LabelKeeper::ask()
{
    if (!m_base || m_view.width <= 1 || isWhole())
        return m_job.cancel();
    const auto covers = [this](const PlacedPtr &placed) { return placed->covers(m_view); };
    if (const auto known = std::find_if(m_known.begin(), m_known.end(), covers); known != m_known.end()) {
        m_job.cancel();
        return show(PlacedPtr(*known));
    }
    if (m_job.isRunning() && isWithin(m_view, m_askedFrame))
        return;
    m_askedFrame = around(m_view);
    m_job.ask(
        [base = m_base, depiction = m_depiction, frame = m_askedFrame,
         outlines = m_outlines](const std::stop_token &stop) -> PlacedPtr {
            auto placed = std::make_shared<Placed>();
            placed->frame = frame;
            placed->labels = placeLabels(*base, depiction, frame, stop, nullptr, outlines.get());
            for (const auto &label : placed->labels)
                placed->bytes += label.image.sizeInBytes() + qint64{sizeof(MapLabel)};
            return placed;
        },
        [this](const PlacedPtr &placed) { show(placed); });
}

void LabelKeeper::paint(QPainter &painter, MapLabel::Level level, const PixelFrame &view) const
{
    if (m_placed)
        paintLabels(painter, m_placed->labels, level, view, m_placed->frame.resolution / view.resolution);
}

} // namespace kohkan
