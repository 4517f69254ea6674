// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/exposure_state.h"
#include "widgets/state/tables.h"

#include <QSet>

namespace kohkan {

/// Keeps the layers of the list that show tables as the tables are: deposits, incidents, the readings of regional risk,
/// and the user's own polygons that were given such readings. They become the next version of theirs, so that
/// selection, conditions and style stay. Readings of the user's polygons are made by a worker. GUI thread only.
class TableLayers : public QObject {
    Q_OBJECT
public:
    TableLayers(Tables *tables, LayerList *layers, const ExposureState *exposure, WorkerPool *pool,
                std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);

    /// The entries that every start begins with, to be kept up to date for who adds one again.
    void setShipped(std::vector<LayerEntry> shipped);
    const std::vector<LayerEntry> &shipped() const { return m_shipped; }
    /// Has an entry that was out of the list show the table as it is now.
    void bring(EntryId entry);

private:
    struct Readings {
        std::vector<LayerPtr> before, after;
    };
    void follow();
    void followLayers();
    void readAgain(std::vector<LayerPtr> layers);
    void put(const Readings &readings);
    LayerPtr layerOf(const LayerEntry &entry) const;

    Tables *m_tables;
    LayerList *m_layers;
    const ExposureState *m_exposure;
    LatestJob m_job;
    std::vector<LayerEntry> m_shipped;
    LayerPtr m_readings;    ///< table of readings that the layers show
    QSet<quint64> m_reread; ///< ids of the user's layers that show it
};

} // namespace kohkan
