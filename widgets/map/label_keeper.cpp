// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/label_keeper.h"

namespace kohkan {

namespace {
constexpr qsizetype keptScales = 24;
}

LabelKeeper::LabelKeeper(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_pool(pool), m_mailbox(std::move(mailbox)), m_self(std::make_shared<LabelKeeper *>(this))
{}

PixelFrame LabelKeeper::frameOf(const Scale &scale)
{
    PixelFrame frame;
    frame.pixelRatio = scale.pixelRatio / 100.0;
    frame.resolution = MapViewport::resolutionOf(scale.notch) / frame.pixelRatio;
    return frame;
}

void LabelKeeper::setBaseMap(BaseMapPtr base, Depiction depiction)
{
    if (base == m_base && depiction == m_depiction)
        return;
    if (m_base && base && m_base->system != base->system)
        m_labels.reset();
    m_base = std::move(base);
    m_depiction = depiction;
    ++m_generation;
    m_known.clear();
    m_shown.notch = -1; // the names shown stay until the new ones are there
    ask();
}

void LabelKeeper::setViewport(const MapViewport &viewport)
{
    const Scale wanted{viewport.notch(), static_cast<int>(std::lround(viewport.pixelRatio * 100))};
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    ask();
}

void LabelKeeper::ask()
{
    if (!m_base || m_wanted.notch < 0)
        return;
    if (const auto known = m_known.value(m_wanted)) {
        m_labels = known;
        m_shown = m_placedFor = m_wanted;
        emit labelsArrived();
        return;
    }
    m_pool->submit(
        [base = m_base, depiction = m_depiction, scale = m_wanted, generation = m_generation, mailbox = m_mailbox,
         self = std::weak_ptr(m_self)] {
            if (self.expired())
                return;
            auto labels = std::make_shared<const std::vector<MapLabel>>(placeLabels(*base, depiction, frameOf(scale)));
            mailbox->post([labels = std::move(labels), scale, generation, self] {
                const auto keeper = self.lock();
                if (!keeper || (*keeper)->m_generation != generation)
                    return;
                LabelKeeper &own = **keeper;
                if (own.m_known.size() >= keptScales)
                    own.m_known.clear();
                own.m_known.insert(scale, labels);
                if (scale != own.m_wanted)
                    return;
                own.m_labels = labels;
                own.m_shown = own.m_placedFor = scale;
                emit own.labelsArrived();
            });
        },
        -1);
}

void LabelKeeper::paint(QPainter &painter, MapLabel::Level level, const PixelFrame &view) const
{
    if (m_labels)
        paintLabels(painter, *m_labels, level, view, frameOf(m_placedFor).resolution / view.resolution);
}

} // namespace kohkan
