// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/exporter.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/program.h"

#include <QFileInfo>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <csignal>
#include <gdal.h>
#include <memory>
#include <ogr_api.h>

/// A GeoPackage of three layers as other programs leave them, and all that is in it as text, read by SQLite alone.
namespace kohkan::test {

inline LayerPtr pointLayer(const QString &name, int rows, bool places = true)
{
    LayerBuilder builder(name);
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &grade = builder.addColumn(QStringLiteral("grade"), Column::Type::Number);
    for (int i = 0; i < rows; ++i) {
        id.appendText(QStringLiteral("%1-%2").arg(name).arg(i));
        grade.appendNumber(0.25 * i, 2);
        if (places)
            builder.geometry().appendPoint({60 + 0.001 * i, 25 + 0.0005 * i});
        else
            builder.geometry().appendNone();
    }
    return builder.finish();
}

/// A connection of another program, which stays open.
class LiveWriter {
public:
    explicit LiveWriter(const QString &path)
        : m_database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
    {
        m_database.exec("PRAGMA wal_autocheckpoint = 0");
    }
    void run(const std::string &sql)
    {
        SQLite::Statement statement(m_database, sql);
        while (statement.executeStep()) {
        }
    }

private:
    SQLite::Database m_database;
};

using Dump = QStringList;

/// Every object and every row of a file, a line each, sorted: types, values and row numbers.
inline Dump dumpOf(const QString &path, int flags = SQLite::OPEN_READWRITE)
{
    Dump lines;
    SQLite::Database database(path.toStdString(), flags);
    const auto add = [&](const QString &head, const std::string &query) {
        SQLite::Statement rows(database, query);
        while (rows.executeStep()) {
            QString line = head;
            for (int i = 0; i < rows.getColumnCount(); ++i) {
                const SQLite::Column value = rows.getColumn(i);
                line += QStringLiteral(" | %1 ").arg(value.getType());
                line += value.isBlob()
                            ? QString::fromLatin1(
                                  QByteArray(static_cast<const char *>(value.getBlob()), value.getBytes()).toHex())
                            : QString::fromStdString(value.getString());
            }
            lines << line;
        }
    };
    add(QStringLiteral("object"), "SELECT tbl_name, type, name, sql FROM sqlite_master");
    SQLite::Statement tables(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE "
                                       "'CREATE VIRTUAL%'");
    while (tables.executeStep()) {
        const std::string name = tables.getColumn(0).getString();
        add(QStringLiteral("row of ") + QString::fromStdString(name), "SELECT rowid, * FROM \"" + name + '"');
    }
    add(QStringLiteral("application"), "PRAGMA application_id");
    add(QStringLiteral("version"), "PRAGMA user_version");
    lines.sort();
    return lines;
}

/// Without what is about a layer: its tables, and lines that name it as a value.
inline Dump withoutLayer(const Dump &dump, const QString &layer)
{
    Dump rest;
    const QString value = QStringLiteral("| 3 ") + layer;
    for (const QString &line : dump) {
        const bool isTable = line.startsWith(QStringLiteral("row of ") + layer + u' ', Qt::CaseInsensitive) ||
                             line.startsWith(QStringLiteral("row of rtree_") + layer + u'_', Qt::CaseInsensitive);
        const bool isIndex = line.contains(QStringLiteral("| 3 rtree_") + layer + u'_', Qt::CaseInsensitive);
        const bool isNamed = (line + u' ').contains(value + u' ', Qt::CaseInsensitive);
        const bool isMetadata = line.contains(QStringLiteral("metadata of ") + layer, Qt::CaseInsensitive);
        if (!isTable && !isIndex && !isNamed && !isMetadata)
            rest << line;
    }
    return rest;
}

inline QString pragma(const QString &path, const char *what)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
    return QString::fromStdString(database.execAndGet(std::string("PRAGMA ") + what).getString());
}
inline QString journalOf(const QString &path)
{
    return pragma(path, "journal_mode");
}
inline QString integrity(const QString &path)
{
    return pragma(path, "integrity_check");
}

/// Rows that a spatial index knows; -1 where there is none.
inline int indexedRows(const QString &path, const QString &index)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READONLY);
    if (!database.tableExists(index.toStdString()))
        return -1;
    return database.execAndGet("SELECT count(*) FROM \"" + index.toStdString() + '"').getInt();
}

/// Three layers with gaps in their numbers, styles, metadata, an attribute table, a view, a view that is a layer, an
/// index, a trigger and a table of another program.
inline void makeContainer(const QString &path, const QString &journal = QStringLiteral("DELETE"))
{
    for (const char *name : {"Sites", "roads", "areas"}) {
        const LayerPtr layer = pointLayer(QString::fromLatin1(name), 60);
        ExportOptions options;
        options.path = path;
        QVERIFY(exportLayer(*layer, layer->allRows(), options));
    }
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA journal_mode = " + journal.toStdString());
    for (
        const char *sql :
        {"DROP TRIGGER trigger_delete_feature_count_roads",
         "DROP TRIGGER rtree_roads_geom_delete",
         "DELETE FROM roads WHERE fid % 7 = 0",
         "DELETE FROM rtree_roads_geom WHERE id % 7 = 0",
         "UPDATE gpkg_contents SET last_change = '2020-01-01T00:00:00.000Z' WHERE table_name <> 'areas'",
         "UPDATE gpkg_contents SET identifier = 'new sites' WHERE table_name = 'roads'",
         "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, f_table_schema TEXT, "
         "f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT)",
         "INSERT INTO layer_styles (f_table_name, styleName, styleQML) VALUES ('Sites', 'style of Sites', '<qgis/>'), "
         "('roads', 'style of roads', '<qgis>roads</qgis>')",
         "CREATE TABLE gpkg_metadata (id INTEGER PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset', "
         "md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL)",
         "CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, "
         "row_id_value INTEGER, timestamp DATETIME NOT NULL DEFAULT '2020-01-01', md_file_id INTEGER NOT NULL, "
         "md_parent_id INTEGER)",
         "INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'x', 'text/plain', 'metadata of Sites'), (2, 'dataset', 'x', "
         "'text/plain', 'metadata of both'), (3, 'dataset', 'x', 'text/plain', 'metadata of the file')",
         "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) VALUES ('table', 'Sites', 1), "
         "('table', 'Sites', 2), ('table', 'roads', 2), ('geopackage', NULL, 3)",
         "CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT)",
         "INSERT INTO notes VALUES (3, 'mind the gap')",
         "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('notes', 'attributes', 'notes')",
         "CREATE VIEW grand_view AS SELECT * FROM roads, notes",
         "CREATE VIEW spatial_view AS SELECT fid AS OGC_FID, geom, id FROM roads",
         "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('spatial_view', 'features', "
         "'spatial_view', 4326)",
         "INSERT INTO gpkg_geometry_columns VALUES ('spatial_view', 'geom', 'POINT', 4326, 0, 0)",
         "CREATE TABLE own_table (word TEXT, number)",
         "CREATE INDEX own_index ON own_table (number)",
         "INSERT INTO own_table VALUES ('a', 1), ('b', 2.5), ('c', x'00ff'), (NULL, NULL)",
         "DELETE FROM own_table WHERE word = 'b'",
         "CREATE TRIGGER own_trigger AFTER INSERT ON own_table BEGIN UPDATE own_table SET number = 0 WHERE word = 'a'; "
         "END"})
        database.exec(sql);
}

/// A file of GDAL with some layers of one row.
inline void makeOther(const QString &path, std::initializer_list<const char *> layers)
{
    const auto format = exportFormatFor(path);
    GDALDriverH driver = GDALGetDriverByName(qPrintable(format->driver));
    GDALDatasetH file = GDALCreate(driver, qPrintable(path), 0, 0, 0, GDT_Unknown, nullptr);
    for (const char *name : layers) {
        OGRLayerH layer = GDALDatasetCreateLayer(file, name, nullptr, wkbPoint, nullptr);
        OGRFieldDefnH field = OGR_Fld_Create("a", OFTInteger);
        OGR_L_CreateField(layer, field, 1);
        OGR_Fld_Destroy(field);
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        OGR_F_SetFieldInteger(feature, 0, 1);
        QCOMPARE(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
        OGR_F_Destroy(feature);
    }
    GDALClose(file);
}

/// A device that takes no more than so many bytes a file, while it lives.
class FileLimit {
public:
    explicit FileLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit small = m_before;
        small.rlim_cur = static_cast<rlim_t>(bytes);
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FileLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileLimit(const FileLimit &) = delete;
    FileLimit &operator=(const FileLimit &) = delete;

private:
    rlimit m_before{};
};

} // namespace kohkan::test
