// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <vector>

namespace kohkan {

/// Our reading of published advisories for a province (district empty) or a district.
struct RegionRisk {
    QString id;
    QString province;
    QString district;
    int level = 0; ///< 1 low .. 5 extreme
    QStringList drivers;
    QString rationale;
    QString asOf;
    QStringList sourceRefs;
};

/// The readings of a catalogue, and which of their sources are advisories.
struct RiskReadings {
    std::vector<RegionRisk> all;
    QSet<QString> advisories; ///< references of sources
    /// Of a province as a whole; null where there is none.
    const RegionRisk *ofProvince(const QString &province) const
    {
        for (const RegionRisk &risk : all)
            if (risk.district.isEmpty() && risk.province == province)
                return &risk;
        return nullptr;
    }
};

} // namespace kohkan
