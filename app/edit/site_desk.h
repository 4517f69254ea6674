// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "datasets/geo/coordinates.h"
#include "datasets/work/latest_job.h"

#include <QObject>
#include <QPointer>
#include <vector>

namespace kohkan {

class CompareWindow;
class Measurement;

/// What is done with sites beyond looking: compared, corrected, annotated, and the exposure of routes to them. GUI
/// thread only.
class SiteDesk : public QObject {
    Q_OBJECT
public:
    SiteDesk(const Parts &parts, QObject *parent);
    void compareSites();
    void annotateSite();
    void drawPlace();
    void exportAnnotations();
    void mergeAnnotations();

signals:
    void siteRequested(const QString &depositId);

private:
    void annotateMeasured(const Measurement &measurement);
    void showRoute(const std::vector<LonLat> &route);
    const Parts &m_parts;
    LatestJob m_route;
    QPointer<CompareWindow> m_compare;
};

} // namespace kohkan
