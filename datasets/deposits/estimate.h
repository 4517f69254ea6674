// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace kohkan {

/// One grade of a statement: commodity, grade, contained; texts as published, empty = not given.
struct EstimateLine {
    QString commodity;
    QString grade;
    QString gradeUnit;
    QString contained;
    QString containedUnit;
};

/// Who added or corrected a record, when and why; empty for a shipped one.
struct EditSignature {
    QString author;
    QString madeAt; ///< ISO 8601, UTC
    QString reason;
    bool isEmpty() const { return author.isEmpty(); }
};

/// One published statement about one deposit: one tonnage, one or more grades. Nothing here may be summed across class,
/// scope or basis.
struct Estimate {
    QString id;
    QString depositId;
    QString kind;         ///< reserve, resource, historical, unclassified, recoverable, claim
    QString category;     ///< CRIRSCO categories joined by `+`; `total` = not stated
    QString code;         ///< the code it is reported under; `unknown`
    QString scope;        ///< deposit, group, district, national, company
    QString sharePercent; ///< attributable share; empty = not said
    QString tonnage;
    QString tonnageUnit;
    std::vector<EstimateLine> lines;
    QString cutoff;
    QString effectiveDate;
    QStringList sourceRefs;
    QStringList notes; ///< of its lines, each once
    QString inclusive; ///< `inclusive` or `exclusive` of reserves; empty where it is not recorded
    QString wording;   ///< of the source, word for word; empty where it is not recorded
    QString locator;   ///< page, table or section; empty where it is not recorded
    EditSignature edit;

    /// The set of categories in one order, in lower case; empty where none is stated.
    QStringList categories() const;
    /// Share as a fraction; 0 where it is not said or no share (1 is the whole).
    double share() const;
    /// The categories in the words of the code: "Proven" for NI 43-101, "Proved" else; "not stated" for `total`.
    QString categoryText() const;
    /// "100 %", "50 % attributable" or "not said".
    QString basisText() const;
};

} // namespace kohkan
