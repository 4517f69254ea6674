// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "widgets/map/feature_picker.h"

#include <QFrame>

class QListWidget;

namespace kohkan {

/// What lies on one point, as a small list over the map: name, commodities, status; twenty of them, then "n more". It
/// has the hits of the last click and which of them is shown; a further click on the same spot takes the next. GUI
/// thread.
class PickList : public QFrame {
    Q_OBJECT
public:
    static constexpr int mostLines = 20;
    explicit PickList(QWidget *parent);
    /// Shows the list where there are several hits; hides it else. `at`: where the click was.
    void open(const LayersValue &layers, std::vector<FeatureHit> hits, const Catalogue *catalogue, QPoint at);
    void close();
    /// Is this the same click as before, so that the next hit is wanted?
    bool isRepeated(const std::vector<FeatureHit> &hits, QPoint at) const;
    const FeatureHit &next();
    const std::vector<FeatureHit> &hits() const { return m_hits; }

signals:
    void picked(const kohkan::FeatureHit &hit);

private:
    void place(QPoint at);
    std::vector<FeatureHit> m_hits;
    std::size_t m_at = 0;
    QPoint m_click;
    QListWidget *m_list;
};

} // namespace kohkan
