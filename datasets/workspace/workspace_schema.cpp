// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/workspace/workspace_schema.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <array>

namespace kohkan {

namespace {

constexpr int geoPackage = 0x47504B47; ///< "GPKG", the application_id of the specification
constexpr const char *geoPackageVersion = "PRAGMA user_version = 10300"; ///< 1.3.0

// OGC 12-128r17, annex C. GDAL refuses a file without gpkg_geometry_columns, even where it has no row.
constexpr const char *coreTables = R"(
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
)";

/// Step n brings a database of version n to n + 1.
constexpr std::array steps{R"(
CREATE TABLE kohkan_meta (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE edits (
  id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, record_id TEXT NOT NULL, site TEXT NOT NULL, rows TEXT NOT NULL,
  base_rows TEXT NOT NULL, base_hash TEXT, author TEXT NOT NULL, made_at TEXT NOT NULL, reason TEXT NOT NULL,
  UNIQUE (table_name, record_id));
CREATE TABLE journal (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, table_name TEXT NOT NULL, record_id TEXT NOT NULL,
  edit TEXT);
CREATE TABLE drafts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, form TEXT NOT NULL, saved_at TEXT NOT NULL);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
  ('kohkan_meta', 'attributes', 'kohkan_meta', 'What this file is'),
  ('edits', 'attributes', 'edits', 'Corrections of shipped records, and records of the user''s own'),
  ('journal', 'attributes', 'journal', 'Every change of the edits, in order'),
  ('drafts', 'attributes', 'drafts', 'Forms that were begun and not saved');
)"};
static_assert(steps.size() == workspaceSchemaVersion);

bool hasTable(SQLite::Database &database, const char *name)
{
    return database.tableExists(name);
}

/// 0 where there is none yet.
int versionOf(SQLite::Database &database)
{
    if (!hasTable(database, "kohkan_meta"))
        return 0;
    SQLite::Statement query(database, "SELECT value FROM kohkan_meta WHERE name = 'schema'");
    return query.executeStep() ? QString::fromStdString(query.getColumn(0).getString()).toInt() : 0;
}

} // namespace

WorkspaceForm formOf(SQLite::Database &database)
{
    const int tables = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt();
    if (tables == 0)
        return WorkspaceForm::Empty;
    const int version = versionOf(database);
    if (version > workspaceSchemaVersion)
        return WorkspaceForm::Newer;
    return version > 0 && hasTable(database, "edits") ? WorkspaceForm::Known : WorkspaceForm::Foreign;
}

void migrate(SQLite::Database &database)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const int version = versionOf(database);
    if (version == 0) {
        database.exec("PRAGMA application_id = " + std::to_string(geoPackage));
        database.exec(geoPackageVersion);
        database.exec(coreTables);
    }
    for (std::size_t step = static_cast<std::size_t>(version); step < steps.size(); ++step)
        database.exec(steps[step]);
    if (version < workspaceSchemaVersion)
        database.exec("INSERT INTO kohkan_meta (name, value) VALUES ('schema', '" +
                      std::to_string(workspaceSchemaVersion) +
                      "') ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    transaction.commit();
}

} // namespace kohkan
