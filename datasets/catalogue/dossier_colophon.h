// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/dossier_facts.h"

#include <QByteArray>

namespace kohkan {

/// What a dossier was made of: enough to make its figures again and to say what has changed since. Attached to the
/// document as JSON; its names are API, and listed in README. A value; any thread.
struct DossierColophon {
    static constexpr int version = 1; ///< of the JSON
    QString program;                  ///< version that made it
    QString depositId;
    QString name;
    QStringList filter; ///< conditions in force when the site was chosen, in words; empty: none
    DossierView view;
    QString workspace;  ///< SHA-256 of the user's edits in place (Catalogue::editsHash()); empty: none
    QString paper;      ///< `a4`, `letter`
    QString boundaries; ///< how the map draws disputed lines
    std::vector<DossierRow> rows;
    std::vector<DossierFigure> figures;

    /// Rows and figures of the facts, with what shaped them; program, filter, paper and boundaries are the caller's.
    static DossierColophon of(const DossierFacts &facts);
    QByteArray toJson() const;
    /// Error::Input with one sentence where the text is no colophon of a version that is known.
    static Result<DossierColophon> fromJson(const QByteArray &json);
};

/// "as reported" or "100 %".
QString basisName(Basis basis);
/// "as published", or the unit of mass.
QString unitName(const DossierView &view);

/// One difference between what a dossier shows and what the tables say now.
struct DossierChange {
    enum class Kind { RowChanged, RowGone, RowNew, FigureChanged, FigureGone, FigureNew };
    Kind kind;
    QString where;  ///< "estimates EST-003/1", or the row and name of a figure
    QString before; ///< hash of a row, value and unit of a figure; empty where it is new
    QString now;    ///< empty where it is gone
    QString sentence() const;
};

/// What has changed since: rows first, then the figures made again with the view of the colophon. A row that the
/// dossier no longer rests on, but is in its table as it was, is no change.
std::vector<DossierChange> changesSince(const DossierColophon &then, const CataloguePtr &catalogue);

} // namespace kohkan
