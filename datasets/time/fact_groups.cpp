// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/time/fact_groups.h"

#include <QCoreApplication>
#include <algorithm>

namespace kohkan {

namespace {

struct Subject {
    const char *title;
    std::vector<const char *> keys;
};

const std::vector<Subject> &subjects()
{
    static const std::vector<Subject> all{
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "Share of mining in GDP"),
         {"mining_gdp_share_max", "mining_gdp_share_fy25", "mining_gdp_share_industry"}},
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "Chinese share of rare earths"),
         {"china_ree_processing_article", "china_ree_refining_check", "china_ree_mining_check"}},
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "US aid to Pakistan since 2001"),
         {"us_aid_since_2001", "us_aid_crs_check"}},
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "Reko Diq: copper, by class and basis"),
         {"reko_diq_ore", "reko_diq_grade_cu", "reko_diq_attrib_reserve_cu", "reko_diq_feasibility_cu"}},
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "Reko Diq: gold, by class and basis"),
         {"reko_diq_grade_au", "reko_diq_attrib_reserve_au", "reko_diq_feasibility_au"}},
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "Reko Diq: cost of phase 1"),
         {"reko_diq_phase1_cost", "reko_diq_phase1_cost_later"}},
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "Militant attacks in Pakistan, 2025"),
         {"pips_2025_attacks", "picss_2025_attacks"}},
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "Deaths in militant violence, 2025"),
         {"pips_2025_deaths", "picss_2025_deaths"}},
        {QT_TRANSLATE_NOOP("kohkan::FactGroup", "Militant attacks in Balochistan"),
         {"pips_2025_balochistan", "picss_2024_balochistan"}},
    };
    return all;
}

NationalFact factOf(const Layer &table, Row row)
{
    const auto text = [&](QStringView name) {
        const Column *column = table.column(name);
        return column ? column->text(row) : QString();
    };
    NationalFact fact{text(u"key"), text(u"statement"), text(u"value"), text(u"unit"), text(u"as_of"), {}};
    for (QString &ref : splitTags(text(u"source_ref")))
        fact.sourceRefs << std::move(ref);
    return fact;
}

} // namespace

std::vector<QStringList> factSubjectKeys()
{
    std::vector<QStringList> all;
    for (const Subject &subject : subjects()) {
        QStringList keys;
        for (const char *key : subject.keys)
            keys << QString::fromLatin1(key);
        all.push_back(keys);
    }
    return all;
}

std::vector<FactGroup> factGroups(const LayerPtr &nationalFacts)
{
    std::vector<NationalFact> facts;
    if (nationalFacts)
        for (const Row row : nationalFacts->bySourceRow())
            facts.push_back(factOf(*nationalFacts, row));
    std::vector<FactGroup> groups;
    for (const Subject &subject : subjects()) {
        const auto isOnIt = [&](const NationalFact &fact) {
            return std::any_of(subject.keys.begin(), subject.keys.end(),
                               [&](const char *key) { return fact.key == QLatin1String(key); });
        };
        if (std::count_if(facts.begin(), facts.end(), isOnIt) < 2)
            continue;
        FactGroup group{QCoreApplication::translate("kohkan::FactGroup", subject.title), {}};
        std::copy_if(facts.begin(), facts.end(), std::back_inserter(group.facts), isOnIt);
        std::erase_if(facts, isOnIt);
        groups.push_back(std::move(group));
    }
    if (!facts.empty())
        groups.push_back({QString(), std::move(facts)});
    return groups;
}

} // namespace kohkan
