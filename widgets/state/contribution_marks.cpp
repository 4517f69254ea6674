// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/contribution_marks.h"

#include "datasets/geo/geodesy.h"

namespace kohkan {

ContributionMarks contributionMarks(const ExposureModel &model, LonLat site)
{
    const Layer &incidents = *model.incidents();
    const Column *accuracies = incidents.column(u"location_accuracy_m");
    ContributionMarks made{site, model.parameters().radiusKm, {}, {}, 0};
    if (site.isValid())
        made.ring = geodesicCircle(site, made.radiusKm * 1000, 96);
    for (const ExposureContribution &one : model.exposure(site).contributions) {
        if (made.marks.size() == mostContributionMarks) {
            ++made.left;
            continue;
        }
        const double metres = accuracies->isNull(one.incident) ? 0 : accuracies->number(one.incident);
        ContributionMarks::Mark mark{incidents.geometry().point(one.incident), metres / 1000, one.share, {}};
        if (made.marks.size() < mostContributionRings)
            mark.ring = geodesicCircle(mark.place, metres);
        made.marks.push_back(std::move(mark));
    }
    return made;
}

} // namespace kohkan
