// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <optional>
#include <vector>

namespace kohkan {

/// One row of a table: texts as published by column name; a column that is not there has no value.
using RowTexts = QMap<QString, QString>;

/// What names a record: a table (`deposits`, `estimates`, `production`, `notes`, `annotations`) and an id in it. The
/// rows of one estimate are one record.
struct RecordName {
    QString table;
    QString id;
    friend bool operator==(const RecordName &, const RecordName &) = default;
    friend auto operator<=>(const RecordName &a, const RecordName &b)
    {
        const int tables = a.table.compare(b.table);
        return (tables != 0 ? tables : a.id.compare(b.id)) <=> 0;
    }
};

/// A record as a user has it: a correction of a shipped one, or one of their own. Kept apart from the shipped data. A
/// value; any thread.
struct UserEdit {
    RecordName name;
    QString site;               ///< id of the deposit it is about
    std::vector<RowTexts> rows; ///< the whole record as the user has it; one row a line of an estimate
    std::vector<RowTexts> base; ///< the shipped record it was made on; empty where the record is the user's own
    QString author;
    QString madeAt; ///< ISO 8601, UTC
    QString reason; ///< why; may be empty for a record of their own
    friend bool operator==(const UserEdit &, const UserEdit &) = default;

    bool isOwn() const { return base.empty(); }
    /// Labels of columns that the user has otherwise than `base`, in the order of their names.
    QStringList changedColumns() const;
    QJsonObject json() const;
    static std::optional<UserEdit> fromJson(const QJsonObject &object);
};

/// SHA-256, in hexadecimal digits, over the rows as compact JSON with sorted names, empty values left out.
QString hashOf(const std::vector<RowTexts> &rows);

/// SHA-256 over edits in the order of their names, in hexadecimal digits; empty where there is none.
QString hashOf(std::vector<UserEdit> edits);

/// A record as it was after one change; nothing where it was taken away.
struct RecordVersion {
    RecordName name;
    QString at; ///< ISO 8601, UTC
    std::optional<UserEdit> edit;
    friend bool operator==(const RecordVersion &, const RecordVersion &) = default;
};

/// A new id for a record of the user's own: `own-` and twelve hexadecimal digits.
QString ownId();

} // namespace kohkan
