// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/dossier_facts.h"

#include "datasets/deposits/row_hash.h"
#include "datasets/table/passing_on.h"

#include <QSet>

namespace kohkan {

namespace {

using L = QLatin1StringView;

/// With at most the digits that are shown; a text that is no figure as it is.
QString shortened(const QString &digits)
{
    const auto number = Figure::parse(digits);
    return number && number->digits > ShownFigure::mostDigits ? roundedText(number->value, ShownFigure::mostDigits)
                                                              : digits;
}

/// A mass on the basis and in the unit of the view.
ShownFigure shownMass(const QString &digits, const QString &unit, const std::optional<NormalisedMass> &normalised,
                      const DossierView &view)
{
    if (digits.isEmpty())
        return {};
    const auto published = Measure::parse(digits, unit, Unit::Kind::Mass);
    if (!published || !normalised || (view.basis == Basis::AsReported && !view.mass))
        return {shortened(digits), unit};
    const Unit shown = view.mass.value_or(published->unit);
    return {normalised->text(shown, ShownFigure::mostDigits), shown.name};
}

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    for (const QString &tag : splitTags(text))
        tags << tag;
    return tags;
}

/// Collects rows of tables, each once.
class RowCollector {
public:
    explicit RowCollector(const Catalogue &catalogue) : m_catalogue(catalogue) {}
    void add(const char *table, const QStringList &names)
    {
        const QString name = QString::fromLatin1(table);
        const LayerPtr layer = m_catalogue.table(name);
        if (!layer)
            return;
        auto &known = m_rows[name];
        if (known.isEmpty())
            for (const Row row : layer->bySourceRow())
                known.insert(rowName(name, *layer, row), row);
        for (const QString &wanted : names)
            if (const auto at = known.constFind(wanted); at != known.constEnd() && !m_seen.contains({name, wanted})) {
                m_seen.insert({name, wanted});
                m_result.push_back({name, wanted, rowHash(*layer, *at)});
            }
    }
    std::vector<DossierRow> take() { return std::move(m_result); }

private:
    const Catalogue &m_catalogue;
    QHash<QString, QHash<QString, Row>> m_rows;
    QSet<std::pair<QString, QString>> m_seen;
    std::vector<DossierRow> m_result;
};

std::vector<Row> incidentsAt(const Layer &incidents, const QString &depositId)
{
    std::vector<Row> rows;
    for (const Row row : incidents.bySourceRow())
        if (tagsOf(cellText(incidents, row, u"deposit_ids")).contains(depositId))
            rows.push_back(row);
    return rows;
}

} // namespace

QString cellText(const Layer &table, Row row, QStringView column)
{
    const Column *known = table.column(column);
    return known ? known->text(row) : QString();
}

QString periodName(IncidentRings::Period period)
{
    switch (period) {
    case IncidentRings::Period::Days30:
        return QStringLiteral("30 days");
    case IncidentRings::Period::Days90:
        return QStringLiteral("90 days");
    case IncidentRings::Period::Days365:
        return QStringLiteral("365 days");
    case IncidentRings::Period::All:
        break;
    }
    return QStringLiteral("all");
}

ShownFigure shownTonnage(const Estimate &estimate, const DossierView &view)
{
    const EstimateLine none;
    const EstimateLine &line = estimate.lines.empty() ? none : estimate.lines.front();
    return shownMass(estimate.tonnage, estimate.tonnageUnit, normalised(estimate, line, view.basis).ore, view);
}

ShownFigure shownGrade(const EstimateLine &line)
{
    return line.grade.isEmpty() ? ShownFigure() : ShownFigure{shortened(line.grade), line.gradeUnit};
}

ShownFigure shownContained(const Estimate &estimate, const EstimateLine &line, const DossierView &view)
{
    return shownMass(line.contained, line.containedUnit, normalised(estimate, line, view.basis).metal, view);
}

DossierFacts DossierFacts::of(CataloguePtr catalogue, Row deposit, DossierView view)
{
    DossierFacts facts;
    facts.catalogue = std::move(catalogue);
    facts.deposit = deposit;
    facts.view = std::move(view);
    const Catalogue &tables = *facts.catalogue;
    facts.id = tables.deposits()->key(deposit);
    facts.name = tables.depositName(facts.id);
    facts.parts = tables.partsOf(facts.id);
    facts.whole = facts.text(u"part_of");
    facts.estimates = tables.estimatesFor(facts.id);
    facts.best = bestSupported(facts.estimates);
    facts.findings = auditDeposit(tables, facts.id, facts.view.asOf);
    facts.production = tables.productionFor(facts.id);
    facts.events = tables.timelineFor(facts.id);
    facts.risks = tables.risksFor(facts.text(u"province"), tables.districtsOf(deposit));
    facts.annotations = tables.annotationsFor(facts.id, facts.view.asOf);
    const LonLat place = tables.deposits()->geometry().point(deposit);
    if (!tables.incidents())
        return facts;
    const bool mayBeNamed = whyNotPassedOn(*tables.incidents()).isEmpty(); // or only counted
    if (mayBeNamed)
        facts.incidentsHere = incidentsAt(*tables.incidents(), facts.id);
    if (place.isValid()) {
        facts.rings =
            incidentRings(*tables.incidents(), place, tables.accuracyOf(deposit), facts.view.asOf, facts.view.back);
        if (!mayBeNamed)
            return facts;
        facts.listed = facts.rings->list(*tables.incidents(), IncidentRings::radii.back(), IncidentRings::Period::All);
        facts.listedOf = facts.listed.size();
        facts.listed.resize(std::min(facts.listed.size(), mostListed));
    }
    return facts;
}

QString DossierFacts::text(QStringView column) const
{
    return cellText(*catalogue->deposits(), deposit, column);
}

QStringList DossierFacts::list(QStringView column) const
{
    return tagsOf(text(column));
}

QStringList DossierFacts::otherRefs() const
{
    QStringList refs = list(u"source_refs");
    for (const TimelineEvent &event : events)
        refs += event.sourceRefs;
    for (const RegionRisk &risk : risks)
        refs += risk.sourceRefs;
    for (const Row row : incidentsHere)
        refs += tagsOf(cellText(*catalogue->incidents(), row, u"source_ref"));
    for (const auto &hit : listed)
        refs += tagsOf(cellText(*catalogue->incidents(), hit.row, u"source_ref"));
    refs.removeDuplicates();
    return refs;
}

QStringList DossierFacts::lineNames(const Estimate &estimate) const
{
    QStringList names;
    const QString table = QStringLiteral("estimates");
    if (const LayerPtr layer = catalogue->table(table))
        for (const Row row : layer->bySourceRow()) // the order that its lines came in
            if (cellText(*layer, row, u"id") == estimate.id && cellText(*layer, row, u"deposit_id") == id)
                names << rowName(table, *layer, row);
    return names;
}

std::vector<DossierRow> DossierFacts::rows() const
{
    RowCollector rows(*catalogue);
    rows.add("deposits", QStringList{id, whole} + parts);
    rows.add("commodities", list(u"primary_commodities") + list(u"secondary_commodities"));
    QStringList refs;
    for (const Estimate &estimate : estimates) {
        rows.add("estimates", lineNames(estimate));
        refs += estimate.sourceRefs;
        for (const EstimateLine &line : estimate.lines)
            rows.add("commodities", {line.commodity});
    }
    for (const Production &own : production) {
        rows.add("production", {own.id});
        rows.add("commodities", {own.commodity});
        refs += own.sourceRefs;
    }
    for (const TimelineEvent &event : events)
        rows.add("timeline", {event.id});
    for (const RegionRisk &risk : risks)
        rows.add("region_risk", {risk.id});
    for (const Annotation &annotation : annotations)
        rows.add("annotations", {annotation.id});
    for (const Row row : incidentsHere)
        rows.add("incidents", {catalogue->incidents()->key(row)});
    if (rings)
        for (const auto &hit : rings->hits)
            rows.add("incidents", {catalogue->incidents()->key(hit.row)});
    rows.add("sources", refs + otherRefs());
    return rows.take();
}

std::vector<DossierFigure> DossierFacts::figures() const
{
    std::vector<DossierFigure> figures;
    const auto add = [&](const QString &of, const char *what, const ShownFigure &figure) {
        if (!figure.isEmpty())
            figures.push_back({of, QString::fromLatin1(what), figure.value, figure.unit});
    };
    add(id, "location accuracy", {text(u"location_accuracy_m"), QStringLiteral("m")});
    for (const SupportedEstimate &own : best) {
        QStringList commodities; // two statements of a class that share no commodity are both chosen
        for (const EstimateLine &line : own.estimate.lines)
            commodities << line.commodity;
        figures.push_back({id,
                           QStringLiteral("best supported: %1 (%2)").arg(own.className, commodities.join(L(", "))),
                           own.estimate.id,
                           {}});
    }
    for (const Estimate &estimate : estimates) {
        add(estimate.id, "tonnage", shownTonnage(estimate, view));
        const QStringList names = lineNames(estimate);
        for (std::size_t i = 0; i < estimate.lines.size(); ++i) {
            const QString of = names.value(static_cast<qsizetype>(i));
            add(of, "grade", shownGrade(estimate.lines[i]));
            add(of, "contained", shownContained(estimate, estimate.lines[i], view));
        }
    }
    for (const Production &own : production)
        add(own.id, "amount", {own.amount, own.unit});
    for (const RegionRisk &risk : risks)
        add(risk.id, "level", {QString::number(risk.level), QStringLiteral("of 5")});
    for (const Annotation &annotation : annotations)
        add(annotation.id, "level", {QString::number(annotation.level), QStringLiteral("of 5")});
    if (!rings)
        return figures;
    if (rings->back == IncidentRings::Back::FromKnownDay)
        figures.push_back({id,
                           QStringLiteral("incidents, known to"),
                           rings->known.isKnown() ? rings->known.day.toString(Qt::ISODate) : QStringLiteral("no data"),
                           {}});
    for (const double radius : IncidentRings::radii)
        for (const auto period : IncidentRings::periods) {
            const auto count = rings->count(*catalogue->incidents(), radius, period);
            const QString what = QStringLiteral("incidents, %1 km, %2").arg(radius / 1000).arg(periodName(period));
            const auto text = [&](int number) {
                return count.isKnown ? QString::number(number) : QStringLiteral("no data");
            };
            figures.push_back({id, what + L(", certain"), text(count.certain), {}});
            figures.push_back({id, what + L(", possible"), text(count.possible), {}});
        }
    return figures;
}

} // namespace kohkan
