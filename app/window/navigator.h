// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "datasets/search/search_index.h"
#include "datasets/time/time_line.h"
#include "widgets/state/layer_list.h"

#include <QObject>

namespace kohkan {

/// Goes to what somebody looked up, clicked in a page or chose on a time line: every view shows it. GUI thread only.
class Navigator : public QObject {
    Q_OBJECT
public:
    Navigator(const Parts &parts, QObject *parent);

    void goTo(const SearchHit &hit);
    void showSite(const QString &depositId);
    void showPlace(LonLat place);
    void zoomToRow(EntryId entry, Row row);
    void zoomToLayer(EntryId entry);
    void goToItem(const TimeItem &item);
    /// Rows of a layer (by its id) by their numbers in the source, from 1.
    void selectRows(EntryId entry, quint64 layer, const std::vector<qint64> &rows);
    void selectFiltered();
    void invertSelection();

private:
    static constexpr double siteResolution = 150; ///< map units a pixel at which a site that was looked up is shown
    void offerIncidents(EntryId entry);
    const Parts &m_parts;
};

} // namespace kohkan
