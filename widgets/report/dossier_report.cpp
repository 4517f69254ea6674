// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/report/dossier_report.h"

#include "widgets/pages/passport_page.h"
#include "widgets/pages/security_page.h"

namespace kohkan {

namespace {

using L = QLatin1StringView;
using Align = ReportTable::Align;
using Look = ReportTable::Look;

QString muted(const QString &html)
{
    return QStringLiteral("<span class=\"m\">%1</span>").arg(html);
}

QString bold(const QString &text)
{
    return QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped());
}

QString urdu(const QString &text)
{
    return text.isEmpty()
               ? text
               : QStringLiteral(" <span class=\"u\" lang=\"ur\" dir=\"rtl\">%1</span>").arg(text.toHtmlEscaped());
}

/// A name in its own script.
QString named(const QString &text)
{
    const bool isArabic =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Arabic; });
    return isArabic ? urdu(text).trimmed() : text.toHtmlEscaped();
}

QString figureHtml(const ShownFigure &figure)
{
    return kohkan::figure(figure.value, figure.unit);
}

/// A number and its percent sign stay together.
QString unbroken(QString html)
{
    return html.replace(L(" %"), L("&nbsp;%"));
}

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

ReportTable listTable(double marks)
{
    ReportTable table;
    table.look = Look::Bare;
    table.columns = {{{}, marks, Align::Left}, {{}, 1 - marks, Align::Left}};
    return table;
}

} // namespace

DossierReport::DossierReport(const DossierFacts &facts, const DossierColophon &colophon)
    : m_facts(facts), m_colophon(colophon), m_tables(*facts.catalogue)
{
    for (const Estimate &estimate : facts.estimates)
        m_notes << estimate.id;
    for (const Production &own : facts.production)
        m_notes << own.id;
}

Report DossierReport::make(const std::optional<DossierMap> &map, const QString &provinceUrdu)
{
    QStringList where = m_tables.districtsOf(m_facts.deposit);
    where << m_facts.text(u"province");
    where.removeAll(QString());
    m_report.title = m_facts.name;
    m_report.program = tr("Kohkan %1").arg(m_colophon.program);
    m_report.mapWarning = tr("Not an official map");
    m_report.subtitle = tr("Dossier of a mineral deposit · %1 · as of %2")
                            .arg(where.join(L(", ")).toHtmlEscaped(), m_facts.view.asOf.toString(Qt::ISODate));
    if (map)
        addMap(*map);
    addIdentity(provinceUrdu);
    addOwnWords();
    addEstimates();
    addAudit();
    addProduction();
    addTimeline();
    addSecurity();
    addCaveats();
    addPassports();
    addSources();
    addColophon();
    return std::move(m_report);
}

void DossierReport::addMap(const DossierMap &map)
{
    const double step = std::pow(10, std::floor(std::log10(map.scale)) - 1); // two digits
    const QString scale = QLocale(QLocale::English).toString(std::round(map.scale / step) * step, 'f', 0);
    QStringList words{tr("Scale on paper about 1:%1, Web Mercator.").arg(scale)};
    if (map.hasCircle)
        words << tr("The circle is the stated accuracy of the place.");
    words << tr("Boundaries: %1 depiction. Not an official map. Natural Earth, GeoNames, SRTM.")
                 .arg(m_colophon.boundaries.toHtmlEscaped());
    m_report.map(map.image, words.join(u' '));
}

// ---- identity

QString DossierReport::commodities(QStringView column) const
{
    QStringList names;
    for (const QString &token : m_facts.list(column)) {
        const Commodity *known = m_tables.commodity(token);
        const QString symbol = commoditySymbol(token);
        const QString name = m_tables.commodityName(token);
        names << name.toHtmlEscaped() +
                     (symbol.isEmpty() || symbol == name ? QString()
                                                         : QStringLiteral(" (%1)").arg(symbol.toHtmlEscaped())) +
                     (known ? urdu(known->nameUrdu) : QString());
    }
    return names.join(QStringLiteral(", "));
}

QString DossierReport::siteNames(const QStringList &ids) const
{
    QStringList names;
    for (const QString &id : ids)
        names << m_tables.depositName(id).toHtmlEscaped() + muted(QStringLiteral(" (%1)").arg(id.toHtmlEscaped()));
    return names.join(QStringLiteral("<br>"));
}

QString DossierReport::place() const
{
    const LonLat point = m_tables.deposits()->geometry().point(m_facts.deposit);
    if (!point.isValid())
        return {};
    const auto accuracy = m_tables.accuracyOf(m_facts.deposit);
    return tr("%1° N, %2° E (WGS 84), %3")
        .arg(m_facts.text(u"lat"), m_facts.text(u"lon"),
             accuracy ? tr("within %1").arg(distanceText(*accuracy)) : tr("accuracy not known"));
}

void DossierReport::addIdentity(const QString &provinceUrdu)
{
    ReportTable table = listTable(0.22);
    const auto row = [&](const QString &label, const QString &html) {
        table.rows.push_back({{muted(label.toHtmlEscaped()), html.isEmpty() ? unknownText() : html}, {}, {}, {}});
    };
    const auto known = [&](const QString &label, const QString &html) { // what a site may lack without being a gap
        if (!html.isEmpty())
            row(label, html);
    };
    const auto joined = [&](QStringView column) { return m_facts.list(column).join(L("; ")).toHtmlEscaped(); };
    QStringList names;
    for (const QString &name : m_facts.list(u"alt_names"))
        names << named(name);
    known(tr("Other names"), names.join(L("; ")));
    row(tr("Province"), m_facts.text(u"province").toHtmlEscaped() + urdu(provinceUrdu));
    row(tr("District"), m_tables.districtsOf(m_facts.deposit).join(L(", ")).toHtmlEscaped());
    row(tr("Coordinates"), place());
    row(tr("Commodities"), commodities(u"primary_commodities"));
    known(tr("Secondary"), commodities(u"secondary_commodities"));
    row(tr("Status"), capital(m_facts.text(u"status")).toHtmlEscaped());
    row(tr("Operator"), joined(u"operator"));
    known(tr("Owners"), joined(u"owners"));
    known(tr("Part of"), m_facts.whole.isEmpty() ? QString() : siteNames({m_facts.whole}));
    known(tr("Parts"), siteNames(m_facts.parts));
    known(tr("Deposit type"), m_facts.text(u"deposit_type").toHtmlEscaped());
    known(tr("Host rock"), m_facts.text(u"host_rock").toHtmlEscaped());
    known(tr("Age"), m_facts.text(u"age").toHtmlEscaped());
    known(tr("Notes"), linkedText(m_facts.text(u"notes")));
    row(tr("Record"), tr("%1, confidence %2; sources: %3")
                          .arg(m_facts.id.toHtmlEscaped(), orUnknown(m_facts.text(u"confidence")),
                               cited(m_facts.list(u"source_refs"))));
    m_report.heading(tr("Identity"));
    m_report.table(std::move(table));
}

// ---- estimates

QString DossierReport::mark(const QString &id) const
{
    return QStringLiteral("<sup class=\"f\">%1</sup>").arg(m_notes.indexOf(id) + 1);
}

std::vector<QStringList> DossierReport::lines(const Estimate &estimate) const
{
    std::vector<QStringList> lines;
    for (const EstimateLine &line : estimate.lines)
        lines.push_back({m_tables.commodityName(line.commodity).toHtmlEscaped(), figureHtml(shownGrade(line)),
                         figureHtml(shownContained(estimate, line, m_facts.view))});
    return lines;
}

QString DossierReport::classText(const Estimate &estimate)
{
    const QString kind = estimateKindText(estimate.kind);
    if (!estimate.categories().isEmpty())
        return QStringLiteral("%1, %2").arg(kind, estimate.categoryText());
    const bool hasCategories =
        estimate.kind == L("reserve") || estimate.kind == L("resource") || estimate.kind == L("historical");
    return hasCategories ? tr("%1, category not stated").arg(kind) : kind;
}

void DossierReport::addEstimates()
{
    m_report.heading(tr("Reserves and resources"));
    if (m_facts.estimates.empty()) {
        m_report.paragraph(
            tr("No estimate is published in our sources. That is not a statement that there is no ore."));
        return;
    }
    const QString units =
        m_facts.view.mass ? tr("masses in %1").arg(m_facts.view.mass->name) : tr("units as published");
    m_report.note((m_facts.view.basis == Basis::Whole
                       ? tr("On a basis of 100 % where the share is stated, %1, at most four digits.")
                       : tr("On the basis as reported, %1, at most four digits."))
                      .arg(units) +
                  u' ' + tr("Raised numbers lead to the passport of each statement, which has all digits."));
    addBest();
    addHistory();
}

void DossierReport::addBest()
{
    m_report.subheading(tr("Best supported, a class each"));
    if (m_facts.best.empty())
        return m_report.paragraph(tr("None: what is published covers other ground or is a claim."));
    ReportTable table;
    table.columns = {{tr("Class"), 2.6, Align::Left},
                     {tr("Ore"), 1.1, Align::Right},
                     {tr("Commodity"), 1.3, Align::Left},
                     {tr("Grade"), 1.1, Align::Right},
                     {tr("Contained"), 1.2, Align::Right}};
    for (const SupportedEstimate &own : m_facts.best) {
        const Estimate &estimate = own.estimate;
        const QString basis = normalised(estimate, estimate.lines.front(), m_facts.view.basis).basis;
        table.rows.push_back(
            {{bold(own.className) + mark(estimate.id), figureHtml(shownTonnage(estimate, m_facts.view))},
             lines(estimate),
             {muted(tr("%1, basis %2; chosen as %3.").arg(estimate.id, basis, own.why).toHtmlEscaped())},
             {}});
    }
    m_report.table(std::move(table));
}

void DossierReport::addHistory()
{
    m_report.subheading(tr("All that is published, newest first"));
    ReportTable table;
    table.columns = {{tr("Effective"), 1.1, Align::Left}, {tr("Statement"), 3.3, Align::Left},
                     {tr("Ore"), 1, Align::Right},        {tr("Commodity"), 1.3, Align::Left},
                     {tr("Grade"), 1.1, Align::Right},    {tr("Contained"), 1.2, Align::Right}};
    for (const Estimate &estimate : m_facts.estimates) {
        const QString basis = normalised(estimate, estimate.lines.front(), m_facts.view.basis).basis;
        QStringList facts{estimate.id, tr("code %1").arg(estimateCodeText(estimate.code)), tr("basis %1").arg(basis)};
        QString what = classText(estimate).toHtmlEscaped() + mark(estimate.id) + L("<br>") +
                       muted(unbroken(facts.join(QStringLiteral(" · ")).toHtmlEscaped()));
        if (estimate.kind == L("claim"))
            what += QStringLiteral("<br><span class=\"w\">%1</span>").arg(tr("A claim, not an estimate"));
        if (estimate.scope != L("deposit"))
            what += QStringLiteral("<br><span class=\"w\">%1</span>")
                        .arg(tr("Scope: %1, not this deposit alone").arg(orUnknown(estimate.scope)));
        table.rows.push_back(
            {{orUnknown(estimate.effectiveDate), what, figureHtml(shownTonnage(estimate, m_facts.view))},
             lines(estimate),
             {},
             {}});
    }
    m_report.table(std::move(table));
}

void DossierReport::addAudit()
{
    if (m_facts.estimates.empty())
        return;
    m_report.heading(tr("Audit of the figures"));
    if (m_facts.findings.empty())
        return m_report.paragraph(tr("Nothing was found in the figures."));
    m_report.note(tr("! is to be known before a figure is used; = explains, or agrees."));
    ReportTable table;
    table.look = Look::Bare;
    table.columns = {{{}, 0.3, Align::Left}, {{}, 1.6, Align::Left}, {{}, 7, Align::Left}};
    for (const Finding &finding : m_facts.findings) {
        const bool warns = finding.weight == Finding::Weight::Warns;
        QStringList ids;
        for (const QString &id : finding.estimates)
            ids << id.toHtmlEscaped() + mark(id);
        table.rows.push_back({{warns ? QStringLiteral("<b class=\"w\">!</b>") : QStringLiteral("<b class=\"e\">=</b>"),
                               ids.join(QStringLiteral(", ")), finding.sentence.toHtmlEscaped()},
                              {},
                              {},
                              {}});
    }
    m_report.table(std::move(table));
}

void DossierReport::addProduction()
{
    if (m_facts.production.empty())
        return;
    m_report.heading(tr("Production"));
    ReportTable table;
    table.columns = {{tr("Period"), 1.2, Align::Left},
                     {tr("Kind"), 1.2, Align::Left},
                     {tr("Commodity"), 1.6, Align::Left},
                     {tr("Amount"), 1.4, Align::Right},
                     {tr("Note"), 4, Align::Left}};
    for (const Production &own : m_facts.production)
        table.rows.push_back({{orUnknown(own.period), capital(own.kind).toHtmlEscaped() + mark(own.id),
                               m_tables.commodityName(own.commodity).toHtmlEscaped(),
                               kohkan::figure(own.amount, own.unit), linkedText(own.notes)},
                              {},
                              {},
                              {}});
    m_report.table(std::move(table));
    m_report.note(tr("As published. Planned output and capacities are not output, and nothing is added up."));
}

} // namespace kohkan
