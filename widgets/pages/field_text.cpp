// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/field_text.h"

#include "datasets/work/words.h"

#include <QCoreApplication>
#include <QHash>

namespace kohkan {

namespace {

/// Words for columns whose name alone reads badly.
QString knownTitle(const QString &name)
{
    static const QHash<QString, const char *> titles{
        {QStringLiteral("primary_commodities"), QT_TRANSLATE_NOOP("kohkan", "Commodity")},
        {QStringLiteral("secondary_commodities"), QT_TRANSLATE_NOOP("kohkan", "Secondary commodities")},
        {QStringLiteral("commodity_group"), QT_TRANSLATE_NOOP("kohkan", "Commodity group")},
        {QStringLiteral("location_accuracy_m"), QT_TRANSLATE_NOOP("kohkan", "Location accuracy")},
        {QStringLiteral("admin1"), QT_TRANSLATE_NOOP("kohkan", "Province")},
        {QStringLiteral("admin2"), QT_TRANSLATE_NOOP("kohkan", "District")},
        {QStringLiteral("district"), QT_TRANSLATE_NOOP("kohkan", "District as named by the source")},
        {QStringLiteral("district_join"), QT_TRANSLATE_NOOP("kohkan", "District")},
        {QStringLiteral("deposit_ids"), QT_TRANSLATE_NOOP("kohkan", "Deposits")},
        {QStringLiteral("alt_names"), QT_TRANSLATE_NOOP("kohkan", "Other names")},
        {QStringLiteral("lon"), QT_TRANSLATE_NOOP("kohkan", "Longitude")},
        {QStringLiteral("lat"), QT_TRANSLATE_NOOP("kohkan", "Latitude")},
        {QStringLiteral("id"), QT_TRANSLATE_NOOP("kohkan", "Id")},
        {QStringLiteral("source_ref"), QT_TRANSLATE_NOOP("kohkan", "Sources")},
        {QStringLiteral("source_refs"), QT_TRANSLATE_NOOP("kohkan", "Sources")}};
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
