// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/estimate_audit.h"
#include "widgets/pages/page_writer.h"

namespace kohkan {

/// The passport of a published estimate, production figure or price: what it says, with all its digits, and what stands
/// behind it.
class PassportPage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::PassportPage)
public:
    using PageWriter::PageWriter;
    /// `findings`: of its deposit; those about this statement are shown.
    QString html(const Estimate &estimate, const std::vector<Finding> &findings) const;
    QString html(const Production &said) const;
    QString html(const Price &price) const;
    /// The same in a few lines, for a tip: `also` is a sentence to end with.
    QString brief(const Estimate &estimate, const std::vector<Finding> &findings, const QString &also = {}) const;
    /// One paragraph of plain text to paste under a figure.
    QString citation(const Estimate &estimate) const;
    QString citation(const Production &said, const QString &depositId) const;
    QString citation(const Price &price) const;

private:
    QString figures(const Estimate &estimate) const;
    QString sources(const QStringList &refs) const;
    QString cited(const QStringList &refs) const;
};

/// "Reserve", "Recoverable (mine plan)", ...; an unknown kind as it is.
QString estimateKindText(const QString &kind);
/// The code a statement is reported under, "not stated" or "none".
QString estimateCodeText(const QString &code);
/// A finding as a paragraph with its mark, for HTML.
QString findingHtml(const Finding &finding);

} // namespace kohkan
