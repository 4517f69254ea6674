// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/catalogue.h"
#include "datasets/time/time_line.h"
#include "datasets/work/words.h"

#include <QHash>
#include <algorithm>

namespace kohkan {

namespace {

/// The rows of a table, asked by column name; a table or column that is not there says nothing.
class Table {
public:
    Table(const Catalogue &catalogue, const char *name) : m_layer(catalogue.table(QString::fromLatin1(name))) {}
    std::vector<Row> rows() const { return m_layer ? m_layer->bySourceRow() : std::vector<Row>(); }
    QString text(Row row, const char *column) const
    {
        const Column *known = m_layer->column(QString::fromLatin1(column));
        return known ? known->text(row) : QString();
    }
    QStringList list(Row row, const char *column) const
    {
        QStringList texts;
        for (QString &tag : splitTags(text(row, column)))
            texts << std::move(tag);
        return texts;
    }

private:
    LayerPtr m_layer;
};

void setDate(TimeItem &item, const QString &date)
{
    item.date = date;
    item.range = DateRange::parse(date);
}

std::vector<TimeItem> events(const Catalogue &catalogue)
{
    const Table table(catalogue, "timeline");
    std::vector<TimeItem> items;
    for (const Row row : table.rows()) {
        TimeItem item;
        item.id = table.text(row, "id");
        item.table = QStringLiteral("timeline");
        item.title = table.text(row, "title");
        item.kind = table.text(row, "kind");
        item.detail = table.text(row, "summary");
        item.parties = table.list(row, "parties");
        item.commodities = table.list(row, "commodities");
        item.amountUsd = table.text(row, "amount_usd");
        item.siteNames = table.list(row, "related_sites");
        item.depositIds = table.list(row, "deposit_ids");
        item.sourceRefs = table.list(row, "source_ref");
        setDate(item, table.text(row, "date"));
        items.push_back(std::move(item));
    }
    return items;
}

QString incidentDetail(const Table &table, Row row)
{
    const auto says = [&](const char *column) {
        const QString text = table.text(row, column);
        return text.isEmpty() ? QStringLiteral("—") : QString(text).replace(u';', QStringLiteral(", "));
    };
    QString detail = tr("Target: %1; actor as reported: %2; deaths reported (may include attackers): %3.")
                         .arg(says("target"), says("actor"), says("fatalities"));
    if (const QString note = table.text(row, "note"); !note.isEmpty())
        detail += u' ' + note;
    return detail;
}

/// The incidents with each part folded into the one that it is part of.
std::vector<TimeItem> incidents(const Catalogue &catalogue)
{
    const Table table(catalogue, "incidents");
    QHash<QString, QString> wholes;
    for (const Row row : table.rows())
        wholes.insert(table.text(row, "id"), table.text(row, "part_of"));
    const auto rootOf = [&](QString id) {
        QStringList seen{id};
        for (QString whole = wholes.value(id); wholes.contains(whole) && !seen.contains(whole);
             whole = wholes.value(id)) {
            seen << whole;
            id = whole;
        }
        return wholes.contains(wholes.value(id)) ? seen.front() : id; // in a circle each stands for itself
    };
    std::vector<TimeItem> items;
    QHash<QString, std::vector<TimeItem>> parts;
    for (const Row row : table.rows()) {
        TimeItem item;
        item.id = table.text(row, "id");
        item.table = QStringLiteral("incidents");
        item.kind = table.text(row, "event_type");
        const QString subType = table.text(row, "sub_type");
        item.title = tr("%1, %2").arg(subType.isEmpty() ? item.kind : subType, table.text(row, "place"));
        item.detail = incidentDetail(table, row);
        item.siteNames = table.list(row, "nearest_site");
        item.depositIds = table.list(row, "deposit_ids");
        item.sourceRefs = table.list(row, "source_ref");
        setDate(item, table.text(row, "date"));
        if (const QString root = rootOf(item.id); root != item.id)
            parts[root].push_back(std::move(item));
        else
            items.push_back(std::move(item));
    }
    for (TimeItem &item : items)
        for (const TimeItem &part : parts.value(item.id)) {
            item.parts << part.id;
            item.siteNames += part.siteNames;
            item.depositIds += part.depositIds;
            item.sourceRefs += part.sourceRefs;
            for (QStringList *list : {&item.siteNames, &item.depositIds, &item.sourceRefs})
                list->removeDuplicates();
        }
    return items;
}

QString estimateDetail(const Catalogue &catalogue, const Estimate &estimate)
{
    QStringList figures;
    if (!estimate.tonnage.isEmpty())
        figures << tr("%1 %2 of ore").arg(estimate.tonnage, estimate.tonnageUnit);
    for (const EstimateLine &line : estimate.lines) {
        QString text = catalogue.commodityName(line.commodity);
        if (!line.grade.isEmpty())
            text += QStringLiteral(", %1 %2").arg(line.grade, line.gradeUnit);
        if (!line.contained.isEmpty())
            text += tr(", %1 %2 contained").arg(line.contained, line.containedUnit);
        figures << text;
    }
    const QString code =
        estimate.code.isEmpty() || estimate.code == QLatin1String("unknown") ? tr("not stated") : estimate.code;
    return tr("%1. Code: %2; basis: %3; scope: %4.")
        .arg(figures.join(QStringLiteral("; ")), code, estimate.basisText(), estimate.scope);
}

std::vector<TimeItem> estimates(const Catalogue &catalogue)
{
    const Table table(catalogue, "estimates");
    QStringList deposits;
    for (const Row row : table.rows())
        deposits << table.text(row, "deposit_id");
    deposits.removeDuplicates();
    std::vector<TimeItem> items;
    for (const QString &deposit : std::as_const(deposits))
        for (const Estimate &estimate : catalogue.estimatesFor(deposit)) {
            TimeItem item;
            item.id = estimate.id;
            item.table = QStringLiteral("estimates");
            item.kind = estimate.kind;
            item.title = tr("%1: %2, %3").arg(catalogue.depositName(deposit), estimate.kind, estimate.categoryText());
            item.detail = estimateDetail(catalogue, estimate);
            for (const EstimateLine &line : estimate.lines)
                item.commodities << line.commodity;
            item.depositIds << deposit;
            item.sourceRefs = estimate.sourceRefs;
            setDate(item, estimate.effectiveDate);
            items.push_back(std::move(item));
        }
    return items;
}

std::vector<TimeItem> production(const Catalogue &catalogue)
{
    const Table table(catalogue, "production");
    std::vector<TimeItem> items;
    for (const Row row : table.rows()) {
        TimeItem item;
        const QString deposit = table.text(row, "deposit_id"), commodity = table.text(row, "commodity");
        item.id = table.text(row, "id");
        item.table = QStringLiteral("production");
        item.kind = table.text(row, "kind");
        item.title = tr("%1: %2 %3 of %4, %5")
                         .arg(catalogue.depositName(deposit), table.text(row, "amount"), table.text(row, "unit"),
                              catalogue.commodityName(commodity), item.kind);
        item.detail = table.text(row, "notes");
        item.commodities << commodity;
        item.depositIds << deposit;
        item.sourceRefs = table.list(row, "source_ref");
        setDate(item, table.text(row, "period"));
        items.push_back(std::move(item));
    }
    return items;
}

/// From the day that an annotation speaks of to the end of its validity.
std::vector<TimeItem> annotations(const Catalogue &catalogue)
{
    constexpr qsizetype longest = 80; ///< letters of a title
    std::vector<TimeItem> items;
    for (const AppliedEdit &applied : catalogue.edits()) {
        const auto annotation = annotationOf(applied.edit);
        if (!annotation)
            continue;
        TimeItem item;
        item.id = annotation->id;
        item.table = annotationTable;
        const QString text = annotation->text.simplified();
        item.title = tr("Level %1: %2")
                         .arg(annotation->level)
                         .arg(text.size() > longest ? text.left(longest) + QStringLiteral("…") : text);
        item.kind = annotation->kind;
        const bool isTimed = DateRange::parse(annotation->validUntil).has_value();
        setDate(item, isTimed ? annotation->date + u'/' + annotation->validUntil : annotation->date);
        if (!item.range) // of an interval that an end is added to
            setDate(item, annotation->date);
        item.detail = tr("%1 (%2)").arg(annotation->text, annotation->author);
        if (!annotation->site.isEmpty())
            item.depositIds = {annotation->site};
        item.siteNames = {catalogue.subjectOf(applied.edit)};
        item.sourceRefs = annotation->sourceRefs;
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

TimeLine TimeLine::of(const Catalogue &catalogue)
{
    TimeLane partnership{QStringLiteral("partnership"), tr("Partnership and finance"), {}, {}},
        project{QStringLiteral("project"), tr("Project history"), {}, {}};
    for (TimeItem &event : events(catalogue)) {
        const bool isPartnership = isPartnershipKind(event.kind);
        (isPartnership ? partnership : project).items.push_back(std::move(event));
    }
    TimeLine line;
    line.lanes.push_back(sorted(std::move(partnership)));
    line.lanes.push_back(sorted(std::move(project)));
    line.lanes.push_back(sorted({QStringLiteral("incidents"), tr("Incidents"), incidents(catalogue), {}}));
    line.lanes.push_back(
        sorted({QStringLiteral("estimates"), tr("Estimates by effective date"), estimates(catalogue), {}}));
    line.lanes.push_back(sorted({QStringLiteral("production"), tr("Production"), production(catalogue), {}}));
    if (catalogue.hasAnnotations())
        line.lanes.push_back(
            sorted({QStringLiteral("annotations"), tr("Your annotations"), annotations(catalogue), {}}));
    return line;
}

} // namespace kohkan
