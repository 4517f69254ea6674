// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/security/exposure_field.h"
#include "datasets/security/known_incidents.h"

#include <QDate>
#include <array>
#include <map>
#include <vector>

namespace kohkan {

/// What the incident exposure index is computed with.
struct ExposureParameters {
    double radiusKm = 50;      ///< the kernel falls linearly to zero there
    double halfLifeDays = 180; ///< the weight halves in so many days
    int windowYears = 3;       ///< older incidents do not count
    double mostSeverity = 6;   ///< S(f) = 1 + log2(1 + f), at most this
    /// T by ACLED event type; one that is not named here counts 1.
    std::map<QString, double> typeWeights{{QStringLiteral("Strategic developments"), 0.5},
                                          {QStringLiteral("Riots"), 0.5},
                                          {QStringLiteral("Protests"), 0}};
    double typeWeight(const QString &type) const;
    friend bool operator==(const ExposureParameters &, const ExposureParameters &) = default;
};

/// What one incident adds to the exposure of a site.
struct ExposureContribution {
    Row incident{};
    double distanceKm = 0; ///< geodesic, from the middle of its disc
    double ageDays = 0;    ///< of the last day that counts
    double weight = 0;     ///< added at the best toll
    double share = 0;      ///< of the whole at the best toll
};

struct Exposure {
    TollValues value{};
    std::vector<ExposureContribution> contributions; ///< the greatest first
    int unknownTolls = 0;                            ///< of those that contribute
};

/// Among how many sites one stands where, from the most exposed. Equal ones share the rank of the first. A site that no
/// incident reaches has none: nothing reported is not the least exposed.
struct ExposureRank {
    int atDefault = 0; ///< 0: none
    int low = 0;       ///< the first over those plausible parameters under which it has one; 0: under none
    int high = 0;      ///< the last
    int of = 0;        ///< sites that have a rank at the default
    int sets = 0;      ///< of plausible parameters that were tried; 0: the interval was not asked for
    int unranked = 0;  ///< of those the ones under which it has no rank
    bool isRanked() const { return atDefault > 0; }
    bool hasInterval() const { return sets > 0; }
    void add(int rank); ///< that of one more set of parameters
};

/// What a layer of incidents can say at all.
struct ExposureCoverage {
    int incidents = 0; ///< events; parts of one count once, rows that cannot count among them
    int inWindow = 0;
    int withoutPlace = 0;    ///< left out
    int withoutAccuracy = 0; ///< left out: nobody knows how far they may lie
    int withoutDate = 0;     ///< left out, as are dates with an open end
    int unusable = 0;        ///< rows of a table of others that incidentLayer() left out: too coarse, or wrong
    int leftOut() const { return withoutPlace + withoutAccuracy + withoutDate + unusable; }
    KnownIncidents known; ///< rows that are dated later than its `asOf` do not count either
    QString first, last;  ///< date texts of the oldest and newest that count
};

struct ExposureSite {
    QString id;
    LonLat place;
};

/// E(s,t) = sum over incidents of T(type) S(fatalities) K(distance, radius) 2^(-age / half-life), K as a mean over the
/// disc of the incident's location accuracy (discMean()), the age term as a mean over the days of its date; days after
/// `asOf` and before the window count nothing. Of an incident and its parts (`part_of`) the one that weighs most
/// counts. The tolls are `fatalities_low`, `fatalities` and `fatalities_high`; where only `fatalities` is published it
/// serves as all three, and an unknown one counts 0, 0 and 1. An index of what was reported, not a probability; no
/// report is not no event. Immutable once made; any thread.
class ExposureModel {
public:
    /// Error::Input where the layer is too coarse (ReportedIncidents::create).
    /// Ages count from `asOf`.
    static Result<ExposureModel> create(LayerPtr incidents, QDate asOf, const ExposureParameters &parameters = {});
    ExposureModel(ReportedIncidentsPtr reported, QDate asOf, const ExposureParameters &parameters);
    /// Ages count from the day to which the incidents are known, or the index would fall as the data grow old; from
    /// the day that was asked for where nothing is known.
    static Result<ExposureModel> createKnown(LayerPtr incidents, QDate today,
                                             const ExposureParameters &parameters = {});
    ExposureModel(ReportedIncidentsPtr reported, const KnownIncidents &known, const ExposureParameters &parameters);

    const ExposureParameters &parameters() const { return m_parameters; }
    QDate asOf() const { return m_asOf; } ///< that ages count from
    const KnownIncidents &known() const { return m_known; }
    const LayerPtr &incidents() const { return m_reported->layer(); }
    const ReportedIncidentsPtr &reported() const { return m_reported; }
    ExposureCoverage coverage() const;

    Exposure exposure(LonLat site) const; ///< with its contributions
    /// One value a site in their order, without contributions.
    std::vector<TollValues> values(const std::vector<ExposureSite> &sites) const;
    /// The same of the places of a field of the same incidents, at once; its widest radius is at least this one's.
    std::vector<TollValues> values(const ExposureField &field, const ExposureField::Kernels &kernels) const;
    /// One rank a site: at these parameters and the best toll, and over radii of 25, 50 and 100 km (and this one),
    /// half-lives of 90, 180 and 365 days (and this one) and the three tolls.
    std::vector<ExposureRank> ranks(const std::vector<ExposureSite> &sites) const;
    std::vector<ExposureRank> ranks(const ExposureField &field) const;
    /// The widest radius that ranks() asks a field for.
    double widestKm() const;
    /// Of each of reported()->incidents() its whole weight at the best toll, but for the kernel; 0: does not count.
    std::vector<double> weightsWithoutKernel() const;

private:
    std::vector<double> weights(double halfLife) const;
    std::vector<double> plausibleRadii() const;
    ReportedIncidentsPtr m_reported;
    QDate m_asOf;
    KnownIncidents m_known;
    ExposureParameters m_parameters;
    std::vector<TollValues> m_severities; ///< by incident
    std::vector<double> m_weights;        ///< by incident: type and time, 0 out of the window
};

/// The deposits in the order of their table.
std::vector<ExposureSite> exposureSites(const Layer &deposits);

/// The exposures of deposits. Immutable; any thread.
struct SiteExposures {
    ExposureModel model;
    QHash<QString, TollValues> values;  ///< by deposit; those without a place are not there
    QHash<QString, ExposureRank> ranks; ///< by deposit
    /// To incidents as they are known on a day, with rank intervals. Error::Input where either is null.
    static Result<std::shared_ptr<const SiteExposures>> create(const LayerPtr &deposits, const LayerPtr &incidents,
                                                               QDate today, const ExposureParameters &parameters = {});
    enum class Intervals { Yes, No };
    /// From a field of exposureSites() and its kernels at the radius of the model.
    static std::shared_ptr<const SiteExposures> create(ExposureModel model, const std::vector<ExposureSite> &sites,
                                                       const ExposureField &field,
                                                       const ExposureField::Kernels &kernels, Intervals intervals);
};

/// Why a site that nothing reaches has neither value nor rank: "nothing reported within 50 km in the 3 years to
/// 22 Feb 2026; that is not safety".
QString nothingInReach(const ExposureModel &model);
/// The same of one of the deposits; empty where it has a rank.
QString exposureNote(const SiteExposures &exposures, const QString &deposit);

/// The deposits with what they are exposed to as derived columns: `exposure_index` (at the best toll) and
/// `exposure_rank`; both null where nothing is reported in reach, or where there is no place, with `exposure_note`
/// saying so.
LayerPtr withExposureColumns(const LayerPtr &deposits, const SiteExposures &exposures);
LayerPtr withoutExposureColumns(const LayerPtr &deposits);

/// One rank a site by its value, the greatest first; equal ones share the first. 0 has none, which is 0.
std::vector<int> ranksOf(const std::vector<double> &values);

} // namespace kohkan
