// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <QJsonObject>
#include <map>

namespace kohkan {

/// The event types of ACLED's code book, as it writes them.
const QStringList &eventTypes();

/// How the columns of anybody's table are those of incidents, as a person has said it. Names of columns; an empty one:
/// the table has none. A value; any thread.
struct IncidentMapping {
    /// How days that are figures alone are written (03/04/2024); years first need no saying.
    enum class DayOrder { DayFirst, MonthFirst };
    /// What says how well a place is known.
    enum class Accuracy {
        Same,       ///< `accuracyKm` for every row
        Metres,     ///< a column of radii
        Kilometres, ///< likewise
        Codes       ///< a column of codes, each of which stands for a radius
    };

    QString id;      ///< names an event for good; else the number of the row does
    QString date;    ///< a day, month, year or interval
    QString dateEnd; ///< the last day, where it is another column
    DayOrder dayOrder = DayOrder::DayFirst;
    Accuracy accuracy = Accuracy::Same;
    double accuracyKm = 5;
    QString accuracyColumn;
    std::map<QString, double> codeKm; ///< by code; one that is not there is known too coarsely
    QString eventType;                ///< empty: every row is of `everyType`
    QString everyType = QStringLiteral("Violence against civilians");
    std::map<QString, QString> types; ///< one of eventTypes() by what the column says; empty, or not there: as it says
    QString subType, actor, admin1, admin2, place, source;
    QString fatalities, fatalitiesLow, fatalitiesHigh;
    QString longitude, latitude; ///< of a table whose names do not tell; both or neither
    bool mayBePassedOn = true;   ///< a table that is recognised as one that may not stays so
    QString licence;

    /// What of it does not fit a table with these columns, as a sentence; empty where all of it does.
    QString whyNot(const QStringList &columns) const;
    QJsonObject toJson() const;
    /// What of it may be kept in files: of a table that may not be passed on words and codes only where they are few
    /// and short, as those of a code book are, and not what rows say.
    IncidentMapping toKeep() const;
    /// What is not understood is as it is without a word.
    static IncidentMapping fromJson(const QJsonObject &object);
    /// What the names of the columns and their values let one think; empty names where they say nothing.
    static IncidentMapping guess(const Layer &layer);
    friend bool operator==(const IncidentMapping &, const IncidentMapping &) = default;
};

using IncidentMappingPtr = std::shared_ptr<const IncidentMapping>;

/// The event type that words like "IED blast" or "protest" let one think of; empty where they do not.
QString likelyEventType(const QString &words);

/// A date as tables write it: as DateRange and incidentDay() read it, else three figures in that order with a year of
/// four (03/04/2024, 3.4.2024), a time of day behind them left out.
std::optional<DateRange> mappedDate(const QString &text, IncidentMapping::DayOrder order);

/// Names columns for good, whatever their order: under it a mapping is remembered.
QString columnsSignature(QStringList columns);

/// A day as the tables of both write it: 2024-01-31, 2024/01/31, with a time of day behind, 31 January 2024,
/// 31-Jan-2024. Figures alone in another order are not understood, as they may be read in two ways.
std::optional<DateRange> incidentDay(const QString &text);
/// What a person has said of it; a mark that is there stays.
void markLicence(Provenance &provenance, const IncidentMapping &mapping);

} // namespace kohkan
