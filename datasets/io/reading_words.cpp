// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/reading_words.h"

#include <QJsonArray>

namespace kohkan {

namespace {

template <typename Value>
struct Word {
    Value value;
    const char *text;
};
constexpr Word<DecimalSign> signs[] = {{DecimalSign::Point, "point"}, {DecimalSign::Comma, "comma"}};
constexpr Word<DateOrder> orders[] = {{DateOrder::DayFirst, "day first"}, {DateOrder::MonthFirst, "month first"}};

/// Members that are texts, empty where nothing was said.
constexpr std::pair<const char *, QString ReadOptions::*> texts[] = {
    {"referenceSystem", &ReadOptions::referenceSystem}, {"encoding", &ReadOptions::encoding},
    {"longitudeColumn", &ReadOptions::longitudeColumn}, {"latitudeColumn", &ReadOptions::latitudeColumn},
    {"placeColumn", &ReadOptions::placeColumn},         {"zoneColumn", &ReadOptions::zoneColumn}};

/// Writes the word of a value that has one.
template <typename Words, typename Value>
void put(QJsonObject &object, const QString &name, const Words &words, Value value)
{
    for (const auto &word : words)
        if (word.value == value)
            object.insert(name, QLatin1String(word.text));
}

template <typename Words, typename Value>
void take(const QJsonObject &object, const QString &name, const Words &words, Value &value)
{
    for (const auto &word : words)
        if (object.value(name).toString() == QLatin1String(word.text))
            value = word.value;
}

} // namespace

QJsonObject readingToJson(const ReadOptions &reading)
{
    QJsonObject object;
    const auto putText = [&](const QString &name, const QString &text) {
        if (!text.isEmpty())
            object.insert(name, text);
    };
    for (const auto &[name, member] : texts)
        putText(QLatin1String(name), reading.*member);
    if (!reading.separator.isNull())
        object.insert(QStringLiteral("separator"), QString(reading.separator));
    if (reading.headerRow)
        object.insert(QStringLiteral("headerRow"), *reading.headerRow);
    if (reading.swapAxes)
        object.insert(QStringLiteral("swapAxes"), true);
    put(object, QStringLiteral("decimalSign"), signs, reading.decimalSign);
    put(object, QStringLiteral("dateOrder"), orders, reading.dateOrder);
    QJsonObject tags;
    for (const auto &[column, isTags] : reading.tagColumns)
        tags.insert(column, isTags);
    if (!tags.isEmpty())
        object.insert(QStringLiteral("tagColumns"), tags);
    QJsonArray kept;
    for (const auto &column : reading.textColumns)
        kept.append(column);
    if (!kept.isEmpty())
        object.insert(QStringLiteral("textColumns"), kept);
    if (!reading.recipe.isEmpty())
        object.insert(QStringLiteral("recipe"), reading.recipe);
    return object;
}

ReadOptions readingFromJson(const QJsonObject &object)
{
    ReadOptions reading;
    for (const auto &[name, member] : texts)
        reading.*member = object.value(QLatin1String(name)).toString();
    if (const QString separator = object.value(QLatin1String("separator")).toString(); separator.size() == 1)
        reading.separator = separator[0];
    if (object.contains(QLatin1String("headerRow")))
        reading.headerRow = object.value(QLatin1String("headerRow")).toInteger();
    reading.swapAxes = object.value(QLatin1String("swapAxes")).toBool();
    take(object, QStringLiteral("decimalSign"), signs, reading.decimalSign);
    take(object, QStringLiteral("dateOrder"), orders, reading.dateOrder);
    const auto tags = object.value(QLatin1String("tagColumns")).toObject();
    for (auto it = tags.begin(); it != tags.end(); ++it)
        reading.tagColumns[it.key()] = it.value().toBool();
    for (const auto column : object.value(QLatin1String("textColumns")).toArray())
        reading.textColumns.insert(column.toString());
    reading.recipe = object.value(QLatin1String("recipe")).toObject();
    return reading;
}

} // namespace kohkan
