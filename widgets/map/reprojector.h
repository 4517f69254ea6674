// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/paint/base_map.h"
#include "widgets/state/layer_list.h"

#include <QHash>
#include <QObject>

namespace kohkan {

/// Owns what base map and layers are in the reference system of the view: of each layer of the list its projected
/// geometry. Workers project; versions of a layer whose columns alone differ share it, at once. Another system is shown
/// when everything is there in it, all at once. GUI thread only.
class Reprojector : public QObject {
    Q_OBJECT
public:
    Reprojector(LayerList *layers, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);

    /// The system that is shown, or on its way.
    const ViewSystemPtr &system() const { return m_wanted; }
    bool isBusy() const { return m_switch.isRunning() || m_following.isRunning(); }
    /// Asks for another system; switched() follows.
    void change(ViewSystemPtr system, BaseMapPtr base);
    /// A base map in the system that is shown, or asked for; switched() follows where it has to be projected.
    bool bring(const BaseMapPtr &base);
    /// The layer of an entry in the system that is shown, of this very version; null while that is on its way.
    ProjectedGeometryPtr projected(const LayerEntry &entry) const;

signals:
    /// Everything is projected; connected code shows it.
    void switched(const kohkan::ViewSystemPtr &system, const kohkan::BaseMapPtr &base);
    void arrived(); ///< layers that were on their way

private:
    using Projected = std::vector<ProjectedGeometryPtr>;
    struct Switched {
        BaseMapPtr base;
        Projected layers;
    };
    void followLayers();
    void askForMissing();
    bool share(const LayerEntry &entry, const Projected &known);
    std::vector<LayerPtr> missing() const;

    LayerList *m_layers;
    LatestJob m_switch, m_following;
    ViewSystemPtr m_wanted = ViewSystem::webMercator();
    ViewSystemPtr m_shown = m_wanted;
    QHash<EntryId, ProjectedGeometryPtr>
        m_projected; ///< in the system that is shown; of the last version that is there
};

} // namespace kohkan
