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
    putText(QStringLiteral("referenceSystem"), reading.referenceSystem);
    put(object, QStringLiteral("decimalSign"), signs, reading.decimalSign);
    put(object, QStringLiteral("dateOrder"), orders, reading.dateOrder);
    QJsonObject tags;
    for (const auto &[column, isTags] : reading.tagColumns)
        tags.insert(column, isTags);
    if (!tags.isEmpty())
        object.insert(QStringLiteral("tagColumns"), tags);
    QJsonArray texts;
    for (const auto &column : reading.textColumns)
        texts.append(column);
    if (!texts.isEmpty())
        object.insert(QStringLiteral("textColumns"), texts);
    return object;
}

ReadOptions readingFromJson(const QJsonObject &object)
{
    ReadOptions reading;
    reading.referenceSystem = object.value(QLatin1String("referenceSystem")).toString();
    take(object, QStringLiteral("decimalSign"), signs, reading.decimalSign);
    take(object, QStringLiteral("dateOrder"), orders, reading.dateOrder);
    const auto tags = object.value(QLatin1String("tagColumns")).toObject();
    for (auto it = tags.begin(); it != tags.end(); ++it)
        reading.tagColumns[it.key()] = it.value().toBool();
    for (const auto column : object.value(QLatin1String("textColumns")).toArray())
        reading.textColumns.insert(column.toString());
    return reading;
}

} // namespace kohkan
