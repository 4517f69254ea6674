// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QJsonObject>
#include <QStringList>

namespace kohkan {

/// One condition on one column, as a value that can be compared, written down and read back.
struct Condition {
    enum class Op {
        Equal,
        NotEqual,
        Less,
        LessEqual,
        Greater,
        GreaterEqual,
        Contains,
        IsNull,
        IsNotNull,
        OneOf,
        Between
    };
    QString field;
    Op op = Op::Equal;
    QString value;       ///< of a comparison
    QStringList values;  ///< OneOf: any of these; Between: lowest and highest, an empty text for an open end
    bool orNull = false; ///< OneOf and Between: rows without a value pass too
    friend bool operator==(const Condition &, const Condition &) = default;

    /// Reads `FIELD OP VALUE` (OP one of = != < <= > >= ~), `FIELD is null` or `FIELD is not null`; VALUE is the rest
    /// of the argument. Error::Words where it does not parse.
    static Result<Condition> parse(const QString &text);
    /// For a person; comparisons in the form that parse() reads.
    QString text() const;
    QJsonObject toJson() const;
    static Result<Condition> fromJson(const QJsonObject &object);
};

/// "<=", "is null".
QString operatorText(Condition::Op op);

} // namespace kohkan
