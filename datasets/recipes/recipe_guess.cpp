// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/quantity.h"
#include "datasets/deposits/unit_words.h"
#include "datasets/io/near_names.h"
#include "datasets/recipes/import_recipe.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace kohkan {

namespace {

using Kind = ImportRecipe::Kind;
using What = FigureColumn::What;

/// The columns that have one of these names, the likelier names first; each once.
QStringList columnsNamed(const Layer &layer, const QStringList &names)
{
    QStringList found;
    for (const QString &name : names)
        for (const auto &column : layer.columns())
            if (!column->isDerived() && foldedName(column->name()) == name && !found.contains(column->name()))
                found << column->name();
    return found;
}

/// Has at least one row a value?
bool saysSomething(const Column &column)
{
    return column.nullCount() < column.rowCount();
}

/// Does it tell most rows apart?
bool namesRows(const Column &column)
{
    QSet<QString> values;
    std::size_t said = 0;
    for (std::size_t i = 0; i < column.rowCount(); ++i)
        if (const Row row = rowAt(i); !column.isNull(row)) {
            ++said;
            values.insert(column.text(row));
        }
    return 2 * static_cast<std::size_t>(values.size()) > said;
}

/// Is most of what a column says a figure, bare or with a unit?
bool holdsFigures(const Column &column)
{
    if (column.isNumeric())
        return saysSomething(column);
    if (column.type() != Column::Type::Text)
        return false;
    constexpr std::size_t tried = 50;
    const auto &values = column.dictionary();
    const std::size_t count = std::min(tried, values.size());
    const auto figures = std::count_if(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count),
                                       [](const QString &value) { return figureOf(value).has_value(); });
    return count > 0 && static_cast<std::size_t>(figures) * 2 > count;
}

/// The unit that the name of a column has among its words: `Cu_pct`, `Au (g/t)`.
QString unitInName(const QString &name)
{
    static const QRegularExpression between(QStringLiteral("[\\s_()\\[\\],]+"));
    const QStringList parts = name.split(between, Qt::SkipEmptyParts);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        if (parts.size() > 1 || part->contains(u'/') || *part == QLatin1String("%"))
            if (const auto unit = unitOfWords(*part))
                return unit->name;
    return {};
}

/// Tokens that columns of grades are called by: `cu_pct`, `au`, `ni_ppm`.
QString tokenInName(const QString &name)
{
    static const QStringList symbols{
        QStringLiteral("Cu"),  QStringLiteral("Au"), QStringLiteral("Ag"),   QStringLiteral("Pb"),
        QStringLiteral("Zn"),  QStringLiteral("Mo"), QStringLiteral("Ni"),   QStringLiteral("Co"),
        QStringLiteral("Fe"),  QStringLiteral("Mn"), QStringLiteral("Cr"),   QStringLiteral("Sn"),
        QStringLiteral("Sb"),  QStringLiteral("Li"), QStringLiteral("U3O8"), QStringLiteral("REE"),
        QStringLiteral("PGE"), QStringLiteral("Pt"), QStringLiteral("Pd"),   QStringLiteral("W")};
    static const QRegularExpression between(QStringLiteral("[\\s_()\\[\\],.-]+"));
    for (const QString &part : name.split(between, Qt::SkipEmptyParts))
        for (const QString &symbol : symbols)
            if (part.compare(symbol, Qt::CaseInsensitive) == 0 ||
                part.compare(symbol + QStringLiteral("grd"), Qt::CaseInsensitive) == 0)
                return symbol;
    return {};
}

std::optional<FigureColumn> figureOfColumn(const Layer &layer, const Column &column, Kind kind)
{
    const QString name = foldedName(column.name());
    const auto speaksOf = [&](std::initializer_list<const char *> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](const char *word) { return name.contains(QLatin1String(word)); });
    };
    FigureColumn figure;
    figure.column = column.name();
    figure.unit = unitInName(column.name());
    figure.commodity = tokenInName(column.name());
    const auto unit = unitNamed(figure.unit);
    if (speaksOf({"accuracy", "year", "percentof", "emission", "life", "ratio", "depth", "workforce"}))
        return std::nullopt;
    if (speaksOf({"production", "output", "capacity"}) ||
        (kind == Kind::Production && speaksOf({"amount", "quantity"}))) {
        figure.what = What::Output;
        figure.kind = speaksOf({"capacity"}) ? QStringLiteral("capacity") : QString();
    } else if (speaksOf({"contained"})) {
        figure.what = What::Contained;
    } else if (speaksOf({"tonnage", "tonnes", "oreton", "oremt", "reserve", "resource"})) {
        figure.what = What::Tonnage;
        figure.kind = speaksOf({"reserve"})    ? QStringLiteral("reserve")
                      : speaksOf({"resource"}) ? QStringLiteral("resource")
                                               : QString();
    } else if (speaksOf({"grade", "grd"}) || (!figure.commodity.isEmpty() && unit && unit->kind == Unit::Kind::Grade)) {
        figure.what = What::Grade;
    } else {
        return std::nullopt;
    }
    if (!holdsFigures(column))
        return std::nullopt;
    if (figure.unit.isEmpty())
        for (const char *ending : {"unit", "units"})
            for (const QString &found : columnsNamed(layer, {name + QLatin1String(ending)}))
                figure.unitColumn = found;
    return figure;
}

/// Grades and contents belong to the statement of the tonnages, where these are all of one kind.
void shareKind(std::vector<FigureColumn> &figures)
{
    QStringList kinds;
    for (const FigureColumn &figure : figures)
        if (figure.what == What::Tonnage)
            kinds << figure.kind;
    kinds.removeDuplicates();
    if (kinds.size() == 1)
        for (FigureColumn &figure : figures)
            if (figure.what == What::Grade || figure.what == What::Contained)
                figure.kind = kinds.front();
}

} // namespace

ImportRecipe ImportRecipe::guess(const Layer &layer, Kind kind)
{
    ImportRecipe recipe;
    recipe.kind = kind;
    if (kind == Kind::Incidents)
        recipe.incidents = IncidentMapping::guess(layer);
    if (kind == Kind::Incidents || kind == Kind::None)
        return recipe;
    QStringList taken;
    for (const RecipePart &part : recipePartsOf(kind)) {
        QStringList found;
        for (const QString &column : columnsNamed(layer, part.names))
            if (!taken.contains(column) && saysSomething(*layer.column(column)) && (part.isList || found.isEmpty()) &&
                (part.name != QLatin1String("id") || kind != Kind::Deposits || namesRows(*layer.column(column))))
                found << column;
        if (found.isEmpty())
            continue;
        recipe.choices.insert(part.name, found);
        taken += found;
    }
    for (const auto &column : layer.columns())
        if (!column->isDerived() && !taken.contains(column->name()))
            if (const auto figure = figureOfColumn(layer, *column, kind))
                recipe.figures.push_back(*figure);
    shareKind(recipe.figures);
    return recipe;
}

ImportRecipe::Kind ImportRecipe::likelyKind(const Layer &layer)
{
    const IncidentMapping incidents = IncidentMapping::guess(layer);
    const ImportRecipe deposits = guess(layer, Kind::Deposits);
    const bool hasCommodity = deposits.choices.contains(QStringLiteral("primary_commodities"));
    if (!incidents.date.isEmpty() && (!incidents.fatalities.isEmpty() || !incidents.actor.isEmpty()) && !hasCommodity)
        return Kind::Incidents;
    const ImportRecipe estimates = guess(layer, Kind::Estimates);
    const auto has = [](const ImportRecipe &recipe, What what) {
        return std::any_of(recipe.figures.begin(), recipe.figures.end(),
                           [&](const FigureColumn &figure) { return figure.what == what; });
    };
    const bool isAboutSite = estimates.choices.contains(QStringLiteral("deposit_id"));
    const bool isPlaced = !layer.extent().isEmpty();
    if (has(estimates, What::Tonnage) && (isAboutSite || !isPlaced))
        return Kind::Estimates;
    const ImportRecipe production = guess(layer, Kind::Production);
    if (has(production, What::Output) && !has(estimates, What::Tonnage) && (isAboutSite || !isPlaced))
        return Kind::Production;
    return hasCommodity && deposits.choices.contains(QStringLiteral("name")) ? Kind::Deposits : Kind::None;
}

} // namespace kohkan
