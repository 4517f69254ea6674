// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/scatter_source.h"

#include "datasets/work/words.h"
#include "widgets/charts/chart_figure.h"
#include "widgets/pages/feature_text.h"
#include "widgets/pages/field_text.h"
#include "widgets/pages/figure_view.h"
#include "widgets/pages/passport_page.h"

#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <cmath>

namespace kohkan {

namespace {

/// The unit that most of the statements write their grades in.
Unit commonUnit(const std::map<Row, GradeTonnage> &sites)
{
    std::map<QString, int> counts;
    for (const auto &[row, figures] : sites)
        ++counts[figures.grade.unit.name];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return *unitNamed(most == counts.end() ? QStringLiteral("%") : most->first);
}

QString sourcesOf(const Catalogue &catalogue, const QStringList &refs)
{
    QStringList texts;
    for (const QString &ref : refs) {
        const Source *source = catalogue.source(ref);
        texts << (source ? QStringLiteral("%1 (%2, %3) %4")
                               .arg(source->title, source->publisher, source->year, source->identifier)
                         : ref);
    }
    return texts.join(QStringLiteral(" | "));
}

} // namespace

std::optional<Unit> unitOf(const Column &column)
{
    if (const auto known = unitNamed(column.unit()))
        return known;
    static const QRegularExpression bracket(QStringLiteral("[\\(\\[]([^\\(\\)\\[\\]]+)[\\)\\]]\\s*$"));
    return unitNamed(bracket.match(column.name()).captured(1).trimmed());
}

bool isInOunces(const QString &commodity)
{
    FigureView view;
    view.units = FigureView::Units::OuncesAndPounds;
    return view.unitFor(1e9, {}, commodity).name.endsWith(QLatin1String("oz"));
}

QString ScatterSource::Axis::tick(double base) const
{
    if (!unit)
        return numberText(base);
    return unit->kind == Unit::Kind::Mass ? massText(base, mass) : numberText(base / unit->factor);
}

ScatterSourcePtr ScatterSource::ofDeposits(LayerEntry entry, CataloguePtr catalogue, const QString &commodity)
{
    auto source = std::make_shared<ScatterSource>();
    const Layer &layer = *entry.layer;
    auto points = std::make_shared<ScatterPoints>(layer.rowCount());
    source->m_commodity = commodity;
    source->m_commodityName = catalogue->commodityName(commodity);
    source->m_carriers = RowSet(layer.rowCount());
    GradeTonnageSites found = gradeTonnageSites(*catalogue, commodity);
    const Layer &deposits = *catalogue->deposits();
    found.carriers.forEach([&](Row row) {
        if (const auto own = layer.rowOfKey(deposits.key(row)))
            source->m_carriers.insert(*own);
    });
    for (auto &[row, figures] : found.sites)
        if (const auto own = layer.rowOfKey(deposits.key(row))) {
            points->set(*own, figures.tonnage.value(), figures.grade.value());
            source->m_sites.emplace(*own, std::move(figures));
        }
    source->m_x = {tr("Ore"), {}, unitNamed(QStringLiteral("t"))};
    source->m_y.unit = commonUnit(source->m_sites);
    source->m_y.title = tr("%1 (%2)").arg(source->m_commodityName, source->m_y.unit->name);
    source->m_points = std::move(points);
    source->m_entry = std::move(entry);
    source->m_catalogue = std::move(catalogue);
    return source;
}

ScatterSourcePtr ScatterSource::ofColumns(LayerEntry entry, const QString &tonnage, const QString &grade)
{
    auto source = std::make_shared<ScatterSource>();
    const Layer &layer = *entry.layer;
    source->m_tonnage = layer.column(tonnage);
    source->m_grade = layer.column(grade);
    auto points = std::make_shared<ScatterPoints>(layer.rowCount());
    if (source->m_tonnage && source->m_grade) {
        const auto axis = [&](const Column &column) {
            const QString heading = fieldHeading(entry, column);
            Axis made{heading, heading, unitOf(column)};
            if (made.unit && made.unit->kind == Unit::Kind::Rate)
                made.unit.reset();
            if (made.unit && made.unit->kind == Unit::Kind::Mass) // each tick has its own unit
                made.title = heading.section(QRegularExpression(QStringLiteral("\\s*[\\(\\[]")), 0, -2);
            return made;
        };
        source->m_x = axis(*source->m_tonnage);
        source->m_y = axis(*source->m_grade);
        const double xFactor = source->m_x.unit ? source->m_x.unit->factor : 1,
                     yFactor = source->m_y.unit ? source->m_y.unit->factor : 1;
        for (std::size_t i = 0; i < layer.rowCount(); ++i)
            points->set(rowAt(i), source->m_tonnage->number(rowAt(i)) * xFactor,
                        source->m_grade->number(rowAt(i)) * yFactor);
    }
    source->m_points = std::move(points);
    source->m_entry = std::move(entry);
    return source;
}

EstimateMark ScatterSource::mark(Row row) const
{
    const GradeTonnage *known = figures(row);
    return known ? markOf(known->chosen.estimate) : EstimateMark::Solid;
}

const GradeTonnage *ScatterSource::figures(Row row) const
{
    const auto at = m_sites.find(row);
    return at == m_sites.end() ? nullptr : &at->second;
}

double ScatterSource::isoUnit() const
{
    return isInOunces(m_commodity) ? std::log10(unitNamed(QStringLiteral("oz"))->factor) : 0;
}

QString ScatterSource::isoText(double amount) const
{
    const bool isMass =
        m_x.unit && m_y.unit && m_x.unit->kind == Unit::Kind::Mass && m_y.unit->kind == Unit::Kind::Grade;
    if (!isMass)
        return numberText(amount);
    return massText(amount, isInOunces(m_commodity) ? MassUnits::Ounces : MassUnits::Tonnes);
}

QString ScatterSource::isoTitle() const
{
    if (m_catalogue)
        return tr("contained %1").arg(m_commodityName.toLower());
    const bool isMass =
        m_x.unit && m_y.unit && m_x.unit->kind == Unit::Kind::Mass && m_y.unit->kind == Unit::Kind::Grade;
    return isMass ? tr("contained metal") : tr("product of both");
}

QString ScatterSource::summary(const RowSet &shown) const
{
    const QLocale locale;
    const auto number = [&](std::size_t n) { return locale.toString(static_cast<qulonglong>(n)); };
    const QString both = number((m_points->rows() & shown).count());
    if (m_catalogue)
        return tr("%1 of %2 sites have both").arg(both, number((m_carriers & shown).count()));
    return tr("%1 of %2 rows have both").arg(both, number(shown.count()));
}

QString ScatterSource::title() const
{
    if (m_catalogue)
        return tr("Grade and tonnage: %1").arg(m_commodityName);
    return tr("%1: %2 and %3").arg(m_entry.name, m_y.title, m_x.title);
}

QString ScatterSource::note() const
{
    if (m_catalogue)
        return tr("Of each site the best supported statement with tonnage and grade about the deposit itself, on a "
                  "basis of 100 % or not said; claims, attributable shares and figures of groups, districts or "
                  "companies are left out. A part and its whole may both stand here.");
    return tr("Rows of %1 in which both are above zero.").arg(m_entry.name);
}

QString ScatterSource::fileName() const
{
    return m_catalogue ? QStringLiteral("grade-tonnage-%1").arg(m_commodityName.toLower().replace(u' ', u'-'))
                       : QStringLiteral("grade-tonnage");
}

QString ScatterSource::dataHeader() const
{
    if (!m_catalogue)
        return QStringList{m_entry.layer->keyColumn() ? m_entry.layer->keyColumn()->name() : tr("row"), tr("name"),
                           m_x.heading, m_y.heading, tr("source")}
            .join(u'\t');
    const QString metal = isInOunces(m_commodity) ? QStringLiteral("Moz") : QStringLiteral("t");
    return QStringList{tr("id"),
                       tr("site"),
                       tr("commodity"),
                       tr("ore (Mt)"),
                       tr("grade (%1)").arg(m_y.unit->name),
                       tr("contained (%1), tonnage x grade").arg(metal),
                       tr("class"),
                       tr("category"),
                       tr("reported under"),
                       tr("basis"),
                       tr("effective"),
                       tr("statement"),
                       tr("source ids"),
                       tr("sources")}
        .join(u'\t');
}

QString ScatterSource::depositRow(Row row, const GradeTonnage &figures) const
{
    const Estimate &estimate = figures.chosen.estimate;
    const Unit metal = *unitNamed(isInOunces(m_commodity) ? QStringLiteral("Moz") : QStringLiteral("t"));
    const int digits = std::max(2, std::min(figures.tonnage.figure.digits, figures.grade.figure.digits));
    QStringList cells{m_entry.layer->key(row),
                      m_catalogue->depositName(estimate.depositId),
                      m_commodityName,
                      convertedText(figures.tonnage.figure, figures.tonnage.unit, *unitNamed(QStringLiteral("Mt")))
                          .value_or(QString()),
                      convertedText(figures.grade.figure, figures.grade.unit, *m_y.unit).value_or(QString()),
                      roundedText(figures.tonnage.value() * figures.grade.value() / metal.factor, digits),
                      estimateKindText(estimate.kind),
                      estimate.categoryText(),
                      estimateCodeText(estimate.code),
                      estimate.basisText(),
                      estimate.effectiveDate,
                      estimate.id,
                      estimate.sourceRefs.join(QStringLiteral("; ")),
                      sourcesOf(*m_catalogue, estimate.sourceRefs)};
    for (QString &cell : cells)
        cell = cellText(cell);
    return cells.join(u'\t');
}

QString ScatterSource::tabSeparated(const RowSet &rows) const
{
    QString text = dataHeader() + u'\n';
    const Layer &layer = *m_entry.layer;
    const QString file =
        layer.provenance().path.isEmpty() ? m_entry.name : QFileInfo(layer.provenance().path).fileName();
    const Column *refs = layer.column(u"source_refs") ? layer.column(u"source_refs") : layer.column(u"source_ref");
    for (const Row row : layer.bySourceRow()) {
        if (!rows.contains(row) || !m_points->contains(row))
            continue;
        if (const GradeTonnage *known = figures(row)) {
            text += depositRow(row, *known) + u'\n';
            continue;
        }
        const QString source = refs && !refs->isNull(row) ? refs->text(row) : file;
        text += QStringList{cellText(layer.key(row)), cellText(describeFeature(m_entry, row, nullptr).title),
                            m_tonnage->text(row), m_grade->text(row), cellText(source)}
                    .join(u'\t') +
                u'\n';
    }
    return text;
}

} // namespace kohkan
