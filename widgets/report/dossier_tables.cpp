// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/partial_date.h"
#include "widgets/pages/passport_page.h"
#include "widgets/pages/security_page.h"
#include "widgets/report/dossier_report.h"

#include <QMap>

namespace kohkan {

// The second half of a dossier: what happened, what is around, and what all of it rests on.

namespace {

using L = QLatin1StringView;
using Align = ReportTable::Align;
using Look = ReportTable::Look;

QString aside(const QString &html)
{
    return QStringLiteral("<span class=\"m\">%1</span>").arg(html);
}

/// Something with a date, for the timeline.
struct Dated {
    QString date;
    QString html;
    qint64 last() const
    {
        const auto range = DateRange::parse(date);
        return range ? range->last : std::numeric_limits<qint64>::min();
    }
};

bool isWeb(const QString &identifier)
{
    return identifier.startsWith(L("http://")) || identifier.startsWith(L("https://"));
}

/// The first address of an identifier, which may go on in words.
QString addressOf(const QString &identifier)
{
    qsizetype end = 0;
    while (end < identifier.size() && !identifier[end].isSpace() && identifier[end] != u';' && identifier[end] != u',')
        ++end;
    return identifier.left(end);
}

QStringList refsOf(const QString &tags)
{
    QStringList refs;
    for (const QString &ref : splitTags(tags))
        refs << ref;
    return refs;
}

QString sentenceEnd(const QString &text)
{
    return text.isEmpty() || text.endsWith(u'.') ? text : text + u'.';
}

} // namespace

void DossierReport::addTimeline()
{
    std::vector<Dated> all;
    for (const TimelineEvent &event : m_facts.events)
        all.push_back({event.date, QStringLiteral("<b>%1</b><br>%2 %3")
                                       .arg(event.title.toHtmlEscaped(), sentenceEnd(event.summary).toHtmlEscaped(),
                                            aside(cited(event.sourceRefs)))});
    if (const QString year = m_facts.text(u"discovery_year"); !year.isEmpty())
        all.push_back({year, tr("Discovered, as the record has it.")});
    for (const Estimate &estimate : m_facts.estimates)
        if (!estimate.effectiveDate.isEmpty())
            all.push_back({estimate.effectiveDate,
                           tr("Effective date of %1 (%2)").arg(estimate.id, classText(estimate)).toHtmlEscaped() +
                               mark(estimate.id)});
    for (const Production &own : m_facts.production)
        if (!own.period.isEmpty())
            all.push_back(
                {own.period, tr("Production, %1: %2 %3 of %4")
                                     .arg(own.kind, own.amount, own.unit, m_tables.commodityName(own.commodity))
                                     .toHtmlEscaped() +
                                 mark(own.id)});
    for (const Row row : m_facts.incidentsHere) {
        const Layer &incidents = *m_tables.incidents();
        all.push_back({cellText(incidents, row, u"date"),
                       tr("Reported incident at the site: %1, %2.")
                               .arg(cellText(incidents, row, u"sub_type"), cellText(incidents, row, u"place"))
                               .toHtmlEscaped() +
                           u' ' + aside(cited(refsOf(cellText(incidents, row, u"source_ref"))))});
    }
    if (all.empty())
        return;
    std::stable_sort(all.begin(), all.end(), [](const Dated &a, const Dated &b) { return a.last() > b.last(); });
    ReportTable table;
    table.look = Look::Bare;
    table.columns = {{{}, 1.3, Align::Left}, {{}, 7, Align::Left}};
    for (const Dated &own : all)
        table.rows.push_back({{orUnknown(own.date), own.html}, {}, {}, {}});
    m_report.heading(tr("Timeline"));
    m_report.table(std::move(table));
}

// ---- security

void DossierReport::addSecurity()
{
    if (m_facts.risks.empty() && m_facts.annotations.empty() && !m_facts.rings)
        return;
    m_report.heading(tr("Security"));
    ReportTable table;
    table.columns = {{tr("Region"), 1.6, Align::Left}, {tr("Risk"), 1.3, Align::Left}, {tr("Reading"), 5, Align::Left}};
    for (const RegionRisk &risk : m_facts.risks)
        table.rows.push_back(
            {{(risk.district.isEmpty() ? tr("%1 (province)").arg(risk.province)
                                       : tr("%1 (district)").arg(risk.district))
                  .toHtmlEscaped(),
              QStringLiteral("<b>%1</b>").arg(riskLevelText(risk.level)),
              sentenceEnd(risk.rationale).toHtmlEscaped() + L("<br>") +
                  aside(tr("Drivers: %1. As of %2.").arg(orUnknown(risk.drivers.join(L(", "))), orUnknown(risk.asOf)) +
                        u' ' + cited(risk.sourceRefs))},
             {},
             {},
             {}});
    m_report.table(std::move(table));
    addAnnotations();
    if (m_facts.rings) {
        addRings();
        addIncidents();
    }
}

/// What a user says, apart from all that is read or computed.
void DossierReport::addAnnotations()
{
    if (m_facts.annotations.empty())
        return;
    m_report.subheading(tr("Annotations of a user"));
    ReportTable table;
    table.columns = {{tr("Level"), 1.4, Align::Left}, {tr("Annotation"), 6.5, Align::Left}};
    for (const Annotation &one : m_facts.annotations) {
        QStringList signature{orUnknown(one.author), orUnknown(one.date)};
        if (!one.validUntil.isEmpty())
            signature << (one.state(m_facts.view.asOf) == Annotation::State::Expired ? tr("expired: valid until %1")
                                                                                     : tr("valid until %1"))
                             .arg(one.validUntil.toHtmlEscaped());
        for (const QString &source : one.incidents + one.sourceRefs)
            signature << source.toHtmlEscaped();
        table.rows.push_back(
            {{QStringLiteral("<b>%1</b><br>%2").arg(riskLevelText(one.level), aside(annotationLevelMeaning(one.level))),
              QStringLiteral("%1, %2: %3<br>%4")
                  .arg(annotationWord(one.category).toHtmlEscaped(), annotationWord(one.kind).toHtmlEscaped(),
                       one.text.toHtmlEscaped().replace(u'\n', L("<br>")), aside(signature.join(L(", "))))},
             {},
             {},
             {}});
    }
    m_report.table(std::move(table));
    m_report.note(tr("A user's own words; no computed figure rests on them."));
}

void DossierReport::addRings()
{
    const Layer &incidents = *m_tables.incidents();
    m_report.subheading(tr("Reported incidents nearby"));
    const QDate last = m_facts.rings->lastDay();
    m_report.paragraph(knownSentence(m_facts.rings->known).toHtmlEscaped());
    ReportTable table;
    table.columns = {{tr("Within"), 2, Align::Left}};
    for (const auto period : IncidentRings::periods)
        table.columns.push_back({period == IncidentRings::Period::All || !last.isValid()
                                     ? ringPeriodText(period)
                                     : tr("%1 to %2").arg(ringPeriodText(period), knownDayText(last)),
                                 1.4, Align::Right});
    for (const double radius : IncidentRings::radii) {
        QStringList cells{distanceText(radius)};
        for (const auto period : IncidentRings::periods) {
            const auto count = m_facts.rings->count(incidents, radius, period);
            cells << ringCountText(count);
        }
        table.rows.push_back({cells, {}, {}, {}});
    }
    m_report.table(std::move(table));
    m_report.note(tr("Certain, and in brackets possible: the accuracy of both places, or the date, leaves it open. "
                     "A selection, not a census; no report is not no event. Tolls may include attackers."));
}

void DossierReport::addIncidents()
{
    if (m_facts.listed.empty())
        return;
    const Layer &incidents = *m_tables.incidents();
    const QString within = distanceText(IncidentRings::radii.back());
    m_report.subheading(
        m_facts.listed.size() < m_facts.listedOf
            ? tr("Within %1: %2 of %3, certain ones first").arg(within).arg(m_facts.listed.size()).arg(m_facts.listedOf)
            : tr("Within %1").arg(within));
    ReportTable table;
    table.columns = {{tr("Date"), 1.2, Align::Left},
                     {tr("Place and distance"), 2.2, Align::Left},
                     {tr("What"), 4, Align::Left},
                     {tr("Deaths reported"), 1, Align::Right}};
    for (const auto &hit : m_facts.listed) {
        const auto says = [&](QStringView column) { return cellText(incidents, hit.row, column); };
        table.rows.push_back(
            {{orUnknown(says(u"date")),
              orUnknown(says(u"place")) + L(", ") + distanceText(hit.metres) + L("<br>") +
                  aside(incidentCertainty(hit, m_facts.rings->accuracy).toHtmlEscaped()),
              orUnknown(says(u"sub_type")) + tr("; target: %1").arg(orUnknown(says(u"target").replace(u';', L(", ")))) +
                  tr("; actor as reported: %1").arg(orUnknown(says(u"actor"))) + L("<br>") +
                  aside(cited(refsOf(says(u"source_ref")))),
              orUnknown(says(u"fatalities"))},
             {},
             {},
             {}});
    }
    m_report.table(std::move(table));
}

// ---- caveats

void DossierReport::addCaveats()
{
    QStringList caveats;
    if (!m_facts.estimates.empty())
        caveats << tr("Each estimate is one published statement with its own class, scope, basis and date. Nothing is "
                      "added up, and statements that disagree stand side by side.");
    if (std::any_of(m_facts.estimates.begin(), m_facts.estimates.end(),
                    [](const Estimate &estimate) { return estimate.kind == L("claim"); }))
        caveats << tr(
            "A claim is a number with no coded estimate behind it. It sizes nothing and enters no comparison.");
    if (!m_facts.whole.isEmpty())
        caveats << tr("The site is part of %1: its figures are inside those of the whole and never added to them.")
                       .arg(m_tables.depositName(m_facts.whole));
    if (!m_facts.parts.isEmpty())
        caveats << tr("The figures of its parts are inside its own and never added to them.");
    if (!m_tables.deposits()->geometry().point(m_facts.deposit).isValid())
        caveats << tr("No place is recorded, so there is no map, and incidents nearby cannot be counted.");
    else if (const auto accuracy = m_tables.accuracyOf(m_facts.deposit))
        caveats << tr("The place is known within %1, no better.").arg(distanceText(*accuracy));
    else
        caveats << tr("How well the place is known is not recorded.");
    if (m_facts.list(u"source_refs").contains(L("unverified")))
        caveats << tr("The record is unverified: no text that was read confirms it.");
    if (!m_facts.risks.empty())
        caveats << tr("Risk levels are our reading of published advisories and statistics, not a forecast.");
    caveats << tr("The tables are curated from public material; a gap says that nothing was read, not that there is "
                  "nothing. No map here is an official map. Nothing here is investment, legal or travel advice.");
    ReportTable table = {Look::Bare, false, {{{}, 0.02, Align::Left}, {{}, 0.98, Align::Left}}, {}};
    for (const QString &caveat : caveats)
        table.rows.push_back({{QStringLiteral("•"), caveat.toHtmlEscaped()}, {}, {}, {}});
    m_report.heading(tr("Caveats"));
    m_report.table(std::move(table));
}

// ---- what it rests on

QString DossierReport::cited(const QStringList &refs) const
{
    QStringList shown;
    for (const QString &ref : refs) {
        const Source *source = m_tables.source(ref);
        if (!source || ref == L("unverified")) {
            shown << (source ? tr("unverified") : ref.toHtmlEscaped());
            continue;
        }
        QStringList words{source->publisher.isEmpty() ? source->title : source->publisher, source->year};
        words.removeAll(QString());
        const QString text = words.join(L(", ")).toHtmlEscaped();
        shown << (isWeb(source->identifier)
                      ? QStringLiteral("<a href=\"%1\">%2</a>").arg(addressOf(source->identifier).toHtmlEscaped(), text)
                      : text);
    }
    return shown.isEmpty() ? tr("no source given") : shown.join(L("; "));
}

QString DossierReport::sourceText(const QStringList &refs) const
{
    QStringList texts;
    for (const QString &ref : refs) {
        const Source *source = m_tables.source(ref);
        if (!source) {
            texts << ref.toHtmlEscaped();
            continue;
        }
        const QString publisher = source->publisher.isEmpty() ? tr("publisher not recorded") : source->publisher;
        const QString year = source->year.isEmpty() ? tr("year not recorded") : source->year;
        texts << QStringLiteral("<i>%1</i>, %2, %3, %4")
                     .arg(orUnknown(source->title), publisher.toHtmlEscaped(), year.toHtmlEscaped(),
                          source->identifier.isEmpty() ? tr("link not recorded") : linkedText(source->identifier));
    }
    return texts.isEmpty() ? tr("Source not recorded") : texts.join(L("; "));
}

/// Who added or corrected a record, when and why.
QString DossierReport::signedText(const EditSignature &edit) const
{
    if (edit.isEmpty())
        return tr("not recorded");
    const QString words = tr("the user of this workspace, %1, %2").arg(edit.author, edit.madeAt.left(10));
    return (edit.reason.isEmpty() ? words : words + L(": ") + edit.reason).toHtmlEscaped();
}

/// What the user of the workspace says of the site: corrections of its record, and notes.
void DossierReport::addOwnWords()
{
    QStringList words;
    for (const AppliedEdit *applied : m_tables.editsOf(m_facts.id)) {
        const UserEdit &edit = applied->edit;
        const QString text = edit.rows.front().value(QStringLiteral("text"));
        if (edit.name.table == L("notes"))
            words << tr("Note: %1 (%2)").arg(linkedText(text), signedText({edit.author, edit.madeAt, {}}));
        else if (edit.name.table == L("deposits") && applied->state == EditState::Applied)
            words << tr("Corrected against what is shipped: %1 (%2)")
                         .arg(edit.changedColumns().join(L(", ")).toHtmlEscaped(),
                              signedText({edit.author, edit.madeAt, edit.reason}));
    }
    if (words.isEmpty())
        return;
    m_report.heading(tr("From the workspace"));
    for (const QString &word : words)
        m_report.paragraph(word);
}

QString DossierReport::passport(const Estimate &estimate) const
{
    const auto recorded = [](const QString &text) {
        return text.isEmpty() ? tr("not recorded") : text.toHtmlEscaped();
    };
    QStringList figures;
    if (!estimate.tonnage.isEmpty())
        figures << tr("%1 of ore").arg(kohkan::figure(estimate.tonnage, estimate.tonnageUnit));
    for (const EstimateLine &line : estimate.lines) {
        QStringList own{m_tables.commodityName(line.commodity).toHtmlEscaped()};
        if (!line.grade.isEmpty())
            own << kohkan::figure(line.grade, line.gradeUnit);
        if (!line.contained.isEmpty())
            own << tr("%1 contained").arg(kohkan::figure(line.contained, line.containedUnit));
        figures << own.join(u' ');
    }
    const QStringList facts{tr("effective %1").arg(recorded(estimate.effectiveDate)),
                            tr("class %1").arg(classText(estimate).toHtmlEscaped()),
                            tr("reported under %1").arg(estimateCodeText(estimate.code).toHtmlEscaped()),
                            tr("basis %1").arg(estimate.basisText().toHtmlEscaped()),
                            tr("scope %1").arg(recorded(estimate.scope)),
                            tr("cut-off %1").arg(recorded(estimate.cutoff)),
                            tr("of reserves: %1").arg(recorded(estimate.inclusive)),
                            tr("wording: %1").arg(recorded(estimate.wording)),
                            tr("locator: %1").arg(recorded(estimate.locator)),
                            tr("entered by: %1").arg(signedText(estimate.edit))};
    QString html = QStringLiteral("<b>%1</b> %2<br>%3<br>%4")
                       .arg(estimate.id.toHtmlEscaped(), figures.join(L("; ")), sourceText(estimate.sourceRefs),
                            aside(facts.join(QStringLiteral(" · "))));
    if (!estimate.notes.isEmpty())
        html += L("<br>") + aside(tr("Note of the table: %1").arg(linkedText(estimate.notes.join(u' '))));
    return html;
}

QString DossierReport::passport(const Production &own) const
{
    const QStringList facts{tr("period %1").arg(own.period.isEmpty() ? tr("not recorded") : own.period.toHtmlEscaped()),
                            tr("kind %1").arg(orUnknown(own.kind)), tr("basis, wording, locator: not recorded"),
                            tr("entered by: %1").arg(signedText(own.edit))};
    return QStringLiteral("<b>%1</b> %2 %3<br>%4<br>%5")
        .arg(own.id.toHtmlEscaped(), m_tables.commodityName(own.commodity).toHtmlEscaped(),
             kohkan::figure(own.amount, own.unit), sourceText(own.sourceRefs),
             aside(facts.join(QStringLiteral(" · "))));
}

void DossierReport::addPassports()
{
    ReportTable table;
    table.look = Look::Bare;
    table.isSmall = true;
    table.columns = {{{}, 0.04, Align::Left}, {{}, 0.96, Align::Left}};
    const auto add = [&](const QString &html) {
        const QString number = QString::number(table.rows.size() + 1);
        table.rows.push_back({{number, html}, {}, {}, number});
    };
    for (const Estimate &estimate : m_facts.estimates)
        add(passport(estimate));
    for (const Production &own : m_facts.production)
        add(passport(own));
    if (table.rows.empty())
        return;
    m_report.heading(tr("Passports of the figures"));
    m_report.table(std::move(table));
}

void DossierReport::addSources()
{
    ReportTable table;
    table.look = Look::Bare;
    table.isSmall = true;
    table.columns = {{{}, 0.2, Align::Left}, {{}, 0.8, Align::Left}};
    for (const QString &ref : m_facts.otherRefs())
        if (const Source *source = m_tables.source(ref); source && ref != L("unverified"))
            table.rows.push_back({{aside(ref.toHtmlEscaped()), sourceText({ref})}, {}, {}, {}});
    if (table.rows.empty())
        return;
    m_report.heading(tr("Sources of the record, the timeline and the security section"));
    m_report.table(std::move(table));
}

void DossierReport::addColophon()
{
    const QString filter = m_colophon.filter.isEmpty() ? tr("none") : m_colophon.filter.join(L("; "));
    m_report.heading(tr("Colophon"));
    if (!m_colophon.workspace.isEmpty())
        m_report.paragraph(tr("With the corrections and additions of a user in place; workspace %1.")
                               .arg(m_colophon.workspace.left(12)));
    m_report.paragraph(
        tr("Made by Kohkan %1 of the tables as of %2. Filter: %3. Basis: %4. Units of mass: %5. Paper: %6. "
           "Boundaries: %7.")
            .arg(m_colophon.program, m_facts.view.asOf.toString(Qt::ISODate), filter, basisName(m_facts.view.basis),
                 unitName(m_facts.view), m_colophon.paper, m_colophon.boundaries)
            .toHtmlEscaped());
    m_report.paragraph(
        tr("The command <b>kohkan dossier --verify FILE</b> makes the %1 figures shown again from the tables "
           "it finds, and lists each that differs, and each row that has changed, is gone or is new.")
            .arg(m_colophon.figures.size()));
    m_report.note(tr("Rows used, each with the first 12 of the 64 digits of its SHA-256; the rest is attached as %1.")
                      .arg(colophonFile));
    QMap<QString, QStringList> byTable;
    for (const DossierRow &row : m_colophon.rows)
        byTable[row.table] << QStringLiteral("%1&nbsp;%2").arg(row.id.toHtmlEscaped(), aside(row.hash.left(12)));
    ReportTable table;
    table.look = Look::Bare;
    table.isSmall = true;
    table.columns = {{{}, 0.14, Align::Left}, {{}, 0.86, Align::Left}};
    constexpr qsizetype mostInRow = 60; // so that no row outgrows a page
    for (auto it = byTable.cbegin(); it != byTable.cend(); ++it)
        for (qsizetype from = 0; from < it->size(); from += mostInRow)
            table.rows.push_back(
                {{from == 0 ? it.key() : QString(), it->mid(from, mostInRow).join(QStringLiteral(", "))}, {}, {}, {}});
    m_report.table(std::move(table));
}

} // namespace kohkan
