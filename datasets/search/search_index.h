// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/geo/coordinates.h"

#include <memory>
#include <vector>

namespace kohkan {

/// What Find offers for a text.
struct SearchHit {
    enum class Kind { Coordinates, Site, Place, Province, Commodity };
    Kind kind = Kind::Site;
    QString id; ///< deposit id, infrastructure id, region id or commodity token
    QString title;
    QString detail; ///< what and where, or the reading that was taken of a coordinate
    LonLat place;   ///< of coordinates, sites and places
    LonLatBox box;  ///< of provinces
};

/// Names of everything shipped in an SQLite full-text index (FTS5) in memory: sites by all their names, places,
/// provinces, commodities by name, symbol and Urdu name. Made on a worker; find() on one thread at a time.
class SearchIndex {
public:
    /// `regions` may be null.
    static Result<std::shared_ptr<SearchIndex>> create(const Catalogue &catalogue, const LayerPtr &regions);
    ~SearchIndex();
    /// Every word of the text starts a word of the name, letter case and accents ignored; the best first; a coordinate
    /// before all else.
    std::vector<SearchHit> find(const QString &text, int most = 12) const;

private:
    SearchIndex();
    struct Database;
    std::unique_ptr<Database> m_database;
    std::vector<SearchHit> m_entries;
    void add(SearchHit hit, const QString &names, int weight);
};

} // namespace kohkan
