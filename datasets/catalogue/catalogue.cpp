// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/catalogue.h"

#include "datasets/deposits/contained_metal.h"
#include "datasets/deposits/nearest_places.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/schema_reader.h"
#include "datasets/security/annotated_place.h"
#include "datasets/security/incident_rings.h"
#include "datasets/security/risk_layer.h"
#include "datasets/table/layer_builder.h"

#include <QCoreApplication>
#include <algorithm>
#include <functional>
#include <numeric>

namespace kohkan {

namespace {

const QString depositsTable = QStringLiteral("deposits");
constexpr std::array tableNames{"commodities",  "commodity_prices", "deposits",       "estimates",
                                "grade_ranges", "incidents",        "infrastructure", "national_facts",
                                "production",   "region_risk",      "sources",        "timeline"};

/// One row of a table, asked by column name; unknown columns and nulls are empty.
class Record {
public:
    Record(const Layer &layer, Row row) : m_layer(layer), m_row(row) {}
    QString text(QLatin1StringView name) const
    {
        const Column *column = m_layer.column(QString(name));
        return column ? column->text(m_row) : QString();
    }
    QStringList list(QLatin1StringView name) const
    {
        QStringList texts;
        for (QString &tag : splitTags(text(name)))
            texts << std::move(tag);
        return texts;
    }
    int integer(QLatin1StringView name) const { return text(name).toInt(); }

private:
    const Layer &m_layer;
    Row m_row;
};

using L = QLatin1StringView;

/// Rows of a table in source order whose column is exactly `value`.
std::vector<Row> rowsWhere(const LayerPtr &table, L name, const QString &value)
{
    std::vector<Row> rows;
    const Column *column = table ? table->column(QString(name)) : nullptr;
    if (!column)
        return rows;
    const bool tags = column->type() == Column::Type::Tags;
    if (column->hasDictionary()) { // by codes: a table of thousands is asked for each of its sites
        const auto wanted = column->codeOf(value);
        if (!wanted)
            return rows;
        for (Row row : table->bySourceRow()) {
            const auto codes = tags ? column->tags(row) : std::span<const Column::Code>();
            if (tags ? std::find(codes.begin(), codes.end(), *wanted) != codes.end() : column->code(row) == *wanted)
                rows.push_back(row);
        }
        return rows;
    }
    for (Row row : table->bySourceRow()) {
        if (column->isNull(row))
            continue;
        if (column->text(row) == value)
            rows.push_back(row);
    }
    return rows;
}

/// The last day that a date covers, so that dates of unequal precision sort newest first; undated ones are last.
qint64 newest(const QString &date)
{
    const auto range = DateRange::parse(date);
    return range ? range->last : std::numeric_limits<qint64>::min();
}

/// Least important first, as the map paints them: a low rank may be covered by a high one.
int importance(const QString &status, const QString &confidence)
{
    static const QStringList statuses{QStringLiteral("occurrence"),    QStringLiteral("prospect"),
                                      QStringLiteral("past-producer"), QStringLiteral("suspended"),
                                      QStringLiteral("exploration"),   QStringLiteral("feasibility"),
                                      QStringLiteral("operating"),     QStringLiteral("construction")};
    static const QStringList confidences{QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")};
    const auto of = [](const QStringList &order, const QString &value) {
        return std::max(0, static_cast<int>(order.indexOf(value)));
    };
    return of(statuses, status) * static_cast<int>(confidences.size()) + of(confidences, confidence);
}

EditSignature signatureOf(const Record &record)
{
    return {record.text(L("edited_by")), record.text(L("edited_at")), record.text(L("edit_reason"))};
}

Commodity commodityOf(const Record &record)
{
    return {record.text(L("token")), record.text(L("name_en")),         record.text(L("name_ur")),
            record.text(L("group")), record.text(L("price_commodity")), record.text(L("note"))};
}

std::vector<std::uint32_t> inOrder(std::size_t count)
{
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    return order;
}

/// Adds what the map needs: the group of the first primary commodity and the order of painting.
LayerPtr withDerivedColumns(const LayerPtr &deposits, const QHash<QString, QString> &groups)
{
    ColumnBuilder group(QStringLiteral("commodity_group"), Column::Type::Text);
    ColumnBuilder order(QStringLiteral("_paint_order"), Column::Type::Integer);
    for (std::size_t i = 0; i < deposits->rowCount(); ++i) {
        const Record record(*deposits, rowAt(i));
        const QString name = groups.value(record.list(L("primary_commodities")).value(0));
        if (name.isEmpty())
            group.appendNull();
        else
            group.appendText(name);
        order.appendInteger(importance(record.text(L("status")), record.text(L("confidence"))));
    }
    const auto rowOrder = inOrder(deposits->rowCount());
    group.setDerived();
    order.setDerived();
    return LayerBuilder::withColumn(LayerBuilder::withColumn(deposits, group.finish(rowOrder)), order.finish(rowOrder));
}

RegionRisk riskOf(const Record &r)
{
    return {r.text(L("id")),      r.text(L("admin1")),    r.text(L("admin2")), r.integer(L("level")),
            r.list(L("drivers")), r.text(L("rationale")), r.text(L("as_of")),  r.list(L("source_ref"))};
}

} // namespace

Result<std::shared_ptr<const Catalogue>> Catalogue::load(const QString &dataFolder)
{
    auto schemas = readSchemas(dataFolder);
    if (!schemas)
        return schemas.error();
    auto catalogue = std::make_shared<Catalogue>();
    for (const char *tableName : tableNames) {
        const QString name = QString::fromLatin1(tableName);
        const auto schema = schemas->find(name);
        if (schema == schemas->end())
            return Error{Error::Kind::Input,
                         QCoreApplication::translate("kohkan::Catalogue",
                                                     "%1 has no schema for the table %2; get the data set again")
                             .arg(dataFolder, name)};
        ReadOptions options;
        options.schema = &schema->second;
        auto layer = DatasetReader::read(dataFolder + u'/' + name + QLatin1String(".csv"), options);
        if (!layer)
            return layer.error();
        catalogue->m_tables.insert(name, *std::move(layer));
    }
    catalogue->index();
    return std::shared_ptr<const Catalogue>(std::move(catalogue));
}

std::shared_ptr<const Catalogue> Catalogue::fromTables(QHash<QString, LayerPtr> tables)
{
    auto catalogue = std::make_shared<Catalogue>();
    catalogue->m_tables = std::move(tables);
    catalogue->index();
    return catalogue;
}

EditedTables Catalogue::editedTables() const
{
    EditedTables edited{m_tables, m_edits};
    if (m_plainDeposits)
        edited.tables.insert(depositsTable, m_plainDeposits);
    return edited;
}

std::shared_ptr<const Catalogue> Catalogue::withEdits(const Catalogue &shipped, std::vector<UserEdit> edits,
                                                      QDate today, const Catalogue *before)
{
    auto catalogue = std::make_shared<Catalogue>();
    const Catalogue &known = before ? *before : shipped;
    const EditedTables earlier = known.editedTables();
    EditedTables edited = applyEdits(shipped.m_shipped, std::move(edits), &earlier);
    catalogue->m_tables = std::move(edited.tables);
    catalogue->m_edits = std::move(edited.edits);
    catalogue->index(&known);
    catalogue->addAnnotations(today);
    catalogue->m_shipped = shipped.m_shipped;
    return catalogue;
}

std::shared_ptr<const Catalogue> Catalogue::asOf(const Catalogue &today, QDate day)
{
    auto catalogue = std::make_shared<Catalogue>();
    catalogue->m_tables = today.editedTables().tables;
    catalogue->m_knownThen = kohkan::knownThen(catalogue->m_tables, day);
    catalogue->m_edits = today.m_edits;
    const auto later = std::erase_if(catalogue->m_edits, [&](const AppliedEdit &applied) {
        const auto annotation = annotationOf(applied.edit);
        const auto date = annotation ? DateRange::parse(annotation->date) : std::nullopt;
        return date && date->firstDay() > day;
    });
    if (later > 0)
        catalogue->m_knownThen->hidden[annotationTable].later = static_cast<int>(later);
    catalogue->index(&today);
    catalogue->addAnnotations(day);
    catalogue->m_shipped = today.m_shipped;
    return catalogue;
}

QString Catalogue::editsHash() const
{
    std::vector<UserEdit> edits;
    for (const AppliedEdit &applied : m_edits)
        edits.push_back(applied.edit);
    return hashOf(std::move(edits));
}

const AppliedEdit *Catalogue::editOf(const RecordName &name) const
{
    const auto at = std::find_if(m_edits.begin(), m_edits.end(),
                                 [&](const AppliedEdit &applied) { return applied.edit.name == name; });
    return at == m_edits.end() ? nullptr : &*at;
}

std::vector<RowTexts> Catalogue::shippedRecord(const RecordName &name) const
{
    const LayerPtr table = m_shipped.value(name.table);
    return table ? rowsOfRecord(*table, name.id) : std::vector<RowTexts>();
}

std::vector<const AppliedEdit *> Catalogue::editsOf(const QString &depositId) const
{
    std::vector<const AppliedEdit *> edits;
    for (const AppliedEdit &applied : m_edits)
        if (applied.edit.site == depositId)
            edits.push_back(&applied);
    return edits;
}

std::vector<Annotation> Catalogue::annotationsFor(const QString &depositId, QDate on) const
{
    std::vector<UserEdit> edits;
    for (const AppliedEdit *applied : editsOf(depositId))
        if (applied->edit.name.table == annotationTable)
            edits.push_back(applied->edit);
    return annotationsIn(edits, on);
}

std::vector<Annotation> Catalogue::placeAnnotations(QDate on) const
{
    std::vector<Annotation> places = annotationsFor({}, on);
    std::erase_if(places, [](const Annotation &annotation) { return annotation.geometry.isEmpty(); });
    return places;
}

QString Catalogue::subjectOf(const UserEdit &edit) const
{
    if (!edit.site.isEmpty() || edit.rows.empty())
        return depositName(edit.site);
    const QString name = edit.rows.front().value(placeNameColumn);
    return name.isEmpty() ? QCoreApplication::translate("kohkan::Catalogue", "a place without a name") : name;
}

bool Catalogue::hasAnnotations() const
{
    return std::any_of(m_edits.begin(), m_edits.end(),
                       [](const AppliedEdit &applied) { return applied.edit.name.table == annotationTable; });
}

void Catalogue::index(const Catalogue *before)
{
    m_shipped = m_tables;
    if (const LayerPtr commodities = table(QStringLiteral("commodities"))) {
        for (Row row : commodities->bySourceRow()) {
            Commodity commodity = commodityOf(Record(*commodities, row));
            m_commodityIndex.insert(commodity.token, m_commodities.size());
            m_commodities.push_back(std::move(commodity));
        }
    }
    if (const LayerPtr sources = table(QStringLiteral("sources"))) {
        for (Row row : sources->bySourceRow()) {
            const Record r(*sources, row);
            m_sources.insert(r.text(L("ref")),
                             Source{r.text(L("ref")), r.text(L("title")), r.text(L("publisher")), r.text(L("year")),
                                    r.text(L("url_or_identifier")), r.text(L("note"))});
        }
    }
    m_deposits = m_plainDeposits = table(depositsTable);
    if (m_deposits)
        derive(before);
    m_incidents = table(QStringLiteral("incidents"));
    m_infrastructure = table(QStringLiteral("infrastructure"));
}

void Catalogue::derive(const Catalogue *before)
{
    QHash<QString, QString> groups;
    for (const Commodity &commodity : m_commodities)
        groups.insert(commodity.token, commodity.group);
    const LayerPtr infrastructure = table(QStringLiteral("infrastructure"));
    const struct {
        std::vector<const char *> from;
        std::function<LayerPtr(const LayerPtr &)> make;
    } steps[] = {{{"commodities"}, [&](const LayerPtr &deposits) { return withDerivedColumns(deposits, groups); }},
                 {{"estimates"}, [this](const LayerPtr &deposits) { return withContained(deposits); }},
                 {{"infrastructure"},
                  [&](const LayerPtr &deposits) {
                      return infrastructure ? withDistanceColumns(deposits, *infrastructure) : deposits;
                  }},
                 {{"region_risk", "sources"},
                  [this](const LayerPtr &deposits) { return withDistrictRisk(deposits, riskReadings()); }}};
    for (const auto &step : steps) {
        Derived derived{{m_plainDeposits}, {}};
        for (const char *name : step.from)
            derived.from.push_back(table(QString::fromLatin1(name)));
        const std::size_t at = m_derived.size();
        if (before && at < before->m_derived.size() && before->m_derived[at].from == derived.from) {
            derived = before->m_derived[at];
            for (const ColumnPtr &column : derived.columns)
                m_deposits = LayerBuilder::withColumn(m_deposits, column);
        } else {
            const auto count = static_cast<std::ptrdiff_t>(m_deposits->columns().size());
            m_deposits = step.make(m_deposits);
            derived.columns.assign(m_deposits->columns().begin() + count, m_deposits->columns().end());
        }
        m_derived.push_back(std::move(derived));
    }
    m_tables.insert(depositsTable, m_deposits);
}

std::shared_ptr<const Catalogue> Catalogue::withIncidents(const Catalogue &catalogue, LayerPtr incidents)
{
    auto next = std::make_shared<Catalogue>(catalogue);
    next->m_incidents = std::move(incidents);
    return next;
}

/// Adds what users say of the security of the sites on a day.
void Catalogue::addAnnotations(QDate on)
{
    std::vector<UserEdit> edits;
    for (const AppliedEdit &applied : m_edits)
        edits.push_back(applied.edit);
    if (!m_deposits || edits.empty())
        return;
    m_deposits = withAnnotationColumns(m_deposits, annotationsIn(edits, on), on);
    m_tables.insert(depositsTable, m_deposits);
}

/// With what sizes a mark: one column a commodity that any deposit has a usable figure of.
LayerPtr Catalogue::withContained(const LayerPtr &deposits) const
{
    const LayerPtr estimates = table(QStringLiteral("estimates"));
    const Column *ids = estimates ? estimates->column(QStringLiteral("deposit_id")) : nullptr;
    if (!ids)
        return deposits;
    std::map<QString, std::map<std::size_t, double>> byCommodity; ///< tonnes by row
    for (const QString &id : ids->dictionary())
        if (const auto row = deposits->rowOfKey(id))
            for (const auto &[token, tonnes] : containedMetal(estimatesFor(id)))
                byCommodity[token][kohkan::index(*row)] = tonnes;
    LayerPtr layer = deposits;
    const auto rowOrder = inOrder(deposits->rowCount());
    for (const auto &[token, byRow] : byCommodity) {
        ColumnBuilder column(containedColumn(token), Column::Type::Number, QStringLiteral("t"));
        column.setDerived();
        for (std::size_t i = 0; i < deposits->rowCount(); ++i) {
            const auto known = byRow.find(i);
            if (known == byRow.end())
                column.appendNull();
            else
                column.appendNumber(known->second);
        }
        layer = LayerBuilder::withColumn(layer, column.finish(rowOrder));
    }
    return layer;
}

LayerPtr Catalogue::table(const QString &name) const
{
    return m_tables.value(name);
}

const Commodity *Catalogue::commodity(const QString &token) const
{
    const auto at = m_commodityIndex.constFind(token);
    return at == m_commodityIndex.constEnd() ? nullptr : &m_commodities[*at];
}

QString Catalogue::commodityName(const QString &token) const
{
    const Commodity *known = commodity(token);
    return known && !known->name.isEmpty() ? known->name : token;
}

std::vector<Price> Catalogue::pricesFor(const Commodity &commodity) const
{
    std::vector<Price> prices;
    if (commodity.priceCommodity.isEmpty())
        return prices;
    const LayerPtr layer = table(QStringLiteral("commodity_prices"));
    for (Row row : rowsWhere(layer, L("commodity"), commodity.priceCommodity)) {
        const Record r(*layer, row);
        prices.push_back({r.text(L("id")), r.text(L("commodity")), r.text(L("price_usd")), r.text(L("unit")),
                          r.text(L("as_of")), r.list(L("source_ref")), r.text(L("note"))});
    }
    std::stable_sort(prices.begin(), prices.end(),
                     [](const Price &a, const Price &b) { return newest(a.asOf) > newest(b.asOf); });
    return prices;
}

const Source *Catalogue::source(const QString &ref) const
{
    const auto at = m_sources.constFind(ref);
    return at == m_sources.constEnd() ? nullptr : &*at;
}

std::vector<Estimate> Catalogue::estimatesFor(const QString &depositId) const
{
    std::vector<Estimate> estimates;
    const LayerPtr layer = table(QStringLiteral("estimates"));
    for (Row row : rowsWhere(layer, L("deposit_id"), depositId)) {
        const Record r(*layer, row);
        const QString id = r.text(L("id"));
        auto at = std::find_if(estimates.begin(), estimates.end(), [&](const Estimate &e) { return e.id == id; });
        if (at == estimates.end()) {
            Estimate statement;
            statement.id = id;
            statement.depositId = depositId;
            statement.kind = r.text(L("kind"));
            statement.category = r.text(L("category"));
            statement.code = r.text(L("code"));
            statement.scope = r.text(L("scope"));
            statement.sharePercent = r.text(L("share_percent"));
            statement.tonnage = r.text(L("tonnage"));
            statement.tonnageUnit = r.text(L("tonnage_unit"));
            statement.cutoff = r.text(L("cutoff"));
            statement.effectiveDate = r.text(L("effective_date"));
            statement.inclusive = r.text(L("inclusive"));
            statement.wording = r.text(L("wording"));
            statement.locator = r.text(L("locator"));
            statement.edit = signatureOf(r);
            at = estimates.insert(estimates.end(), std::move(statement));
        }
        at->lines.push_back({r.text(L("commodity")), r.text(L("grade")), r.text(L("grade_unit")),
                             r.text(L("contained")), r.text(L("contained_unit"))});
        for (const QString &ref : r.list(L("source_ref")))
            if (!at->sourceRefs.contains(ref))
                at->sourceRefs << ref;
        const QString note = r.text(L("notes"));
        if (!note.isEmpty() && !at->notes.contains(note))
            at->notes << note;
    }
    std::stable_sort(estimates.begin(), estimates.end(), [](const Estimate &a, const Estimate &b) {
        return newest(a.effectiveDate) > newest(b.effectiveDate);
    });
    return estimates;
}

std::vector<Production> Catalogue::productionFor(const QString &depositId) const
{
    std::vector<Production> statements;
    const LayerPtr layer = table(QStringLiteral("production"));
    for (Row row : rowsWhere(layer, L("deposit_id"), depositId)) {
        const Record r(*layer, row);
        statements.push_back({r.text(L("id")), r.text(L("commodity")), r.text(L("amount")), r.text(L("unit")),
                              r.text(L("period")), r.text(L("kind")), r.list(L("source_ref")), r.text(L("notes")),
                              signatureOf(r)});
    }
    std::stable_sort(statements.begin(), statements.end(),
                     [](const Production &a, const Production &b) { return newest(a.period) > newest(b.period); });
    return statements;
}

std::vector<TimelineEvent> Catalogue::timelineFor(const QString &depositId) const
{
    std::vector<TimelineEvent> events;
    const LayerPtr layer = table(QStringLiteral("timeline"));
    for (Row row : rowsWhere(layer, L("deposit_ids"), depositId)) {
        const Record r(*layer, row);
        events.push_back({r.text(L("id")), r.text(L("date")), r.text(L("title")), r.text(L("kind")),
                          r.text(L("summary")), r.list(L("source_ref"))});
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const TimelineEvent &a, const TimelineEvent &b) { return newest(a.date) > newest(b.date); });
    return events;
}

std::vector<RegionRisk> Catalogue::risks() const
{
    std::vector<RegionRisk> known;
    if (const LayerPtr layer = table(QStringLiteral("region_risk")))
        for (Row row : layer->bySourceRow())
            known.push_back(riskOf(Record(*layer, row)));
    return known;
}

RiskReadings Catalogue::riskReadings() const
{
    RiskReadings readings{risks(), {}};
    for (const Source &source : m_sources)
        if (source.title.contains(QLatin1String("advice"), Qt::CaseInsensitive) ||
            source.title.contains(QLatin1String("advisor"), Qt::CaseInsensitive))
            readings.advisories.insert(source.ref);
    return readings;
}

std::vector<RegionRisk> Catalogue::risksFor(const QString &province, const QStringList &districts) const
{
    std::vector<RegionRisk> known;
    const LayerPtr layer = table(QStringLiteral("region_risk"));
    for (Row row : rowsWhere(layer, L("admin1"), province))
        known.push_back(riskOf(Record(*layer, row)));
    std::vector<RegionRisk> risks;
    QStringList wanted{QString()};
    wanted += districts;
    wanted.removeDuplicates();
    for (const QString &district : wanted)
        std::copy_if(known.begin(), known.end(), std::back_inserter(risks),
                     [&](const RegionRisk &risk) { return risk.district.compare(district, Qt::CaseInsensitive) == 0; });
    return risks;
}

QStringList Catalogue::partsOf(const QString &depositId) const
{
    QStringList parts;
    for (Row row : rowsWhere(m_deposits, L("part_of"), depositId))
        parts << m_deposits->key(row);
    return parts;
}

QStringList Catalogue::wholesOf(Row deposit) const
{
    QStringList wholes;
    for (std::optional<Row> row = deposit; row;) {
        const QString whole = Record(*m_deposits, *row).text(L("part_of"));
        if (whole.isEmpty() || wholes.contains(whole)) // a table in a circle ends too
            break;
        wholes << whole;
        row = m_deposits->rowOfKey(whole);
    }
    return wholes;
}

QString Catalogue::depositName(const QString &depositId) const
{
    const auto row = m_deposits ? m_deposits->rowOfKey(depositId) : std::nullopt;
    const QString name = row ? Record(*m_deposits, *row).text(L("name")) : QString();
    return name.isEmpty() ? depositId : name;
}

QStringList Catalogue::districtsOf(Row deposit) const
{
    const Record record(*m_deposits, deposit);
    QStringList districts{record.text(L("district_join"))};
    districts += record.list(L("district"));
    districts.removeDuplicates();
    districts.removeAll(QString());
    return districts;
}

std::optional<double> Catalogue::accuracyOf(Row deposit) const
{
    bool isNumber = false;
    const double metres = Record(*m_deposits, deposit).text(L("location_accuracy_m")).toDouble(&isNumber);
    return isNumber ? std::optional(metres) : std::nullopt;
}

QStringList Catalogue::incidentRefsFor(Row deposit) const
{
    QStringList refs;
    if (!m_incidents)
        return refs;
    const LonLat place = m_deposits->geometry().point(deposit);
    for (const auto &hit : incidentRings(*m_incidents, place, accuracyOf(deposit), QDate()).hits)
        refs += Record(*m_incidents, hit.row).list(L("source_ref"));
    return refs;
}

QStringList Catalogue::sourceRefsFor(Row deposit) const
{
    const Record record(*m_deposits, deposit);
    const QString id = m_deposits->key(deposit);
    QStringList refs = record.list(L("source_refs"));
    for (const Estimate &estimate : estimatesFor(id))
        refs += estimate.sourceRefs;
    for (const Production &production : productionFor(id))
        refs += production.sourceRefs;
    for (const TimelineEvent &event : timelineFor(id))
        refs += event.sourceRefs;
    for (const QString &token : record.list(L("primary_commodities")) + record.list(L("secondary_commodities")))
        if (const Commodity *known = commodity(token))
            for (const Price &price : pricesFor(*known))
                refs += price.sourceRefs;
    for (const RegionRisk &risk : risksFor(record.text(L("province")), districtsOf(deposit)))
        refs += risk.sourceRefs;
    refs += incidentRefsFor(deposit);
    refs.removeDuplicates();
    return refs;
}

} // namespace kohkan
