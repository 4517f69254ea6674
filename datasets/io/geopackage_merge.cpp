// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geopackage_merge.h"

#include "datasets/work/words.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace kohkan {

namespace {

std::string quotedName(const std::string &name)
{
    std::string text = "\"";
    for (const char letter : name)
        text += letter == '"' ? "\"\"" : std::string(1, letter);
    return text + '"';
}

std::string literal(const std::string &text)
{
    return '\'' + QString::fromStdString(text).replace(u'\'', QLatin1String("''")).toStdString() + '\'';
}

std::vector<std::string> firstColumn(SQLite::Database &database, const std::string &query)
{
    SQLite::Statement statement(database, query);
    std::vector<std::string> values;
    while (statement.executeStep())
        values.push_back(statement.getColumn(0).getString());
    return values;
}

std::string isLayer(const std::string &column, const std::string &layer)
{
    return "lower(" + column + ") = lower(" + literal(layer) + ")";
}

} // namespace

bool GeoPackageMerge::has(const std::string &name)
{
    return m_database.execAndGet("SELECT count(*) FROM main.sqlite_master WHERE " + isLayer("name", name)).getInt() > 0;
}

/// An R-tree and the tables it is kept in.
void GeoPackageMerge::noteIndex(const std::string &name)
{
    for (const char *ending : {"", "_node", "_rowid", "_parent"})
        m_objects << QString::fromStdString(name + ending);
}

void GeoPackageMerge::dropLines(const char *table, const char *column, const std::string &layer)
{
    if (has(table))
        m_database.exec("DELETE FROM main." + quotedName(table) + " WHERE " + isLayer(column, layer));
}

void GeoPackageMerge::dropIndices()
{
    for (const std::string &column :
         firstColumn(m_database,
                     "SELECT column_name FROM main.gpkg_geometry_columns WHERE " + isLayer("table_name", m_replaced)))
        for (const std::string &index :
             firstColumn(m_database, "SELECT name FROM main.sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%' AND " +
                                         isLayer("name", "rtree_" + m_replaced + '_' + column))) {
            noteIndex(index);
            m_database.exec("DROP TABLE main." + quotedName(index));
        }
}

/// Metadata that are about the layer, and about nothing else.
void GeoPackageMerge::dropMetadata()
{
    if (!has("gpkg_metadata_reference") || !has("gpkg_metadata"))
        return;
    const std::string about = "SELECT md_file_id FROM main.gpkg_metadata_reference WHERE ";
    const std::string ours = isLayer("table_name", m_replaced);
    for (const std::string &id :
         firstColumn(m_database, about + ours + " EXCEPT " + about + "table_name IS NULL OR NOT " + ours +
                                     " EXCEPT SELECT md_parent_id FROM main.gpkg_metadata_reference WHERE md_parent_id "
                                     "IS NOT NULL AND (table_name IS NULL OR NOT " +
                                     ours + ")")) {
        m_metadata << QString::fromStdString(id).toLongLong();
        m_database.exec("DELETE FROM main.gpkg_metadata WHERE id = " + std::to_string(m_metadata.back()));
    }
}

void GeoPackageMerge::dropReplaced()
{
    dropIndices();
    dropMetadata();
    m_database.exec("DROP TABLE main." + quotedName(m_replaced));
    for (const char *table : {"gpkg_metadata_reference", "gpkg_data_columns"})
        dropLines(table, "table_name", m_replaced);
    dropLines("layer_styles", "f_table_name", m_replaced);
    for (const char *table : {"gpkg_extensions", "gpkg_ogr_contents", "gpkg_geometry_columns", "gpkg_contents"})
        dropLines(table, "table_name", m_replaced);
}

/// The places of the layer are in WGS 84: is that what the file calls 4326?
Outcome GeoPackageMerge::checkReference(const QString &target)
{
    SQLite::Statement known(m_database, "SELECT upper(organization), organization_coordsys_id FROM "
                                        "main.gpkg_spatial_ref_sys WHERE srs_id = 4326");
    if (!known.executeStep()) {
        m_addedWgs84 = true;
        copyLines("gpkg_spatial_ref_sys", "srs_id = 4326");
        return Done{};
    }
    if (known.getColumn(0).getString() == "EPSG" && known.getColumn(1).getInt() == 4326)
        return Done{};
    return Error{Error::Kind::Output,
                 tr("%1 calls another reference system 4326 than WGS 84, in which the layer is; choose another file.")
                     .arg(target)};
}

/// Views, indices and tables share their names; so does what belongs to the layer.
Outcome GeoPackageMerge::checkNames(const QString &target)
{
    for (const std::string &name :
         firstColumn(m_database, "SELECT name FROM made.sqlite_master WHERE " + isLayer("tbl_name", m_layer) +
                                     " OR name LIKE 'rtree\\_%' ESCAPE '\\'"))
        if (has(name) && name.rfind("sqlite_", 0) != 0)
            return Error{
                Error::Kind::Output,
                tr("%1 has a table or view %2 already, which the layer would need; choose another name for the "
                   "layer.")
                    .arg(target, QString::fromStdString(name))};
    return Done{};
}

/// Rows of a table that both files have, by the columns that both have.
void GeoPackageMerge::copyLines(const char *table, const std::string &where, const std::string &title)
{
    std::string columns, values;
    for (const std::string &column :
         firstColumn(m_database, std::string("SELECT a.name FROM pragma_table_info(") + literal(table) +
                                     ", 'main') a JOIN pragma_table_info(" + literal(table) +
                                     ", 'made') b ON lower(a.name) = lower(b.name)")) {
        const char *comma = columns.empty() ? "" : ", ";
        columns += comma + quotedName(column);
        values += comma + (!title.empty() && column == "identifier" ? literal(title) : quotedName(column));
    }
    m_database.exec("INSERT INTO main." + quotedName(table) + " (" + columns + ") SELECT " + values + " FROM made." +
                    quotedName(table) + " WHERE " + where);
}

void GeoPackageMerge::copyTables()
{
    const auto sqlOf = [&](const std::string &name) {
        return firstColumn(m_database,
                           "SELECT sql FROM made.sqlite_master WHERE type = 'table' AND " + isLayer("name", name))
            .front();
    };
    if (!has("sqlite_sequence")) // comes with the first table that counts its rows
        m_objects << QStringLiteral("sqlite_sequence");
    m_database.exec(sqlOf(m_layer)); // into main: no other database is named in it
    m_database.exec("INSERT INTO main." + quotedName(m_layer) + " SELECT * FROM made." + quotedName(m_layer));
    for (const std::string &index :
         firstColumn(m_database, "SELECT name FROM made.sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%rtree%'")) {
        noteIndex(index);
        m_database.exec(sqlOf(index));
        m_database.exec("INSERT INTO main." + quotedName(index) + " SELECT * FROM made." + quotedName(index));
    }
}

void GeoPackageMerge::copyContents(const std::string &title)
{
    const std::string ours = isLayer("table_name", m_layer);
    if (!has("gpkg_extensions"))
        for (const std::string &sql :
             firstColumn(m_database, "SELECT sql FROM made.sqlite_master WHERE name = 'gpkg_extensions'")) {
            m_objects << QStringLiteral("gpkg_extensions");
            m_database.exec(sql);
        }
    // A line that is left of a layer which is gone says nothing any more.
    for (const char *table : {"gpkg_extensions", "gpkg_ogr_contents", "gpkg_geometry_columns", "gpkg_contents"})
        dropLines(table, "table_name", m_layer);
    copyLines("gpkg_contents", ours, title);
    copyLines("gpkg_geometry_columns", ours);
    if (m_database.execAndGet("SELECT count(*) FROM made.sqlite_master WHERE name = 'gpkg_extensions'").getInt() > 0)
        copyLines("gpkg_extensions", ours);
    if (has("gpkg_ogr_contents"))
        copyLines("gpkg_ogr_contents", ours);
}

void GeoPackageMerge::copyTriggers()
{
    const std::string all =
        "SELECT sql FROM made.sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL AND " +
        isLayer("tbl_name", m_layer);
    const bool counts = has("gpkg_ogr_contents");
    for (const std::string &sql : firstColumn(m_database, all))
        if (counts || sql.find("gpkg_ogr_contents") == std::string::npos)
            m_database.exec(sql);
}

/// The title of a layer is its alone.
std::string GeoPackageMerge::freeTitle()
{
    const std::string taken =
        "SELECT count(*) FROM main.gpkg_contents WHERE NOT " + isLayer("table_name", m_layer) + " AND identifier = ";
    std::string title = m_layer;
    for (int number = 2; m_database.execAndGet(taken + literal(title)).getInt() > 0; ++number)
        title = m_layer + " (" + std::to_string(number) + ')';
    return title;
}

Outcome GeoPackageMerge::run(const QString &target)
{
    SQLite::Transaction transaction(m_database);
    if (!m_replaced.empty())
        dropReplaced();
    if (auto names = checkNames(target); !names)
        return names;
    if (auto reference = checkReference(target); !reference)
        return reference;
    copyTables();
    copyContents(freeTitle());
    copyTriggers();
    transaction.commit();
    return Done{};
}

} // namespace kohkan
