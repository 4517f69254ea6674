// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/incident_recipes.h"

namespace kohkan {

IncidentMappingPtr IncidentRecipes::of(const QStringList &columns) const
{
    const auto known = m_kept.constFind(columnsSignature(columns));
    return known == m_kept.constEnd() ? nullptr : std::make_shared<const IncidentMapping>(*known);
}

void IncidentRecipes::keep(const QStringList &columns, const IncidentMapping &mapping)
{
    m_kept.insert(columnsSignature(columns), mapping);
    dropDraft(columns);
}

std::optional<IncidentMapping> IncidentRecipes::draft(const QStringList &columns) const
{
    const auto known = m_drafts.constFind(columnsSignature(columns));
    return known == m_drafts.constEnd() ? std::nullopt : std::optional(*known);
}

void IncidentRecipes::keepDraft(const QStringList &columns, const IncidentMapping &mapping)
{
    m_drafts.insert(columnsSignature(columns), mapping);
}

void IncidentRecipes::dropDraft(const QStringList &columns)
{
    m_drafts.remove(columnsSignature(columns));
}

QJsonArray IncidentRecipes::toJson() const
{
    QJsonArray array;
    const auto add = [&](const QHash<QString, IncidentMapping> &mappings, bool isDraft) {
        QStringList signatures = mappings.keys();
        signatures.sort();
        for (const QString &signature : signatures)
            array.append(QJsonObject{{QStringLiteral("columns"), signature},
                                     {QStringLiteral("draft"), isDraft},
                                     {QStringLiteral("mapping"), mappings.value(signature).toKeep().toJson()}});
    };
    add(m_kept, false);
    add(m_drafts, true);
    return array;
}

IncidentRecipes IncidentRecipes::fromJson(const QJsonArray &array)
{
    IncidentRecipes recipes;
    for (const auto value : array) {
        const QJsonObject object = value.toObject();
        auto &into = object.value(QLatin1String("draft")).toBool() ? recipes.m_drafts : recipes.m_kept;
        into.insert(object.value(QLatin1String("columns")).toString(),
                    IncidentMapping::fromJson(object.value(QLatin1String("mapping")).toObject()));
    }
    return recipes;
}

QStringList sourceColumns(const Layer &layer)
{
    QStringList columns;
    for (const auto &column : layer.columns())
        if (!column->isDerived())
            columns << column->name();
    return columns;
}

} // namespace kohkan
