// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <vector>

namespace kohkan {

/// Something about the places or rows of a layer that is likely not what its author meant. Nothing is repaired for it:
/// it is said, with what would be right, and a person chooses.
struct Doubt {
    enum class Kind {
        Swapped,             ///< latitude and longitude changed round
        SomeSwapped,         ///< the same in a few rows of many
        ZeroZero,            ///< 0, 0 where the place is not known
        DegreesUnderMetric,  ///< degrees in a file that says metres
        MetresWithoutSystem, ///< metres of nobody knows which system; nothing is placed
        Totals,              ///< rows that are sums or means of others
        FarAway              ///< farther from the middle 98 % of the layer than twice its diagonal
    };
    /// What one click can do about it.
    enum class Remedy { None, SwapAxes, ReadAsDegrees, StateSystem };

    Kind kind = Kind::Swapped;
    qint64 count = 0;         ///< rows that it concerns
    std::vector<qint64> rows; ///< the first of them by their number in the source, counted from 1
    QString message;          ///< a sentence, as among the warnings of the layer

    static constexpr std::size_t rowsKept = 20;
    Remedy remedy() const
    {
        switch (kind) {
        case Kind::Swapped:
            return Remedy::SwapAxes;
        case Kind::DegreesUnderMetric:
            return Remedy::ReadAsDegrees;
        case Kind::MetresWithoutSystem:
            return Remedy::StateSystem;
        case Kind::SomeSwapped:
        case Kind::ZeroZero:
        case Kind::Totals:
        case Kind::FarAway:
            break;
        }
        return Remedy::None;
    }
    friend bool operator==(const Doubt &, const Doubt &) = default;
};

} // namespace kohkan
