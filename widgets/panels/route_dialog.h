// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "widgets/panels/route_profile.h"

#include <QDialog>

class QLabel;
class QTextBrowser;

namespace kohkan {

/// What a route is exposed to: its profile, the highest point, and the incidents that make it. Deletes itself when it
/// is closed. GUI thread only.
class RouteDialog : public QDialog {
    Q_OBJECT
public:
    RouteDialog(const CataloguePtr &catalogue, const ExposureModel &model, const RouteExposure &route,
                QWidget *parent = nullptr);
    RouteProfile *profile() const { return m_profile; }
    QString text() const;

signals:
    void placeRequested(kohkan::LonLat place); ///< to be shown on the map

private:
    void say(LonLat place, double km, double value);
    RouteProfile *m_profile;
    QLabel *m_where;
    QTextBrowser *m_page;
};

} // namespace kohkan
