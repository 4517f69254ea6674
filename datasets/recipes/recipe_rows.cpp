// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/recipe_rows.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/io/reading_words.h"
#include "datasets/work/words.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

/// A word as translations are looked up: case, and whether a hyphen or a space stands between, do not count.
QString foldedValue(const QString &word)
{
    QString folded = word.simplified().toCaseFolded();
    folded.replace(u'-', u' ').replace(u'_', u' ');
    return folded;
}

/// What tables say of the state of a site where they use other words than ours for the same.
const QMap<QString, QString> &usualStatuses()
{
    static const QMap<QString, QString> known = [] {
        QMap<QString, QString> words;
        const auto add = [&](const char *status, std::initializer_list<const char *> said) {
            for (const char *word : said)
                words.insert(QLatin1String(word), QLatin1String(status));
        };
        add("operating",
            {"producer", "producing", "in production", "active", "operational", "production", "in operation"});
        add("past-producer",
            {"past producer", "closed", "abandoned", "retired", "depleted", "mined out", "former mine"});
        add("suspended", {"care and maintenance", "care & maintenance", "mothballed", "on hold", "idle", "inactive"});
        add("construction", {"under construction", "in construction", "development", "under development"});
        add("feasibility", {"prefeasibility", "pre feasibility", "feasibility study", "permitting", "permitted"});
        add("exploration", {"explored", "under exploration", "advanced exploration"});
        add("occurrence", {"showing", "mineral occurrence"});
        return words;
    }();
    return known;
}

/// Nothing, or what tables draw in its place.
bool isDash(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'-' || c == u'–' || c == u'—'; });
}

/// A year that a spreadsheet holds as a number.
QString yearText(const Column &column, Row row)
{
    const double value = column.number(row);
    return std::isfinite(value) && value == std::floor(value) && value >= 1000 && value < 3000
               ? QString::number(static_cast<int>(value))
               : column.text(row);
}

} // namespace

RecipeRows::RecipeRows(const Layer &layer, const ImportRecipe &recipe, const std::vector<Commodity> &commodities)
    : m_layer(layer), m_recipe(recipe), m_commodities(commodities, recipe.words.value(QStringLiteral("commodities")))
{
    const DateOrder order = readingFromJson(recipe.reading).dateOrder;
    m_mayOrder = order != DateOrder::Detect;
    if (order == DateOrder::MonthFirst)
        m_dayOrder = IncidentMapping::DayOrder::MonthFirst;
    for (auto it = recipe.choices.begin(); it != recipe.choices.end(); ++it)
        for (const QString &name : it.value())
            if (const Column *found = column(name))
                m_columns[it.key()].push_back(found);
    for (auto it = recipe.words.begin(); it != recipe.words.end(); ++it)
        for (auto word = it->begin(); word != it->end(); ++word)
            m_words[it.key()].insert(foldedValue(word.key()), word.value());
}

/// As recipes name columns: without case and what stands around them.
const Column *RecipeRows::column(const QString &name) const
{
    if (name.isEmpty())
        return nullptr;
    if (const Column *exact = m_layer.column(name))
        return exact;
    for (const auto &each : m_layer.columns())
        if (each->name().trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return each.get();
    return nullptr;
}

bool RecipeRows::isSaid(const char *part) const
{
    const QString name = QLatin1String(part);
    return m_columns.contains(name) || !m_recipe.fixed.value(name).isEmpty();
}

QString RecipeRows::text(const char *part, Row row) const
{
    const QStringList all = texts(part, row);
    return all.value(0);
}

QStringList RecipeRows::texts(const char *part, Row row) const
{
    QStringList all;
    const QString name = QLatin1String(part);
    const auto chosen = m_columns.constFind(name);
    if (chosen != m_columns.constEnd())
        for (const Column *each : *chosen)
            if (const QString said = each->text(row).simplified(); !isDash(said) && !all.contains(said))
                all << said;
    if (const QString always = m_recipe.fixed.value(name); all.isEmpty() && !always.isEmpty())
        all << always;
    return all;
}

std::optional<QString> RecipeRows::translated(const char *part, const QString &text, const QStringList &known) const
{
    const QString folded = foldedValue(text);
    const auto &own = m_words.value(QLatin1String(part));
    if (const auto said = own.constFind(folded); said != own.constEnd())
        return *said;
    for (const QString &word : known)
        if (foldedValue(word) == folded)
            return word;
    if (QLatin1String(part) == QLatin1String("status"))
        if (const auto usual = usualStatuses().constFind(folded); usual != usualStatuses().constEnd())
            return *usual;
    return std::nullopt;
}

QString RecipeRows::word(const char *part, Row row, const QStringList &known, const QString &partName)
{
    const QStringList said = texts(part, row);
    for (const QString &each : said)
        if (const auto ours = translated(part, each, known))
            return *ours;
    if (said.isEmpty())
        return {};
    m_remarks.add(tr("%1 \"%2\" is none of the words known here (%3); it stays as it is written.")
                      .arg(partName, said.front(), known.join(QStringLiteral(", "))),
                  number(row));
    return said.front();
}

QStringList RecipeRows::commodities(const char *part, Row row)
{
    QStringList tokens;
    for (const QString &cell : texts(part, row)) {
        auto known = m_readings.constFind(cell);
        if (known == m_readings.constEnd())
            known = m_readings.insert(cell, m_commodities.read(cell));
        for (const QString &token : known->tokens)
            if (!tokens.contains(token))
                tokens << token;
        for (const QString &word : known->unknown)
            m_remarks.add(tr("The commodity \"%1\" is not known here; it stays as it is written.").arg(word),
                          number(row));
    }
    return tokens;
}

QString RecipeRows::date(const Column *from, Row row)
{
    if (!from || from->isNull(row))
        return {};
    const QString text = (from->isNumeric() ? yearText(*from, row) : from->text(row)).trimmed();
    if (text.isEmpty() || DateRange::parse(text))
        return text;
    const auto read = mappedDate(text, m_dayOrder);
    using Order = IncidentMapping::DayOrder;
    const bool isClear = m_mayOrder || mappedDate(text, Order::DayFirst) == mappedDate(text, Order::MonthFirst);
    if (read && isClear)
        return read->text();
    m_remarks.add(tr("\"%1\" in %2 is no date; it is left empty.").arg(text, from->name()), number(row));
    return {};
}

QString RecipeRows::date(const char *part, Row row)
{
    const auto chosen = m_columns.constFind(QLatin1String(part));
    if (chosen != m_columns.constEnd())
        for (const Column *each : *chosen)
            if (const QString said = date(each, row); !said.isEmpty())
                return said;
    return m_recipe.fixed.value(QLatin1String(part));
}

QString RecipeRows::category(const QString &text, Row row)
{
    static const QMap<QString, QString> known{{QStringLiteral("proved"), QStringLiteral("proved")},
                                              {QStringLiteral("proven"), QStringLiteral("proved")},
                                              {QStringLiteral("p1"), QStringLiteral("proved")},
                                              {QStringLiteral("probable"), QStringLiteral("probable")},
                                              {QStringLiteral("measured"), QStringLiteral("measured")},
                                              {QStringLiteral("indicated"), QStringLiteral("indicated")},
                                              {QStringLiteral("inferred"), QStringLiteral("inferred")},
                                              {QStringLiteral("m"), QStringLiteral("measured")},
                                              {QStringLiteral("i"), QStringLiteral("indicated")},
                                              {QStringLiteral("inf"), QStringLiteral("inferred")}};
    static const QStringList idle{QStringLiteral("and"),      QStringLiteral("reserve"), QStringLiteral("reserves"),
                                  QStringLiteral("resource"), QStringLiteral("mineral"), QStringLiteral("resources"),
                                  QStringLiteral("ore"),      QStringLiteral("total"),   QStringLiteral("coal")};
    static const QStringList order{QStringLiteral("proved"), QStringLiteral("probable"), QStringLiteral("measured"),
                                   QStringLiteral("indicated"), QStringLiteral("inferred")};
    static const QRegularExpression between(QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    const QString nothing = QStringLiteral("total");
    if (text.isEmpty())
        return nothing;
    const QString own = translated("category", text, {nothing}).value_or(text);
    QStringList found;
    for (const QString &word : own.toLower().split(between, Qt::SkipEmptyParts)) {
        if (const QString ours = known.value(word); !ours.isEmpty())
            found << ours;
        else if (!idle.contains(word)) {
            m_remarks.add(tr("The category \"%1\" is none of CRIRSCO; it counts as not stated.").arg(text),
                          number(row));
            return nothing;
        }
    }
    QStringList sorted;
    for (const QString &each : order)
        if (found.contains(each))
            sorted << each;
    return sorted.isEmpty() ? nothing : sorted.join(u'+');
}

QString kindOfCategory(const QString &category)
{
    const bool isReserve = category.contains(QLatin1String("prob")) || category.contains(QLatin1String("prov"));
    const bool isResource = category.contains(QLatin1String("measured")) ||
                            category.contains(QLatin1String("ndicated")) ||
                            category.contains(QLatin1String("inferred"));
    return isReserve == isResource ? QStringLiteral("unclassified")
           : isReserve             ? QStringLiteral("reserve")
                                   : QStringLiteral("resource");
}

} // namespace kohkan
