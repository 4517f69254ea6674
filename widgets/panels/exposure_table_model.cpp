// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/exposure_table_model.h"

#include "widgets/pages/exposure_text.h"
#include "widgets/pages/field_text.h"

#include <algorithm>
#include <tuple>

namespace kohkan {

void ExposureTableModel::setExposures(std::shared_ptr<const SiteExposures> exposures, CataloguePtr catalogue)
{
    beginResetModel();
    m_exposures = std::move(exposures);
    m_catalogue = std::move(catalogue);
    m_sites.clear();
    if (m_exposures) {
        for (auto it = m_exposures->values.cbegin(); it != m_exposures->values.cend(); ++it)
            m_sites.push_back(it.key());
        const auto place = [this](const QString &site) {
            const ExposureRank rank = m_exposures->ranks.value(site);
            return std::tuple(!rank.isRanked(), rank.atDefault, m_catalogue->depositName(site));
        };
        std::vector<std::pair<std::tuple<bool, int, QString>, QString>> keyed;
        for (const QString &site : m_sites)
            keyed.emplace_back(place(site), site);
        std::sort(keyed.begin(), keyed.end());
        std::transform(keyed.begin(), keyed.end(), m_sites.begin(), [](const auto &one) { return one.second; });
    }
    endResetModel();
}

int ExposureTableModel::rowOf(const QString &site) const
{
    const auto at = std::find(m_sites.begin(), m_sites.end(), site);
    return at == m_sites.end() ? -1 : static_cast<int>(at - m_sites.begin());
}

int ExposureTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sites.size());
}

int ExposureTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ExposureTableModel::text(const QString &site, Column column) const
{
    const ExposureRank rank = m_exposures->ranks.value(site);
    const TollValues values = m_exposures->values.value(site);
    switch (column) {
    case Rank:
        return rank.isRanked() ? QString::number(rank.atDefault) : unknownText();
    case Site:
        return m_catalogue->depositName(site);
    case Index:
        return rank.isRanked() ? exposureText(values[indexOf(Toll::Best)]) : unknownText();
    case Interval:
        return !rank.hasInterval() ? QStringLiteral("…")
               : rank.high == 0    ? unknownText()
               : rank.unranked > 0 ? tr("%1–%2 or none").arg(rank.low).arg(rank.high)
                                   : QStringLiteral("%1–%2").arg(rank.low).arg(rank.high);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ExposureTableModel::data(const QModelIndex &at, int role) const
{
    if (!at.isValid() || at.row() >= rowCount())
        return {};
    const QString site = siteAt(at.row());
    if (role == Qt::DisplayRole)
        return text(site, static_cast<Column>(at.column()));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((at.column() == Site ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return tip(site);
    return {};
}

QString ExposureTableModel::tip(const QString &site) const
{
    const ExposureRank rank = m_exposures->ranks.value(site);
    const QString band = rank.isRanked() ? exposureBandText(m_exposures->values.value(site)) : QString();
    QString said = !rank.isRanked() ? tr("%1: no rank, %2").arg(text(site, Site), nothingInReach(m_exposures->model))
                   : band.isEmpty() ? text(site, Site)
                                    : tr("%1: %2 by the toll").arg(text(site, Site), band);
    if (rank.unranked > 0 && rank.unranked < rank.sets)
        said += u'\n' + tr("No rank under %1 of %2 plausible sets of parameters").arg(rank.unranked).arg(rank.sets);
    return said;
}

QVariant ExposureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return QStringList{tr("Rank"), tr("Site"), tr("Index"), tr("Interval")}.value(section);
    if (role == Qt::ToolTipRole && section == Interval)
        return tr("First and last rank over 25 to 100 km, 90 to 365 days and the lowest to the highest toll");
    return {};
}

} // namespace kohkan
