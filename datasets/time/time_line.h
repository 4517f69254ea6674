// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/partial_date.h"

#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace kohkan {

class Catalogue;

/// Something that happened, was published or is stated for a time: one record of a table, as a value.
struct TimeItem {
    QString id;                     ///< of the record
    QString table;                  ///< that the record is in
    QString title;                  ///< one line for a person
    QString kind;                   ///< in the words of the table: agreement, Battles, resource, actual, ...
    QString date;                   ///< as the source gives it; empty where it gives none
    std::optional<DateRange> range; ///< the closed interval of days that it covers; nothing where undated
    QString detail;                 ///< what else the record says, in sentences
    QStringList parties;            ///< of an agreement and the like
    QStringList commodities;        ///< tokens where there is one, else words
    QString amountUsd;              ///< digits as published; never summed
    QStringList siteNames;          ///< as the source names them
    QStringList depositIds;         ///< deposits that it names
    QStringList sourceRefs;
    QStringList parts; ///< ids of records that are part of this one; they are no items of their own
};

/// One kind of items. Dated ones stand by their first day, then their last one, then their id; one with an open start
/// stands first.
struct TimeLane {
    QString id;    ///< a short name that does not change: `partnership`, `incidents`, ...
    QString title; ///< for a person
    std::vector<TimeItem> items;
    std::vector<TimeItem> undated; ///< in the order of their table: counted and listed, never placed
};

/// The dated things of every kind, lane by lane from top to bottom. A value; free to use on any thread. A further lane
/// is one more element; whoever adds it calls sorted() on it.
struct TimeLine {
    std::vector<TimeLane> lanes;

    /// Partnership and finance, project history, incidents, estimates by effective date, production.
    static TimeLine of(const Catalogue &catalogue);
    /// The lanes with nothing but what names the deposit.
    TimeLine forSite(const QString &depositId) const;
    const TimeItem *find(const QString &id) const; ///< by id, dated or not, or null
    std::size_t datedCount() const;
    std::size_t undatedCount() const;
    /// The first and last known day of all items, open ends left out of account; nothing where no item is dated.
    std::optional<DateRange> span() const;
};

/// Parts what is dated from what is not, and puts the dated into their order.
TimeLane sorted(TimeLane lane);

/// True where the kind of an event is of the partnership and its finance: agreement, financing, meeting, ministerial,
/// policy, shipment.
bool isPartnershipKind(const QString &kind);

} // namespace kohkan
