// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/incident_mapping.h"

#include <QJsonArray>

namespace kohkan {

/// What was said of the columns of tables of incidents, by the names of the columns, so that the next table of the same
/// source needs no saying; and what somebody is still about to say. A value.
class IncidentRecipes {
public:
    /// Null where nothing was said of such a table.
    IncidentMappingPtr of(const QStringList &columns) const;
    void keep(const QStringList &columns, const IncidentMapping &mapping);

    /// Unfinished: kept until it is finished or given up.
    std::optional<IncidentMapping> draft(const QStringList &columns) const;
    void keepDraft(const QStringList &columns, const IncidentMapping &mapping);
    void dropDraft(const QStringList &columns);

    QJsonArray toJson() const;
    static IncidentRecipes fromJson(const QJsonArray &array);

private:
    QHash<QString, IncidentMapping> m_kept;
    QHash<QString, IncidentMapping> m_drafts;
};

/// The columns of the file of a layer, without those that were derived.
QStringList sourceColumns(const Layer &layer);

} // namespace kohkan
