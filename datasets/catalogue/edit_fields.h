// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/records/user_edit.h"

#include <QStringList>
#include <vector>

namespace kohkan {

/// One column of a record that a user may fill in, and what may stand in it.
struct EditField {
    enum class Kind {
        Line,      ///< one line of text
        Words,     ///< several
        Tags,      ///< texts joined with `;`
        Tokens,    ///< tokens of commodities joined with `;`
        Number,    ///< above zero, with the digits of the source
        Degrees,   ///< longitude or latitude
        Year,      ///< a whole number
        Date,      ///< partial dates and intervals, as DateRange reads them
        Choice,    ///< one of `choices`
        Commodity, ///< a token
        Source     ///< references of the table of sources, or a source in words
    };
    QString column;
    QString label;
    Kind kind = Kind::Line;
    QStringList choices;     ///< values as the tables have them
    bool isPerLine = false;  ///< of an estimate: once a commodity, not once a statement
    bool isRequired = false; ///< must have a value
    QString help;
};

/// The fields of a record of `deposits`, `estimates`, `production`, `notes` or `annotations`, in the order of a form.
/// Pure; any thread.
const std::vector<EditField> &editFieldsOf(const QString &table);
/// The same for one record: an annotation of an area or a route has its name too.
const std::vector<EditField> &editFieldsOf(const UserEdit &edit);

/// What is wrong with one value of a form.
struct EditProblem {
    QString column;
    int line = -1; ///< of an estimate, from 0; -1 where it concerns the record
    QString sentence;
};

/// Everything that stands in the way of saving an edit: values that do not read, units of another kind, figures without
/// unit, what is required and missing, a correction that changes nothing or gives no reason, and tokens that are not
/// among `commodities` (where there are any). Pure; any thread.
std::vector<EditProblem> problemsOf(const UserEdit &edit, const QStringList &commodities = {});

} // namespace kohkan
