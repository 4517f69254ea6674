// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/records/user_edit.h"
#include "datasets/result.h"

#include <QJsonObject>
#include <memory>
#include <vector>

namespace kohkan {

/// A form that somebody has begun to fill in and not yet saved.
struct Draft {
    QString name; ///< what it is a draft of: one a name
    QJsonObject form;
    QString savedAt; ///< ISO 8601, UTC
};

/// What a user adds to the shipped data: one SQLite file that is a valid GeoPackage (OGC 12-128r17, tables of
/// attributes), in WAL while it is open for writing and left in the rollback journal when it is closed. Every change is
/// one transaction that is on the device when the call returns, together with a line of the journal that keeps what it
/// replaced. One thread at a time; nothing throws.
class Workspace {
public:
    enum class Access {
        ReadWrite, ///< makes the file where there is none
        ReadOnly
    };
    /// Error::Input with a sentence where the file is no workspace, is damaged, or was made by a newer program;
    /// Error::Output where it cannot be made. A file that somebody else writes, or that may not be written, opens for
    /// reading only and whyReadOnly() says so.
    static Result<std::unique_ptr<Workspace>> open(const QString &path, Access access);
    /// `$XDG_DATA_HOME/kohkan/workspace.gpkg`
    static QString defaultPath();
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    const QString &path() const { return m_path; }
    bool isReadOnly() const { return !m_whyReadOnly.isEmpty(); }
    const QString &whyReadOnly() const { return m_whyReadOnly; } ///< a sentence; empty where it may be written

    Result<std::vector<UserEdit>> edits() const; ///< in the order in which they were first made
    /// Puts an edit in place of the one of its name, or takes that away (nothing). Undoing is this with the value
    /// before.
    Outcome change(const RecordName &name, const std::optional<UserEdit> &edit);

    /// Every change that was ever made, oldest first.
    Result<std::vector<RecordVersion>> history() const;

    Result<std::vector<Draft>> drafts() const; ///< oldest first
    Outcome saveDraft(const QString &name, const QJsonObject &form);
    Outcome dropDraft(const QString &name);

private:
    struct Database;
    Workspace();
    QString m_path;
    QString m_whyReadOnly;
    std::unique_ptr<Database> m_database;
};

} // namespace kohkan
