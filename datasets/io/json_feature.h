// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/json_column.h"
#include "datasets/io/layer_assembler.h"

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

namespace kohkan {

/// Which columns of a file come one behind the other in its features, each pair once, in order of first sight.
using ColumnPairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Turns windows of GeoJSON features into columns, which it finds while it reads, and geometries, which it hands to an
/// assembler that is prepared and has no fields. One use, one thread.
class JsonFeatures {
public:
    JsonFeatures(JsonColumn::Keeps keeps, LayerAssembler &assembler);
    ~JsonFeatures();
    /// Kinds that the columns are known to have, before the first window.
    void expect(const std::deque<JsonColumn> &columns, unsigned idKinds);
    void reserve(std::size_t rows);
    /// Reads an array of features with FeatureWindows::padding bytes behind it. False where it is not that, or holds
    /// what only another reader can say something of: objection() then has the reason, and all that was read is void.
    bool read(std::string_view features);
    const QString &objection() const { return m_objection; }

    std::size_t rowCount() const { return m_rows; }
    std::deque<JsonColumn> &columns() { return m_columns; }
    const std::deque<JsonColumn> &columns() const { return m_columns; }
    /// By name, made where there is none; not while another thread asks for one that is new.
    JsonColumn &column(const std::string &name) { return m_columns[columnOf(name)]; }
    /// Takes over what another part of the rows says of the features: all but columns and geometries. To be called when
    /// both have the same columns.
    void note(const JsonFeatures &upper);
    JsonColumn &ids() { return m_ids; } ///< the `id` members of the features
    const JsonColumn &ids() const { return m_ids; }
    const ColumnPairs &pairs() const { return m_pairs; }
    /// The types of all geometries, as bits by their numbers; 0 where no feature has a geometry.
    unsigned geometryTypes() const { return m_geometryTypes; }
    bool hasHeights() const { return m_hasHeights; }
    /// Names of members of features that are no properties and nothing that RFC 7946 knows.
    const std::set<std::string> &foreignMembers() const { return m_foreign; }
    bool isBehind() const;

private:
    struct Parser;
    struct Slot {
        JsonValue value;
        std::size_t row = ~std::size_t{0}; ///< for which the value is
    };
    std::size_t columnOf(std::string_view name);
    std::size_t columnAfter(std::size_t before, std::string_view name);
    void endRow();

    JsonColumn::Keeps m_keeps;
    LayerAssembler &m_assembler;
    std::deque<JsonColumn> m_columns;
    std::vector<Slot> m_slots; ///< by column
    JsonColumn m_ids;
    std::unordered_map<std::string, std::size_t> m_byName;
    std::vector<std::size_t> m_next; ///< by column + 1: which came behind it last
    std::set<std::pair<std::size_t, std::size_t>> m_seenPairs;
    ColumnPairs m_pairs;
    std::set<std::string> m_foreign;
    std::size_t m_rows = 0;
    std::size_t m_reserved = 0;
    unsigned m_geometryTypes = 0;
    bool m_hasHeights = false;
    QString m_objection;
    ImportedGeometry m_geometry;
    std::unique_ptr<Parser> m_parser; ///< of simdjson
};

} // namespace kohkan
