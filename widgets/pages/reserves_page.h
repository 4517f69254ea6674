// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/estimate_audit.h"
#include "datasets/deposits/best_supported.h"
#include "widgets/pages/figure_view.h"
#include "widgets/pages/page_writer.h"

namespace kohkan {

/// The Reserves tab: the best supported statement of each class with the reason, all of them as a history, and side by
/// side on one basis. Nothing is summed. Further links: `estimate:ID` (the passport of a figure), `equivalent:` (an
/// equivalent grade) and `figures:basis` and `figures:units` (the next way to show them).
class ReservesPage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::ReservesPage)
public:
    ReservesPage(CataloguePtr catalogue, const QPalette &palette, FigureView view, QDate today);
    QString html(Row deposit) const;

private:
    using Estimates = std::vector<Estimate>;
    using Findings = std::vector<Finding>;
    QString switches() const;
    QString best(const Estimates &estimates) const;
    QString history(const Estimates &estimates, const Findings &findings) const;
    QString statement(const Estimate &estimate, const Findings &findings) const;
    QStringList facts(const Estimate &estimate) const;
    QString sideBySide(const Estimates &estimates, const Findings &findings) const;
    QString comparison(const QString &commodity, const Estimates &estimates) const;
    /// The units of one table, chosen for its largest figures.
    struct CompareUnits {
        Unit ore, metal;
    };
    CompareUnits compareUnits(const QString &commodity, const Estimates &estimates) const;
    QString comparedRow(const Estimate &estimate, const EstimateLine &line, const CompareUnits &units) const;
    /// A published mass as the view has it, with a link to its passport; "—" where there is none.
    QString mass(const Estimate &estimate, const EstimateLine &line, bool isOre) const;
    QString passportLink(const Estimate &estimate, const QString &text) const;
    QString mark(const Estimate &estimate) const;  ///< solid, outline or dotted, by class
    QString faded(const Estimate &estimate) const; ///< the colour of text of its age
    FigureView m_view;
    QDate m_today;
    QColor m_text, m_back;
};

} // namespace kohkan
