// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/import_preview.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QPalette>

namespace kohkan {

/// The first rows of a table as they will be, each cell in the colour of what became of it; what is written but gives
/// no value is struck through. GUI thread.
class ImportTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(ImportPreview preview);
    const ImportPreview &preview() const { return m_preview; }
    /// What became of cells that are shown, in the order of the legend.
    std::vector<ImportPreview::Fate> fates() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString word(ImportPreview::Fate fate);
    /// Behind a cell; a tint of the palette's base. Invalid: none.
    static QColor color(ImportPreview::Fate fate, const QPalette &palette);
    static QString word(const ImportPreview::ColumnHead &column); ///< its type, unit, and what it says of places

private:
    QString toolTip(const ImportPreview::Cell &cell, const ImportPreview::ColumnHead &column) const;
    ImportPreview m_preview;
};

} // namespace kohkan
