// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/dossier_colophon.h"
#include "widgets/report/dossier_map.h"
#include "widgets/report/report.h"

#include <QCoreApplication>

namespace kohkan {

/// Name of the attachment that holds the colophon as JSON, and of the element of an HTML file that does.
inline const QString colophonFile = QStringLiteral("kohkan-colophon.json");
inline const QString colophonElement = QStringLiteral("kohkan-colophon");

/// Writes what is known of a site as a report, with a passport of each figure as a footnote. A section without content
/// is left out. One use; any thread.
class DossierReport {
    Q_DECLARE_TR_FUNCTIONS(kohkan::DossierReport)
public:
    DossierReport(const DossierFacts &facts, const DossierColophon &colophon);
    /// `provinceUrdu`: the name of the province in Urdu, empty where it is not known.
    Report make(const std::optional<DossierMap> &map, const QString &provinceUrdu);

private:
    void addMap(const DossierMap &map);
    void addIdentity(const QString &provinceUrdu);
    void addOwnWords();
    void addEstimates();
    void addBest();
    void addHistory();
    void addAudit();
    void addProduction();
    void addTimeline();
    void addSecurity();
    void addAnnotations();
    void addRings();
    void addIncidents();
    void addCaveats();
    void addPassports();
    void addSources();
    void addColophon();

    /// Kind and categories, where the kind has some: "Resource, category not stated", "Claim".
    static QString classText(const Estimate &estimate);
    QString place() const;
    QString commodities(QStringView column) const; ///< names in English and Urdu
    QString siteNames(const QStringList &ids) const;
    /// The figures of a statement, a line a commodity, for the columns commodity, grade, contained.
    std::vector<QStringList> lines(const Estimate &estimate) const;
    QString passport(const Estimate &estimate) const;
    QString signedText(const EditSignature &edit) const;
    QString passport(const Production &production) const;
    QString sourceText(const QStringList &refs) const; ///< in full
    QString cited(const QStringList &refs) const;      ///< publisher and year
    QString mark(const QString &id) const;             ///< the footnote mark of a statement

    const DossierFacts &m_facts;
    const DossierColophon &m_colophon;
    const Catalogue &m_tables;
    QStringList m_notes; ///< ids of statements in the order of their footnotes
    Report m_report;
};

} // namespace kohkan
