// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/annotation.h"

#include "datasets/table/layer_builder.h"
#include "datasets/table/partial_date.h"
#include "datasets/work/words.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kohkan {

namespace {

bool isExpired(const Annotation &annotation, QDate on)
{
    return annotation.state(on) == Annotation::State::Expired;
}

/// What stands first among annotations of one site.
auto precedence(const Annotation &annotation, QDate on)
{
    return std::tuple(isExpired(annotation, on), -annotation.level);
}

} // namespace

Annotation::State Annotation::state(QDate on) const
{
    const auto until = DateRange::parse(validUntil);
    const bool hasEnded = until && until->last != DateRange::openEnd && until->last < on.toJulianDay();
    return hasEnded ? State::Expired : State::Current;
}

std::optional<Annotation> annotationOf(const UserEdit &edit)
{
    if (edit.name.table != annotationTable || edit.rows.empty())
        return std::nullopt;
    const auto text = [&](const char *column) { return edit.rows.front().value(QLatin1String(column)); };
    Annotation annotation;
    annotation.id = edit.name.id;
    annotation.site = edit.site;
    annotation.placeName = text("place_name");
    annotation.geometry = text("geometry");
    if (const int level = text("level").toInt(); level >= Annotation::lowestLevel && level <= Annotation::highestLevel)
        annotation.level = level;
    annotation.category = text("category");
    annotation.kind = text("kind");
    annotation.text = text("text");
    annotation.author = edit.author;
    annotation.date = text("date");
    annotation.validUntil = text("valid_until");
    for (const QString &id : splitTags(text("incidents")))
        annotation.incidents << id;
    for (const QString &ref : splitTags(text("source_ref")))
        annotation.sourceRefs << ref;
    annotation.madeAt = edit.madeAt;
    return annotation;
}

std::vector<Annotation> annotationsIn(const std::vector<UserEdit> &edits, QDate on)
{
    std::vector<Annotation> annotations;
    for (const UserEdit &edit : edits)
        if (auto annotation = annotationOf(edit))
            annotations.push_back(*std::move(annotation));
    std::stable_sort(annotations.begin(), annotations.end(), [&](const Annotation &a, const Annotation &b) {
        if (precedence(a, on) != precedence(b, on))
            return precedence(a, on) < precedence(b, on);
        return a.madeAt > b.madeAt;
    });
    return annotations;
}

const QStringList &annotationCategories()
{
    static const QStringList categories{QStringLiteral("insurgency"),     QStringLiteral("terrorism"),
                                        QStringLiteral("crime"),          QStringLiteral("labour"),
                                        QStringLiteral("community-land"), QStringLiteral("border"),
                                        QStringLiteral("transport"),      QStringLiteral("political"),
                                        QStringLiteral("natural-hazard"), QStringLiteral("other")};
    return categories;
}

const QStringList &annotationKinds()
{
    static const QStringList kinds{QStringLiteral("judgement"), QStringLiteral("fact"), QStringLiteral("question")};
    return kinds;
}

QString annotationLevelName(int level)
{
    switch (level) {
    case 1:
        return tr("low");
    case 2:
        return tr("moderate");
    case 3:
        return tr("considerable");
    case 4:
        return tr("high");
    case 5:
        return tr("extreme");
    default:
        return {};
    }
}

QString riskText(int level)
{
    return QStringLiteral("%1, %2").arg(level).arg(annotationLevelName(level));
}

QString annotationLevelMeaning(int level)
{
    switch (level) {
    case 1:
        return tr("work goes on as at any remote site");
    case 2:
        return tr("work goes on with local precautions");
    case 3:
        return tr("travel and work need escorts or fixed hours");
    case 4:
        return tr("work is interrupted or access is only possible at times");
    case 5:
        return tr("no safe access; work has stopped or cannot begin");
    default:
        return {};
    }
}

QString annotationWord(const QString &stored)
{
    if (stored == QLatin1String("community-land"))
        return tr("community and land");
    if (stored == QLatin1String("natural-hazard"))
        return tr("natural hazard");
    return stored;
}

LayerPtr withAnnotationColumns(const LayerPtr &deposits, const std::vector<Annotation> &annotations, QDate on)
{
    std::vector<const Annotation *> first(deposits->rowCount(), nullptr); ///< what a row shows
    bool isNone = true;
    for (const Annotation &annotation : annotations) {
        const auto row = annotation.level > 0 ? deposits->rowOfKey(annotation.site) : std::nullopt;
        if (!row)
            continue;
        const Annotation *&shown = first[index(*row)];
        if (!shown || precedence(annotation, on) < precedence(*shown, on))
            shown = &annotation;
        isNone = false;
    }
    if (isNone)
        return deposits;
    ColumnBuilder level(QStringLiteral("annotation_level"), Column::Type::Integer);
    ColumnBuilder state(QStringLiteral("annotation_state"), Column::Type::Text);
    ColumnBuilder ring(QStringLiteral("_annotation_ring"), Column::Type::Integer);
    for (const Annotation *shown : first) {
        if (!shown) {
            level.appendNull();
            state.appendNull();
            ring.appendNull();
            continue;
        }
        const bool expired = isExpired(*shown, on);
        level.appendInteger(shown->level);
        state.appendText(expired ? QStringLiteral("expired") : QStringLiteral("current"));
        ring.appendInteger(expired ? -shown->level : shown->level);
    }
    std::vector<std::uint32_t> order(deposits->rowCount());
    std::iota(order.begin(), order.end(), 0u);
    LayerPtr layer = deposits;
    for (ColumnBuilder *column : {&level, &state, &ring}) {
        column->setDerived();
        layer = LayerBuilder::withColumn(layer, column->finish(order));
    }
    return layer;
}

} // namespace kohkan
