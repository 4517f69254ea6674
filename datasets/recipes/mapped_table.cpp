// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/mapped_table.h"

#include "datasets/io/reading_words.h"
#include "datasets/recipes/statements.h"
#include "datasets/table/layer_builder.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <QSet>
#include <cmath>
#include <string_view>

namespace kohkan {

namespace {

using Kind = ImportRecipe::Kind;
using Type = Column::Type;

constexpr std::size_t mostMeasured = 20'000; ///< sites whose distances to the shipped ports and roads are measured

/// A column of ours: which part fills it, and how.
struct Filled {
    const char *name;
    Type type = Type::Text;
};
constexpr Filled siteFields[] = {{"alt_names", Type::Tags},
                                 {"country"},
                                 {"province"},
                                 {"district", Type::Tags},
                                 {"district_join"},
                                 {"primary_commodities", Type::Tags},
                                 {"secondary_commodities", Type::Tags},
                                 {"deposit_type"},
                                 {"host_rock"},
                                 {"age"},
                                 {"status"},
                                 {"operator", Type::Tags},
                                 {"owners", Type::Tags},
                                 {"discovery_year", Type::Integer},
                                 {"location_accuracy_m", Type::Integer},
                                 {"notes"},
                                 {"source_refs", Type::Tags}};

class Mapper {
public:
    Mapper(const LayerPtr &read, const ImportRecipe &recipe, const Catalogue &shipped)
        : m_read(read)
        , m_recipe(recipe)
        , m_shipped(shipped)
        , m_rows(*read, recipe, shipped.commodities())
        , m_statements(m_rows, GradeRanges::of(shipped.table(QStringLiteral("grade_ranges")).get()))
    {}
    Result<MappedTable> run(const std::stop_token &stop);

private:
    bool isOfSites() const { return m_recipe.kind == Kind::Deposits; }
    void nameRows();
    QString freeId(const QString &id, Row row);
    QString sourceRefOf(Row row);
    RowTexts siteOfRow(Row row);
    void fillCommodities(RowTexts &site, Row row);
    void fillWhole(RowTexts &site, const char *part, Row row);
    void addRow(Row row);
    void addSite(const RowTexts &site, Row row);
    ColumnList columns();
    void makeOurs();
    void keep(const RowTexts &texts);
    LayerPtr sites() const;
    LayerPtr sources() const;
    CataloguePtr catalogue(const LayerPtr &deposits) const;
    Provenance provenance() const;

    const LayerPtr &m_read;
    const ImportRecipe &m_recipe;
    const Catalogue &m_shipped;
    RecipeRows m_rows;
    Statements m_statements;
    std::vector<ColumnBuilder> m_ours; ///< our columns, in the order of the source
    std::vector<Type> m_types;         ///< that they end as
    std::vector<QString> m_ids;        ///< by row of the layer
    QSet<QString> m_taken;
    QHash<QString, int> m_repeats; ///< numbers tried behind an id that came before
    QSet<QString> m_knownRefs;
    QStringList m_refs; ///< of sources, in order of first sight
    TextTable m_sites;
    QHash<QString, std::size_t> m_siteIndex;
};

QString Mapper::freeId(const QString &id, Row row)
{
    QString free = id;
    while (m_taken.contains(free))
        free = QStringLiteral("%1 (%2)").arg(id).arg(++m_repeats[id] + 1);
    if (free != id)
        m_rows.remarks().add(tr("The id \"%1\" is that of an earlier row; this one is called \"%2\".").arg(id, free),
                             m_rows.number(row));
    m_taken.insert(free);
    return free;
}

/// The key of each row, in the order of the source. Lines of one statement share theirs, so that rows of statements are
/// named by their number.
void Mapper::nameRows()
{
    m_ids.resize(m_read->rowCount());
    const bool isChosen = m_rows.isSaid("id");
    for (const Row row : m_read->bySourceRow()) {
        const QString said = isChosen ? m_rows.text("id", row) : QString();
        const QString number = QStringLiteral("row-%1").arg(m_rows.number(row));
        if (isChosen && said.isEmpty())
            m_rows.remarks().add(tr("There is no id; the row is called by its number."), m_rows.number(row));
        const QString id = said.isEmpty() ? number : said;
        m_ids[index(row)] = isOfSites() ? freeId(id, row) : id;
    }
}

QString Mapper::sourceRefOf(Row row)
{
    const QString said = m_rows.text("source", row);
    const QString ref =
        said.isEmpty() ? (m_recipe.name.isEmpty() ? QFileInfo(m_read->provenance().path).fileName() : m_recipe.name)
                       : said;
    QStringList all; // in our tables `;` parts one source from the next
    for (const QString &each : ref.split(u';', Qt::SkipEmptyParts))
        if (const QString one = each.trimmed(); !one.isEmpty())
            all << one;
    for (const QString &one : all)
        if (!m_knownRefs.contains(one)) {
            m_knownRefs.insert(one);
            m_refs << one;
        }
    return all.join(u';');
}

void Mapper::fillCommodities(RowTexts &site, Row row)
{
    QStringList primary = m_rows.commodities("primary_commodities", row);
    QStringList secondary = m_rows.commodities("secondary_commodities", row);
    for (const QString &token : primary)
        secondary.removeAll(token);
    if (primary.isEmpty() && !secondary.isEmpty())
        primary << secondary.takeFirst();
    site.insert(QStringLiteral("primary_commodities"), primary.join(u';'));
    site.insert(QStringLiteral("secondary_commodities"), secondary.join(u';'));
}

void Mapper::fillWhole(RowTexts &site, const char *part, Row row)
{
    const QString said = m_rows.text(part, row);
    if (said.isEmpty())
        return;
    const auto number = parseNumber(said);
    const bool isWhole = number && number->value == std::floor(number->value) && std::abs(number->value) < 1e9;
    if (isWhole)
        site.insert(QLatin1String(part), QString::number(static_cast<qint64>(number->value)));
    else
        m_rows.remarks().add(tr("\"%1\" is no whole number, so %2 is left empty.").arg(said, QLatin1String(part)),
                             m_rows.number(row));
}

RowTexts Mapper::siteOfRow(Row row)
{
    RowTexts site;
    const auto put = [&](const char *column, const QString &text) {
        if (!text.isEmpty())
            site.insert(QLatin1String(column), text);
    };
    put("name", m_rows.text("name", row));
    put("alt_names", m_rows.texts("alt_names", row).join(u';'));
    for (const char *part :
         {"country", "province", "district", "deposit_type", "host_rock", "age", "operator", "notes"})
        put(part, m_rows.text(part, row));
    const QStringList districts = site.value(QStringLiteral("district")).split(u';', Qt::SkipEmptyParts);
    put("district_join", districts.value(0).trimmed());
    put("owners", m_rows.texts("owners", row).join(u';'));
    put("status", m_rows.word("status", row, recipeWordsOf(QStringLiteral("status")), tr("The status")));
    fillCommodities(site, row);
    fillWhole(site, "discovery_year", row);
    fillWhole(site, "location_accuracy_m", row);
    put("source_refs", sourceRefOf(row));
    return site;
}

void Mapper::addSite(const RowTexts &site, Row row)
{
    const QString id = site.value(QStringLiteral("id"));
    const LonLat place = m_read->geometry().point(row);
    const auto known = m_siteIndex.constFind(id);
    if (known == m_siteIndex.constEnd()) {
        m_siteIndex.insert(id, m_sites.rows.size());
        m_sites.rows.push_back(site);
        m_sites.places.push_back(place);
        return;
    }
    if (!m_sites.places[*known].isValid())
        m_sites.places[*known] = place;
    for (const char *column : {"primary_commodities", "secondary_commodities", "source_refs"}) {
        QStringList all = m_sites.rows[*known].value(QLatin1String(column)).split(u';', Qt::SkipEmptyParts);
        all += site.value(QLatin1String(column)).split(u';', Qt::SkipEmptyParts);
        all.removeDuplicates();
        m_sites.rows[*known].insert(QLatin1String(column), all.join(u';'));
    }
}

void Mapper::addRow(Row row)
{
    RowTexts site = siteOfRow(row);
    const QString &id = m_ids[index(row)];
    Statements::About about;
    about.id = id;
    about.sourceRef = sourceRefOf(row);
    about.commodities =
        (site.value(QStringLiteral("primary_commodities")) + u';' + site.value(QStringLiteral("secondary_commodities")))
            .split(u';', Qt::SkipEmptyParts);
    if (isOfSites()) {
        about.site = id;
        site.insert(QStringLiteral("id"), id);
        if (site.value(QStringLiteral("name")).isEmpty())
            site.insert(QStringLiteral("name"), id);
        m_statements.add(row, about);
        return keep(site);
    }
    const QString name = site.value(QStringLiteral("name")), said = m_rows.text("deposit_id", row);
    about.site = said.isEmpty() ? name : said;
    if (about.site.isEmpty())
        m_rows.remarks().add(tr("The row names no site, so it stands in the table alone."), m_rows.number(row));
    const auto stated = m_statements.add(row, about);
    if (!stated)
        m_rows.remarks().add(tr("The row states no figure that can be used."), m_rows.number(row));
    RowTexts texts = stated.value_or(RowTexts{{QStringLiteral("id"), id}});
    texts.insert(QStringLiteral("deposit_id"), about.site);
    texts.insert(QStringLiteral("name"), name.isEmpty() ? about.site : name);
    keep(texts);
    site.insert(QStringLiteral("id"), about.site);
    site.insert(QStringLiteral("name"), name.isEmpty() ? about.site : name);
    site.remove(QStringLiteral("notes")); // of the statement
    if (!about.site.isEmpty())
        addSite(site, row);
}

/// Empty columns of ours, in their order.
void Mapper::makeOurs()
{
    const auto add = [&](const QString &name, Type type = Type::Text, const QString &unit = {}) {
        m_ours.emplace_back(name, type == Type::Tags ? Type::Tags : Type::Text, unit);
        m_types.push_back(type);
    };
    if (isOfSites()) {
        add(QStringLiteral("id"));
        add(QStringLiteral("name"));
        for (const Filled &field : siteFields)
            add(QLatin1String(field.name), field.type,
                std::string_view(field.name).ends_with("_m") ? QStringLiteral("m") : QString());
    } else {
        add(QStringLiteral("name"));
        for (const ColumnSchema &column : m_recipe.kind == Kind::Estimates ? estimateColumns() : productionColumns())
            add(column.name, column.type);
    }
}

/// The next row of the source.
void Mapper::keep(const RowTexts &texts)
{
    for (ColumnBuilder &column : m_ours)
        if (const auto text = texts.constFind(column.name()); text == texts.constEnd() || text->isEmpty())
            column.appendNull();
        else
            column.appendText(*text);
}

/// Ours first, then those of the source; one of theirs that says the same under the same name is not there twice.
ColumnList Mapper::columns()
{
    std::vector<std::uint32_t> order(m_read->rowCount()); // of a row of the layer: which of the source it is
    std::uint32_t next = 0;
    for (const Row row : m_read->bySourceRow())
        order[index(row)] = next++;
    // There though nothing fills them, for panels ask for them.
    static const QStringList always{QStringLiteral("id"),         QStringLiteral("name"),
                                    QStringLiteral("deposit_id"), QStringLiteral("province"),
                                    QStringLiteral("district"),   QStringLiteral("primary_commodities"),
                                    QStringLiteral("status"),     QStringLiteral("secondary_commodities")};
    ColumnList columns;
    for (std::size_t i = 0; i < m_ours.size(); ++i) {
        const QString name = m_ours[i].name();
        if (m_ours[i].isEmpty() && !(isOfSites() ? always.contains(name) : name == QLatin1String("deposit_id")))
            continue;
        m_ours[i].retype(m_types[i], [](std::size_t, const QString &) {}); // all was looked at before
        columns.push_back(m_ours[i].finish(order));
    }
    const std::size_t ours = columns.size();
    QStringList clashes;
    for (const ColumnPtr &theirs : m_read->columns()) {
        const auto same = std::find_if(
            columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(ours),
            [&](const ColumnPtr &own) { return own->name().compare(theirs->name(), Qt::CaseInsensitive) == 0; });
        if (same == columns.begin() + static_cast<std::ptrdiff_t>(ours)) {
            columns.push_back(theirs);
            continue;
        }
        bool isEqual = true;
        for (std::size_t i = 0; isEqual && i < theirs->rowCount(); ++i)
            isEqual = theirs->text(rowAt(i)) == (*same)->text(rowAt(i));
        if (isEqual)
            continue;
        QString name = QStringLiteral("%1 (source)").arg(theirs->name());
        while (m_read->column(name))
            name += u'_';
        clashes << QStringLiteral("%1: %2").arg(theirs->name(), name);
        columns.push_back(ColumnBuilder::renamed(theirs, name));
    }
    if (!clashes.isEmpty())
        m_rows.remarks().add(tr("Columns of the source that are called as one of ours have another name now: %1.")
                                 .arg(clashes.join(QStringLiteral(", "))));
    return columns;
}

Provenance Mapper::provenance() const
{
    Provenance of = m_read->provenance();
    if (of.licence.isEmpty())
        of.licence = m_recipe.licence;
    of.mayBePassedOn = of.mayBePassedOn && m_recipe.mayBePassedOn;
    return of;
}

LayerPtr Mapper::sites() const
{
    TextTable table = m_sites;
    table.name = m_read->name();
    const auto add = [&](const QString &name, Type type) {
        ColumnSchema column;
        column.name = name;
        column.type = type;
        table.columns.push_back(column);
    };
    add(QStringLiteral("id"), Type::Text);
    add(QStringLiteral("name"), Type::Text);
    for (const Filled &field : siteFields)
        add(QLatin1String(field.name), field.type);
    return table.layer(provenance());
}

/// The shipped sources, for prices rest on them, and those that the table names.
LayerPtr Mapper::sources() const
{
    TextTable table;
    table.name = QStringLiteral("sources");
    table.columns = sourceColumnsOfTable();
    if (const LayerPtr shipped = m_shipped.table(table.name))
        for (const Row row : shipped->bySourceRow()) {
            RowTexts texts;
            for (const ColumnSchema &column : table.columns)
                if (const Column *from = shipped->column(column.name))
                    texts.insert(column.name, from->text(row));
            table.rows.push_back(std::move(texts));
        }
    const QString file = m_read->provenance().path;
    for (const QString &ref : m_refs) {
        if (m_shipped.source(ref))
            continue;
        const bool isAddress = ref.startsWith(QLatin1String("http"));
        table.rows.push_back({{QStringLiteral("ref"), ref},
                              {QStringLiteral("title"), ref},
                              {QStringLiteral("url_or_identifier"), isAddress ? ref : file},
                              {QStringLiteral("note"), m_recipe.about}});
    }
    return table.layer({});
}

CataloguePtr Mapper::catalogue(const LayerPtr &deposits) const
{
    TextTable estimates{QStringLiteral("estimates"), estimateColumns(), m_statements.estimates(), {}};
    TextTable production{QStringLiteral("production"), productionColumns(), m_statements.production(), {}};
    QHash<QString, LayerPtr> tables{{QStringLiteral("deposits"), deposits},
                                    {estimates.name, estimates.layer(provenance())},
                                    {production.name, production.layer(provenance())},
                                    {QStringLiteral("sources"), sources()}};
    for (const char *name :
         {"commodities", "commodity_prices", "infrastructure", "incidents", "region_risk", "grade_ranges"})
        if (const LayerPtr table = m_shipped.table(QLatin1String(name));
            table && (deposits->rowCount() <= mostMeasured || name != std::string_view("infrastructure")))
            tables.insert(QLatin1String(name), table);
    const CataloguePtr own = Catalogue::fromTables(std::move(tables));
    return Catalogue::withIncidents(*own, m_shipped.incidents());
}

Result<MappedTable> Mapper::run(const std::stop_token &stop)
{
    nameRows();
    makeOurs();
    for (const Row row : m_read->bySourceRow()) {
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, tr("Reading %1 was cancelled.").arg(m_read->provenance().path)};
        addRow(row);
    }
    QStringList names;
    for (const auto &column : m_read->columns())
        names << column->name();
    if (const QStringList missing = m_recipe.missing(names); !missing.isEmpty())
        m_rows.remarks().add(
            tr("The import recipe speaks of columns that are not there, and nothing is taken for them: %1.")
                .arg(missing.join(QStringLiteral(", "))));
    if ((isOfSites() ? m_read->rowCount() : m_sites.rows.size()) > mostMeasured)
        m_rows.remarks().add(
            tr("Distances to infrastructure are not measured of more than %1 sites.").arg(mostMeasured));
    const bool isByNumber = isOfSites() && !m_rows.isSaid("id");
    if (isByNumber)
        m_rows.remarks().add(tr("No column names the sites for good; they are called by the numbers of their rows."));
    ColumnList all = columns();
    const QString key = isOfSites() ? QStringLiteral("id") : QString();
    LayerPtr layer = LayerBuilder::remade(m_read, std::move(all), key, m_rows.remarks().warnings());
    const Provenance marked = provenance();
    layer = LayerBuilder::marked(layer, marked.mayBePassedOn, marked.licence);
    const CataloguePtr known = catalogue(isOfSites() ? layer : sites());
    return MappedTable{isOfSites() ? known->deposits() : layer, known};
}

} // namespace

Result<MappedTable> mapped(const LayerPtr &read, const ImportRecipe &recipe, const Catalogue &shipped,
                           const std::stop_token &stop)
{
    if (recipe.kind == Kind::None || recipe.kind == Kind::Incidents)
        return Error{Error::Kind::Words,
                     tr("A recipe of the kind %1 maps no columns of sites.").arg(recipeKindWord(recipe.kind))};
    QStringList names;
    for (const auto &column : read->columns())
        names << column->name();
    if (const QString why = recipe.whyNot(names); !why.isEmpty())
        return Error{Error::Kind::Words,
                     tr("The import recipe %1 does not fit %2: %3")
                         .arg(recipe.name.isEmpty() ? recipeKindWord(recipe.kind) : recipe.name, read->name(), why)};
    return Mapper(read, recipe, shipped).run(stop);
}

Result<MappedTable> mappedAs(const LayerPtr &read, const ReadOptions &options, const Catalogue &shipped,
                             const std::stop_token &stop)
{
    if (options.recipe.isEmpty())
        return MappedTable{read, nullptr};
    auto recipe = ImportRecipe::fromJson(options.recipe);
    if (!recipe)
        return recipe.error();
    ReadOptions reading = options; // that was in force, and not the one that the recipe came with
    reading.recipe = {};
    recipe->reading = readingToJson(reading);
    return mapped(read, *recipe, shipped, stop);
}

} // namespace kohkan
