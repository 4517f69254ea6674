// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/route_exposure.h"

#include <QWidget>

namespace kohkan {

/// The exposure index along a route as a line over kilometres, with the band of the tolls; the pointer, or the arrow
/// keys, say the place. GUI thread only.
class RouteProfile : public QWidget {
    Q_OBJECT
public:
    explicit RouteProfile(RouteExposure route, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {560, 200}; }
    void follow(std::size_t point);

signals:
    void placeFollowed(kohkan::LonLat place, double km, double value);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF plot() const;
    QPointF at(double km, double value) const;
    double greatest() const;
    bool isUnreached(std::size_t point) const;
    void paintUnreached(QPainter &painter) const;
    RouteExposure m_route;
    std::size_t m_current;
};

} // namespace kohkan
