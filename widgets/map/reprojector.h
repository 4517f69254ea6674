// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/mailbox.h"
#include "datasets/work/worker_pool.h"
#include "widgets/map/base_map.h"
#include "widgets/state/layer_list.h"

#include <QObject>

namespace kohkan {

/// Brings base map and layers into the reference system of the view. A worker projects; when everything is there, all
/// of it changes at once. Layers that arrive in another system are brought along one by one. GUI thread only.
class Reprojector : public QObject {
    Q_OBJECT
public:
    Reprojector(LayerList *layers, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);

    /// The system that is shown, or on its way.
    const ViewSystemPtr &system() const { return m_wanted; }
    bool isBusy() const { return m_pending > 0; }
    /// Asks for another system; switched() follows.
    void change(ViewSystemPtr system, BaseMapPtr base);
    /// A base map in the system that is shown, or asked for; switched() follows where it has to be projected.
    bool bring(const BaseMapPtr &base);

signals:
    /// Everything is projected; connected code shows it. The layers follow by LayerList::changed right after.
    void switched(const kohkan::ViewSystemPtr &system, const kohkan::BaseMapPtr &base);

private:
    struct Projected {
        EntryId entry;
        ProjectedGeometryPtr features;
    };
    void followLayers();
    void apply(const std::vector<Projected> &projected);
    LayerList *m_layers;
    WorkerPool *m_pool;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<Reprojector *> m_self; ///< workers' letters hold it weakly
    ViewSystemPtr m_wanted = ViewSystem::webMercator();
    quint64 m_generation = 0; ///< of the system asked for
    bool m_isSwitching = false;
    int m_pending = 0;
    std::vector<LayerPtr> m_underWay; ///< layers that arrived in another system
};

} // namespace kohkan
