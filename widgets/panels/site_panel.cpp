// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/site_panel.h"

#include "datasets/table/passing_on.h"
#include "widgets/editors/equivalent_dialog.h"
#include "widgets/pages/commodity_page.h"
#include "widgets/pages/feature_page.h"
#include "widgets/pages/field_text.h"
#include "widgets/pages/page_link.h"
#include "widgets/pages/passport_page.h"
#include "widgets/pages/reserves_page.h"
#include "widgets/pages/sources_page.h"
#include "widgets/pages/summary_page.h"
#include "widgets/parts/compact_tab_bar.h"
#include "widgets/parts/passport_card.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

QLabel *wrappedLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// What a feature of any layer is called: its name where it has one, else its key.
QString featureName(const LayerEntry &entry, Row row)
{
    for (const QStringView name :
         {QStringView(u"name"), QStringView(u"title"), QStringView(u"place"), QStringView(u"name_en")}) {
        const Column *column = entry.layer->column(name);
        if (column && !column->isNull(row))
            return column->text(row);
    }
    return entry.layer->key(row);
}

} // namespace

SitePanel::SitePanel(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
                     QWidget *parent)
    : Panel(parent)
    , m_layers(layers)
    , m_filters(filters)
    , m_selection(selection)
    , m_tables(tables)
    , m_catalogue(tables->catalogue())
    , m_title(wrappedLabel(this))
    , m_place(wrappedLabel(this))
    , m_badges(wrappedLabel(this))
    , m_tabs(new CompactTabWidget(this))
{
    layOut();
    connect(layers, &LayerList::changed, this, &SitePanel::invalidate);
    connect(filters, &FilterState::changed, this, &SitePanel::onFilterChanged);
    connect(tables, &Tables::changed, this, &SitePanel::followTables);
    connect(selection, &Selection::currentChanged, this, &SitePanel::invalidate);
    connect(selection, &Selection::currentChanged, this, [this] { // also while the panel is hidden
        if (m_opened.areContributionsDrawn)
            passContributions();
    });
    connect(selection, &Selection::changed, this, [this] {
        if (!m_selection->current())
            invalidate();
    });
}

void SitePanel::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(2);
    auto *header = new QVBoxLayout;
    header->setContentsMargins(10, 0, 10, 4);
    header->setSpacing(2);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    m_title->setFont(large);
    m_title->setObjectName(QStringLiteral("siteName"));
    m_badges->setObjectName(QStringLiteral("siteBadges"));
    m_badges->setTextFormat(Qt::RichText);
    header->addWidget(m_title);
    header->addWidget(m_place);
    header->addWidget(m_badges);
    column->addLayout(header);
    column->addWidget(m_tabs, 1);
    setMinimumWidth(260);
    addPages();
}

void SitePanel::addPages()
{
    const std::array<QString, tabCount> titles{tr("Summary"), tr("Commodity"), tr("Reserves"), tr("Security"),
                                               tr("Sources")};
    for (std::size_t i = 0; i < tabCount; ++i) {
        auto *browser = new PageBrowser(m_tabs);
        browser->setOpenLinks(false);
        browser->setFrameShape(QFrame::NoFrame);
        browser->document()->setDocumentMargin(10);
        connect(browser, &QTextBrowser::anchorClicked, this, &SitePanel::follow);
        m_pages[i] = browser;
        browser->setAccessibleName(titles[i]);
        m_tabs->addTab(browser, titles[i]);
        m_tabs->setTabToolTip(static_cast<int>(i), titles[i]);
    }
    connect(m_tabs, &QTabWidget::currentChanged, this, &SitePanel::onTabChanged);
}

void SitePanel::followTables()
{
    m_catalogue = m_tables->catalogue();
    m_exposures.reset();
    m_ownExposuresOf.reset();
    m_shown.reset();
    invalidate();
}

void SitePanel::setExposures(std::shared_ptr<const SiteExposures> exposures)
{
    m_exposures = std::move(exposures);
    m_written[Security] = false;
    if (isVisible() && m_tabs->currentIndex() == Security)
        writeTab(Security);
    if (m_opened.areContributionsDrawn)
        passContributions();
}

void SitePanel::showTab(Tab tab)
{
    flush();
    m_wanted = tab;
    m_tabs->setCurrentIndex(tab);
}

QString SitePanel::tabText(Tab tab)
{
    flush();
    writeTab(tab);
    return m_pages[tab]->toPlainText();
}

const LayerEntry *SitePanel::shownEntry() const
{
    const auto &current = m_selection->current();
    const LayerEntry *entry = current ? m_layers->value().find(current->entry) : nullptr;
    return entry && entry->layer && index(current->row) < entry->layer->rowCount() ? entry : nullptr;
}

std::optional<Row> SitePanel::depositRow() const
{
    const LayerEntry *entry = shownEntry();
    const CataloguePtr &tables = entry && entry->tables ? entry->tables : m_tables->catalogue();
    if (!entry || !entry->hasSites() || !tables || !tables->deposits())
        return std::nullopt;
    return tables->deposits()->rowOfKey(entry->siteOf(m_selection->current()->row));
}

void SitePanel::onFilterChanged(EntryId entry)
{
    const LayerEntry *deposits = m_layers->value().deposits();
    if (!m_selection->current() && deposits && deposits->id == entry)
        invalidate();
}

void SitePanel::showHeader(const QString &title, const QString &place, const QStringList &badges)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_place->setText(place);
    m_place->setVisible(!place.isEmpty());
    QStringList spans;
    for (const QString &badge : badges)
        spans << QStringLiteral("<span style=\"background-color:#b35c00;color:#ffffff\">&nbsp;%1&nbsp;</span>")
                     .arg(badge.toHtmlEscaped());
    m_badges->setText(spans.join(u' '));
    m_badges->setVisible(!badges.isEmpty());
}

void SitePanel::refresh()
{
    const auto &current = m_selection->current();
    const bool another = m_shown != current;
    if (another)
        m_opened = {{}, false, m_opened.areContributionsDrawn};
    m_shown = current;
    const LayerEntry *entry = shownEntry();
    m_catalogue = entry && entry->tables ? entry->tables : m_tables->catalogue();
    const auto deposit = depositRow();
    if (deposit)
        showSite(*deposit);
    else if (entry)
        showHeader(featureName(*entry, current->row), entry->name, {});
    else
        showHeader(QString(), QString(), {});
    chooseTabs(entry != nullptr, deposit.has_value());
    allowCopies(entry, deposit.has_value());
    m_written.fill(false);
    for (std::size_t i = 0; another && i < tabCount; ++i)
        m_pages[i]->verticalScrollBar()->setValue(0);
    writeTab(static_cast<std::size_t>(std::max(0, m_tabs->currentIndex())));
}

/// Text can be marked, and so copied, where what it says may be passed on.
void SitePanel::allowCopies(const LayerEntry *entry, bool deposit)
{
    const Layer *incidents = deposit && m_catalogue ? m_catalogue->incidents().get() : nullptr;
    const bool isFree = !entry || whyNotPassedOn(*entry->layer).isEmpty();
    const bool areIncidentsFree = !incidents || whyNotPassedOn(*incidents).isEmpty();
    for (std::size_t i = 0; i < tabCount; ++i)
        m_pages[i]->setCopies(isFree && (i != Security || areIncidentsFree) ? PageBrowser::Copies::Allowed
                                                                            : PageBrowser::Copies::Refused);
    m_title->setTextInteractionFlags(isFree ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                            : Qt::NoTextInteraction);
}

void SitePanel::showSite(Row deposit)
{
    const PageWriter writer(m_catalogue, palette());
    QStringList place{m_catalogue->districtsOf(deposit).join(u'/'),
                      writer.text(deposit, QLatin1StringView("province"))};
    place.removeAll(QString());
    QStringList badges;
    if (writer.isUnverified(deposit))
        badges << tr("unverified");
    m_badges->setToolTip(tr("Rests in part on general knowledge that no text read has confirmed"));
    showHeader(writer.text(deposit, QLatin1StringView("name")), place.join(QLatin1String(", ")), badges);
}

void SitePanel::chooseTabs(bool feature, bool deposit)
{
    m_choosing = true;
    const bool breakdown = !feature && m_catalogue;
    for (std::size_t i = 0; i < tabCount; ++i)
        m_tabs->setTabVisible(static_cast<int>(i), deposit || i == Summary || (breakdown && i == Commodity));
    m_tabs->setTabText(Summary, feature && !deposit ? tr("Attributes") : tr("Summary"));
    m_tabs->setCurrentIndex(deposit ? m_wanted : breakdown ? Commodity : Summary);
    m_choosing = false;
}

void SitePanel::onTabChanged(int tab)
{
    if (tab < 0 || m_choosing)
        return;
    if (depositRow())
        m_wanted = static_cast<Tab>(tab);
    if (isVisible())
        writeTab(static_cast<std::size_t>(tab));
}

void SitePanel::writeTab(std::size_t tab)
{
    if (m_written[tab])
        return;
    m_written[tab] = true;
    auto *bar = m_pages[tab]->verticalScrollBar();
    const int scrolled = bar->value();
    m_pages[tab]->setHtml(htmlOf(tab));
    bar->setValue(scrolled);
}

QString SitePanel::htmlOf(std::size_t tab)
{
    const LayerEntry *entry = shownEntry();
    if (!entry) {
        const LayerEntry *deposits = m_layers->value().deposits();
        const auto rows = deposits ? m_filters->rows(deposits->id) : nullptr;
        if (tab == Commodity && m_catalogue && m_catalogue->deposits() && rows && m_selection->count(deposits->id) > 1)
            return CommodityPage(m_catalogue, palette())
                .breakdown(m_selection->rows(deposits->id), CommodityPage::Sites::Selected);
        if (tab == Commodity && m_catalogue && m_catalogue->deposits() && rows)
            return CommodityPage(m_catalogue, palette()).breakdown(*rows);
        return PageWriter(m_catalogue, palette())
            .hint(tr("Click a site on the map or a row of the table to read what is known about it, and how well. The "
                     "Commodity tab counts what the current filter shows."));
    }
    const auto deposit = depositRow();
    if (!deposit && tab == Summary && m_catalogue && entry->bundledTable == annotatedPlacesTable)
        return SecurityPage(m_catalogue, palette()).placeHtml(entry->layer->key(m_selection->current()->row), today());
    if (!deposit)
        return tab == Summary ? FeaturePage(m_catalogue, palette()).html(*entry, m_selection->current()->row)
                              : QString();
    switch (tab) {
    case Summary:
        return SummaryPage(m_catalogue, palette()).html(*deposit);
    case Commodity:
        return CommodityPage(m_catalogue, palette()).html(*deposit);
    case Reserves:
        return ReservesPage(m_catalogue, palette(), m_figures, today()).html(*deposit);
    case Security:
        return SecurityPage(m_catalogue, palette()).html(*deposit, today(), m_opened, exposures());
    default:
        return SourcesPage(m_catalogue, palette()).html(*deposit);
    }
}

/// Null where the incidents carry none.
const SiteExposures *SitePanel::exposures()
{
    if (const LayerEntry *entry = shownEntry(); entry && entry->tables) {
        if (m_ownExposuresOf != entry->tables || (m_ownExposures && m_ownExposures->model.known().asOf != today())) {
            const auto made = SiteExposures::create(entry->tables->deposits(), entry->tables->incidents(), today());
            m_ownExposures = made ? *made : nullptr;
            m_ownExposuresOf = entry->tables;
        }
        return m_ownExposures.get();
    }
    if (!m_awaitsExposures && (!m_exposures || m_exposures->model.known().asOf != today()))
        if (const auto made = SiteExposures::create(m_catalogue->deposits(), m_catalogue->incidents(), today()))
            m_exposures = *made;
    return m_exposures.get();
}

void SitePanel::follow(const QUrl &url)
{
    using Kind = PageLink::Kind;
    const PageLink link = PageLink::of(url);
    switch (link.kind) {
    case Kind::Web:
        if (const QString why = openWeb(link); !why.isEmpty())
            emit messageRequested(why);
        break;
    case Kind::Site:
        return emit siteRequested(link.rest);
    case Kind::Source:
        return showSource(link.rest);
    case Kind::Place:
        if (const auto places = link.places(); !places.empty())
            emit showLocation(places.front());
        break;
    case Kind::Route:
        return emit routeRequested(link.places());
    case Kind::Commodity:
        return filterBy(link.rest);
    case Kind::Rings:
        return toggleRing(link.rest);
    case Kind::Contributions:
        return toggleContributions(link.rest);
    case Kind::Figures:
        return changeFigures(link.rest);
    case Kind::Estimate:
    case Kind::Production:
    case Kind::Price:
        return showPassport(link);
    case Kind::Equivalent:
        if (const auto deposit = depositRow())
            (new EquivalentDialog(m_catalogue, m_catalogue->deposits()->key(*deposit), this))->open();
        break;
    case Kind::TakeBack:
        return emit takeBackRequested(link.record());
    case Kind::History:
        return emit historyRequested(link.record());
    case Kind::Edit:
        return requestEdit(link.record());
    default:
        break;
    }
}

void SitePanel::requestEdit(const RecordName &name)
{
    const auto deposit = depositRow();
    if (const LayerEntry *entry = shownEntry(); entry && entry->tables)
        emit messageRequested(tr("Corrections are kept of the shipped sites; this one is corrected in its file."));
    else if (deposit || !name.id.isEmpty()) // a record of another site may be named, by a chart
        emit editRequested(name, deposit && name.id.isEmpty() ? m_catalogue->deposits()->key(*deposit) : QString());
}

void SitePanel::filterBy(const QString &commodity)
{
    const LayerEntry *deposits = m_layers->value().deposits();
    if (!deposits)
        return;
    Condition condition;
    condition.field = QStringLiteral("primary_commodities");
    condition.op = Condition::Op::OneOf;
    condition.values = {commodity};
    const EntryId id = deposits->id;
    m_layers->setActive(id); // chips, filters and table show what has been asked for
    m_filters->setCondition(id, condition.field, condition);
}

void SitePanel::showSource(const QString &ref)
{
    const Tab tab = depositRow() ? Sources : Summary;
    m_tabs->setCurrentIndex(tab);
    writeTab(tab);
    m_pages[tab]->scrollToAnchor(ref);
}

void SitePanel::toggleRing(const QString &ring)
{
    const std::pair<std::size_t, std::size_t> at{ring.section(u',', 0, 0).toUInt(), ring.section(u',', 1, 1).toUInt()};
    if (at.first >= IncidentRings::radii.size() || at.second >= IncidentRings::periods.size())
        return;
    m_opened.ring = m_opened.ring == at ? SecurityPage::OpenRing() : SecurityPage::OpenRing(at);
    rewriteSecurity();
}

void SitePanel::toggleContributions(const QString &what)
{
    const bool isList = what == QLatin1String("all");
    bool &flag = isList ? m_opened.areAllListed : m_opened.areContributionsDrawn;
    flag = !flag;
    rewriteSecurity();
    if (!isList)
        passContributions();
}

void SitePanel::rewriteSecurity()
{
    m_written[Security] = false;
    writeTab(Security);
}

/// The map draws those of the site that is shown, while they are wanted.
void SitePanel::passContributions()
{
    const auto deposit = m_opened.areContributionsDrawn ? depositRow() : std::nullopt;
    const SiteExposures *known = deposit ? exposures() : nullptr;
    const LayerEntry *entry = shownEntry();
    const CataloguePtr &tables = entry && entry->tables ? entry->tables : m_tables->catalogue(); // as depositRow()
    if (known)
        emit contributionsChanged(contributionMarks(known->model, tables->deposits()->geometry().point(*deposit)));
    else
        emit contributionsChanged(std::nullopt);
}

/// The next basis, or the next units.
void SitePanel::changeFigures(const QString &what)
{
    using Units = FigureView::Units;
    if (what == QLatin1String("basis"))
        m_figures.basis = m_figures.basis == Basis::Whole ? Basis::AsReported : Basis::Whole;
    else if (what == QLatin1String("units"))
        m_figures.units = m_figures.units == Units::Published ? Units::Metric
                          : m_figures.units == Units::Metric  ? Units::OuncesAndPounds
                                                              : Units::Published;
    m_written[Reserves] = false;
    writeTab(Reserves);
}

void SitePanel::showPassport(const PageLink &link)
{
    const auto deposit = depositRow();
    if (!deposit)
        return;
    if (const QString why = whyNotPassedOn(*m_catalogue->deposits()); !why.isEmpty()) // a card can be copied
        return emit messageRequested(why);
    const PassportPage page(m_catalogue, palette());
    const QString site = m_catalogue->deposits()->key(*deposit);
    if (link.kind == PageLink::Kind::Estimate) {
        for (const Estimate &estimate : m_catalogue->estimatesFor(site))
            if (estimate.id == link.rest)
                return openCard(page.html(estimate, auditDeposit(*m_catalogue, site, today())),
                                page.citation(estimate));
    } else if (link.kind == PageLink::Kind::Production) {
        for (const Production &said : m_catalogue->productionFor(site))
            if (said.id == link.rest)
                return openCard(page.html(said), page.citation(said, site));
    } else {
        for (const auto &commodity : m_catalogue->commodities())
            for (const Price &price : m_catalogue->pricesFor(commodity))
                if (price.id == link.rest)
                    return openCard(page.html(price), page.citation(price));
    }
}

void SitePanel::openCard(const QString &html, const QString &citation)
{
    auto *card = new PassportCard(html, citation, this);
    connect(card, &PassportCard::followed, this, &SitePanel::follow);
    const QPoint pointer = QCursor::pos(); // a key may have asked for it from anywhere
    const QRect own(mapToGlobal(QPoint(0, 0)), size());
    card->openAt(own.contains(pointer) ? pointer : own.topLeft());
}

void SitePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
    Panel::changeEvent(event);
}

} // namespace kohkan
