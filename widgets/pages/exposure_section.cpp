// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/exposure_text.h"
#include "widgets/pages/security_page.h"

namespace kohkan {

namespace {

constexpr double roughPlace = 10'000; ///< metres; a site known no better moves its index

QString bandText(const TollValues &values)
{
    const QString band = exposureBandText(values);
    return band.isEmpty() ? band : SecurityPage::tr(" (%1 by the toll)").arg(band.toHtmlEscaped());
}

QString rankText(const ExposureRank &rank)
{
    if (!rank.hasInterval())
        return SecurityPage::tr("Rank %1 of %2 from the most exposed.").arg(rank.atDefault).arg(rank.of);
    return SecurityPage::tr("Rank %1 of %2 from the most exposed; %3 to %4 over the plausible parameters%5.")
        .arg(rank.atDefault)
        .arg(rank.of)
        .arg(rank.low)
        .arg(rank.high)
        .arg(rank.unranked > 0 ? SecurityPage::tr(", and none under %1 of %2 of them").arg(rank.unranked).arg(rank.sets)
                               : QString());
}

/// Of a site without a rank: why, and whether others of the plausible parameters give it one.
QString unrankedText(const ExposureModel &model, const ExposureRank &rank)
{
    QString text = SecurityPage::tr("No index and no rank: %1.").arg(nothingInReach(model));
    if (rank.unranked < rank.sets)
        text += u' ' + SecurityPage::tr("Reports reach it under %1 of %2 plausible sets of parameters: rank %3 to %4.")
                           .arg(rank.sets - rank.unranked)
                           .arg(rank.sets)
                           .arg(rank.low)
                           .arg(rank.high);
    return text.toHtmlEscaped();
}

} // namespace

QString SecurityPage::exposure(Row deposit, const SiteExposures &exposures, const Opened &opened) const
{
    const ExposureModel &model = exposures.model;
    const LonLat place = catalogue()->deposits()->geometry().point(deposit);
    QString html = heading(tr("Incident exposure index"));
    if (!place.isValid())
        return html + muted(tr("This site has no place to measure from."));
    const Exposure exposure = model.exposure(place);
    const ExposureRank rank = exposures.ranks.value(catalogue()->deposits()->key(deposit));
    const ExposureParameters &parameters = model.parameters();
    html += rank.isRanked() ? QStringLiteral("<p><b>%1</b>%2</p><p>%3</p>")
                                  .arg(exposureText(exposure.value[indexOf(Toll::Best)]).toHtmlEscaped(),
                                       bandText(exposure.value), rankText(rank))
                            : QStringLiteral("<p>%1</p>").arg(unrankedText(model, rank));
    html += contributions(exposures, exposure, opened);
    const ExposureCoverage coverage = model.coverage();
    const int leftOut = coverage.leftOut();
    QString basis =
        tr("From %1 of %2 incidents, %3 to %4, their age as of %5; a kernel that falls to zero at %6 km, a half-life "
           "of %7 days. Plausible: 25 to 100 km, 90 to 365 days, the lowest to the highest toll.")
            .arg(coverage.inWindow)
            .arg(coverage.incidents)
            .arg(orUnknown(coverage.first), orUnknown(coverage.last), knownDayText(model.asOf()))
            .arg(parameters.radiusKm)
            .arg(parameters.halfLifeDays);
    if (leftOut > 0)
        basis += u' ' + tr("%1 left out: without a place, its accuracy or a date, or known too coarsely.").arg(leftOut);
    const bool isBeyond = std::any_of(exposure.contributions.begin(), exposure.contributions.end(),
                                      [&](const auto &one) { return one.distanceKm > parameters.radiusKm; });
    if (isBeyond)
        basis += u' ' + tr("Distances are to the middle of the disc that an incident lies in; one that lies beyond the "
                           "radius counts with what of its disc is nearer.");
    const auto accuracy = catalogue()->accuracyOf(deposit);
    if (accuracy && *accuracy > roughPlace)
        basis += u' ' + tr("The site itself is known within %1 only, and its point is taken as it stands.")
                            .arg(distanceText(*accuracy));
    if (exposure.unknownTolls > 0)
        basis += u' ' + tr("%1 with an unknown toll, counted 0, 0 and 1.").arg(exposure.unknownTolls);
    return html + note(basis + QLatin1String("<br>") +
                       tr("An index of what was reported; not a probability, and no report is not no event."));
}

/// What the index is made of, the greatest first; the rest in a sum.
QString SecurityPage::contributions(const SiteExposures &exposures, const Exposure &exposure,
                                    const Opened &opened) const
{
    if (exposure.contributions.empty())
        return {};
    constexpr std::size_t few = 5, many = 500;
    const std::size_t most = opened.areAllListed ? many : few;
    const Layer &incidents = *exposures.model.incidents();
    const auto field = [&](Row row, QStringView name) {
        const Column *column = incidents.column(name);
        return column ? column->text(row) : QString();
    };
    QString html = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\"><tr bgcolor=\"%1\"><th "
                                  "align=\"left\">%2</th><th align=\"right\">%3</th><th align=\"right\">%4</th></tr>")
                       .arg(m_shade, tr("Incident"), tr("Distance"), tr("Share"));
    double shown = 0;
    for (std::size_t i = 0; i < std::min(most, exposure.contributions.size()); ++i) {
        const ExposureContribution &one = exposure.contributions[i];
        shown += one.share;
        html += QStringLiteral("<tr><td>%1, %2 <span class=\"m\">%3</span></td><td align=\"right\">%4</td>"
                               "<td align=\"right\">%5&nbsp;%</td></tr>")
                    .arg(orUnknown(field(one.incident, u"date")), orUnknown(field(one.incident, u"place")),
                         field(one.incident, u"event_type").toHtmlEscaped(), distanceText(one.distanceKm * 1000))
                    .arg(one.share * 100, 0, 'f', 0);
    }
    if (exposure.contributions.size() > most)
        html += QStringLiteral("<tr><td>%1</td><td></td><td align=\"right\">%2&nbsp;%</td></tr>")
                    .arg(tr("%1 others").arg(exposure.contributions.size() - most))
                    .arg((1 - shown) * 100, 0, 'f', 0);
    const auto link = [](const char *what, const QString &text) {
        return QStringLiteral("<a href=\"contributions:%1\">%2</a>").arg(QLatin1String(what), text);
    };
    QStringList links;
    if (exposure.contributions.size() > few)
        links << link("all", opened.areAllListed ? tr("Only the greatest")
                             : exposure.contributions.size() > many
                                 ? tr("List the greatest %1 of %2").arg(many).arg(exposure.contributions.size())
                                 : tr("List all %1").arg(exposure.contributions.size()));
    links << link("map", opened.areContributionsDrawn ? tr("Take them off the map") : tr("Draw them on the map"));
    return html + QStringLiteral("</table><p>%1</p>").arg(links.join(QStringLiteral(" &nbsp; ")));
}

} // namespace kohkan
