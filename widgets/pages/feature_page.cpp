// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/feature_page.h"

#include "datasets/table/passing_on.h"

namespace kohkan {

namespace {

using L = QLatin1StringView;

/// The parts of a `;`-joined value.
QStringList partsOf(const Column &column, Row row)
{
    QStringList parts;
    for (QString &part : splitTags(column.text(row)))
        parts << std::move(part);
    return parts;
}

bool namesSources(const Column &column)
{
    return column.name() == L("source_ref") || column.name() == L("source_refs");
}

} // namespace

QString FeaturePage::html(const LayerEntry &entry, Row at) const
{
    const bool shipped = catalogue() && !entry.bundledTable.isEmpty();
    const QString why = whyNotPassedOn(*entry.layer, entry.name);
    QString body = (why.isEmpty() ? QString() : note(why.toHtmlEscaped())) + tableStart(), sources;
    for (const ColumnPtr &column : entry.layer->columns()) {
        if (!isShown(*column))
            continue;
        QString html = linkedText(valueText(*column, at));
        if (shipped && namesSources(*column)) {
            const QStringList refs = partsOf(*column, at);
            html = references(refs);
            for (const QString &ref : refs)
                sources += sourceBlock(ref);
        } else if (shipped && column->name() == L("deposit_ids") && !column->isNull(at)) {
            QStringList links;
            for (const QString &id : partsOf(*column, at))
                links << siteLink(id);
            html = links.join(QLatin1String("<br>"));
        }
        body += row(fieldHeading(entry, *column), html);
    }
    const LonLat place = entry.layer->geometry().point(at);
    if (place.isValid())
        body += row(tr("On the map"), placeLink(place, tr("show")));
    body += QLatin1String("</table>");
    if (!sources.isEmpty())
        body += heading(tr("Sources")) + sources;
    return page(body);
}

} // namespace kohkan
