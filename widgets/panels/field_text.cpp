// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/field_text.h"

#include <QCoreApplication>
#include <QHash>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kohkan::FieldText", text);
}

/// Words for columns whose name alone reads badly.
QString knownTitle(const QString &name)
{
    static const QHash<QString, const char *> titles{
        {QStringLiteral("primary_commodities"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Commodity")},
        {QStringLiteral("secondary_commodities"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Secondary commodities")},
        {QStringLiteral("commodity_group"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Commodity group")},
        {QStringLiteral("location_accuracy_m"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Location accuracy")},
        {QStringLiteral("admin1"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Province")},
        {QStringLiteral("admin2"), QT_TRANSLATE_NOOP("kohkan::FieldText", "District")},
        {QStringLiteral("district"), QT_TRANSLATE_NOOP("kohkan::FieldText", "District as named by the source")},
        {QStringLiteral("district_join"), QT_TRANSLATE_NOOP("kohkan::FieldText", "District")},
        {QStringLiteral("deposit_ids"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Deposits")},
        {QStringLiteral("alt_names"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Other names")},
        {QStringLiteral("lon"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Longitude")},
        {QStringLiteral("lat"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Latitude")},
        {QStringLiteral("id"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Id")},
        {QStringLiteral("source_ref"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Sources")},
        {QStringLiteral("source_refs"), QT_TRANSLATE_NOOP("kohkan::FieldText", "Sources")}};
    const auto at = titles.constFind(name);
    return at == titles.constEnd() ? QString() : tr(*at);
}

} // namespace

QString unknownText()
{
    return QStringLiteral("—");
}

QString fieldTitle(const LayerEntry &entry, const QString &name)
{
    if (entry.bundledTable.isEmpty() || name.isEmpty())
        return name;
    QString title = knownTitle(name);
    if (title.isEmpty()) {
        title = name;
        title.replace(u'_', u' ');
        title[0] = title[0].toUpper();
    }
    return title;
}

QString fieldHeading(const LayerEntry &entry, const Column &column)
{
    const QString title = fieldTitle(entry, column.name());
    return column.unit().isEmpty() ? title : tr("%1 (%2)").arg(title, column.unit());
}

QString valueText(const Column &column, Row row)
{
    if (column.isNull(row))
        return unknownText();
    constexpr qsizetype most = 2000; // letters: a cell may hold megabytes
    if (column.type() != Column::Type::Tags)
        return column.shortText(row, most);
    QStringList tags;
    for (const QString &tag : column.tagTexts(row))
        tags << tag;
    return tags.join(QLatin1String(", "));
}

bool isShown(const Column &column)
{
    return !column.name().startsWith(u'_');
}

} // namespace kohkan
