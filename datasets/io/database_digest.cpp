// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/database_digest.h"

#include <QCryptographicHash>
#include <QStringList>
#include <SQLiteCpp/SQLiteCpp.h>
#include <array>
#include <sqlite3.h>
#include <vector>

namespace kohkan {

namespace {

/// The column by which a table of a GeoPackage, or of a program that keeps things in one, says which layer a row is
/// about.
struct AboutLayer {
    const char *table;
    const char *column;
    bool isCore; ///< written with every layer
};
constexpr std::array aboutLayers{
    AboutLayer{"gpkg_contents", "table_name", true},      AboutLayer{"gpkg_geometry_columns", "table_name", true},
    AboutLayer{"gpkg_extensions", "table_name", true},    AboutLayer{"gpkg_ogr_contents", "table_name", true},
    AboutLayer{"sqlite_sequence", "name", true},          AboutLayer{"gpkg_metadata_reference", "table_name", false},
    AboutLayer{"gpkg_data_columns", "table_name", false}, AboutLayer{"layer_styles", "f_table_name", false}};

std::string sqlName(const std::string &name)
{
    std::string text = "\"";
    for (const char letter : name)
        text += letter == '"' ? "\"\"" : std::string(1, letter);
    return text + '"';
}

/// Names for the list of an IN, in SQLite's lower case.
std::string listOf(const QStringList &names)
{
    QStringList texts;
    for (const QString &name : names)
        texts << QStringLiteral("lower('%1')").arg(QString(name).replace(u'\'', QLatin1String("''")));
    return texts.join(u',').toStdString();
}

/// Generated columns are left out: they may want functions that are not here.
std::string columnsOf(SQLite::Database &database, const std::string &table)
{
    SQLite::Statement info(database, "PRAGMA table_info(" + sqlName(table) + ")");
    std::string columns;
    while (info.executeStep())
        columns += (columns.empty() ? "" : ", ") + sqlName(info.getColumn(1).getString());
    return columns.empty() ? "1" : columns;
}

/// The condition on the rows of a table that are not the layer's own.
std::string restOfText(const QString &table, const DigestScope &scope)
{
    for (const AboutLayer &about : aboutLayers)
        if (table == QLatin1String(about.table) && (about.isCore || !scope.withAbout))
            return std::string(" WHERE ") + about.column + " IS NULL OR lower(" + about.column + ") NOT IN (" +
                   listOf(scope.layers) + ')';
    if (table == QLatin1String("gpkg_spatial_ref_sys") && !scope.withWgs84)
        return " WHERE srs_id <> 4326";
    if (table == QLatin1String("gpkg_metadata") && !scope.metadata.isEmpty()) {
        QStringList ids;
        for (const qint64 id : scope.metadata)
            ids << QString::number(id);
        return " WHERE id NOT IN (" + ids.join(u',').toStdString() + ')';
    }
    return {};
}

void addValue(QCryptographicHash &hash, sqlite3_stmt *row, int column)
{
    const int type = sqlite3_column_type(row, column);
    const char *bytes = nullptr;
    qint64 size = 0, number = 0;
    double real = 0;
    switch (type) {
    case SQLITE_INTEGER:
        number = sqlite3_column_int64(row, column);
        bytes = reinterpret_cast<const char *>(&number);
        size = sizeof number;
        break;
    case SQLITE_FLOAT:
        real = sqlite3_column_double(row, column);
        bytes = reinterpret_cast<const char *>(&real);
        size = sizeof real;
        break;
    case SQLITE_NULL:
        break;
    default:
        bytes = static_cast<const char *>(sqlite3_column_blob(row, column));
        size = sqlite3_column_bytes(row, column);
    }
    const std::array<qint64, 2> head{type, size};
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(head.data()), sizeof head));
    if (size > 0)
        hash.addData(QByteArrayView(bytes, size));
}

QByteArray hashOfRows(sqlite3 *database, const std::string &query, const std::stop_token &stop)
{
    sqlite3_stmt *row = nullptr;
    if (sqlite3_prepare_v2(database, query.c_str(), -1, &row, nullptr) != SQLITE_OK)
        throw SQLite::Exception(database);
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    int result = SQLITE_ROW;
    for (std::size_t number = 0; (result = sqlite3_step(row)) == SQLITE_ROW; ++number) {
        for (int column = 0; column < sqlite3_column_count(row); ++column)
            addValue(hash, row, column);
        if (number % 4096 == 0 && stop.stop_requested())
            break;
    }
    sqlite3_finalize(row);
    if (result != SQLITE_DONE && result != SQLITE_ROW)
        throw SQLite::Exception(database, result);
    return hash.result();
}

} // namespace

std::map<QString, QByteArray> digestOf(SQLite::Database &database, const DigestScope &scope,
                                       const std::stop_token &stop)
{
    std::map<QString, QByteArray> digests;
    const std::string others = " WHERE lower(tbl_name) NOT IN (" + listOf(scope.layers + scope.objects) + ')';
    digests[QString()] = hashOfRows(
        database.getHandle(),
        "SELECT type, name, tbl_name, sql FROM sqlite_master" + others + " ORDER BY type, name, tbl_name", stop);
    // The rows of a virtual table are those of its own tables, which are listed too.
    SQLite::Statement tables(database, "SELECT name FROM sqlite_master" + others +
                                           " AND type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name");
    while (tables.executeStep()) {
        const std::string table = tables.getColumn(0).getString();
        const QString name = QString::fromStdString(table);
        digests[name] = hashOfRows(database.getHandle(),
                                   "SELECT " + columnsOf(database, table) + " FROM " + sqlName(table) +
                                       restOfText(name.toLower(), scope),
                                   stop);
        if (stop.stop_requested())
            break;
    }
    return digests;
}

} // namespace kohkan
