// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/pages/compare_table.h"
#include "widgets/state/selection.h"
#include "widgets/state/tables.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QTextBrowser;
class QUrl;

namespace kohkan {

/// A window of its own with the selected sites side by side: follows the selection, or stays with its sites while it is
/// pinned. With fewer than two sites or more than six it says so and shows none. GUI thread only.
class CompareWindow : public QDialog {
    Q_OBJECT
public:
    CompareWindow(const LayerList *layers, Selection *selection, const Tables *tables, QWidget *parent = nullptr);
    const QStringList &sites() const { return m_ids; } ///< those compared; empty where none are
    bool isPinned() const;
    void setPinned(bool isPinned);
    QString text() const; ///< what it says, as plain text
    /// The table as text with tabs, to the clipboard.
    void copyTable();
    /// As a click on a link of the page does.
    void follow(const QUrl &link);

signals:
    void siteRequested(const QString &depositId);
    void messageRequested(const QString &sentence);
    void editRequested(const kohkan::RecordName &name, const QString &site);

protected:
    void changeEvent(QEvent *event) override;

private:
    void followTables();
    QString whyNot() const;
    void showOwn(const QString &id);
    QStringList selectedSites(CataloguePtr &tables) const;
    void refresh();
    void write();
    void openCard(const QString &html, const QString &citation);
    void changeFigures(const QString &what);
    void showPassport(const QString &estimateId);
    void showProduction(const QString &id);

    const LayerList *m_layers;
    Selection *m_selection;
    const Tables *m_tables;
    bool m_isOwn = false;     ///< the sites are those of a file
    CataloguePtr m_catalogue; ///< what answers for the sites that are shown
    QTextBrowser *m_page;
    QCheckBox *m_pin;
    QPushButton *m_copy;
    FigureView m_view{Basis::Whole, FigureView::Units::Metric};
    QStringList m_ids;
    CompareTable m_table;
};

} // namespace kohkan
