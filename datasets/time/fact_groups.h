// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <QStringList>
#include <vector>

namespace kohkan {

/// One statement of `national_facts`.
struct NationalFact {
    QString key;
    QString statement;
    QString value; ///< as published; empty where the statement has no figure
    QString unit;
    QString asOf;
    QStringList sourceRefs;
};

/// Facts on one subject, in the order of the table.
struct FactGroup {
    QString subject; ///< empty: those that nothing in the table stands against
    std::vector<NationalFact> facts;
};

/// The national facts with those beside each other that say different things of one subject; the rest is the last
/// group. No fact is in two groups, none is left out. Which facts are on one subject was read by hand; a subject of
/// which the table holds fewer than two goes to the rest.
std::vector<FactGroup> factGroups(const LayerPtr &nationalFacts);
/// The keys of every subject, to be checked against the table.
std::vector<QStringList> factSubjectKeys();

} // namespace kohkan
