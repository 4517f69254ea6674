// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/compare_table.h"

#include "datasets/deposits/best_supported.h"
#include "datasets/work/words.h"
#include "widgets/pages/field_text.h"
#include "widgets/pages/page_writer.h"
#include "widgets/pages/passport_page.h"

#include <algorithm>
#include <functional>

namespace kohkan {

namespace {

using L = QLatin1StringView;
using Part = CompareTable::Part;
using Cell = std::vector<Part>;
using TableRow = CompareTable::Row;
using Difference = TableRow::Difference;

/// A number with the interval that its rounding allows.
struct Rounded {
    double value = 0;
    double half = 0;
    QString basis; ///< figures on different ones are not compared
    static Rounded of(double value, int digits, const QString &basis)
    {
        return {value, 0.5 * std::pow(10, std::floor(std::log10(value)) - digits + 1), basis};
    }
    bool agrees(const Rounded &other) const
    {
        return std::abs(value - other.value) <= (half + other.half) * (1 + 1e-9);
    }
};

Difference differenceOf(const std::vector<Rounded> &figures)
{
    Difference difference = Difference::None;
    for (std::size_t i = 0; i < figures.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            if (figures[i].basis != figures[k].basis)
                return Difference::Unlike;
            if (!figures[i].agrees(figures[k]))
                difference = Difference::Differs;
        }
    return difference;
}

/// "100 %" whether it is so published or a share is divided out; else as it is.
QString basisKey(const QString &basis)
{
    return basis.startsWith(L("100 %")) ? QStringLiteral("100 %") : basis;
}

QString dateOf(const Estimate &estimate)
{
    return estimate.effectiveDate.isEmpty() ? tr("undated") : estimate.effectiveDate;
}

QString joined(const QString &digits, const QString &unit)
{
    return unit.isEmpty() ? digits : digits + QChar(QChar::Nbsp) + unit;
}

/// A published figure with at most the digits that are shown.
QString shortened(const QString &digits, const QString &unit)
{
    const auto number = Figure::parse(digits);
    const bool isLong = number && number->digits > FigureView::mostDigits;
    return joined(isLong ? roundedText(number->value, FigureView::mostDigits) : digits, unit);
}

/// Makes the rows of one table.
class Maker {
public:
    Maker(const Catalogue &catalogue, CompareTable &table, FigureView view)
        : m_catalogue(catalogue), m_table(table), m_view(view)
    {
        if (m_view.units == FigureView::Units::Published)
            m_view.units = FigureView::Units::Metric;
        for (const QString &id : table.ids)
            m_estimates.push_back(catalogue.estimatesFor(id));
    }
    void addFacts();
    void addClasses();
    void addProduction();
    void addApart();

private:
    /// What stands best in one class at each site, for one commodity; null where there is none.
    using Chosen = std::vector<const Estimate *>;
    using Supported = std::vector<std::vector<SupportedEstimate>>; ///< by site
    void section(const QString &label) { add(TableRow::Kind::Section, label, {}); }
    void add(TableRow::Kind kind, const QString &label, std::vector<Cell> cells,
             Difference difference = Difference::None)
    {
        const bool isSaid = std::any_of(cells.begin(), cells.end(), [](const Cell &cell) { return !cell.empty(); });
        if ((kind == TableRow::Kind::Fact || kind == TableRow::Kind::Apart) && !isSaid)
            return; // nothing is known of any of them; that a figure is missing is said
        m_table.rows.push_back({kind, label, std::move(cells), difference});
    }
    void fact(const QString &label, const std::function<QString(Row)> &text, const QString &scheme = {});
    void addFigures(const Supported &supported, const QString &className);
    void addOre(const Supported &supported, const QString &className);
    void addMetal(const QString &commodity, const Chosen &chosen);
    void addGrades(const QString &commodity, const Chosen &chosen);
    static Part massPart(const Estimate &estimate, const NormalisedLine &line, const NormalisedMass &mass,
                         const Unit &unit);
    Part apart(const Estimate &estimate, const EstimateLine &line) const;
    Part output(const Production &production, const Unit &unit) const;
    QString listOf(Row row, const char *column) const;
    static const EstimateLine *lineOf(const Estimate *estimate, const QString &commodity);
    static Part statement(const Estimate &estimate, const QString &text, const QString &note);

    const Catalogue &m_catalogue;
    CompareTable &m_table;
    FigureView m_view;
    std::vector<std::vector<Estimate>> m_estimates; ///< by site
};

const EstimateLine *Maker::lineOf(const Estimate *estimate, const QString &commodity)
{
    if (estimate)
        for (const auto &line : estimate->lines)
            if (line.commodity == commodity)
                return &line;
    return nullptr;
}

Part Maker::statement(const Estimate &estimate, const QString &text, const QString &note)
{
    return {text, note, QStringLiteral("estimate:") + estimate.id};
}

QString Maker::listOf(Row row, const char *column) const
{
    const Column *tags = m_catalogue.deposits()->column(QString::fromLatin1(column));
    QStringList names;
    if (tags && !tags->isNull(row))
        for (const QString &token :
             tags->type() == Column::Type::Tags ? tags->tagTexts(row) : splitTags(tags->text(row)))
            names << m_catalogue.commodityName(token);
    return names.join(QStringLiteral(", "));
}

void Maker::fact(const QString &label, const std::function<QString(Row)> &text, const QString &scheme)
{
    std::vector<Cell> cells;
    QStringList said;
    for (const QString &id : m_table.ids) {
        const auto row = m_catalogue.deposits()->rowOfKey(id);
        const QString own = row ? text(*row) : QString();
        cells.emplace_back();
        if (own.isEmpty())
            continue;
        // A site is linked by its id and shown by its name.
        cells.back().push_back(scheme.isEmpty() ? Part{own, {}, {}}
                                                : Part{m_catalogue.depositName(own), {}, scheme + own});
        if (!said.contains(own))
            said << own;
    }
    add(TableRow::Kind::Fact, label, std::move(cells), said.size() > 1 ? Difference::Differs : Difference::None);
}

void Maker::addFacts()
{
    const auto plain = [this](const char *name) {
        return [this, name](Row row) {
            const Column *column = m_catalogue.deposits()->column(QString::fromLatin1(name));
            QString text = column && !column->isNull(row) ? column->text(row) : QString();
            if (!text.isEmpty())
                text[0] = text[0].toUpper();
            return text;
        };
    };
    section(tr("Site"));
    fact(tr("Commodities"), [this](Row row) { return listOf(row, "primary_commodities"); });
    fact(tr("Also"), [this](Row row) { return listOf(row, "secondary_commodities"); });
    fact(tr("Status"), plain("status"));
    fact(tr("Deposit type"), plain("deposit_type"));
    fact(tr("Province"), plain("province"));
    fact(tr("District"), [this](Row row) { return m_catalogue.districtsOf(row).join(QStringLiteral(", ")); });
    fact(tr("Location accuracy"), [this](Row row) {
        const auto metres = m_catalogue.accuracyOf(row);
        return metres ? tr("within %1").arg(distanceText(*metres)) : QString();
    });
    fact(tr("Operator"), [this](Row row) {
        const Column *column = m_catalogue.deposits()->column(u"operator");
        return column && !column->isNull(row) ? column->text(row) : QString();
    });
    fact(
        tr("Part of"),
        [this](Row row) {
            const Column *column = m_catalogue.deposits()->column(u"part_of");
            return column && !column->isNull(row) ? column->text(row) : QString();
        },
        QStringLiteral("site:"));
}

void Maker::addClasses()
{
    Supported supported;
    std::vector<std::pair<int, QString>> classes; // firmest first, in the order of first sight
    for (const auto &estimates : m_estimates) {
        supported.push_back(bestSupported(estimates));
        for (const auto &own : supported.back())
            if (const auto key = std::pair(own.rank, own.className);
                std::find(classes.begin(), classes.end(), key) == classes.end())
                classes.push_back(key);
    }
    std::stable_sort(classes.begin(), classes.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    section(tr("Best supported figures, a class each"));
    for (const auto &[rank, name] : classes)
        addFigures(supported, name);
    if (classes.empty())
        add(TableRow::Kind::Figure, tr("Any class"), std::vector<Cell>(m_estimates.size()));
}

void Maker::addFigures(const Supported &supported, const QString &className)
{
    QStringList commodities;
    for (const auto &site : supported)
        for (const auto &own : site)
            for (const auto &line : own.estimate.lines)
                if (own.className == className && !commodities.contains(line.commodity))
                    commodities << line.commodity;
    add(TableRow::Kind::Class, className, {});
    addOre(supported, className);
    for (const QString &commodity : commodities) {
        Chosen chosen;
        for (const auto &site : supported) {
            chosen.push_back(nullptr);
            for (const auto &own : site)
                if (!chosen.back() && own.className == className && lineOf(&own.estimate, commodity))
                    chosen.back() = &own.estimate;
        }
        addGrades(commodity, chosen);
        addMetal(commodity, chosen);
    }
}

/// The tonnage of each statement of a class; a site may have several, of different commodities: then they are shown and
/// not compared.
void Maker::addOre(const Supported &supported, const QString &className)
{
    struct Ore {
        std::size_t site;
        const Estimate *estimate;
        NormalisedLine line;
    };
    std::vector<Ore> all;
    double largest = 0;
    for (std::size_t i = 0; i < supported.size(); ++i)
        for (const auto &own : supported[i])
            if (own.className == className && !own.estimate.lines.empty()) {
                all.push_back({i, &own.estimate, normalised(own.estimate, own.estimate.lines.front(), m_view.basis)});
                largest = std::max(largest, all.back().line.ore ? all.back().line.ore->tonnes : 0);
            }
    const Unit unit = m_view.unitFor(largest, {}, {});
    std::vector<Cell> cells(supported.size());
    std::vector<Rounded> figures;
    for (const Ore &own : all)
        if (own.line.ore) {
            cells[own.site].push_back(massPart(*own.estimate, own.line, *own.line.ore, unit));
            figures.push_back(Rounded::of(own.line.ore->tonnes, own.line.ore->digits, basisKey(own.line.basis)));
        }
    const bool areSingle = std::all_of(cells.begin(), cells.end(), [](const Cell &cell) { return cell.size() < 2; });
    add(TableRow::Kind::Figure, tr("Ore"), std::move(cells), areSingle ? differenceOf(figures) : Difference::None);
}

Part Maker::massPart(const Estimate &estimate, const NormalisedLine &line, const NormalisedMass &mass, const Unit &unit)
{
    return statement(estimate, joined(mass.text(unit, FigureView::mostDigits), unit.name),
                     QStringList{estimate.id, dateOf(estimate), line.basis}.join(QStringLiteral(" · ")));
}

void Maker::addMetal(const QString &commodity, const Chosen &chosen)
{
    std::vector<NormalisedLine> lines(chosen.size());
    double largest = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (const EstimateLine *line = lineOf(chosen[i], commodity)) {
            lines[i] = normalised(*chosen[i], *line, m_view.basis);
            largest = std::max(largest, lines[i].metal ? lines[i].metal->tonnes : 0);
        }
    const Unit unit = m_view.unitFor(largest, {}, commodity);
    std::vector<Cell> cells(chosen.size());
    std::vector<Rounded> figures;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (const auto &metal = lines[i].metal) {
            cells[i].push_back(massPart(*chosen[i], lines[i], *metal, unit));
            if (lines[i].isDerived)
                cells[i].back().note += tr(" · tonnage x grade");
            figures.push_back(Rounded::of(metal->tonnes, metal->digits, basisKey(lines[i].basis)));
        }
    add(TableRow::Kind::Figure, tr("%1, contained").arg(m_catalogue.commodityName(commodity)), std::move(cells),
        differenceOf(figures));
}

/// In the unit of the first grade; one that does not convert stands as published.
void Maker::addGrades(const QString &commodity, const Chosen &chosen)
{
    std::vector<Cell> cells(chosen.size());
    std::vector<Rounded> figures;
    std::optional<Unit> unit;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const EstimateLine *line = lineOf(chosen[i], commodity);
        if (!line || line->grade.isEmpty())
            continue;
        const auto grade = Measure::parse(line->grade, line->gradeUnit, Unit::Kind::Grade);
        if (!unit && grade)
            unit = grade->unit;
        const auto text =
            grade ? convertedText(grade->figure, grade->unit, *unit, FigureView::mostDigits) : std::nullopt;
        cells[i].push_back(statement(*chosen[i],
                                     text ? joined(*text, unit->name) : shortened(line->grade, line->gradeUnit),
                                     QStringList{chosen[i]->id, dateOf(*chosen[i])}.join(QStringLiteral(" · "))));
        if (grade) // a share of the ground changes no grade
            figures.push_back(Rounded::of(grade->value(), grade->figure.digits, {}));
    }
    add(TableRow::Kind::Figure, tr("%1, grade").arg(m_catalogue.commodityName(commodity)), std::move(cells),
        differenceOf(figures));
}

void Maker::addProduction()
{
    std::vector<std::vector<Production>> all;
    std::vector<std::pair<QString, QString>> keys; // kind and commodity
    for (const QString &id : m_table.ids) {
        all.push_back(m_catalogue.productionFor(id));
        for (const auto &own : all.back())
            if (const auto key = std::pair(own.kind, own.commodity);
                std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(key);
    }
    section(tr("Production as published, newest first"));
    if (keys.empty())
        add(TableRow::Kind::Figure, tr("Any output"), std::vector<Cell>(all.size()));
    for (const auto &key : keys) {
        std::vector<std::vector<const Production *>> chosen(all.size());
        double largest = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (const auto &own : all[i])
                if (std::pair(own.kind, own.commodity) == key) {
                    chosen[i].push_back(&own);
                    const auto mass = Measure::parse(own.amount, own.unit, Unit::Kind::Mass);
                    largest = std::max(largest, mass ? mass->value() : 0);
                }
            std::stable_sort(chosen[i].begin(), chosen[i].end(), [](const Production *one, const Production *other) {
                return one->period > other->period;
            });
        }
        const Unit unit = m_view.unitFor(largest, {}, key.second);
        std::vector<Cell> cells(all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            for (const Production *own : chosen[i])
                cells[i].push_back(output(*own, unit));
        // Periods differ, and a plan is no output: nothing is marked as a difference.
        add(TableRow::Kind::Figure,
            tr("%1, %2").arg(m_catalogue.commodityName(key.second), key.first.isEmpty() ? tr("output") : key.first),
            std::move(cells));
    }
}

/// In the unit of its row; a rate stays what it is.
Part Maker::output(const Production &production, const Unit &unit) const
{
    const auto mass = Measure::parse(production.amount, production.unit, Unit::Kind::Mass);
    const auto text = mass ? convertedText(mass->figure, mass->unit, unit, FigureView::mostDigits) : std::nullopt;
    return {text ? joined(*text, unit.name) : shortened(production.amount, production.unit),
            production.period.isEmpty() ? tr("undated") : production.period,
            QStringLiteral("production:") + production.id};
}

Part Maker::apart(const Estimate &estimate, const EstimateLine &line) const
{
    QStringList figures;
    if (!estimate.tonnage.isEmpty())
        figures << shortened(estimate.tonnage, estimate.tonnageUnit);
    if (!line.grade.isEmpty())
        figures << shortened(line.grade, line.gradeUnit);
    if (!line.contained.isEmpty())
        figures << shortened(line.contained, line.containedUnit);
    return statement(estimate, figures.join(QStringLiteral(", ")),
                     QStringList{m_catalogue.commodityName(line.commodity), estimate.id, dateOf(estimate),
                                 tr("scope: %1").arg(estimate.scope.isEmpty() ? unknownText() : estimate.scope)}
                         .join(QStringLiteral(" · ")));
}

void Maker::addApart()
{
    std::vector<Cell> claims(m_estimates.size()), wider(m_estimates.size());
    bool any = false;
    for (std::size_t i = 0; i < m_estimates.size(); ++i)
        for (const auto &estimate : m_estimates[i]) {
            const bool isClaim = estimate.kind == L("claim");
            if (!isClaim && estimate.scope == L("deposit"))
                continue;
            any = true;
            for (const auto &line : estimate.lines)
                (isClaim ? claims : wider)[i].push_back(apart(estimate, line));
        }
    if (!any)
        return;
    section(tr("Shown, never compared"));
    add(TableRow::Kind::Apart, tr("Claims"), std::move(claims));
    add(TableRow::Kind::Apart, tr("Figures of wider ground"), std::move(wider));
}

/// For one cell of a table with tabs: no tab and no line break.
QString plainCell(const QString &text)
{
    return text.simplified();
}

} // namespace

QString CompareTable::missingFigure()
{
    return tr("no figure published");
}

CompareTable CompareTable::of(const Catalogue &catalogue, const QStringList &ids, const FigureView &view)
{
    CompareTable table;
    table.ids = ids;
    for (const QString &id : ids)
        table.names << catalogue.depositName(id);
    Maker maker(catalogue, table, view);
    maker.addFacts();
    maker.addClasses();
    maker.addProduction();
    maker.addApart();
    return table;
}

QString CompareTable::tsv() const
{
    QStringList lines;
    QStringList head{QString()};
    for (const auto &name : names)
        head << plainCell(name);
    lines << head.join(u'\t');
    for (const auto &row : rows) {
        QStringList line{plainCell(row.label)};
        for (const auto &cell : row.cells) {
            QStringList parts;
            for (const auto &part : cell)
                parts << plainCell(part.note.isEmpty() ? part.text
                                                       : QStringLiteral("%1 (%2)").arg(part.text, part.note));
            line << (!parts.isEmpty()                ? parts.join(QStringLiteral("; "))
                     : row.kind == Row::Kind::Figure ? missingFigure()
                                                     : unknownText());
        }
        lines << line.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace kohkan
