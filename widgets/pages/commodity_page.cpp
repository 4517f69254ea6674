// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/commodity_page.h"

#include "datasets/catalogue/metal_totals.h"
#include "datasets/table/filter.h"
#include "widgets/pages/figure_view.h"

#include <QLocale>
#include <algorithm>

namespace kohkan {

namespace {
using L = QLatin1StringView;
} // namespace

QString CommodityPage::html(Row deposit) const
{
    const QString id = catalogue()->deposits()->key(deposit);
    const QStringList primary = list(deposit, L("primary_commodities"));
    const QStringList secondary = list(deposit, L("secondary_commodities"));
    QString body = heading(tr("Primary"));
    if (primary.isEmpty())
        body += muted(unknownText());
    for (const QString &token : primary)
        body += block(token, deposit);
    if (!secondary.isEmpty())
        body += heading(tr("Secondary"));
    for (const QString &token : secondary)
        body += block(token, deposit);
    return page(body + heading(tr("Production")) + production(id));
}

QString CommodityPage::block(const QString &token, Row deposit) const
{
    const Commodity *commodity = catalogue()->commodity(token);
    QString body = QStringLiteral("<p><b>%1</b>").arg(catalogue()->commodityName(token).toHtmlEscaped());
    if (const QString symbol = commoditySymbol(token); !symbol.isEmpty())
        body += QStringLiteral(" <span class=\"m\">%1</span>").arg(symbol.toHtmlEscaped());
    if (commodity && !commodity->nameUrdu.isEmpty())
        body += QStringLiteral(" &nbsp;<span style=\"font-family:'Noto Naskh Arabic','Noto Sans Arabic'\">%1</span>")
                    .arg(commodity->nameUrdu.toHtmlEscaped());
    body += QLatin1String("</p>") + tableStart();
    body += row(tr("Group"), commodity ? capitalized(commodity->group) : unknownText());
    body += row(tr("Reference price"), commodity ? price(*commodity) : unknownText());
    body += row(tr("Elsewhere"), elsewhere(token, deposit)) + QLatin1String("</table>");
    if (commodity && !commodity->note.isEmpty())
        body += note(commodity->note.toHtmlEscaped());
    return body;
}

QString CommodityPage::price(const Commodity &commodity) const
{
    const auto prices = catalogue()->pricesFor(commodity);
    if (prices.empty())
        return unknownText();
    const Price &latest = prices.front();
    QString html = QStringLiteral("<a href=\"price:%1\">%2</a>, %3")
                       .arg(latest.id.toHtmlEscaped(), tr("%1 USD per %2").arg(latest.usd, latest.unit).toHtmlEscaped(),
                            orUnknown(latest.asOf));
    if (latest.commodity != commodity.name)
        html += QStringLiteral(" (%1)").arg(latest.commodity.toHtmlEscaped());
    return html + note((latest.note.isEmpty() ? QString() : latest.note.toHtmlEscaped() + QLatin1String("<br>")) +
                       references(latest.sourceRefs));
}

QString CommodityPage::elsewhere(const QString &token, Row deposit) const
{
    const Layer &deposits = *catalogue()->deposits();
    const Column *primary = deposits.column(u"primary_commodities");
    const Column *secondary = deposits.column(u"secondary_commodities");
    const QString id = deposits.key(deposit);
    const QStringList wholes = catalogue()->wholesOf(deposit);
    int first = 0, also = 0;
    for (Row other : deposits.bySourceRow()) {
        const bool isSame =
            other == deposit || wholes.contains(deposits.key(other)) || catalogue()->wholesOf(other).contains(id);
        if (isSame)
            continue;
        const auto carries = [&](const Column *column) {
            const auto tags = column ? column->tagTexts(other) : std::vector<QString>();
            return std::find(tags.begin(), tags.end(), token) != tags.end();
        };
        if (carries(primary))
            ++first;
        else if (carries(secondary))
            ++also;
    }
    QString html = first == 0 ? tr("no other site as a primary commodity")
                              : commodityLink(token, first == 1 ? tr("1 other site carries it")
                                                                : tr("%1 other sites carry it").arg(first));
    if (also > 0)
        html += QStringLiteral(" <span class=\"m\">%1</span>").arg(tr("(and %1 as a secondary one)").arg(also));
    return html;
}

QString CommodityPage::production(const QString &depositId) const
{
    const auto statements = catalogue()->productionFor(depositId);
    const QString table = QStringLiteral("production");
    const QString add = QStringLiteral("<p style=\"margin-top:8px\">%1</p>")
                            .arg(editLink({table, {}}, tr("Add a production figure...")));
    if (statements.empty())
        return muted(tr("No published figure in the tables.")) + add;
    QString html;
    for (const Production &said : statements) {
        html +=
            QStringLiteral("<p><b><a href=\"production:%5\">%1</a></b> %2 <span class=\"m\">%3, %4</span></p>")
                .arg(figure(said.amount, said.unit), catalogue()->commodityName(said.commodity).toHtmlEscaped(),
                     orUnknown(said.kind), said.period.isEmpty() ? tr("period not said") : said.period.toHtmlEscaped(),
                     said.id.toHtmlEscaped());
        const RecordName name{table, said.id};
        QString words = (said.notes.isEmpty() ? QString() : linkedText(said.notes) + QLatin1String("<br>")) +
                        references(said.sourceRefs) + QStringLiteral(" · ") +
                        editLink(name, said.edit.isEmpty() ? tr("Correct...") : tr("Change..."));
        if (!said.edit.isEmpty())
            words += QLatin1String("<br>") + signature(name, said.edit);
        html += note(words);
    }
    return html + add;
}

std::size_t CommodityPage::partsAmong(const RowSet &rows) const
{
    const Column *partOf = catalogue()->deposits()->column(u"part_of");
    std::size_t parts = 0;
    rows.forEach([&](Row row) { parts += partOf && !partOf->isNull(row) ? 1 : 0; });
    return parts;
}

QString CommodityPage::breakdown(const RowSet &rows, Sites which) const
{
    const Column *primary = catalogue()->deposits()->column(u"primary_commodities");
    if (!primary || rows.size() != primary->rowCount())
        return hint(tr("Nothing to count."));
    const ValueCounts counted = countValues(*primary, rows);
    std::vector<std::size_t> codes;
    for (std::size_t i = 0; i < counted.counts.size(); ++i)
        if (counted.counts[i] > 0)
            codes.push_back(i);
    std::stable_sort(codes.begin(), codes.end(),
                     [&](std::size_t a, std::size_t b) { return counted.counts[a] > counted.counts[b]; });
    const bool selected = which == Sites::Selected;
    QString sites = rows.count() == 1 ? tr("1 site shown.")
                    : selected        ? tr("%1 sites selected.").arg(rows.count())
                                      : tr("%1 sites shown.").arg(rows.count());
    if (const auto parts = partsAmong(rows); parts > 0)
        sites += u' ' + (parts == 1 ? tr("1 of them is part of another site.")
                                    : tr("%1 of them are parts of another site.").arg(parts));
    QString body = heading(selected ? tr("Commodities of the sites selected") : tr("Commodities of the sites shown"));
    body += note(sites + u' ' +
                 tr("A site counts under each of its primary commodities. Click one to see only its sites."));
    body += tableStart();
    for (std::size_t code : codes) {
        const QString &token = primary->dictionary()[code];
        const QString count = QLocale().toString(static_cast<qulonglong>(counted.counts[code]));
        body += QStringLiteral("<tr><td>%1 <span class=\"m\">%2</span></td><td align=\"right\">%3</td></tr>")
                    .arg(commodityLink(token, catalogue()->commodityName(token)),
                         commoditySymbol(token).toHtmlEscaped(), commodityLink(token, count));
    }
    if (counted.nulls > 0)
        body += QStringLiteral("<tr><td class=\"l\">%1</td><td align=\"right\">%2</td></tr>")
                    .arg(tr("(no value)"), QString::number(counted.nulls));
    return page(body + QLatin1String("</table>") + totals(rows));
}

QString CommodityPage::totals(const RowSet &rows) const
{
    const auto all = metalTotals(*catalogue(), rows);
    if (all.empty())
        return {};
    QString body =
        heading(tr("Contained metal published, by class")) +
        note(tr("Each sum is of one class and one basis: of every site the best supported statement of that "
                "class about the deposit itself, as published or tonnage x grade. Classes are not to be added. "
                "Claims, attributable shares and figures of groups, districts or companies enter none. In "
                "brackets: what the rounding of the figures allows.")) +
        tableStart();
    QString last;
    for (const MetalTotal &total : all) {
        if (total.commodity != last)
            body += QStringLiteral("<tr><td colspan=\"2\"><b>%1</b></td></tr>")
                        .arg(catalogue()->commodityName(total.commodity).toHtmlEscaped());
        last = total.commodity;
        FigureView view;
        const bool isInOunces = total.commodity == L("Au") || total.commodity == L("Ag");
        view.units = isInOunces ? FigureView::Units::OuncesAndPounds : FigureView::Units::Metric;
        const Unit unit = view.unitFor(total.tonnes, {}, total.commodity);
        const auto text = [&](double tonnes) { return roundedText(tonnes / unit.factor, 3); };
        QString words =
            total.isWhole ? tr("%1, basis 100 %").arg(total.className) : tr("%1, basis not said").arg(total.className);
        words += QLatin1String("<br>") + tr("%1 of %2 sites have a figure").arg(total.withFigure).arg(total.sites);
        if (total.partsLeftOut > 0)
            words += tr("; the whole counts, not %1 of its parts").arg(total.partsLeftOut);
        body += QStringLiteral("<tr><td><span class=\"m\">%1</span></td><td align=\"right\">%2<br>"
                               "<span class=\"m\">(%3 to %4)</span></td></tr>")
                    .arg(words, figure(text(total.tonnes), unit.name), text(total.least), text(total.most));
    }
    return body + QLatin1String("</table>");
}

} // namespace kohkan
