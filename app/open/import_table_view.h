// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/import_preview.h"

#include <QTableView>

namespace kohkan {

class ImportTableModel;

/// The table of an ImportTableModel. A click on the head of a column, or the menu key in it, asks for its menu. GUI
/// thread.
class ImportTableView : public QTableView {
    Q_OBJECT
public:
    ImportTableView(ImportTableModel *model, QWidget *parent);
    void fitColumns(); ///< to what they show, within bounds

signals:
    void menuRequested(int column, const QPoint &at); ///< in coordinates of the screen

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void requestMenu(int column);
};

/// What the colours of a table mean, those of them that it shows.
class ImportLegend : public QWidget {
    Q_OBJECT
public:
    explicit ImportLegend(QWidget *parent);
    void show(const std::vector<ImportPreview::Fate> &fates);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<ImportPreview::Fate> m_fates;
};

} // namespace kohkan
