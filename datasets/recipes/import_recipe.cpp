// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/import_recipe.h"

#include "datasets/io/reading_words.h"
#include "datasets/work/words.h"

#include <QJsonArray>
#include <algorithm>
#include <array>

namespace kohkan {

namespace {

using Kind = ImportRecipe::Kind;
using What = FigureColumn::What;

constexpr int recipeFormat = 1;
constexpr qsizetype recipeWordsKept = 30, recipeWordLength = 40; ///< as a code book has
constexpr std::array<std::pair<Kind, const char *>, 5> kindWords{{{Kind::None, "none"},
                                                                  {Kind::Deposits, "deposits"},
                                                                  {Kind::Estimates, "estimates"},
                                                                  {Kind::Production, "production"},
                                                                  {Kind::Incidents, "incidents"}}};
constexpr std::array<std::pair<What, const char *>, 4> whatWords{
    {{What::Tonnage, "tonnage"}, {What::Grade, "grade"}, {What::Contained, "contained"}, {What::Output, "output"}}};

/// The texts of a column of figures, under their names in JSON.
constexpr std::array<std::pair<const char *, QString FigureColumn::*>, 7> figureTexts{
    {{"column", &FigureColumn::column},
     {"unit", &FigureColumn::unit},
     {"unit_column", &FigureColumn::unitColumn},
     {"commodity", &FigureColumn::commodity},
     {"kind", &FigureColumn::kind},
     {"category", &FigureColumn::category},
     {"date_column", &FigureColumn::dateColumn}}};
constexpr std::array<std::pair<const char *, QString ImportRecipe::*>, 4> recipeTexts{
    {{"name", &ImportRecipe::name},
     {"id", &ImportRecipe::id},
     {"about", &ImportRecipe::about},
     {"licence", &ImportRecipe::licence}}};

/// Column names are compared without case and what stands around them.
bool hasColumn(const QStringList &columns, const QString &name)
{
    return std::any_of(columns.begin(), columns.end(), [&](const QString &column) {
        return column.trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0;
    });
}

QJsonObject textsJson(const QMap<QString, QString> &texts)
{
    QJsonObject object;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QMap<QString, QString> textsFrom(const QJsonObject &object)
{
    QMap<QString, QString> texts;
    for (auto it = object.begin(); it != object.end(); ++it)
        if (it.value().isString())
            texts.insert(it.key(), it.value().toString());
    return texts;
}

/// One text, or an array of them.
QStringList listFrom(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList list;
    for (const auto member : value.toArray())
        if (member.isString())
            list << member.toString();
    return list;
}

QJsonObject figureJson(const FigureColumn &figure)
{
    QJsonObject object;
    for (const auto &[what, word] : whatWords)
        if (what == figure.what)
            object.insert(QStringLiteral("what"), QLatin1String(word));
    for (const auto &[name, member] : figureTexts)
        if (!(figure.*member).isEmpty())
            object.insert(QLatin1String(name), figure.*member);
    return object;
}

std::optional<FigureColumn> figureFrom(const QJsonObject &object)
{
    FigureColumn figure;
    const QString said = object.value(QLatin1String("what")).toString();
    const auto known = std::find_if(whatWords.begin(), whatWords.end(),
                                    [&](const auto &word) { return said == QLatin1String(word.second); });
    if (known == whatWords.end())
        return std::nullopt;
    figure.what = known->first;
    for (const auto &[name, member] : figureTexts)
        figure.*member = object.value(QLatin1String(name)).toString();
    return figure;
}

} // namespace

QString recipeKindWord(Kind kind)
{
    for (const auto &[known, word] : kindWords)
        if (known == kind)
            return QLatin1String(word);
    return {};
}

bool ImportRecipe::isFor(const QStringList &tableColumns) const
{
    return !columns.isEmpty() && std::all_of(columns.begin(), columns.end(),
                                             [&](const QString &column) { return hasColumn(tableColumns, column); });
}

QStringList ImportRecipe::usedColumns() const
{
    QStringList used;
    for (const QStringList &chosen : choices)
        used += chosen;
    for (const FigureColumn &figure : figures)
        used << figure.column << figure.unitColumn << figure.dateColumn;
    used.removeAll(QString());
    used.removeDuplicates();
    return used;
}

QString ImportRecipe::whyNot(const QStringList &tableColumns) const
{
    if (kind == Kind::None)
        return {};
    if (kind == Kind::Incidents)
        return incidents.whyNot(tableColumns);
    for (const QString &column : columns.isEmpty() ? usedColumns() : columns) // else editions differ
        if (!hasColumn(tableColumns, column))
            return tr("There is no column %1.").arg(column);
    const auto isSaid = [&](const char *part) {
        return !choices.value(QLatin1String(part)).isEmpty() || !fixed.value(QLatin1String(part)).isEmpty();
    };
    if (kind == Kind::Deposits && !isSaid("name") && !isSaid("id"))
        return tr("Say which column has the names of the sites, or their ids.");
    if (kind != Kind::Deposits && !isSaid("deposit_id") && !isSaid("name"))
        return tr("Say which column names the site that a row is about.");
    const auto has = [&](auto test) { return std::any_of(figures.begin(), figures.end(), test); };
    if (kind == Kind::Estimates && !has([](const FigureColumn &figure) { return figure.what != What::Output; }))
        return tr("Say which column has a tonnage, a grade or a contained metal.");
    if (kind == Kind::Production && !has([](const FigureColumn &figure) { return figure.what == What::Output; }))
        return tr("Say which column has the output.");
    return {};
}

QStringList ImportRecipe::missing(const QStringList &tableColumns) const
{
    QStringList missing = usedColumns();
    missing.removeIf([&](const QString &column) { return hasColumn(tableColumns, column); });
    return missing;
}

ReadOptions ImportRecipe::applied(const ReadOptions &options) const
{
    QJsonObject all = reading;
    const QJsonObject said = readingToJson(options);
    for (auto it = said.begin(); it != said.end(); ++it)
        all.insert(it.key(), it.value());
    ReadOptions next = readingFromJson(all);
    next.layerName = options.layerName;
    next.schema = options.schema;
    next.driver = options.driver;
    next.rowPath = options.rowPath;
    next.incidents = options.incidents;
    next.recipe = {};
    if (kind == Kind::Incidents)
        next.incidents = std::make_shared<const IncidentMapping>(incidents);
    else if (kind != Kind::None)
        next.recipe = toJson();
    return next;
}

QJsonObject ImportRecipe::toJson() const
{
    QJsonObject object{{QStringLiteral("format"), recipeFormat}, {QStringLiteral("kind"), recipeKindWord(kind)}};
    for (const auto &[member, text] : recipeTexts)
        if (!(this->*text).isEmpty())
            object.insert(QLatin1String(member), this->*text);
    if (!mayBePassedOn)
        object.insert(QStringLiteral("may_be_passed_on"), false);
    const auto put = [&](const char *member, const auto &value) {
        if (!value.isEmpty())
            object.insert(QLatin1String(member), value);
    };
    put("columns", QJsonArray::fromStringList(columns));
    put("reading", reading);
    if (kind == Kind::Incidents)
        put("incidents", incidents.toJson());
    QJsonObject chosen, translated;
    for (auto it = choices.begin(); it != choices.end(); ++it)
        chosen.insert(it.key(), it->size() == 1 ? QJsonValue(it->front()) : QJsonArray::fromStringList(*it));
    for (auto it = words.begin(); it != words.end(); ++it)
        translated.insert(it.key(), textsJson(*it));
    QJsonArray measures;
    for (const FigureColumn &figure : figures)
        measures.append(figureJson(figure));
    put("choices", chosen);
    put("fixed", textsJson(fixed));
    put("words", translated);
    put("figures", measures);
    return object;
}

Result<ImportRecipe> ImportRecipe::fromJson(const QJsonObject &object)
{
    const auto value = [&](const char *name) { return object.value(QLatin1String(name)); };
    const QString kindWord = value("kind").toString();
    const auto known = std::find_if(kindWords.begin(), kindWords.end(),
                                    [&](const auto &word) { return kindWord == QLatin1String(word.second); });
    if (known == kindWords.end())
        return Error{Error::Kind::Input, tr("An import recipe says its \"kind\": deposits, estimates, production, "
                                            "incidents or none; this one says \"%1\".")
                                             .arg(kindWord)};
    if (value("format").toInt(recipeFormat) > recipeFormat)
        return Error{Error::Kind::Input, tr("This import recipe is of a later format (%1); this program knows %2.")
                                             .arg(value("format").toInt())
                                             .arg(recipeFormat)};
    ImportRecipe recipe;
    recipe.kind = known->first;
    for (const auto &[member, text] : recipeTexts)
        recipe.*text = value(member).toString();
    recipe.mayBePassedOn = value("may_be_passed_on").toBool(true);
    recipe.columns = listFrom(value("columns"));
    recipe.reading = value("reading").toObject();
    if (recipe.kind == Kind::Incidents)
        recipe.incidents = IncidentMapping::fromJson(value("incidents").toObject());
    const QJsonObject chosen = value("choices").toObject(), translated = value("words").toObject();
    for (auto it = chosen.begin(); it != chosen.end(); ++it)
        recipe.choices.insert(it.key(), listFrom(it.value()));
    recipe.fixed = textsFrom(value("fixed").toObject());
    for (auto it = translated.begin(); it != translated.end(); ++it)
        recipe.words.insert(it.key(), textsFrom(it.value().toObject()));
    for (const auto member : value("figures").toArray()) {
        const auto figure = figureFrom(member.toObject());
        if (!figure)
            return Error{Error::Kind::Input,
                         tr("A column of figures of an import recipe is a tonnage, grade, contained "
                            "or output, not \"%1\".")
                             .arg(member.toObject().value(QLatin1String("what")).toString())};
        recipe.figures.push_back(*figure);
    }
    return recipe;
}

ImportRecipe ImportRecipe::toKeep() const
{
    const auto isCodeBook = [](const QMap<QString, QString> &said) {
        return said.size() <= recipeWordsKept && std::all_of(said.keyBegin(), said.keyEnd(), [](const QString &word) {
                   return word.size() <= recipeWordLength;
               });
    };
    ImportRecipe recipe = *this;
    recipe.incidents = incidents.toKeep();
    if (!mayBePassedOn)
        recipe.words.removeIf([&](const auto &part) { return !isCodeBook(part.value()); });
    return recipe;
}

} // namespace kohkan
