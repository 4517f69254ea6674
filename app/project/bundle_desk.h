// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "app/project/project.h"
#include "widgets/state/layer_list.h"

#include <QObject>
#include <functional>

namespace kohkan {

/// Writes what the window shows, with its files, as a bundle, and says what could not go along. GUI thread only.
class BundleDesk : public QObject {
    Q_OBJECT
public:
    /// `project` gives what the window shows, `path` its document; empty: it has none.
    BundleDesk(const Parts &parts, std::function<Project()> project, std::function<QString()> path, QObject *parent);
    void ask(); ///< where to, then writeTo()
    void writeTo(const QString &path);

private:
    const LayerEntry *entryOf(const SessionValue::LayerState &layer) const;
    const Parts &m_parts;
    std::function<Project()> m_project;
    std::function<QString()> m_path;
};

} // namespace kohkan
