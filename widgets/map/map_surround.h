// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/map/overview_inset.h"
#include "widgets/paint/graticule.h"

#include <QObject>
#include <optional>

namespace kohkan {

/// What helps to read a map and can be switched on and off: graticule, north arrow (top right), overview (top left).
/// Makes each anew when the view changes, and only while it is shown. GUI thread only.
class MapSurround : public QObject {
    Q_OBJECT
public:
    enum class Part { Graticule, NorthArrow, Overview };
    MapSurround(WorkerPool *pool, const std::shared_ptr<Mailbox> &mailbox, QWidget *map);
    bool isShown(Part part) const;
    void setShown(Part part, bool isShown);
    void setBaseMap(const BaseMapPtr &base, Depiction depiction) { m_overview->setBaseMap(base, depiction); }
    void setViewport(const MapViewport &viewport);
    /// Over the data. `taken`: where something else stands, in device-independent pixels.
    void paint(QPainter &painter, std::vector<QRectF> taken);
    /// Where something of that size can stand at the top of the map: between overview and north arrow, or below them.
    QRect topRoom(QSize size) const;
    OverviewInset *overview() const { return m_overview; }

signals:
    void changed(); ///< something was switched on or off

private:
    bool hasArrow() const;
    void paintArrow(QPainter &painter, double degrees);
    MapViewport m_viewport;
    bool m_showsGraticule = false;
    bool m_showsArrow = true;
    std::optional<Graticule> m_graticule; ///< of this view; made when it is painted
    QFont m_font = graticuleFont();
    QImage m_arrow; ///< as it was painted last
    double m_arrowDegrees = 0;
    OverviewInset *m_overview;
};

} // namespace kohkan
