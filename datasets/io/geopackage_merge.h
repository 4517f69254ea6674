// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QList>
#include <QStringList>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace kohkan {

/// Puts the layer of one GeoPackage, attached as `made`, into another by SQL, in one transaction: table, rows with
/// their numbers, spatial index, triggers, and its lines in the tables of contents. Nothing else is touched. The layer
/// that it replaces goes before, with its index, styles and metadata. For GeoPackageAddition; may throw
/// SQLite::Exception.
class GeoPackageMerge {
public:
    GeoPackageMerge(SQLite::Database &database, const QString &layer, const QString &replaced)
        : m_database(database), m_layer(layer.toStdString()), m_replaced(replaced.toStdString())
    {}
    /// Error::Output where the file has no room for it, by a name that is taken or a reference system that is another.
    Outcome run(const QString &target);
    const QStringList &objects() const { return m_objects; }
    const QList<qint64> &metadata() const { return m_metadata; }
    bool addedWgs84() const { return m_addedWgs84; }

private:
    void dropReplaced();
    void dropMetadata();
    void dropLines(const char *table, const char *column, const std::string &layer);
    void dropIndices();
    Outcome checkReference(const QString &target);
    Outcome checkNames(const QString &target);
    void copyTables();
    void copyLines(const char *table, const std::string &where, const std::string &title = {});
    void copyContents(const std::string &title);
    std::string freeTitle();
    void copyTriggers();
    bool has(const std::string &name);
    void noteIndex(const std::string &name);

    SQLite::Database &m_database;
    std::string m_layer, m_replaced;
    QStringList m_objects;
    QList<qint64> m_metadata;
    bool m_addedWgs84 = false;
};

} // namespace kohkan
