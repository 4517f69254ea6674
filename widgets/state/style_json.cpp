// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/style_json.h"

#include <QJsonArray>
#include <array>
#include <optional>

namespace kohkan {

namespace {

using Colouring = LayerStyle::Colouring;
using Crowding = LayerStyle::Crowding;
using Shading = LayerStyle::Shading;
using L = QLatin1StringView;

template <typename Value>
struct Word {
    Value value;
    QLatin1StringView word;
};
template <typename Value>
Word(Value, QLatin1StringView) -> Word<Value>;

constexpr std::array colourings{Word{Colouring::Single, L("single")}, Word{Colouring::Categorised, L("categorised")},
                                Word{Colouring::Graduated, L("graduated")}};
constexpr std::array crowdings{Word{Crowding::Marks, L("marks")}, Word{Crowding::Clusters, L("clusters")},
                               Word{Crowding::Displaced, L("displaced")}};
constexpr std::array shadings{Word{Shading::None, L("none")}, Word{Shading::Count, L("count")},
                              Word{Shading::Dominant, L("dominant")}};
constexpr std::array shapeWords{
    Word{MarkerShape::Circle, L("circle")},     Word{MarkerShape::Square, L("square")},
    Word{MarkerShape::Diamond, L("diamond")},   Word{MarkerShape::Triangle, L("triangle")},
    Word{MarkerShape::Pentagon, L("pentagon")}, Word{MarkerShape::TriangleDown, L("triangle-down")},
    Word{MarkerShape::Star, L("star")},         Word{MarkerShape::Cross, L("cross")}};
static_assert(shapeWords.size() == markerShapeCount);

template <typename Value, std::size_t count>
QString styleWordOf(Value value, const std::array<Word<Value>, count> &words)
{
    for (const auto &known : words)
        if (known.value == value)
            return known.word;
    return {};
}

/// Reads members of an object into what holds the preset; what does not fit leaves it as it is.
class Reader {
public:
    explicit Reader(const QJsonObject &object) : m_object(object) {}

    template <typename Value, std::size_t count>
    void word(L key, Value &into, const std::array<Word<Value>, count> &words) const
    {
        for (const auto &known : words)
            if (m_object.value(key).toString() == known.word)
                into = known.value;
    }
    void text(L key, QString &into) const { into = m_object.value(key).toString(into); }
    void flag(L key, bool &into) const { into = m_object.value(key).toBool(into); }
    void number(L key, double &into, double least, double greatest) const
    {
        const double value = m_object.value(key).toDouble(into);
        if (value >= least && value <= greatest)
            into = value;
    }
    void color(L key, QColor &into) const
    {
        if (const QColor color(m_object.value(key).toString()); color.isValid())
            into = color;
    }
    /// A list that is whole: one member that cannot be read leaves all of it as it is.
    template <typename Member, typename Read>
    void list(L key, std::vector<Member> &into, Read &&read) const
    {
        if (!m_object.value(key).isArray())
            return;
        std::vector<Member> members;
        for (const auto value : m_object.value(key).toArray()) {
            auto member = read(value.toObject());
            if (!member)
                return;
            members.push_back(*std::move(member));
        }
        into = std::move(members);
    }

private:
    const QJsonObject &m_object;
};

QJsonArray classesJson(const LayerStyle &style)
{
    QJsonArray array;
    for (const auto &known : style.classes)
        array.append(QJsonObject{{QStringLiteral("value"), known.value},
                                 {QStringLiteral("label"), known.label},
                                 {QStringLiteral("color"), known.color.name()}});
    return array;
}

QJsonArray gradesJson(const LayerStyle &style)
{
    QJsonArray array;
    for (const auto &grade : style.grades)
        array.append(QJsonObject{{QStringLiteral("low"), grade.low},
                                 {QStringLiteral("high"), grade.high},
                                 {QStringLiteral("label"), grade.label},
                                 {QStringLiteral("color"), grade.color.name()}});
    return array;
}

QJsonArray shapesJson(const LayerStyle &style)
{
    QJsonArray array;
    for (const auto &known : style.shapes)
        array.append(QJsonObject{{QStringLiteral("value"), known.value},
                                 {QStringLiteral("label"), known.label},
                                 {QStringLiteral("shape"), styleWordOf(known.shape, shapeWords)}});
    return array;
}

std::optional<LayerStyle::Class> classFrom(const QJsonObject &object)
{
    LayerStyle::Class known{{}, {}, {}};
    const Reader read(object);
    read.text(L("value"), known.value);
    known.label = known.value;
    read.text(L("label"), known.label);
    known.color = QColor(object.value(L("color")).toString());
    if (!known.color.isValid() || !object.value(L("value")).isString())
        return std::nullopt;
    return known;
}

std::optional<LayerStyle::Grade> gradeFrom(const QJsonObject &object)
{
    LayerStyle::Grade grade;
    grade.low = object.value(L("low")).toDouble();
    grade.high = object.value(L("high")).toDouble();
    grade.label = object.value(L("label")).toString();
    grade.color = QColor(object.value(L("color")).toString());
    const bool hasBounds = object.value(L("low")).isDouble() && object.value(L("high")).isDouble();
    return hasBounds && grade.low <= grade.high && grade.color.isValid() ? std::optional(grade) : std::nullopt;
}

std::optional<LayerStyle::ShapeClass> shapeFrom(const QJsonObject &object)
{
    LayerStyle::ShapeClass known;
    const Reader read(object);
    read.text(L("value"), known.value);
    known.label = known.value;
    read.text(L("label"), known.label);
    read.word(L("shape"), known.shape, shapeWords);
    const bool fits = object.value(L("value")).isString() &&
                      object.value(L("shape")).toString() == styleWordOf(known.shape, shapeWords);
    return fits ? std::optional(known) : std::nullopt;
}

} // namespace

QJsonObject styleToJson(const LayerStyle &style)
{
    return {{QStringLiteral("colouring"), styleWordOf(style.colouring, colourings)},
            {QStringLiteral("color"), style.color.name()},
            {QStringLiteral("classColumn"), style.classColumn},
            {QStringLiteral("classes"), classesJson(style)},
            {QStringLiteral("gradeColumn"), style.gradeColumn},
            {QStringLiteral("grades"), gradesJson(style)},
            {QStringLiteral("gradeTitle"), style.gradeTitle},
            {QStringLiteral("orderColumn"), style.orderColumn},
            {QStringLiteral("markerSize"), style.markerSize},
            {QStringLiteral("lineWidth"), style.lineWidth},
            {QStringLiteral("fillOpacity"), style.fillOpacity},
            {QStringLiteral("countCoincident"), style.countCoincident},
            {QStringLiteral("shape"), styleWordOf(style.shape, shapeWords)},
            {QStringLiteral("shapeColumn"), style.shapeColumn},
            {QStringLiteral("shapes"), shapesJson(style)},
            {QStringLiteral("sizeColumn"), style.sizeColumn},
            {QStringLiteral("sizeTitle"), style.sizeTitle},
            {QStringLiteral("largestSize"), style.largestSize},
            {QStringLiteral("crowding"), styleWordOf(style.crowding, crowdings)},
            {QStringLiteral("shading"), styleWordOf(style.shading, shadings)},
            {QStringLiteral("shadingScale"), style.shadingScale},
            {QStringLiteral("ringColumn"), style.ringColumn},
            {QStringLiteral("hatchColumn"), style.hatchColumn},
            {QStringLiteral("hatchValue"), style.hatchValue},
            {QStringLiteral("accuracyColumn"), style.accuracyColumn},
            {QStringLiteral("labelColumn"), style.labelColumn},
            {QStringLiteral("labelScale"), style.labelScale}};
}

LayerStyle styleFromJson(const QJsonObject &object, const LayerStyle &preset)
{
    constexpr double leastScale = 1, greatestScale = 1e9;
    LayerStyle style = preset;
    const Reader read(object);
    read.word(L("colouring"), style.colouring, colourings);
    read.color(L("color"), style.color);
    read.text(L("classColumn"), style.classColumn);
    read.list(L("classes"), style.classes, classFrom);
    read.text(L("gradeColumn"), style.gradeColumn);
    read.list(L("grades"), style.grades, gradeFrom);
    read.text(L("gradeTitle"), style.gradeTitle);
    read.text(L("orderColumn"), style.orderColumn);
    read.number(L("markerSize"), style.markerSize, 1, 100);
    read.number(L("lineWidth"), style.lineWidth, 0, 50);
    read.number(L("fillOpacity"), style.fillOpacity, 0, 1);
    read.flag(L("countCoincident"), style.countCoincident);
    read.word(L("shape"), style.shape, shapeWords);
    read.text(L("shapeColumn"), style.shapeColumn);
    read.list(L("shapes"), style.shapes, shapeFrom);
    read.text(L("sizeColumn"), style.sizeColumn);
    read.text(L("sizeTitle"), style.sizeTitle);
    read.number(L("largestSize"), style.largestSize, 1, 200);
    read.word(L("crowding"), style.crowding, crowdings);
    read.word(L("shading"), style.shading, shadings);
    read.number(L("shadingScale"), style.shadingScale, leastScale, greatestScale);
    read.text(L("ringColumn"), style.ringColumn);
    read.text(L("hatchColumn"), style.hatchColumn);
    read.text(L("hatchValue"), style.hatchValue);
    read.text(L("accuracyColumn"), style.accuracyColumn);
    read.text(L("labelColumn"), style.labelColumn);
    read.number(L("labelScale"), style.labelScale, leastScale, greatestScale);
    return style;
}

} // namespace kohkan
