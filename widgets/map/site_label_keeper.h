// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/paint/site_labels.h"

#include <QObject>

namespace kohkan {

/// Has the names of the rows in and around the view placed by a worker, and keeps where they stand while the view
/// moves; a job that nobody waits for any more stops. GUI thread only.
class SiteLabelKeeper : public QObject {
    Q_OBJECT
public:
    SiteLabelKeeper(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    /// The layers that show names, topmost first.
    void setLayers(std::vector<NamedLayer> layers);
    /// Names of the base map at the scale of the view, which keep their places.
    void setObstacles(std::shared_ptr<const std::vector<MapLabel>> labels);
    void setViewport(const MapViewport &viewport);
    bool isWhole() const { return !m_job.isRunning(); }
    void paint(QPainter &painter, const PixelFrame &view) const;

signals:
    void labelsArrived();

private:
    void ask();
    LatestJob m_job;
    std::shared_ptr<TextOutlines> m_outlines = std::make_shared<TextOutlines>(); ///< shared with jobs
    std::vector<NamedLayer> m_layers;
    std::shared_ptr<const std::vector<MapLabel>> m_obstacles;
    MapViewport m_viewport;
    SiteLabelsPtr m_labels;
    PixelFrame m_placedIn; ///< the frame that m_labels are of
};

} // namespace kohkan
