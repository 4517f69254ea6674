// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/annotated_place.h"
#include "datasets/security/exposure.h"
#include "datasets/security/incident_rings.h"
#include "widgets/pages/page_writer.h"

namespace kohkan {

/// The Security tab of a deposit: in a few lines the reading of its region, to which day incidents are known, how many
/// and the exposure; then what its analysts say, our reading of the region, the incidents reported around it, and the
/// exposure computed from them; each apart from the others.
class SecurityPage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::SecurityPage)
public:
    /// Which number of the ring table has its list open: indices into IncidentRings::radii and IncidentRings::periods.
    using OpenRing = std::optional<std::pair<std::size_t, std::size_t>>;
    /// What is open of the tab.
    struct Opened {
        OpenRing ring = {};
        bool areAllListed = false;          ///< the incidents that make the exposure, not the greatest alone
        bool areContributionsDrawn = false; ///< on the map
    };
    using PageWriter::PageWriter;
    /// `exposures`: null where there are none to show.
    QString html(Row deposit, QDate today, const Opened &opened, const SiteExposures *exposures) const;
    /// What an annotation says of an area or a route, and what there is in it.
    QString placeHtml(const QString &annotationId, QDate today) const;

private:
    // exposure_section.cpp
    QString exposure(Row deposit, const SiteExposures &exposures, const Opened &opened) const;
    QString contributions(const SiteExposures &exposures, const Exposure &exposure, const Opened &opened) const;
    QString annotations(Row deposit, QDate today) const; // annotation_section.cpp
    QString annotation(const Annotation &annotation, QDate today) const;
    QString sitesIn(const AnnotatedPlace &area) const;
    QString risks(Row deposit) const;
    // security_summary.cpp
    QString summary(Row deposit, const std::optional<IncidentRings> &rings, const SiteExposures *exposures) const;
    QString regionalReading(Row deposit) const;
    std::optional<IncidentRings> ringsOf(Row deposit, QDate today) const;
    QString incidents(const std::optional<IncidentRings> &rings, const OpenRing &open) const;
    QString ringTable(const IncidentRings &rings, const OpenRing &open) const;
    QString ringList(const IncidentRings &rings, std::size_t radius, std::size_t period) const;
    QString typeCounts(const std::vector<IncidentRings::Listed> &hits) const;
    QString incident(const IncidentRings::Listed &hit, std::optional<double> site) const;
};

/// "3 of 5, considerable".
QString riskLevelText(int level);
/// "90 days", "365 days", "All".
QString ringPeriodText(IncidentRings::Period period);
/// How sure it is that an event belongs to the ring and period, and why: the accuracy of its place, that of the site
/// (metres), its date.
QString incidentCertainty(const IncidentRings::Listed &hit, std::optional<double> site);
/// "3 (+1)", certain and possible, for HTML; "no data" where there are none to count.
QString ringCountText(const IncidentRings::Count &count);
/// What to say above counts of incidents: "Reports to 22 Feb 2026; no data since 22 Feb 2026 (281 days)."
QString knownSentence(const KnownIncidents &known);

} // namespace kohkan
