// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <map>
#include <stop_token>

namespace SQLite {
class Database;
}

namespace kohkan {

/// What of a database is left out of its digest, because it is a layer's own.
struct DigestScope {
    QStringList layers;  ///< its table by its new and its old name, and the rows about it in the tables of a GeoPackage
    QStringList objects; ///< other tables of it, and tables made for it
    bool withAbout = true;  ///< false: styles and metadata about the layer are left out too
    bool withWgs84 = true;  ///< false: reference system 4326 is left out
    QList<qint64> metadata; ///< rows of gpkg_metadata that are left out
};

/// A hash for each table, of every row in its order with the type and bytes of every value, and one of the SQL of
/// every table, view, index and trigger (under the empty name). Equal for two files that hold the same. Throws
/// SQLite::Exception; stops early, with less, where asked to.
std::map<QString, QByteArray> digestOf(SQLite::Database &database, const DigestScope &scope,
                                       const std::stop_token &stop);

} // namespace kohkan
