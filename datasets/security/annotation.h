// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/records/user_edit.h"
#include "datasets/table/layer.h"

#include <QDate>

namespace kohkan {

/// An analyst's own word on the security of a site, of an area or of a route. Kept in the workspace as a record of the
/// table `annotations`; never part of a computed figure. A value; any thread.
struct Annotation {
    enum class State { Current, Expired };
    static constexpr int lowestLevel = 1, highestLevel = 5;

    QString id;
    QString site; ///< id of the deposit; empty where it speaks of an area or a route:
    QString placeName;
    QString geometry; ///< AnnotatedPlace::fromWkt()
    int level = 0;    ///< annotationLevelMeaning() spells it out; 0 where the record has none that reads
    QString category; ///< one of annotationCategories()
    QString kind;     ///< one of annotationKinds()
    QString text;
    QString author;
    QString date;           ///< the day it speaks of, as typed; partial dates and intervals as DateRange reads them
    QString validUntil;     ///< empty: until it is withdrawn
    QStringList incidents;  ///< ids
    QStringList sourceRefs; ///< references of the table of sources, or sources in words
    QString madeAt;         ///< ISO 8601, UTC

    /// Expired from the day after the last day of `validUntil`.
    State state(QDate on) const;
};

/// The table of the workspace that annotations are records of.
inline const QString annotationTable = QStringLiteral("annotations");

/// What an edit of that table says; nothing for an edit of another.
std::optional<Annotation> annotationOf(const UserEdit &edit);
/// Those of a list of edits: the highest level first, current ones before expired ones, then the newest.
std::vector<Annotation> annotationsIn(const std::vector<UserEdit> &edits, QDate on);

const QStringList &annotationCategories(); ///< as stored, in the order of a form
const QStringList &annotationKinds();
/// "high"; empty beyond the scale.
QString annotationLevelName(int level);
/// "4, high".
QString riskText(int level);
/// What a level means for work at the site, in a sentence without its full stop.
QString annotationLevelMeaning(int level);
/// A category or a kind for a person.
QString annotationWord(const QString &stored);

/// The deposits with what their annotations say on a day, as derived columns: `annotation_level` (the highest of the
/// current ones, else of the expired ones), `annotation_state` (`current` or `expired`), and `_annotation_ring` for the
/// map (the level, negative where expired). The same layer where there is no annotation of any of its rows.
LayerPtr withAnnotationColumns(const LayerPtr &deposits, const std::vector<Annotation> &annotations, QDate on);

} // namespace kohkan
