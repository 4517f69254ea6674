// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "widgets/pages/figure_view.h"
#include "widgets/pages/security_page.h"
#include "widgets/parts/page_browser.h"
#include "widgets/parts/panel.h"
#include "widgets/state/contribution_marks.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/selection.h"
#include "widgets/state/tables.h"

#include <array>

class QLabel;
class QTabWidget;
class QUrl;

namespace kohkan {

struct PageLink;

/// What is known of the site that was clicked, and how well: summary, commodities, reserves, security and sources; of a
/// feature of any other layer its attributes. A tab is written when it is looked at. GUI thread only.
class SitePanel : public Panel {
    Q_OBJECT
public:
    enum Tab { Summary, Commodity, Reserves, Security, Sources };
    static constexpr std::size_t tabCount = 5;

    SitePanel(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
              QWidget *parent = nullptr);

    /// From now on setExposures() says what the Security tab shows of exposure; until it does, nothing is shown.
    /// Otherwise the panel computes it by itself, which takes long with many incidents.
    void awaitExposures() { m_awaitsExposures = true; }
    void setExposures(std::shared_ptr<const SiteExposures> exposures);
    /// Brings a tab to the front.
    void showTab(Tab tab);
    /// What a tab says, as plain text.
    QString tabText(Tab tab);
    PageBrowser *page(Tab tab) const { return m_pages[tab]; }
    /// Does what a link of a page says.
    void follow(const QUrl &link);

signals:
    void showLocation(kohkan::LonLat place);
    void siteRequested(const QString &depositId); ///< a link to another site
    void messageRequested(const QString &sentence);
    void editRequested(const kohkan::RecordName &name, const QString &site); ///< an empty id: a new record
    void takeBackRequested(const kohkan::RecordName &name);
    void historyRequested(const kohkan::RecordName &name);
    /// What makes the exposure of the site that is shown, to be drawn; nothing: it is not wanted, or there is no site.
    void contributionsChanged(const std::optional<kohkan::ContributionMarks> &marks);
    void routeRequested(const std::vector<kohkan::LonLat> &route); ///< whose exposure is to be shown

protected:
    void refresh() override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void addPages();
    void showSite(Row deposit);
    void showHeader(const QString &title, const QString &place, const QStringList &badges);
    void chooseTabs(bool feature, bool deposit);
    void allowCopies(const LayerEntry *entry, bool deposit);
    void onTabChanged(int tab);
    void writeTab(std::size_t tab);
    QString htmlOf(std::size_t tab);
    const SiteExposures *exposures();
    const LayerEntry *shownEntry() const;  ///< of the current feature, or null
    std::optional<Row> depositRow() const; ///< of the current feature in the catalogue's deposits, where it is one
    void onFilterChanged(EntryId entry);
    void filterBy(const QString &commodity);
    void showSource(const QString &ref);
    void toggleRing(const QString &ring);
    void toggleContributions(const QString &what);
    void passContributions();
    void rewriteSecurity();
    void changeFigures(const QString &what);
    void showPassport(const PageLink &link);
    void requestEdit(const RecordName &name);
    void openCard(const QString &html, const QString &citation);
    void followTables();
    /// The day that the periods of the incident rings and the age of figures are counted back from.
    QDate today() const { return m_tables->today(); }
    LayerList *m_layers;
    FilterState *m_filters;
    Selection *m_selection;
    const Tables *m_tables;
    CataloguePtr m_catalogue; ///< what answers for the shown site: the window's, or that of its file
    QLabel *m_title;
    QLabel *m_place;
    QLabel *m_badges;
    QTabWidget *m_tabs;
    std::array<PageBrowser *, tabCount> m_pages{};
    std::array<bool, tabCount> m_written{};
    SecurityPage::Opened m_opened;
    std::shared_ptr<const SiteExposures> m_exposures;    ///< of this catalogue and day; made when first looked at
    std::shared_ptr<const SiteExposures> m_ownExposures; ///< of the sites of a file, and of which tables
    CataloguePtr m_ownExposuresOf;
    FigureView m_figures;
    std::optional<Selection::Current> m_shown;
    bool m_awaitsExposures = false;
    Tab m_wanted = Summary; ///< the tab last chosen for a deposit
    bool m_choosing = false;
};

} // namespace kohkan
