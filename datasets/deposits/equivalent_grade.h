// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QString>
#include <vector>

namespace kohkan {

/// From the lowest to the highest; equal where it is one value.
struct Band {
    double low = 0;
    double high = 0;
    friend bool operator==(const Band &, const Band &) = default;
};

/// One metal of an equivalent grade.
struct EquivalentMetal {
    QString name;
    QString grade;     ///< digits as published
    QString gradeUnit; ///< %, g/t, ...
    Band recovery;     ///< percent of the metal in the ore
    Band price;        ///< US dollars per `priceUnit`
    QString priceUnit; ///< t, kg, lb, troy oz
};

/// A grade of the main metal that is worth as much as all of them, with all it was made of.
struct EquivalentGrade {
    QString name; ///< of the main metal
    QString unit; ///< of its grade
    Band value;
    int digits = 0;  ///< significant ones: those of the poorest grade
    QString text;    ///< "0.57 to 0.71 %": the lowest rounded down, the highest rounded up
    QString formula; ///< with the single grades, recoveries and prices in it
};

/// Eq = G_main + sum of G_i (R_i / R_main) (P_i / P_main), grades as mass over mass and prices per mass, the form of
/// JORC (2012) clause 50 statements. The lower end takes the low recoveries and prices of the other metals against the
/// high ones of the main metal, the upper end the other way round. `metals.front()` is the main metal. Error::Words
/// with a sentence where a value is missing, is no number above zero, a recovery is above 100 percent or a low one
/// above its high one. Pure; any thread.
Result<EquivalentGrade> equivalentGrade(const std::vector<EquivalentMetal> &metals);

} // namespace kohkan
