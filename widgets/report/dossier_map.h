// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/dossier_facts.h"
#include "widgets/paint/base_map.h"
#include "widgets/state/layer_list.h"

#include <QImage>
#include <optional>

namespace kohkan {

/// The map of a dossier: the site with the circle of its stated accuracy, wide enough to hold it, the deposits
/// around and towns; no name is cut at an edge. Scale bar, attribution and boundary note are on it.
struct DossierMap {
    QImage image;
    double scale = 0;       ///< N of 1:N on paper, where it has the size of reportMapSize()
    bool hasCircle = false; ///< the accuracy of the place is known, and its circle drawn
};

/// Nothing where the site has no place. `base` in Web Mercator; `size` in pixels of 1/96 inch. Any thread.
std::optional<DossierMap> dossierMap(const DossierFacts &facts, const BaseMapPtr &base, Depiction depiction,
                                     QSize size);

} // namespace kohkan
