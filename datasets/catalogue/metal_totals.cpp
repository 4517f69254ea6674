// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/metal_totals.h"

#include "datasets/deposits/best_supported.h"
#include "datasets/deposits/contained_metal.h"
#include "datasets/deposits/quantity.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace kohkan {

namespace {

/// One figure that may enter a total.
struct Entry {
    const TotalledSite *site = nullptr;
    QString className;
    qsizetype categories = 0;
    bool isWhole = false;
    double tonnes = 0, least = 0, most = 0;
};

/// What one line says of the metal, with the interval of its rounding.
std::optional<Entry> entryOf(const SupportedEstimate &chosen, const EstimateLine &line)
{
    Entry entry;
    entry.className = classNameOf(chosen.rank);
    entry.categories = chosen.estimate.categories().size();
    entry.isWhole = !chosen.estimate.sharePercent.isEmpty();
    if (const auto metal = Measure::parse(line.contained, line.containedUnit, Unit::Kind::Mass)) {
        entry.tonnes = metal->value();
        entry.least = metal->least();
        entry.most = metal->most();
        return entry;
    }
    const auto ore = Measure::parse(chosen.estimate.tonnage, chosen.estimate.tonnageUnit, Unit::Kind::Mass),
               grade = Measure::parse(line.grade, line.gradeUnit, Unit::Kind::Grade);
    if (!ore || !grade || !line.contained.isEmpty())
        return std::nullopt;
    entry.tonnes = ore->value() * grade->value();
    entry.least = ore->least() * grade->least();
    entry.most = ore->most() * grade->most();
    return entry;
}

/// One figure a site: the one of most categories, which holds the others; of several such the first.
void keepWidest(std::vector<Entry> &entries, Entry entry)
{
    const auto known =
        std::find_if(entries.begin(), entries.end(), [&](const Entry &other) { return other.site == entry.site; });
    if (known == entries.end())
        entries.push_back(std::move(entry));
    else if (known->categories < entry.categories)
        *known = std::move(entry);
}

bool isAmong(const QStringList &wholes, const std::set<QString> &ids)
{
    return std::any_of(wholes.begin(), wholes.end(), [&](const QString &whole) { return ids.contains(whole); });
}

/// How many sites carry a commodity; a part of one that does is not counted again.
std::size_t carriers(const std::vector<TotalledSite> &sites, const QString &commodity)
{
    std::set<QString> ids;
    for (const TotalledSite &site : sites)
        if (site.commodities.contains(commodity))
            ids.insert(site.id);
    return static_cast<std::size_t>(std::count_if(sites.begin(), sites.end(), [&](const TotalledSite &site) {
        return site.commodities.contains(commodity) && !isAmong(site.wholes, ids);
    }));
}

/// The farthest site up that is among those that carry the commodity; itself where none is.
QString topOf(const TotalledSite &site, const std::vector<TotalledSite> &sites, const QString &commodity)
{
    QString top = site.id;
    for (const QString &whole : site.wholes)
        if (std::any_of(sites.begin(), sites.end(), [&](const TotalledSite &other) {
                return other.id == whole && other.commodities.contains(commodity);
            }))
            top = whole;
    return top;
}

} // namespace

std::vector<MetalTotal> metalTotals(const std::vector<TotalledSite> &sites)
{
    QStringList order;
    std::map<std::pair<qsizetype, int>, std::vector<Entry>> byClass; // place of the commodity, rank
    for (const TotalledSite &site : sites) {
        std::vector<Estimate> sizing;
        std::copy_if(site.estimates.begin(), site.estimates.end(), std::back_inserter(sizing), canSize);
        for (const SupportedEstimate &chosen : bestSupported(sizing))
            for (const EstimateLine &line : chosen.estimate.lines) {
                auto entry = entryOf(chosen, line);
                if (!entry)
                    continue;
                entry->site = &site;
                if (!order.contains(line.commodity))
                    order << line.commodity;
                keepWidest(byClass[{order.indexOf(line.commodity), chosen.rank}], *std::move(entry));
            }
    }
    std::vector<MetalTotal> totals;
    for (const auto &[key, entries] : byClass) {
        std::set<QString> withFigure;
        for (const Entry &entry : entries)
            withFigure.insert(entry.site->id);
        for (const bool isWhole : {true, false}) {
            MetalTotal total;
            total.commodity = order[key.first];
            total.rank = key.second;
            total.isWhole = isWhole;
            std::set<QString> tops;
            for (const Entry &entry : entries) {
                if (entry.isWhole != isWhole)
                    continue;
                if (isAmong(entry.site->wholes, withFigure)) {
                    ++total.partsLeftOut;
                    continue;
                }
                total.className = entry.className;
                total.tonnes += entry.tonnes;
                total.least += entry.least;
                total.most += entry.most;
                tops.insert(topOf(*entry.site, sites, total.commodity));
            }
            total.withFigure = tops.size();
            total.sites = std::max(total.withFigure, carriers(sites, total.commodity));
            if (!tops.empty())
                totals.push_back(std::move(total));
        }
    }
    return totals;
}

std::vector<MetalTotal> metalTotals(const Catalogue &catalogue, const RowSet &rows)
{
    const Layer &deposits = *catalogue.deposits();
    const Column *primary = deposits.column(u"primary_commodities"),
                 *secondary = deposits.column(u"secondary_commodities");
    std::vector<TotalledSite> sites;
    for (const Row row : deposits.bySourceRow()) {
        if (!rows.contains(row))
            continue;
        TotalledSite site;
        site.id = deposits.key(row);
        site.wholes = catalogue.wholesOf(row);
        for (const Column *column : {primary, secondary})
            if (column)
                for (const QString &token : column->tagTexts(row))
                    site.commodities << token;
        site.estimates = catalogue.estimatesFor(site.id);
        sites.push_back(std::move(site));
    }
    return metalTotals(sites);
}

} // namespace kohkan
