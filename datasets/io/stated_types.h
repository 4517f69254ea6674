// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_description.h"
#include "datasets/io/source_opener.h"

#include <QByteArray>
#include <memory>
#include <thread>

namespace SQLite {
class Database;
}

namespace kohkan {

/// Looks, on a thread of its own, whether the cells of a table in SQLite (a GeoPackage, too) are what their columns
/// state. SQLite keeps any value in any column, and GDAL makes 0 of `<0.01`, 2 March of 31 February, and the largest
/// integer of 32 bits of what is larger. Made, asked and destroyed by one thread.
class StatedTypes {
public:
    /// Begins to look; of other sources there is nothing to look at.
    StatedTypes(OGRLayerH layer, const OpenedSource &source);
    ~StatedTypes();
    StatedTypes(const StatedTypes &) = delete;
    StatedTypes &operator=(const StatedTypes &) = delete;
    /// Waits for the answer. False: some columns hold other values.
    bool areKept();
    /// Makes these columns ones of texts, as the file has them, and says so: by the ids of rows where the table has
    /// them.
    void putTexts(LayerDescription &description);

private:
    struct Field {
        int index;
        QByteArray name, stated, test;
    };
    void look();
    bool readTexts(CellTexts &texts, qint64 &blobs) const;

    QByteArray m_table, m_id; ///< quoted; m_id: the column of row ids
    std::unique_ptr<SQLite::Database> m_database;
    std::vector<Field> m_fields;
    std::vector<Field> m_misfits;
    std::thread m_thread;
};

/// The ids of all rows of a table in SQLite, in their order; nothing where they cannot be asked for.
std::optional<std::vector<std::int64_t>> rowIdsOf(OGRLayerH layer, const OpenedSource &source);

} // namespace kohkan
