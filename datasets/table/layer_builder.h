// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/hilbert_order.h"
#include "datasets/table/layer.h"

#include <deque>

namespace kohkan {

/// Collects columns and geometry in source order and makes the immutable Layer: Hilbert order, sorted dictionaries, key
/// column, extent. Owned by one thread. Every row takes one value from each column and one geometry.
class LayerBuilder {
public:
    explicit LayerBuilder(QString name);

    ColumnBuilder &addColumn(const QString &name, Column::Type type, const QString &unit = {});
    std::deque<ColumnBuilder> &columns() { return m_columns; }
    const std::deque<ColumnBuilder> &columns() const { return m_columns; }
    GeometryBuilder &geometry() { return m_geometry; }
    const GeometryBuilder &geometry() const { return m_geometry; }
    Provenance &provenance() { return m_provenance; }
    /// Of the warnings that name a row the first thousand are kept, the others counted.
    void warn(QString message, std::optional<qint64> sourceRow = std::nullopt);
    const std::vector<Warning> &warnings() const { return m_warnings; }
    /// Names the column whose values are keys. Without it, a text or integer column called `id`, `key`, `ref` or
    /// `token` (in that order, letter case ignored) is taken when its values are all there and all different.
    void setKeyColumn(const QString &name) { m_keyName = name; }

    /// Rows of the source, counted from 0 and in their order, that do not count in Layer::viewExtent(), unless no other
    /// has a place.
    void leaveOutOfView(std::vector<std::uint32_t> sourceRows) { m_outOfView = std::move(sourceRows); }

    /// Room for that many rows in all.
    void reserve(std::size_t rows);
    /// The rows of another builder with the same columns behind these, and its warnings on rows.
    void append(LayerBuilder &&rest);
    /// Makes the layer, on two threads where there are many rows; the builder is spent. Rows whose coordinates are out
    /// of range (longitude beyond +-360, latitude beyond +-90) stay, with their coordinates, and get a warning each; a
    /// pair that would be in range the other way round is pointed out.
    LayerPtr finish();

    /// The same layer with one column added, or replaced where the name is taken: a new version that shares everything
    /// else.
    static LayerPtr withColumn(const LayerPtr &layer, ColumnPtr column);
    /// The name, or one like it, under which withColumn() replaces no column of the source.
    static QString freeName(const Layer &layer, const QString &name);
    /// The same layer with another licence and mark (a new version).
    static LayerPtr marked(const LayerPtr &layer, bool mayBePassedOn, const QString &licence);
    /// The same layer without a column (a new version); itself where it has none of that name. Not of the key.
    static LayerPtr withoutColumn(const LayerPtr &layer, const QString &name);
    /// The same layer with one more warning, ahead of the others (a new version).
    static LayerPtr warned(const LayerPtr &layer, const Warning &warning);
    /// A layer that another process made, as one of this process.
    static LayerPtr withOwnId(const LayerPtr &layer);
    /// The same rows and places under other columns, with more warnings: a layer of its own. `key`: the column that
    /// names the rows; each value once.
    static LayerPtr remade(const LayerPtr &layer, ColumnList columns, const QString &key, std::vector<Warning> more);
    /// The same layer under another name (a new version).
    static LayerPtr renamed(const LayerPtr &layer, const QString &name);

private:
    int chooseKey(const ColumnList &columns) const;
    void finishRows(Layer &layer);
    void checkPlaces(Layer &layer);
    QString m_name;
    std::deque<ColumnBuilder> m_columns;
    GeometryBuilder m_geometry;
    Provenance m_provenance;
    std::vector<Warning> m_warnings;
    qint64 m_rowWarnings = 0;
    std::vector<std::uint32_t> m_outOfView;
    QString m_keyName;
};

} // namespace kohkan
