// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/site_label_keeper.h"

#include <QPainter>
#include <cmath>

namespace kohkan {

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
