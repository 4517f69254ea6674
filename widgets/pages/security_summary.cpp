// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/exposure_text.h"
#include "widgets/pages/security_page.h"

namespace kohkan {

namespace {

using L = QLatin1StringView;
constexpr std::size_t summarised = 2; ///< of IncidentRings::radii: the radius that the index has too

QString countsText(const IncidentRings &rings, const Layer &incidents)
{
    const double radius = IncidentRings::radii[summarised];
    const auto all = rings.count(incidents, radius, IncidentRings::Period::All);
    const auto year = rings.count(incidents, radius, IncidentRings::Period::Days365);
    const QString within = distanceText(radius);
    if (!all.isKnown)
        return SecurityPage::tr("Incidents within %1: no data.").arg(within);
    if (all.isNone())
        return SecurityPage::tr("Incidents within %1: nothing reported; that is not safety.").arg(within);
    if (!year.isKnown)
        return SecurityPage::tr("Incidents within %1: %2 in all; no data of periods.").arg(within, ringCountText(all));
    return SecurityPage::tr("Incidents within %1: %2 in the 365 days to %3, %4 in all.")
        .arg(within, ringCountText(year), knownDayText(rings.lastDay()), ringCountText(all));
}

} // namespace

/// "District 4 of 5, high; province 5 of 5, extreme.", each district that has one of its own.
QString SecurityPage::regionalReading(Row deposit) const
{
    QStringList words;
    QString province;
    for (const RegionRisk &risk :
         catalogue()->risksFor(text(deposit, L("province")), catalogue()->districtsOf(deposit)))
        if (risk.district.isEmpty())
            province = riskLevelText(risk.level);
        else
            words << tr("district %1 %2").arg(risk.district, riskLevelText(risk.level));
    if (words.isEmpty() && !province.isEmpty())
        words << tr("district without a reading of its own");
    words << (province.isEmpty() ? tr("no reading of the province") : tr("province %1").arg(province));
    QString line = words.join(QStringLiteral("; "));
    line[0] = line[0].toUpper();
    return line + u'.';
}

/// The region first: of a site with nothing reported nearby it is all that is known.
QString SecurityPage::summary(Row deposit, const std::optional<IncidentRings> &rings,
                              const SiteExposures *exposures) const
{
    QStringList lines{QStringLiteral("<b>%1</b>").arg(regionalReading(deposit).toHtmlEscaped())};
    if (rings) {
        lines[0] += u' ' + knownSentence(rings->known).toHtmlEscaped();
        lines << countsText(*rings, *catalogue()->incidents());
    }
    if (exposures && rings) {
        const QString id = catalogue()->deposits()->key(deposit);
        const ExposureRank rank = exposures->ranks.value(id);
        lines << (rank.isRanked()
                      ? tr("Incident exposure %1, rank %2 of %3 that have one.")
                            .arg(exposureText(exposures->values.value(id)[indexOf(Toll::Best)]).toHtmlEscaped())
                            .arg(rank.atDefault)
                            .arg(rank.of)
                      : tr("No incident exposure and no rank: %1.")
                            .arg(nothingInReach(exposures->model))
                            .toHtmlEscaped());
    }
    return QStringLiteral("<p>%1</p>").arg(lines.join(L("<br>")));
}

} // namespace kohkan
