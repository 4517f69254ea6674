// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/workspace/workspace.h"

#include "datasets/io/system_reason.h"
#include "datasets/work/words.h"
#include "datasets/workspace/workspace_schema.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QStandardPaths>
#include <SQLiteCpp/SQLiteCpp.h>

namespace kohkan {

namespace {

std::string json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string json(const QJsonValue &value)
{
    return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact).toStdString();
}

QJsonArray arrayOf(const SQLite::Column &column)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(column.getString())).array();
}

QString textOf(const SQLite::Column &column)
{
    return QString::fromStdString(column.getString());
}

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

int sqliteCode(const std::exception &error)
{
    const auto *own = dynamic_cast<const SQLite::Exception *>(&error);
    return own ? own->getErrorCode() : 0;
}

Error unwritten(const QString &path, const std::exception &error)
{
    const int code = sqliteCode(error), reason = systemErrorOfSqlite(code);
    const QString advice =
        isBusySqlite(code)      ? tr("Another program has it locked: close it there, and save it once more.")
        : reason != 0           ? tr("The cause: %1. Set it right, and save it once more.").arg(systemReason(reason))
        : shortageAt(path) != 0 ? tr("Make room, and save it once more.")
                                : tr("Give the folder back if it has gone, and save it once more.");
    return {Error::Kind::Output,
            tr("%1 could not be written; what you did is kept in the window. %2").arg(path, advice),
            QString::fromUtf8(error.what())};
}

Error unreadable(const QString &path, const std::exception &error)
{
    if (isBusySqlite(sqliteCode(error)))
        return {Error::Kind::Input, tr("%1 is locked by another program; close it there and try again.").arg(path),
                QString::fromUtf8(error.what())};
    return {Error::Kind::Input,
            tr("%1 is damaged or no workspace. Move it away, or name another file with --workspace.").arg(path),
            QString::fromUtf8(error.what())};
}

void bindAll(SQLite::Statement &statement, const std::vector<std::optional<std::string>> &values)
{
    int at = 0;
    for (const auto &value : values) {
        ++at;
        if (value)
            statement.bind(at, *value);
        else
            statement.bind(at);
    }
    statement.exec();
}

void putEdit(SQLite::Database &sqlite, const UserEdit &edit)
{
    const QJsonObject object = edit.json();
    SQLite::Statement put(
        sqlite, "INSERT INTO edits (table_name, record_id, site, rows, base_rows, base_hash, author, made_at, "
                "reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (table_name, record_id) DO UPDATE SET "
                "site = excluded.site, rows = excluded.rows, base_rows = excluded.base_rows, base_hash = "
                "excluded.base_hash, author = excluded.author, made_at = excluded.made_at, reason = "
                "excluded.reason");
    bindAll(put, {edit.name.table.toStdString(), edit.name.id.toStdString(), edit.site.toStdString(),
                  json(object.value(QStringLiteral("rows"))), json(object.value(QStringLiteral("base"))),
                  edit.isOwn() ? std::nullopt : std::optional(hashOf(edit.base).toStdString()),
                  edit.author.toStdString(), edit.madeAt.toStdString(), edit.reason.toStdString()});
}

void takeEdit(SQLite::Database &sqlite, const RecordName &name)
{
    SQLite::Statement take(sqlite, "DELETE FROM edits WHERE table_name = ? AND record_id = ?");
    bindAll(take, {name.table.toStdString(), name.id.toStdString()});
}

void logChange(SQLite::Database &sqlite, const RecordName &name, const std::optional<UserEdit> &edit)
{
    SQLite::Statement log(sqlite,
                          "INSERT INTO journal (at, action, table_name, record_id, edit) VALUES (?, ?, ?, ?, ?)");
    bindAll(log, {now().toStdString(), edit ? "put" : "take away", name.table.toStdString(), name.id.toStdString(),
                  edit ? std::optional(json(edit->json())) : std::nullopt});
}

/// Whether the path may be written, or in a sentence why not; Error::Output where there is not even a file to read.
Result<QString> lockForWriting(const QString &path, std::unique_ptr<QLockFile> &lock)
{
    const QFileInfo file(path);
    if (!QDir().mkpath(file.absolutePath()))
        return Error{Error::Kind::Output,
                     tr("The folder %1 could not be made; edits need it.").arg(file.absolutePath())};
    lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // whoever holds it lives, however long
    if (lock->tryLock(0))
        return !file.exists() || file.isWritable() ? QString()
                                                   : tr("%1 may not be written, so nothing can be edited.").arg(path);
    if (lock->error() == QLockFile::LockFailedError)
        return tr("Another window works on %1, so this one only reads it. Close that window, or start this one with "
                  "--workspace and another file.")
            .arg(path);
    if (file.exists())
        return tr("%1 may not be written, so nothing can be edited.").arg(path);
    return Error{Error::Kind::Output, tr("The folder %1 may not be written; edits need it.").arg(file.absolutePath())};
}

/// Why a database is not ours to use; empty where it is.
QString refusal(WorkspaceForm form, bool writes, const QString &path)
{
    if (form == WorkspaceForm::Newer)
        return tr("%1 was written by a newer Kohkan. Use that one, or name another file with --workspace.").arg(path);
    if (form == WorkspaceForm::Foreign || (form == WorkspaceForm::Empty && !writes))
        return tr("%1 is no workspace of Kohkan. Name another file with --workspace.").arg(path);
    return {};
}

} // namespace

struct Workspace::Database {
    std::unique_ptr<QLockFile> lock; ///< held by the one who writes
    std::unique_ptr<SQLite::Database> sqlite;
    bool writes = false;

    ~Database()
    {
        if (!sqlite || !writes)
            return;
        try { // one file is left, which any program reads
            sqlite->exec("PRAGMA journal_mode = DELETE");
        } catch (const std::exception &) {
            return; // somebody reads it just now: WAL stays, which is as safe
        }
    }
};

Workspace::Workspace() : m_database(std::make_unique<Database>()) {}
Workspace::~Workspace() = default;

QString Workspace::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/kohkan/workspace.gpkg");
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, Access access)
{
    const QFileInfo file(path);
    std::unique_ptr<Workspace> workspace(new Workspace);
    workspace->m_path = file.absoluteFilePath();
    Database &own = *workspace->m_database;
    if (access == Access::ReadOnly && !file.exists())
        return Error{Error::Kind::Input, tr("There is no workspace %1.").arg(path)};
    if (access == Access::ReadOnly) {
        workspace->m_whyReadOnly = tr("%1 was opened for reading only.").arg(path);
    } else {
        auto why = lockForWriting(workspace->m_path, own.lock);
        if (!why)
            return why.error();
        workspace->m_whyReadOnly = *why;
        own.writes = why->isEmpty();
    }
    try {
        const int flags = own.writes ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY;
        own.sqlite = std::make_unique<SQLite::Database>(workspace->m_path.toStdString(), flags, 5000);
        if (const QString why = refusal(formOf(*own.sqlite), own.writes, path); !why.isEmpty()) {
            own.writes = false; // what is not ours stays as it is
            return Error{Error::Kind::Input, why};
        }
        if (own.writes) {
            own.sqlite->exec("PRAGMA journal_mode = WAL");
            own.sqlite->exec("PRAGMA synchronous = FULL");
            migrate(*own.sqlite);
        }
        const std::string check = own.sqlite->execAndGet("PRAGMA quick_check(1)").getString();
        if (check != "ok")
            throw SQLite::Exception(check);
    } catch (const std::exception &error) {
        own.writes = false;
        return unreadable(path, error);
    }
    return workspace;
}

Result<std::vector<UserEdit>> Workspace::edits() const
{
    try {
        std::vector<UserEdit> edits;
        SQLite::Statement query(
            *m_database->sqlite,
            "SELECT table_name, record_id, site, rows, base_rows, author, made_at, reason FROM edits ORDER BY id");
        while (query.executeStep()) {
            const QJsonObject object{{QStringLiteral("table"), textOf(query.getColumn(0))},
                                     {QStringLiteral("id"), textOf(query.getColumn(1))},
                                     {QStringLiteral("site"), textOf(query.getColumn(2))},
                                     {QStringLiteral("rows"), arrayOf(query.getColumn(3))},
                                     {QStringLiteral("base"), arrayOf(query.getColumn(4))},
                                     {QStringLiteral("author"), textOf(query.getColumn(5))},
                                     {QStringLiteral("made_at"), textOf(query.getColumn(6))},
                                     {QStringLiteral("reason"), textOf(query.getColumn(7))}};
            if (auto edit = UserEdit::fromJson(object))
                edits.push_back(*std::move(edit));
        }
        return edits;
    } catch (const std::exception &error) {
        return unreadable(m_path, error);
    }
}

Outcome Workspace::change(const RecordName &name, const std::optional<UserEdit> &edit)
{
    if (isReadOnly())
        return Error{Error::Kind::Output, m_whyReadOnly};
    try {
        SQLite::Database &sqlite = *m_database->sqlite;
        SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
        edit ? putEdit(sqlite, *edit) : takeEdit(sqlite, name);
        logChange(sqlite, name, edit);
        transaction.commit();
        return Done{};
    } catch (const std::exception &error) {
        return unwritten(m_path, error);
    }
}

Result<std::vector<RecordVersion>> Workspace::history() const
{
    try {
        std::vector<RecordVersion> versions;
        SQLite::Statement query(*m_database->sqlite, "SELECT table_name, record_id, at, edit FROM journal ORDER BY id");
        while (query.executeStep()) {
            RecordVersion version{
                {textOf(query.getColumn(0)), textOf(query.getColumn(1))}, textOf(query.getColumn(2)), {}};
            if (!query.isColumnNull(3)) {
                const auto text = QByteArray::fromStdString(query.getColumn(3).getString());
                version.edit = UserEdit::fromJson(QJsonDocument::fromJson(text).object());
            }
            versions.push_back(std::move(version));
        }
        return versions;
    } catch (const std::exception &error) {
        return unreadable(m_path, error);
    }
}

Result<std::vector<Draft>> Workspace::drafts() const
{
    try {
        std::vector<Draft> drafts;
        SQLite::Statement query(*m_database->sqlite, "SELECT name, form, saved_at FROM drafts ORDER BY id");
        while (query.executeStep()) {
            const auto form = QJsonDocument::fromJson(QByteArray::fromStdString(query.getColumn(1).getString()));
            drafts.push_back({textOf(query.getColumn(0)), form.object(), textOf(query.getColumn(2))});
        }
        return drafts;
    } catch (const std::exception &error) {
        return unreadable(m_path, error);
    }
}

Outcome Workspace::saveDraft(const QString &name, const QJsonObject &form)
{
    if (isReadOnly())
        return Error{Error::Kind::Output, m_whyReadOnly};
    try {
        SQLite::Statement put(*m_database->sqlite,
                              "INSERT INTO drafts (name, form, saved_at) VALUES (?, ?, ?) "
                              "ON CONFLICT (name) DO UPDATE SET form = excluded.form, saved_at = excluded.saved_at");
        bindAll(put, {name.toStdString(), json(form), now().toStdString()});
        return Done{};
    } catch (const std::exception &error) {
        return unwritten(m_path, error);
    }
}

Outcome Workspace::dropDraft(const QString &name)
{
    if (isReadOnly())
        return Error{Error::Kind::Output, m_whyReadOnly};
    try {
        SQLite::Statement take(*m_database->sqlite, "DELETE FROM drafts WHERE name = ?");
        bindAll(take, {name.toStdString()});
        return Done{};
    } catch (const std::exception &error) {
        return unwritten(m_path, error);
    }
}

} // namespace kohkan
