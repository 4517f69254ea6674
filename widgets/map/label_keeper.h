// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/mailbox.h"
#include "datasets/work/worker_pool.h"
#include "widgets/map/map_labels.h"
#include "widgets/map/map_viewport.h"

#include <QHash>
#include <QObject>

namespace kohkan {

/// Has the names of a scale placed by a worker and keeps those of the scales seen lately. While the wanted ones are on
/// their way, those shown before stand in. GUI thread only.
class LabelKeeper : public QObject {
    Q_OBJECT
public:
    LabelKeeper(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    void setBaseMap(BaseMapPtr base, Depiction depiction);
    void setViewport(const MapViewport &viewport);
    bool isWhole() const { return !m_base || m_shown == m_wanted; }
    /// The names shown; null while none are placed.
    const std::shared_ptr<const std::vector<MapLabel>> &labels() const { return m_labels; }
    /// In device pixels of the view.
    void paint(QPainter &painter, MapLabel::Level level, const PixelFrame &view) const;

signals:
    void labelsArrived();

private:
    struct Scale {
        int notch = -1;
        int pixelRatio = 100; ///< hundredths
        friend bool operator==(const Scale &, const Scale &) = default;
        friend size_t qHash(const Scale &scale, size_t seed) { return qHashMulti(seed, scale.notch, scale.pixelRatio); }
    };
    void ask();
    static PixelFrame frameOf(const Scale &scale);

    WorkerPool *m_pool;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<LabelKeeper *> m_self;
    BaseMapPtr m_base;
    Depiction m_depiction = Depiction::Neutral;
    quint64 m_generation = 0; ///< of base map and depiction
    Scale m_wanted;
    Scale m_shown;     ///< of the names shown, where they are of this base map and depiction
    Scale m_placedFor; ///< of the names shown
    std::shared_ptr<const std::vector<MapLabel>> m_labels;
    QHash<Scale, std::shared_ptr<const std::vector<MapLabel>>> m_known;
};

} // namespace kohkan
