// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/paint/base_map.h"
#include "widgets/paint/map_viewport.h"
#include "widgets/state/layer_list.h"

#include <QImage>
#include <QWidget>
#include <array>

namespace kohkan {

/// A small map of the country, or of the world where the view lies outside it or shows all of it, with the view as a
/// frame; a click or a drag moves the view there. Painted by a worker from the base map, in the reference system and
/// the depiction of the view; hidden where it has nothing to tell or the map is too small for it. GUI thread only.
class OverviewInset : public QWidget {
    Q_OBJECT
public:
    OverviewInset(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *map);
    void setBaseMap(BaseMapPtr base, Depiction depiction);
    void setViewport(const MapViewport &view);
    void setWanted(bool isWanted);
    bool isWanted() const { return m_isWanted; }
    /// The view that it shows; its size is that of the widget.
    const MapViewport &overview() const { return m_overview; }
    /// Where the view is in it, in its own pixels.
    QRectF frameOfView() const;

signals:
    void centerChosen(kohkan::MapPoint center);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    /// What tells one picture from another without knowing the reference system: where its corners are on the ground.
    using Corners = std::array<LonLat, 5>;
    void refresh();
    void ask();

    LatestJob m_job;
    BaseMapPtr m_base;
    Depiction m_depiction = Depiction::Neutral;
    bool m_isWanted = false;
    MapViewport m_view;
    MapViewport m_overview;
    Corners m_asked{}; ///< of the picture that is there or on its way
    double m_askedRatio = 0;
    QImage m_picture;
};

} // namespace kohkan
