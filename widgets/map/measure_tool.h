// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/map_viewport.h"
#include "widgets/state/measurement.h"

#include <QImage>
#include <QObject>
#include <QPainter>
#include <optional>

namespace kohkan {

class MapSurround;
class MeasurePanel;

/// The measuring tool of the map: takes clicks and keys, draws the geodesics it measures with their lengths and
/// bearings, and shows the result in a panel. A measurement is drawn until it is ended, and stays until the next one
/// begins or the tool is left. GUI thread only.
class MeasureTool : public QObject {
    Q_OBJECT
public:
    MeasureTool(const MapSurround *surround, QWidget *map);
    void setActive(bool isActive); ///< drops what was measured
    void setViewport(const MapViewport &viewport);
    void setFormat(CoordinateFormat format) { m_format = format; }
    /// A click: adds a place, closes where it is on the first one, begins anew after the end.
    void click(QPointF at);
    /// A double click, its first click taken already: ends, closed where it is on the first place.
    void end(QPointF at);
    void follow(QPointF pointer); ///< the line to the pointer
    /// Backspace, Enter, Escape; false where the key means nothing to the tool now.
    bool press(int key);
    void paint(QPainter &painter) const;
    void placePanel(); ///< where the surround has room for it

    const Measurement &measurement() const { return m_measurement; }
    bool isDone() const { return m_isDone; }
    MeasurePanel *panel() const { return m_panel; }

signals:
    void changed(); ///< what is drawn
    void copyRequested(const QString &text);
    void closeRequested();
    void annotationRequested(const kohkan::Measurement &measurement);
    void exposureRequested(const std::vector<kohkan::LonLat> &route);

private:
    /// A segment as it is drawn.
    struct Drawn {
        std::vector<QPolygonF> pieces;
        QImage label; ///< null where it does not fit
        QPointF labelCenter;
    };
    Drawn drawn(LonLat from, LonLat to) const;
    bool isOnFirst(QPointF at) const;
    Measurement withPointer() const;
    void finish();
    void refresh();
    void refreshLive();
    void refreshPanel();

    const MapSurround *m_surround;
    MeasurePanel *m_panel;
    MapViewport m_viewport;
    CoordinateFormat m_format = CoordinateFormat::DecimalDegrees;
    bool m_isActive = false;
    bool m_isDone = false;
    Measurement m_measurement;
    std::optional<QPointF> m_pointer;
    std::vector<Drawn> m_segments; ///< of the measurement in this view
    std::optional<Drawn> m_live;   ///< to the pointer
};

} // namespace kohkan
