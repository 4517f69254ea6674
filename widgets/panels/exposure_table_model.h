// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/exposure.h"

#include <QAbstractTableModel>

namespace kohkan {

/// The sites by their exposure, the most exposed first: rank, site, index with the band of the tolls, and the rank
/// interval. Those that no report reaches have neither index nor rank and stand behind them. GUI thread only.
class ExposureTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Rank, Site, Index, Interval, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: an empty table.
    void setExposures(std::shared_ptr<const SiteExposures> exposures, CataloguePtr catalogue);
    QString siteAt(int row) const { return m_sites[static_cast<std::size_t>(row)]; }
    int rowOf(const QString &site) const; ///< -1 where it is not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const QString &site, Column column) const;
    QString tip(const QString &site) const;
    std::shared_ptr<const SiteExposures> m_exposures;
    CataloguePtr m_catalogue;
    std::vector<QString> m_sites;
};

} // namespace kohkan
