// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/import_recipe.h"
#include "datasets/work/words.h"

namespace kohkan {

namespace {

using Kind = ImportRecipe::Kind;
enum Takes { One, Several, OneOfWords, SeveralOfWords };

RecipePart part(const char *name, const QString &title, const char *names, Takes takes = One)
{
    return {QLatin1String(name), title, QString::fromLatin1(names).split(u' ', Qt::SkipEmptyParts),
            takes == Several || takes == SeveralOfWords, takes == OneOfWords || takes == SeveralOfWords};
}

std::vector<RecipePart> sharedParts()
{
    return {
        part("operator", tr("Operator"), "operator operators opername company companies"),
        part("notes", tr("Notes"), "notes note comments comment remarks remark description"),
        part("source", tr("Source"), "source sources sourceref sourcerefs reference references ref citation url link")};
}

std::vector<RecipePart> siteParts()
{
    return {
        part("country", tr("Country"), "country countryarea nation countryname"),
        part("province", tr("Province"), "province state stateprovince stprov admin1 region"),
        part("district", tr("District"), "district county admin2 tehsil municipality"),
        part("primary_commodities", tr("Main commodities"),
             "primarycommodities primarycommodity commodities commodity commod1 commod maincommodity minerals mineral "
             "metals metal",
             SeveralOfWords),
        part("secondary_commodities", tr("Further commodities"),
             "secondarycommodities secondarycommodity commod2 commod3 othercommodities byproducts minorcommodities",
             SeveralOfWords)};
}

std::vector<RecipePart> statementParts()
{
    return {part("kind", tr("Kind of the estimate"), "kind estimatekind estimatetype reporttype", OneOfWords),
            part("category", tr("Category"), "category categories class classification resourcecategory", OneOfWords),
            part("code", tr("Reporting code"), "code reportingcode standard reportingstandard"),
            part("scope", tr("Scope"), "scope", OneOfWords),
            part("share_percent", tr("Share, %"), "sharepercent share attributableshare ownershippercent"),
            part("cutoff", tr("Cut-off"), "cutoff cutoffgrade cog"),
            part("effective_date", tr("Date"), "effectivedate date asof reportdate dateofestimate estimatedate year"),
            part("inclusive", tr("Inclusive of reserves"), "inclusive"),
            part("locator", tr("Place in the source"), "locator page table")};
}

void add(std::vector<RecipePart> &parts, std::vector<RecipePart> more)
{
    parts.insert(parts.end(), more.begin(), more.end());
}

std::vector<RecipePart> depositParts()
{
    std::vector<RecipePart> parts{
        part("id", tr("Id"), "id depositid depid siteid mineid mrdsid recid recordid uid objectid code"),
        part("name", tr("Name"),
             "name sitename depositname depname minename deposit mine site prospect prospectname occurrence assetname "
             "assetnameenglish project projectname"),
        part("alt_names", tr("Other names"), "altnames othernames names aliases groupnames minenameakas aka", Several)};
    add(parts, siteParts());
    add(parts, {part("status", tr("Status"),
                     "status devstat developmentstatus operatingstatus minestatus stage projectstage", OneOfWords),
                part("deposit_type", tr("Type of deposit"), "deposittype deptype type model genetictype"),
                part("host_rock", tr("Host rock"), "hostrock hrocktype hostrocks lithology"),
                part("age", tr("Age"), "age geologicalage mineralizationage agemy"),
                part("owners", tr("Owners"), "owners owner parentcompany", Several),
                part("discovery_year", tr("Year of discovery"), "discoveryyear discyr yeardiscovered yrdisc"),
                part("location_accuracy_m", tr("Accuracy of the place, m"),
                     "locationaccuracym accuracym positionalaccuracym")});
    add(parts, sharedParts());
    add(parts, statementParts());
    add(parts, {part("period", tr("Period of the output"), "yearofproduction productionyear period")});
    return parts;
}

/// The site that a row is about, and what it is called.
std::vector<RecipePart> aboutSite()
{
    std::vector<RecipePart> parts{
        part("deposit_id", tr("Id of the site"), "depositid depid siteid mineid mrdsid"),
        part("name", tr("Name of the site"), "name depositname depname sitename minename deposit mine site project")};
    add(parts, siteParts());
    return parts;
}

std::vector<RecipePart> estimateParts()
{
    std::vector<RecipePart> parts{part("id", tr("Id of the statement"), "id estimateid statementid")};
    add(parts, aboutSite());
    add(parts, statementParts());
    add(parts, sharedParts());
    return parts;
}

std::vector<RecipePart> productionParts()
{
    std::vector<RecipePart> parts{part("id", tr("Id of the row"), "id productionid")};
    add(parts, aboutSite());
    add(parts, {part("kind", tr("Kind of the output"), "kind productionkind type", OneOfWords),
                part("period", tr("Period"), "period year date fiscalyear productionyear yearofproduction")});
    add(parts, sharedParts());
    return parts;
}

} // namespace

const std::vector<RecipePart> &recipePartsOf(Kind kind)
{
    static const std::vector<RecipePart> none, deposits = depositParts(), estimates = estimateParts(),
                                               production = productionParts();
    switch (kind) {
    case Kind::Deposits:
        return deposits;
    case Kind::Estimates:
        return estimates;
    case Kind::Production:
        return production;
    case Kind::None:
    case Kind::Incidents:
        break;
    }
    return none;
}

QStringList recipeWordsOf(const QString &part)
{
    static const QMap<QString, QString> known{
        {QStringLiteral("status"),
         QStringLiteral("operating construction feasibility exploration prospect occurrence suspended past-producer")},
        {QStringLiteral("kind"), QStringLiteral("reserve resource historical unclassified recoverable claim")},
        {QStringLiteral("production_kind"), QStringLiteral("actual cumulative capacity planned")},
        {QStringLiteral("category"), QStringLiteral("proved probable measured indicated inferred total")},
        {QStringLiteral("scope"), QStringLiteral("deposit group district national company")}};
    return known.value(part).split(u' ', Qt::SkipEmptyParts);
}

} // namespace kohkan
