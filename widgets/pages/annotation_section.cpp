// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/security_page.h"
#include "widgets/state/level_colors.h"
#include "widgets/state/measurement.h"

namespace kohkan {

QString SecurityPage::annotations(Row deposit, QDate today) const
{
    const auto known = catalogue()->annotationsFor(catalogue()->deposits()->key(deposit), today);
    QString html = known.empty() ? muted(tr("None yet. An annotation is your own word; it enters no computed figure."))
                                 : QString();
    for (const Annotation &one : known)
        html += annotation(one, today);
    html += QStringLiteral("<p>%1</p>").arg(editLink({annotationTable, {}}, tr("Annotate this site...")));
    const LonLat place = catalogue()->deposits()->geometry().point(deposit);
    for (const Annotation &one : annotationsAround(catalogue()->placeAnnotations(today), place))
        html += note(tr("It lies in an area of yours: <b>%1</b>").arg(one.placeName.toHtmlEscaped())) +
                annotation(one, today);
    return html;
}

QString SecurityPage::placeHtml(const QString &annotationId, QDate today) const
{
    for (const Annotation &one : catalogue()->placeAnnotations(today)) {
        const auto place = one.id == annotationId ? AnnotatedPlace::fromWkt(one.geometry) : std::nullopt;
        if (!place)
            continue;
        const bool isArea = place->kind() == AnnotatedPlace::Kind::Area;
        QString html = heading(tr("Your annotation")) + annotation(one, today) + heading(tr("The place")) +
                       tableStart() + row(isArea ? tr("Boundary") : tr("Length"), lengthText(place->length()));
        if (isArea)
            html += row(tr("Area"), areaText(place->area()));
        html += row(tr("Drawn with"), tr("%1 corners").arg(place->corners().size()));
        html += QLatin1String("</table>");
        if (isArea)
            return page(html + sitesIn(*place));
        QStringList numbers;
        for (const LonLat corner : place->corners())
            numbers << QString::number(corner.lon, 'f', 7) << QString::number(corner.lat, 'f', 7);
        return page(html + QStringLiteral("<p><a href=\"route:%1\">%2</a></p>")
                               .arg(numbers.join(u','), tr("Exposure along the route...")));
    }
    return page(muted(tr("This annotation is no longer there.")));
}

QString SecurityPage::sitesIn(const AnnotatedPlace &area) const
{
    constexpr qsizetype most = 50;
    const Layer &deposits = *catalogue()->deposits();
    QStringList links;
    for (const Row site : deposits.bySourceRow())
        if (area.holds(deposits.geometry().point(site)))
            links << siteLink(deposits.key(site));
    QString html = heading(tr("Sites in it: %1").arg(links.size()));
    if (links.isEmpty())
        return html + muted(tr("The point of no site lies in it."));
    const qsizetype left = links.size() - most;
    html += QStringLiteral("<p>%1</p>").arg(links.mid(0, most).join(QLatin1String("<br>")));
    if (left > 0)
        html += note(tr("and %1 more").arg(left));
    return html + note(tr("By their points; a site whose place is known roughly may lie on the other side."));
}

QString SecurityPage::annotation(const Annotation &annotation, QDate today) const
{
    const bool expired = annotation.state(today) == Annotation::State::Expired;
    const RecordName name{annotationTable, annotation.id};
    const QString level = tr("%1 of %2, %3")
                              .arg(annotation.level)
                              .arg(Annotation::highestLevel)
                              .arg(annotationLevelName(annotation.level));
    QString html =
        QStringLiteral("<p>%1 &nbsp;<b>%2</b>, %3</p>")
            .arg(badge(level, levelColor(expired ? 0 : annotation.level)),
                 capitalized(annotationWord(annotation.category)), annotationWord(annotation.kind).toHtmlEscaped());
    if (expired)
        html +=
            note(tr("Expired: it was valid until %1. Change it with a new date where it still holds, or withdraw it.")
                     .arg(annotation.validUntil.toHtmlEscaped()));
    const QString words = linkedText(annotation.text).replace(u'\n', QLatin1String("<br>"));
    html += QStringLiteral("<p>%1</p>").arg(expired ? QStringLiteral("<span class=\"m\">%1</span>").arg(words) : words);
    QStringList basis{tr("Level %1 means: %2.").arg(annotation.level).arg(annotationLevelMeaning(annotation.level))};
    if (!annotation.incidents.isEmpty())
        basis << tr("Incidents: %1.").arg(annotation.incidents.join(QLatin1String(", ")).toHtmlEscaped());
    if (!annotation.sourceRefs.isEmpty())
        basis << tr("Sources: ") + references(annotation.sourceRefs);
    const QString until = annotation.validUntil.isEmpty() || expired
                              ? QString()
                              : tr(", valid until %1").arg(annotation.validUntil.toHtmlEscaped());
    const QString author = tr("%1, %2%3").arg(orUnknown(annotation.author), orUnknown(annotation.date), until);
    const auto link = [&](const char *action, const QString &text) {
        return QStringLiteral("<a href=\"%1:%2/%3\">%4</a>")
            .arg(QLatin1String(action), name.table, name.id.toHtmlEscaped(), text);
    };
    return html + note(basis.join(u' ') + QLatin1String("<br>") + author + QStringLiteral(" · ") +
                       editLink(name, tr("Change")) + QStringLiteral(" · ") + link("history", tr("History")) +
                       QStringLiteral(" · ") + link("takeback", tr("Withdraw")));
}

} // namespace kohkan
