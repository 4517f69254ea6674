// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/column_typing.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DatasetReader", text);
}

Column::Type guessType(const std::vector<QString> &values)
{
    const auto all = [&](auto &&parses) {
        return !values.empty() && std::all_of(values.begin(), values.end(), parses);
    };
    if (all([](const QString &v) { return parseInteger(v).has_value(); }))
        return Column::Type::Integer;
    if (all([](const QString &v) {
            const QString t = v.trimmed(); // 007 is a code, 0.7 a number
            return parseNumber(t).has_value() && !(t.size() > 1 && t[0] == u'0' && t[1].isDigit());
        }))
        return Column::Type::Number;
    if (all([](const QString &v) { return DateRange::parse(v).has_value(); }))
        return Column::Type::Date;
    return Column::Type::Text;
}

bool looksLikeTags(const std::vector<QString> &values)
{
    QSet<QString> words;
    bool several = false;
    for (const auto &value : values) {
        const auto tags = splitTags(value);
        several |= tags.size() > 1;
        for (const auto &tag : tags) {
            words.insert(tag);
            if (tag.size() > 40 || words.size() >= 500)
                return false;
        }
    }
    return several;
}

} // namespace

void typeColumns(LayerBuilder &builder, const TableSchema *schema, const std::map<QString, bool> &tagColumns,
                 bool guessTypes)
{
    for (auto &column : builder.columns()) {
        if (column.type() != Column::Type::Text)
            continue;
        const ColumnSchema *known = schema ? schema->column(column.name()) : nullptr;
        Column::Type type = Column::Type::Text;
        if (known)
            type = known->type;
        else if (!schema && guessTypes)
            type = guessType(column.distinct());
        if (!schema && type == Column::Type::Text) {
            const auto asked = tagColumns.find(column.name());
            if (asked != tagColumns.end() ? asked->second : looksLikeTags(column.distinct()))
                type = Column::Type::Tags;
        }
        column.retype(type, [&](std::size_t row, const QString &text) {
            builder.warn(
                tr("\"%1\" in column %2 is not what the schema says; it is left out.").arg(text, column.name()),
                static_cast<qint64>(row) + 1);
        });
    }
}

namespace {

/// What is left of a name such as `Lat_NAD83` without its first word; nothing where that is not one of `wanted`.
std::optional<QString> restOf(const QString &name, std::initializer_list<const char *> wanted)
{
    qsizetype letters = 0;
    while (letters < name.size() && name[letters].isLetter())
        ++letters;
    for (const char *word : wanted)
        if (name.left(letters).compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
            return name.mid(letters).toLower();
    return std::nullopt;
}

} // namespace

std::optional<CoordinateColumns> findCoordinates(const QStringList &names)
{
    const auto find = [&](std::initializer_list<const char *> wanted) -> std::optional<std::size_t> {
        for (const char *name : wanted)
            for (qsizetype i = 0; i < names.size(); ++i)
                if (names[i].trimmed().compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
                    return static_cast<std::size_t>(i);
        return std::nullopt;
    };
    const auto lon = find({"longitude", "lon", "long"}), lat = find({"latitude", "lat"});
    if (lon && lat)
        return CoordinateColumns{*lon, *lat, true};
    const auto x = find({"x"}), y = find({"y"});
    if (x && y)
        return CoordinateColumns{*x, *y, false};
    for (qsizetype i = 0; i < names.size(); ++i)
        if (const auto ending = restOf(names[i].trimmed(), {"longitude", "lon", "long"}))
            for (qsizetype j = 0; j < names.size(); ++j)
                if (restOf(names[j].trimmed(), {"latitude", "lat"}) == ending)
                    return CoordinateColumns{static_cast<std::size_t>(i), static_cast<std::size_t>(j), false};
    return std::nullopt;
}

} // namespace kohkan
