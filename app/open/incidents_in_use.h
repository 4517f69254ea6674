// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/security/incident_mapping.h"
#include "datasets/work/latest_job.h"
#include "widgets/state/layer_list.h"

#include <QObject>

namespace kohkan {

/// Which layer's incidents are looked for around sites, and what says of a file which of its columns are those of
/// incidents. GUI thread only.
class IncidentsInUse : public QObject {
    Q_OBJECT
public:
    IncidentsInUse(const Parts &parts, QObject *parent);
    /// Those of the active layer from now on; of the shipped one where it is that, or is in use already.
    void useActive();
    /// Those of an entry from now on; 0: the shipped ones.
    void use(EntryId entry);
    EntryId entry() const { return m_of; } ///< whose they are; 0: the shipped ones
    /// Asks which column says what.
    void map(EntryId entry);
    bool canUseActive() const;
    bool isActiveUsed() const;
    bool canMapActive() const;

signals:
    void changed();    ///< which those are
    void remembered(); ///< what a table was said to be

private:
    void opened(EntryId entry, const ReadOptions &options);
    void make(const LayerEntry &entry);
    void take(EntryId from, const LayerPtr &incidents);
    void followLayers();
    bool mayMap(const LayerEntry &entry) const;
    void takeMapping(EntryId entry, const IncidentMapping &mapping);
    void useMapped(EntryId entry);
    void readAsSaid(EntryId entry, const ReadOptions &options);

    const Parts &m_parts;
    LatestJob m_job;
    LayerPtr m_from;         ///< what the incidents in use are made of
    EntryId m_of = 0;        ///< its entry; 0: the shipped ones
    EntryId m_mappedNow = 0; ///< is being read by what was said of its columns, then used
};

} // namespace kohkan
