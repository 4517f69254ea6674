// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/projector.h"
#include "datasets/table/doubt.h"
#include "datasets/table/layer_builder.h"

namespace kohkan {

/// Watches the coordinates of a layer as they are read, and says at the end what is doubtful about them: changed round,
/// 0,0, degrees under a metric system, metres without one, far from all others. One thread.
class PlaceWatch {
public:
    /// The first coordinate of a row (counted from 1), as the source has it. `isWhole`: it is the only one.
    void note(qint64 row, LonLat first, bool isWhole);
    /// A row that waits for its reference system.
    void noteWaiting(qint64 row);
    /// The rows of another watch behind `rows` of this one.
    void append(const PlaceWatch &rest, qint64 rows);

    struct Reading {
        Projector *projector = nullptr; ///< of the whole layer; null: degrees, or systems by row
        bool hasAxes = true;            ///< coordinates of two axes in one system, which could be changed round
        bool isAssumed = false;         ///< that they are degrees
        QString system;                 ///< its name, for a person
    };
    /// Also leaves what is at 0, 0 out of the first view of the layer. Before LayerBuilder::finish().
    std::vector<Doubt> doubts(LayerBuilder &builder, const Reading &reading) const;

private:
    struct Rows {
        qint64 count = 0;
        std::vector<qint64> first;
        void add(qint64 row)
        {
            if (++count <= qint64(Doubt::rowsKept))
                first.push_back(row);
        }
        void append(const Rows &rest, qint64 rows);
        QString list() const; ///< the first of them, for a person
    };
    static Doubt doubtOf(Doubt::Kind kind, const Rows &rows, QString message);
    bool areSwapped(const Reading &reading) const;
    Rows someSwapped(const LayerBuilder &builder, std::vector<std::uint32_t> &all) const;
    Rows farAway(const LayerBuilder &builder, const std::vector<std::uint32_t> &besides) const;

    std::vector<LonLat> m_sample;
    std::vector<std::uint32_t> m_zeros; ///< rows counted from 0
    Rows m_waiting;
    Rows m_metres;
    qint64 m_count = 0;
    double m_mostX = 0, m_mostY = 0;
};

} // namespace kohkan
