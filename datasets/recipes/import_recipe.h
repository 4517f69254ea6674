// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/dataset_reader.h"
#include "datasets/security/incident_mapping.h"

#include <QMap>

namespace kohkan {

/// A column of figures: what they are and in which unit. Figures of one row with the same kind, category and date
/// column are one statement.
struct FigureColumn {
    enum class What {
        Tonnage,   ///< ore; of a commodity that is sold as it is mined, that
        Grade,     ///< of `commodity`
        Contained, ///< metal, of `commodity`
        Output     ///< of a production: what was, can or shall be mined
    };
    What what = What::Tonnage;
    QString column;
    QString unit;       ///< of every figure that says none itself; empty: that of the column, or of `unitColumn`
    QString unitColumn; ///< says the unit row by row; empty: none does
    QString commodity;  ///< a token or a name; empty: that of the row
    QString kind;       ///< of an estimate or a production, as the tables have it; empty: as the row says
    QString category;   ///< CRIRSCO categories joined by `+`; empty: as the row says
    QString dateColumn; ///< empty: the one of the recipe
    friend bool operator==(const FigureColumn &, const FigureColumn &) = default;
};

/// One thing that a column may be chosen for.
struct RecipePart {
    QString name;         ///< in JSON, and mostly that of the column of our tables: `primary_commodities`
    QString title;        ///< for a person
    QStringList names;    ///< of columns that let one think of it, letters and digits in lower case, the likelier first
    bool isList = false;  ///< more than one column may be chosen; else the first of them with a value counts
    bool isWords = false; ///< its values are words that may be translated
};

/// How the tables of a source are read and what their columns say, as a person, or whoever ships it, has said it:
/// remembered under the names of the columns. A value; any thread.
struct ImportRecipe {
    enum class Kind {
        None,       ///< read so, and nothing is said of its columns
        Deposits,   ///< a row a site, and what is stated about it
        Estimates,  ///< a row a statement about a site
        Production, ///< a row an output of a site
        Incidents   ///< IncidentMapping says it
    };

    QString name;        ///< for a person, and for --recipe
    QString id;          ///< of a shipped one: what its file is called; else empty
    QString about;       ///< of a shipped one: whose tables, by what edition
    QStringList columns; ///< a table that has them all is of this source
    QJsonObject reading; ///< as readingToJson() says it
    Kind kind = Kind::None;
    QMap<QString, QStringList> choices;          ///< columns by the name of a part
    QMap<QString, QString> fixed;                ///< by the name of a part: the value of rows without one
    QMap<QString, QMap<QString, QString>> words; ///< by the name of a part: our word by the source's, in any case
    std::vector<FigureColumn> figures;
    IncidentMapping incidents; ///< counts for Kind::Incidents alone
    QString licence;           ///< of the source; empty: as the file states it
    bool mayBePassedOn = true;

    /// Is a table with these columns of this source? Never where it names no columns.
    bool isFor(const QStringList &tableColumns) const;
    /// What of it does not fit a table with these columns, as a sentence; empty where it can be applied. One that names
    /// the columns of its tables needs those alone, for editions of a source differ in the others.
    QString whyNot(const QStringList &tableColumns) const;
    /// The columns that it speaks of and the table does not have.
    QStringList missing(const QStringList &tableColumns) const;
    /// Every column that it speaks of, once.
    QStringList usedColumns() const;
    /// The same options with what the recipe says of the reading where they say nothing, and the recipe itself.
    ReadOptions applied(const ReadOptions &options) const;

    QJsonObject toJson() const;
    /// Error::Input in a sentence where it is no recipe: no object, of a later format, or of a kind that is not known.
    /// Other members that are not known are passed over.
    static Result<ImportRecipe> fromJson(const QJsonObject &object);
    /// What may be kept in files: of a table that may not be passed on no words that rows may say.
    ImportRecipe toKeep() const;

    /// What the names of the columns and their values let one think of a table of that kind.
    static ImportRecipe guess(const Layer &layer, Kind kind);
    /// The kind that the columns let one think of: Kind::None where they say nothing.
    static Kind likelyKind(const Layer &layer);
    friend bool operator==(const ImportRecipe &, const ImportRecipe &) = default;
};

using ImportRecipePtr = std::shared_ptr<const ImportRecipe>;

/// `deposits`, `estimates`, `production`, `incidents`, `none`.
QString recipeKindWord(ImportRecipe::Kind kind);
/// What columns may be chosen for in a table of that kind, in the order of a form; none for incidents.
const std::vector<RecipePart> &recipePartsOf(ImportRecipe::Kind kind);
/// Our words for the values of a part (`status`, `kind`, `category`, `scope`); none where any word will do.
QStringList recipeWordsOf(const QString &part);

} // namespace kohkan
