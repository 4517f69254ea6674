// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/summary_page.h"

#include "datasets/deposits/nearest_places.h"
#include "widgets/pages/edit_text.h"

namespace kohkan {

namespace {
using L = QLatin1StringView;
} // namespace

QString SummaryPage::html(Row deposit) const
{
    const QString id = catalogue()->deposits()->key(deposit);
    QString body =
        corrected(id) + tableStart() + facts(deposit) + place(deposit) + family(deposit) + QLatin1String("</table>");
    if (const QString notes = text(deposit, L("notes")); !notes.isEmpty())
        body += heading(tr("Notes")) + QStringLiteral("<p>%1</p>").arg(linkedText(notes));
    body += nearby(deposit) + ownNotes(id) + history(deposit);
    body += heading(tr("Sources of this record")) + note(references(list(deposit, L("source_refs"))));
    return page(body);
}

QString SummaryPage::corrected(const QString &id) const
{
    const RecordName name{QStringLiteral("deposits"), id};
    const AppliedEdit *applied = catalogue()->editOf(name);
    if (!applied)
        return {};
    const UserEdit &edit = applied->edit;
    QString html = QStringLiteral("<p>%1</p>").arg(signature(name, {edit.author, edit.madeAt, edit.reason})) +
                   editDifferences(*applied);
    if (applied->state == EditState::Outdated)
        html += note(tr("The shipped record has changed since, and stands until you choose: Edit > Your corrections."));
    return html;
}

QString SummaryPage::ownNotes(const QString &id) const
{
    QString notes;
    for (const AppliedEdit *applied : catalogue()->editsOf(id)) {
        const UserEdit &edit = applied->edit;
        if (edit.name.table == L("notes"))
            notes += QStringLiteral("<p>%1</p>")
                         .arg(linkedText(edit.rows.front().value(QStringLiteral("text"))).replace(u'\n', L("<br>"))) +
                     note(signature(edit.name, {edit.author, edit.madeAt, {}}) + QStringLiteral(" · ") +
                          editLink(edit.name, tr("Change")));
    }
    const QString links = editLink({QStringLiteral("notes"), {}}, tr("Add a note...")) + QStringLiteral(" · ") +
                          editLink({QStringLiteral("deposits"), id}, tr("Correct this record..."));
    return (notes.isEmpty() ? QString() : heading(tr("Your notes")) + notes) +
           QStringLiteral("<p style=\"margin-top:8px\">%1</p>").arg(links);
}

QString SummaryPage::facts(Row deposit) const
{
    const auto plain = [&](const char *column) { return orUnknown(text(deposit, L(column))); };
    const auto joined = [&](const char *column) {
        return orUnknown(list(deposit, L(column)).join(QLatin1String("; ")));
    };
    QStringList names;
    for (const QString &token : list(deposit, L("primary_commodities")))
        names << catalogue()->commodityName(token);
    QString rows = row(tr("Other names"), joined("alt_names"));
    const QString since = catalogue()->knownThen() ? note(tr("as of the data set's date")) : QString();
    const auto now = [&](const QString &html) { // what has no history, grey where the page is of an earlier day
        return since.isEmpty() ? html : QStringLiteral("<span class=\"m\">%1</span>").arg(html) + since;
    };
    rows += row(tr("Status"), now(capitalized(text(deposit, L("status")))));
    rows += row(tr("Commodities"), orUnknown(names.join(QLatin1String(", "))));
    rows += row(tr("Deposit type"), plain("deposit_type"));
    rows += row(tr("Host rock"), plain("host_rock"));
    rows += row(tr("Age"), plain("age"));
    rows += row(tr("Operator"), now(joined("operator")));
    rows += row(tr("Owners"), now(joined("owners")));
    rows += row(tr("Discovered"), plain("discovery_year"));
    return rows;
}

QString SummaryPage::place(Row deposit) const
{
    QString rows = row(tr("District"), orUnknown(catalogue()->districtsOf(deposit).join(QLatin1String(", ")))) +
                   row(tr("Province"), orUnknown(text(deposit, L("province"))));
    const LonLat point = catalogue()->deposits()->geometry().point(deposit);
    QString where = unknownText();
    if (point.isValid()) {
        const QString lat = text(deposit, L("lat")), lon = text(deposit, L("lon"));
        where = placeLink(point, tr("%1 N, %2 E")
                                     .arg(lat.isEmpty() ? QString::number(point.lat, 'f', 4) : lat,
                                          lon.isEmpty() ? QString::number(point.lon, 'f', 4) : lon));
    }
    rows += row(tr("Location"), where);
    const QString accuracy = text(deposit, L("location_accuracy_m"));
    rows += row(tr("Accuracy"), accuracy.isEmpty()
                                    ? unknownText()
                                    : tr("within %1 (circle on the map)").arg(distanceText(accuracy.toDouble())));
    rows += row(tr("Confidence"), capitalized(text(deposit, L("confidence"))));
    return rows;
}

QString SummaryPage::family(Row deposit) const
{
    QString rows;
    if (const QString whole = text(deposit, L("part_of")); !whole.isEmpty())
        rows += row(tr("Part of"),
                    siteLink(whole) + note(tr("Its figures are inside those of the whole; never add them.")));
    QStringList links;
    for (const QString &part : catalogue()->partsOf(catalogue()->deposits()->key(deposit)))
        links << siteLink(part);
    if (!links.isEmpty())
        rows += row(tr("Parts"), links.join(QLatin1String("<br>")));
    return rows;
}

/// A link to the exposure along the line.
QString SummaryPage::way(LonLat from, LonLat to) const
{
    return QStringLiteral(" · <a href=\"route:%1,%2,%3,%4\">%5</a>")
        .arg(from.lon, 0, 'f', 5)
        .arg(from.lat, 0, 'f', 5)
        .arg(to.lon, 0, 'f', 5)
        .arg(to.lat, 0, 'f', 5)
        .arg(tr("exposure"));
}

/// What goods, people and power come by, in straight lines.
QString SummaryPage::nearby(Row deposit) const
{
    const LayerPtr places = catalogue()->infrastructure();
    const LonLat site = catalogue()->deposits()->geometry().point(deposit);
    const auto nearest = places ? nearestPlaces(*places, site) : std::vector<NearestPlace>();
    if (nearest.empty())
        return {};
    QString rows;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        const NearestPlace &one = nearest[i];
        const bool isSecond = i > 0 && nearest[i - 1].kind == one.kind; // of a kind whose nearest is closed
        const auto says = [&](QStringView column) {
            const Column *known = places->column(column);
            return known ? known->text(one.row) : QString();
        };
        const QString name = placeLink(places->geometry().point(one.row), says(u"name"));
        const QString state = one.isClosed                                 ? tr(", closed")
                              : says(u"status") == L("under-construction") ? tr(", under construction")
                                                                           : QString();
        rows += row(isSecond ? tr("not closed") : placeKindName(one.kind),
                    tr("%1%2: %3 %4").arg(name, state, distanceText(one.metres), compassPoint(one.bearing)) +
                        way(site, places->geometry().point(one.row)));
    }
    return heading(tr("Nearest")) + tableStart() + rows + QLatin1String("</table>") +
           note(tr(
               "Straight lines over the ellipsoid, as no road goes; the places are known to within some kilometres."));
}

QString SummaryPage::history(Row deposit) const
{
    const auto events = catalogue()->timelineFor(catalogue()->deposits()->key(deposit));
    QString html = events.empty() ? QString() : heading(tr("History"));
    for (const TimelineEvent &event : events)
        html += QStringLiteral("<p><b>%1</b> %2</p>").arg(orUnknown(event.date), event.title.toHtmlEscaped()) +
                note(event.summary.toHtmlEscaped() + QLatin1String("<br>") + references(event.sourceRefs));
    return html;
}

} // namespace kohkan
