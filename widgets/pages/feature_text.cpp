// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/feature_text.h"

#include <QCoreApplication>
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

QString commodityNames(const Layer &layer, Row row, const char *field, const Catalogue *catalogue)
{
    const Column *column = layer.column(QString::fromLatin1(field));
    if (!column || column->type() != Column::Type::Tags || column->isNull(row))
        return {};
    QStringList names;
    for (const auto &token : column->tagTexts(row))
        names << (catalogue ? catalogue->commodityName(token) : token);
    return names.join(QStringLiteral(", "));
}

} // namespace

QString FeatureText::html() const
{
    QString text = QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped());
    const QString also =
        secondary.isEmpty() ? QString() : QCoreApplication::translate("FeatureText", "also %1").arg(secondary);
    for (const auto &line : {primary, also, status})
        if (!line.isEmpty())
            text += QStringLiteral("<br>") + line.toHtmlEscaped();
    return text;
}

QString FeatureText::line() const
{
    QStringList parts{title};
    for (const auto &part : {primary, status})
        if (!part.isEmpty())
            parts << part;
    return parts.join(QStringLiteral(" · "));
}

FeatureText describeFeature(const LayerEntry &entry, Row row, const Catalogue *catalogue)
{
    const Layer &layer = *entry.layer;
    FeatureText text;
    text.title = firstText(layer, row, {"name", "title", "site_name", "dep_name", "place", "label"});
    if (text.title.isEmpty())
        text.title = QStringLiteral("%1 %2").arg(entry.name, layer.key(row));
    if (layer.column(u"primary_commodities")) {
        text.primary = commodityNames(layer, row, "primary_commodities", catalogue);
        text.secondary = commodityNames(layer, row, "secondary_commodities", catalogue);
        text.status = firstText(layer, row, {"status"});
    } else {
        text.primary = firstText(layer, row, {"event_type", "kind", "type"});
        text.status = firstText(layer, row, {"date", "event_date"});
    }
    return text;
}

} // namespace kohkan
