// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/estimate.h"
#include "datasets/records/edited_tables.h"
#include "datasets/records/known_then.h"
#include "datasets/result.h"
#include "datasets/security/annotation.h"
#include "datasets/security/region_risk.h"
#include "datasets/table/layer.h"

#include <QHash>
#include <QStringList>
#include <array>
#include <memory>
#include <vector>

namespace kohkan {

/// One reference of `sources`.
struct Source {
    QString ref;
    QString title;
    QString publisher;
    QString year;
    QString identifier; ///< URL or other identifier
    QString note;
};

/// A commodity token and how it is shown.
struct Commodity {
    QString token; ///< `Cu`, `gemstone:peridot`
    QString name;  ///< Copper
    QString nameUrdu;
    QString group;          ///< copper-gold, critical, ...
    QString priceCommodity; ///< the commodity of the reference price that fits; empty where none
    QString note;
};

/// A reference price, as published.
struct Price {
    QString id;
    QString commodity;
    QString usd; ///< digits as published
    QString unit;
    QString asOf;
    QStringList sourceRefs;
    QString note;
};

/// One statement of output, capacity or plan.
struct Production {
    QString id;
    QString commodity;
    QString amount;
    QString unit;
    QString period;
    QString kind;
    QStringList sourceRefs;
    QString notes;
    EditSignature edit; ///< of a user who added or corrected it
};

/// A dated event of the partnership, financing or project history that names a deposit.
struct TimelineEvent {
    QString id;
    QString date;
    QString title;
    QString kind;
    QString summary;
    QStringList sourceRefs;
};

/// The shipped tables, read once, immutable, and the questions the panels ask of them. Free to use on any thread.
class Catalogue {
public:
    /// Reads the tables of a data folder through DatasetReader with their schemas.
    static Result<std::shared_ptr<const Catalogue>> load(const QString &dataFolder);
    /// The same from layers that are already in memory, by table name; tables may be missing.
    static std::shared_ptr<const Catalogue> fromTables(QHash<QString, LayerPtr> tables);
    /// The shipped tables of another catalogue with what a user has said in place. Where no edit touches the deposits
    /// themselves, theirs is another version of the same layer.
    /// `today`: the day that annotations are current or expired on.
    /// `before`: made earlier of the same shipped tables; what the edits since do not touch is shared with it.
    static std::shared_ptr<const Catalogue> withEdits(const Catalogue &shipped, std::vector<UserEdit> edits,
                                                      QDate today = QDate::currentDate(),
                                                      const Catalogue *before = nullptr);
    /// Another catalogue with other incidents around its deposits; table() gives the shipped ones still.
    static std::shared_ptr<const Catalogue> withIncidents(const Catalogue &catalogue, LayerPtr incidents);
    /// Another catalogue with what was known on a day alone, a user's edits among it. Its deposits are another version
    /// of the same layer: the same rows, other derived columns.
    static std::shared_ptr<const Catalogue> asOf(const Catalogue &today, QDate day);
    /// What it leaves out; null where it is of today.
    const KnownThen *knownThen() const { return m_knownThen ? &*m_knownThen : nullptr; }
    const std::vector<AppliedEdit> &edits() const { return m_edits; }
    QString editsHash() const;                               ///< of all edits, hashOf(); empty where there is none
    const AppliedEdit *editOf(const RecordName &name) const; ///< null where the user said nothing of it
    /// A record as it is shipped, whatever a user says of it; none for a record of their own.
    std::vector<RowTexts> shippedRecord(const RecordName &name) const;
    std::vector<const AppliedEdit *> editsOf(const QString &depositId) const; ///< in the order they were made
    /// What users say of the security of a site on a day: annotationsIn().
    std::vector<Annotation> annotationsFor(const QString &depositId, QDate on) const;
    /// Those that speak of an area or a route, likewise.
    std::vector<Annotation> placeAnnotations(QDate on) const;
    bool hasAnnotations() const;
    /// What an edit is about, for a person: the site's name, or that of the area or route.
    QString subjectOf(const UserEdit &edit) const;

    /// The deposits, with derived columns: `commodity_group` (group of the first primary commodity), `_paint_order`
    /// (integer, least important first), `_contained_t_Cu` and the like (containedMetal(), tonnes), and those of
    /// withDistanceColumns() and withAnnotationColumns().
    const LayerPtr &deposits() const { return m_deposits; }
    const LayerPtr &incidents() const { return m_incidents; }
    const LayerPtr &infrastructure() const { return m_infrastructure; }
    /// Any shipped table by name (`estimates`, `timeline`, ...), or null.
    LayerPtr table(const QString &name) const;

    const Commodity *commodity(const QString &token) const;
    const std::vector<Commodity> &commodities() const { return m_commodities; }
    QString commodityName(const QString &token) const;              ///< the token itself where unknown
    std::vector<Price> pricesFor(const Commodity &commodity) const; ///< newest first
    const Source *source(const QString &ref) const;
    std::vector<Estimate> estimatesFor(const QString &depositId) const; ///< newest effective date first, undated last
    std::vector<Production> productionFor(const QString &depositId) const;
    std::vector<TimelineEvent> timelineFor(const QString &depositId) const;
    std::vector<RegionRisk> risks() const; ///< every reading
    RiskReadings riskReadings() const;
    /// The province's reading, then those of the districts named.
    std::vector<RegionRisk> risksFor(const QString &province, const QStringList &districts) const;
    /// `district_join` of a deposit, then the other districts that its source names.
    QStringList districtsOf(Row deposit) const;
    std::optional<double> accuracyOf(Row deposit) const; ///< of its place, metres; nothing where it is unknown
    QStringList partsOf(const QString &depositId) const; ///< ids of deposits whose part_of it is
    /// Ids of the deposit that a deposit is part of, of the one that this is part of, and so on.
    QStringList wholesOf(Row deposit) const;
    QString depositName(const QString &depositId) const; ///< the id itself where unknown
    /// Every reference that the record, its estimates, production, events, prices, risks and the incidents that can lie
    /// within the widest ring around it rest on, in that order, each once.
    QStringList sourceRefsFor(Row deposit) const;

private:
    /// What is derived of the same tables as in `before` is taken from there.
    void index(const Catalogue *before = nullptr);
    void derive(const Catalogue *before);
    LayerPtr withContained(const LayerPtr &deposits) const;
    void addAnnotations(QDate on);
    /// As applyEdits() made them: deposits without derived columns.
    EditedTables editedTables() const;
    QStringList incidentRefsFor(Row deposit) const;
    QHash<QString, LayerPtr> m_shipped; ///< as they were read
    QHash<QString, LayerPtr> m_tables;  ///< with edits, and deposits with derived columns
    std::vector<AppliedEdit> m_edits;
    std::optional<KnownThen> m_knownThen;
    LayerPtr m_plainDeposits; ///< without derived columns
    /// Columns of the deposits that are made of other tables, and which those are.
    struct Derived {
        std::vector<LayerPtr> from;
        ColumnList columns;
    };
    std::vector<Derived> m_derived;
    LayerPtr m_deposits;
    LayerPtr m_incidents;
    LayerPtr m_infrastructure;
    std::vector<Commodity> m_commodities;
    QHash<QString, std::size_t> m_commodityIndex;
    QHash<QString, Source> m_sources;
};

using CataloguePtr = std::shared_ptr<const Catalogue>;

} // namespace kohkan
