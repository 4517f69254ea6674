// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/catalogue/estimate_audit.h"
#include "datasets/deposits/best_supported.h"
#include "datasets/deposits/normalised.h"
#include "datasets/security/incident_rings.h"

namespace kohkan {

/// What shapes the figures of a dossier.
struct DossierView {
    Basis basis = Basis::AsReported;
    std::optional<Unit> mass; ///< of ore and metal; nothing: as published
    QDate asOf;               ///< staleness is counted back from this day, and incidents are known as of it
    /// What the periods of incidents are counted back from.
    IncidentRings::Back back = IncidentRings::Back::FromKnownDay;
};

/// A figure as a dossier shows it: at most shownDigits significant digits; empty where there is none.
struct ShownFigure {
    static constexpr int mostDigits = 4;
    QString value;
    QString unit;
    bool isEmpty() const { return value.isEmpty(); }
};
ShownFigure shownTonnage(const Estimate &estimate, const DossierView &view);
ShownFigure shownGrade(const EstimateLine &line); ///< grades have no basis and keep their unit
/// As published only: tonnage x grade is not made up here.
ShownFigure shownContained(const Estimate &estimate, const EstimateLine &line, const DossierView &view);

/// A figure that a dossier shows, by the row it comes from. Part of the colophon; the names are API.
struct DossierFigure {
    QString id;    ///< of the statement (`EST-003`), its line (`EST-003/1`), or another row
    QString what;  ///< `tonnage`, `grade`, `contained`, `best supported`, `amount`, ...
    QString value; ///< as shown
    QString unit;
    friend bool operator==(const DossierFigure &, const DossierFigure &) = default;
};
/// A row of a shipped table that a dossier rests on.
struct DossierRow {
    QString table;
    QString id;   ///< rowName()
    QString hash; ///< rowHash()
    friend bool operator==(const DossierRow &, const DossierRow &) = default;
};

/// All that the tables say of one site, as a dossier shows it. Nothing is summed. Made once; free to read on any
/// thread.
struct DossierFacts {
    static constexpr std::size_t mostListed = 15; ///< incidents that are named one by one

    CataloguePtr catalogue;
    Row deposit{};
    DossierView view;
    QString id;
    QString name;
    QStringList parts;
    QString whole; ///< id of the site it is part of
    std::vector<Estimate> estimates;
    std::vector<SupportedEstimate> best;
    std::vector<Finding> findings;
    std::vector<Production> production;
    std::vector<TimelineEvent> events;
    std::vector<RegionRisk> risks;
    std::vector<Annotation> annotations;       ///< of a user, on the day of the view
    std::optional<IncidentRings> rings;        ///< nothing where the site has no place to measure from
    std::vector<IncidentRings::Listed> listed; ///< the first of those in the widest ring, certain ones first
    std::size_t listedOf = 0;                  ///< how many there are
    std::vector<Row> incidentsHere;            ///< reported at the site itself: they name it

    static DossierFacts of(CataloguePtr catalogue, Row deposit, DossierView view);

    /// Of a column of the deposits, as its source wrote it.
    QString text(QStringView column) const;
    QStringList list(QStringView column) const;
    /// The rows of a statement in the order of its lines: `EST-003/1`, `EST-003/2`.
    QStringList lineNames(const Estimate &estimate) const;
    /// References of everything but estimates and production, in order of use, each once.
    QStringList otherRefs() const;
    /// Every row that is shown or counted, each once, by table.
    std::vector<DossierRow> rows() const;
    /// Every figure that is shown, in the order of the document.
    std::vector<DossierFigure> figures() const;
};

/// `90 days`, `365 days`, `all`.
QString periodName(IncidentRings::Period period);
/// The text of a cell of a table; empty where there is no such column or no value.
QString cellText(const Layer &table, Row row, QStringView column);

} // namespace kohkan
