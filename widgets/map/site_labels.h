// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/map/layer_picture.h"
#include "widgets/map/map_labels.h"
#include "widgets/map/map_viewport.h"
#include "widgets/state/layer_list.h"

#include <QObject>
#include <stop_token>

namespace kohkan {

/// The name of a row as it is painted beside its mark.
struct SiteLabel {
    EntryId entry = 0;
    Row row{};
    QPoint beside; ///< corner of the name from the pixel of the mark, device pixels
    MapLabel label;
};
using SiteLabelsPtr = std::shared_ptr<const std::vector<SiteLabel>>;

/// Are rows named at the scale of a view?
bool showsNames(const LayerPicture &picture, const MapViewport &viewport);

/// A layer whose rows are to be named.
struct NamedLayer {
    EntryId entry = 0;
    LayerPicture picture;
};

/// Places the names of rows in `frame` so that none covers another, nor a name of `obstacles`: those of `before` first,
/// where they were, then the more important rows. The upper layer comes first in `layers`. Not whole where `stop` was
/// requested. `outlines` keeps those of the names for the next call. Any thread.
std::vector<SiteLabel> placeSiteLabels(const std::vector<NamedLayer> &layers, const std::vector<MapLabel> &obstacles,
                                       const std::vector<SiteLabel> &before, const PixelFrame &frame,
                                       const std::stop_token &stop = {}, TextOutlines *outlines = nullptr);

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
