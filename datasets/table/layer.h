// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/column.h"
#include "datasets/table/doubt.h"
#include "datasets/table/geometry.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace kohkan {

/// Something that was not as it should be while reading, though the source could be read.
struct Warning {
    std::optional<qint64> sourceRow; ///< row number of the source, counted from 1, where it concerns one row
    QString message;
    bool isOfMeaning = false; ///< of what a recipe made of a value, not of how the row was read
    friend bool operator==(const Warning &, const Warning &) = default;
};

struct IncidentMapping;
struct TableReading;

/// Where a layer came from and what may be done with it.
struct Provenance {
    QString path;                 ///< the file as opened, absolute
    QString sourceLayer;          ///< name of the layer inside the file
    QString driver;               ///< GDAL short name
    QString referenceSystem;      ///< of the file: name and code, for a person; "assumed" is said there
    QString operation;            ///< the PROJ operation to WGS 84 and its accuracy; empty when none was needed
    double operationAccuracy = 0; ///< metres; 0 = none needed or ballpark-free, negative = unknown
    QString licence;              ///< as the source states it; empty where unknown
    qint64 fileSize = 0;
    QDateTime fileTime;
    bool mayBePassedOn = true; ///< asked by every exit: exporter, clipboard, session, report
    qint64 rowsLeftOut = 0;    ///< of the source: they are in no row of this layer, which was made of it
    qint64 cellsUnread = 0;    ///< of the source: they hold what is no value that can be read, as a warning says
    std::shared_ptr<const TableReading> reading; ///< how a table was taken apart; null for other sources
    /// How its columns are those of incidents, where a person has said it; null: by their names alone.
    std::shared_ptr<const IncidentMapping> incidents;
    QStringList placeColumns;  ///< of a table: that say where its rows are
    std::vector<Doubt> doubts; ///< about its places; each is among the warnings as well
};

using ColumnList = std::vector<ColumnPtr>;

/// An immutable table with geometry: columns over one row order (Hilbert order of longitude and latitude), held as
/// shared_ptr<const Layer> and free to read on any thread. `id` names the layer for its whole life; a replaced or added
/// column makes a new `version`, greater than any before, that shares the rest. A row set belongs to one (id, version);
/// the rows are the same in every version.
class Layer {
public:
    quint64 id() const { return m_id; }
    int version() const { return m_version; }
    const QString &name() const { return m_name; }
    std::size_t rowCount() const { return m_order->sourceRows.size(); }
    const ColumnList &columns() const { return m_columns; }
    /// The column of that name (exact, else ignoring letter case), or null.
    const Column *column(QStringView name) const;
    int columnIndex(QStringView name) const; ///< -1 where there is none
    const Geometry &geometry() const { return m_geometry; }
    const LonLatBox &extent() const { return m_extent; } ///< of what is in range; empty where nothing is
    /// What the map shows when it goes to the layer: the extent without rows whose place is in doubt (0, 0).
    const LonLatBox &viewExtent() const { return m_viewExtent; }
    const Provenance &provenance() const { return m_provenance; }
    const std::vector<Warning> &warnings() const { return m_warnings; }

    /// Row number of the source, counted from 0.
    std::uint32_t sourceRow(Row row) const { return m_order->sourceRows[index(row)]; }
    /// Rows in source order, the default order of table and exporter; made when first asked for.
    const std::vector<Row> &bySourceRow() const;
    /// The column that names rows, or null: then a row's key is its source row number.
    const Column *keyColumn() const
    {
        return m_keyColumn < 0 ? nullptr : m_columns[static_cast<std::size_t>(m_keyColumn)].get();
    }
    QString key(Row row) const;
    std::optional<Row> rowOfKey(const QString &key) const;
    /// The rows of those keys; keys that no row has are skipped.
    RowSet rowsOfKeys(const QStringList &keys) const;
    QStringList keysOf(const RowSet &rows) const;
    RowSet allRows() const { return RowSet(rowCount(), true); }
    std::size_t bytes() const;

private:
    friend class LayerBuilder;
    friend struct MemberAccess;
    /// All but id and version, which belong to one process.
    template <typename Self, typename Visit>
    static void members(Self &self, Visit &visit)
    {
        const auto all = [&](auto &...each) { (visit(each), ...); };
        all(self.m_name, self.m_columns, self.m_geometry, self.m_extent, self.m_viewExtent, self.m_provenance,
            self.m_warnings, self.m_order->sourceRows, self.m_keyColumn);
    }
    quint64 m_id = 0;
    int m_version = 1;
    QString m_name;
    ColumnList m_columns;
    Geometry m_geometry;
    LonLatBox m_extent;
    LonLatBox m_viewExtent;
    Provenance m_provenance;
    std::vector<Warning> m_warnings;
    /// Shared by all versions.
    struct Order {
        KeptArray<std::uint32_t> sourceRows;
        std::once_flag isInverted;
        std::vector<Row> bySourceRow;
    };
    std::shared_ptr<Order> m_order = std::make_shared<Order>();
    int m_keyColumn = -1;
};

using LayerPtr = std::shared_ptr<const Layer>;

} // namespace kohkan
