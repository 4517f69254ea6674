// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/feature_text.h"

#include <QStringList>

namespace kohkan {

namespace {

QString firstText(const Layer &layer, Row row, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (const Column *column = layer.column(QString::fromLatin1(name)); column && !column->isNull(row))
            return column->text(row);
    return {};
}

QString commodityNames(const Layer &layer, Row row, const Catalogue *catalogue)
{
    QStringList names;
    for (const char *field : {"primary_commodities", "secondary_commodities"}) {
        const Column *column = layer.column(QString::fromLatin1(field));
        if (!column || column->type() != Column::Type::Tags || column->isNull(row))
            continue;
        for (const auto &token : column->tagTexts(row))
            names << (catalogue ? catalogue->commodityName(token) : token);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QString FeatureText::html() const
{
    QString text = QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped());
    for (const auto &line : {subject, status})
        if (!line.isEmpty())
            text += QStringLiteral("<br>") + line.toHtmlEscaped();
    return text;
}

FeatureText describeFeature(const LayerEntry &entry, Row row, const Catalogue *catalogue)
{
    const Layer &layer = *entry.layer;
    FeatureText text;
    text.title = firstText(layer, row, {"name", "title", "site_name", "dep_name", "label", "event_type"});
    if (text.title.isEmpty())
        text.title = QStringLiteral("%1 %2").arg(entry.name, layer.key(row));
    if (layer.column(u"primary_commodities")) {
        text.subject = commodityNames(layer, row, catalogue);
        text.status = firstText(layer, row, {"status"});
    } else {
        text.subject = firstText(layer, row, {"kind", "type", "event_type"});
        text.status = firstText(layer, row, {"date", "event_date"});
    }
    return text;
}

} // namespace kohkan
