// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace SQLite {
class Database;
}

namespace kohkan {

/// The version of our tables, in `kohkan_meta`, that this program makes.
constexpr int workspaceSchemaVersion = 1;

/// What is in a database file, as far as opening it goes.
enum class WorkspaceForm {
    Empty,   ///< nothing at all: to be made
    Known,   ///< a workspace of this or an earlier version
    Newer,   ///< of a version that this program does not know
    Foreign, ///< some other database
};

/// Throws SQLite::Exception where the file is no database.
WorkspaceForm formOf(SQLite::Database &database);

/// Brings the database to workspaceSchemaVersion in one transaction: the core tables of a GeoPackage, then our
/// tables, a step a version. Throws SQLite::Exception.
void migrate(SQLite::Database &database);

} // namespace kohkan
