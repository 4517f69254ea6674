// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "widgets/pages/field_text.h"

#include <QColor>
#include <QCoreApplication>
#include <QPalette>
#include <QString>

namespace kohkan {

/// What the pages of the Site panel share: rich text in the colours of a palette, with values escaped, and references
/// written from the shipped tables. Links: `site:ID`, `source:REF`, `place:LON,LAT`, `commodity:TOKEN`,
/// `rings:RADIUS,PERIOD`, `edit:TABLE/ID` (no ID: a new record of the user's own), `takeback:TABLE/ID`,
/// `history:TABLE/ID`, `route:LON,LAT,LON,LAT`, and http(s) addresses. A value for
/// one refresh; GUI thread.
class PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::PageWriter)
public:
    PageWriter(CataloguePtr catalogue, const QPalette &palette);

    /// A friendly sentence where there is nothing else to say.
    QString hint(const QString &sentence) const;
    bool isUnverified(Row deposit) const; ///< rests on general knowledge that no text read confirmed
    QString text(Row deposit, QLatin1StringView column) const;
    QStringList list(Row deposit, QLatin1StringView column) const;
    QString page(const QString &body) const; ///< a body in the colours of the palette
    QString heading(const QString &text) const;
    QString note(const QString &html) const;
    QString badge(const QString &text, const QColor &back) const;

protected:
    const Catalogue *catalogue() const { return m_catalogue.get(); }
    QString tableStart() const; ///< of label and value rows
    QString row(const QString &label, const QString &html) const;
    QString muted(const QString &text) const; ///< a paragraph that says what is not there
    /// References in a line: publisher and year, each a link to its address or else to its entry on the Sources page.
    QString references(const QStringList &refs) const;
    /// One reference in full: title, publisher, year, link, note.
    QString sourceBlock(const QString &ref) const;
    QString siteLink(const QString &id) const;
    QString placeLink(LonLat place, const QString &text) const;
    QString commodityLink(const QString &token, const QString &text) const; ///< filters by it
    QString editLink(const RecordName &name, const QString &text) const;    ///< opens the form of a record
    /// Who added or corrected a record, when and why, behind a badge; nothing for a shipped one.
    QString signature(const RecordName &name, const EditSignature &edit) const;

    QString m_muted; ///< colour of labels
    QString m_line;  ///< colour of rules
    QString m_shade; ///< background of table heads
    QString m_claim; ///< background of claims
    QString m_link;

private:
    CataloguePtr m_catalogue;
};

/// The badge colour of what is doubtful.
inline constexpr QRgb doubtfulColor = 0xffb35c00;

/// The badge colour of what a user has said.
inline constexpr QRgb ownColor = 0xff3f5fa8;

/// A text for HTML, "—" where it is empty.
QString orUnknown(const QString &text);
/// A figure with its unit that stays on one line; "—" where there is none.
QString figure(const QString &digits, const QString &unit);
/// An accuracy or a ring: metres below one kilometre.
QString distanceText(double metres);
/// A table value such as `past-producer` with a capital letter, for HTML.
QString capitalized(QString value);
/// A text with its web addresses as links, everything else escaped.
QString linkedText(const QString &text);
/// The token of a commodity where it is a chemical symbol or another short name of its own (`Cu`, `REE`), else empty.
QString commoditySymbol(const QString &token);

} // namespace kohkan
