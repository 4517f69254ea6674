// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/paint/map_labels.h"
#include "widgets/paint/map_viewport.h"

#include <QObject>
#include <list>

namespace kohkan {

/// Has the names in and around the view placed by a worker and keeps those of the places and scales seen lately. While
/// the wanted ones are on their way, those shown before stand in; a job that nobody waits for any more stops. GUI
/// thread only.
class LabelKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 mostBytes = qint64{8} * 1024 * 1024; ///< of names that are not shown
    LabelKeeper(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    void setBaseMap(BaseMapPtr base, Depiction depiction);
    void setViewport(const MapViewport &viewport);
    bool isWhole() const { return !m_base || (m_isOfThisMap && m_placed && m_placed->covers(m_view)); }
    /// The names shown; null while none are placed.
    std::shared_ptr<const std::vector<MapLabel>> labels() const;
    qint64 keptBytes() const; ///< of all names kept, those shown included
    /// In device pixels of the view.
    void paint(QPainter &painter, MapLabel::Level level, const PixelFrame &view) const;

signals:
    void labelsArrived();

private:
    /// The names of a part of the map at a scale.
    struct Placed {
        PixelFrame frame;
        std::vector<MapLabel> labels;
        qint64 bytes = 0;
        bool covers(const PixelFrame &view) const;
    };
    using PlacedPtr = std::shared_ptr<const Placed>;
    void ask();
    void show(const PlacedPtr &placed);
    void keep(const PlacedPtr &placed);

    LatestJob m_job;
    PixelFrame m_askedFrame;                                                     ///< of what m_job makes
    std::shared_ptr<TextOutlines> m_outlines = std::make_shared<TextOutlines>(); ///< shared with jobs
    BaseMapPtr m_base;
    Depiction m_depiction = Depiction::Neutral;
    PixelFrame m_view;            ///< without a width: none yet
    PlacedPtr m_placed;           ///< what is shown
    bool m_isOfThisMap = false;   ///< is what is shown of this base map and depiction?
    std::list<PlacedPtr> m_known; ///< of this base map and depiction, shown last first
};

} // namespace kohkan
