// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_description.h"
#include "datasets/io/source_opener.h"

#include <QByteArray>
#include <thread>

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
    /// Makes these columns ones of texts, as the file has them, and says so.
    void putTexts(LayerDescription &description);

private:
    struct Field {
        int index;
        QByteArray name, stated, test;
    };
    void look();

    QByteArray m_path, m_table;
    std::vector<Field> m_fields;
    std::vector<Field> m_misfits;
    std::thread m_thread;
};

} // namespace kohkan
