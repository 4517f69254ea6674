// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/partnership_panel.h"

#include "widgets/pages/page_link.h"
#include "widgets/pages/partnership_page.h"
#include "widgets/parts/compact_tab_bar.h"
#include "widgets/parts/passport_card.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBrowser>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace kohkan {

namespace {

const QString everything = QStringLiteral("*"); ///< the history of the projects too

/// One source in full, for a card.
class SourcePage : public PageWriter {
public:
    using PageWriter::PageWriter;
    QString html(const QString &ref) const { return page(sourceBlock(ref)); }
};

} // namespace

PartnershipPanel::PartnershipPanel(const Tables *tables, QWidget *parent)
    : Panel(parent)
    , m_search(new QLineEdit(this))
    , m_kinds(new QComboBox(this))
    , m_tabs(new CompactTabWidget(this))
    , m_tables(tables)
{
    m_search->setPlaceholderText(tr("Search parties, titles, commodities"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search the partnership"));
    m_kinds->setAccessibleName(tr("Kind of event"));
    m_kinds->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kinds->setMinimumContentsLength(12);
    const std::array<QString, 2> titles{tr("Agreements and events"), tr("National facts")};
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        auto *browser = new QTextBrowser(m_tabs);
        browser->setOpenLinks(false);
        browser->setFrameShape(QFrame::NoFrame);
        browser->document()->setDocumentMargin(10);
        browser->setAccessibleName(titles[i]);
        connect(browser, &QTextBrowser::anchorClicked, this, &PartnershipPanel::follow);
        m_pages[i] = browser;
        m_tabs->addTab(browser, titles[i]);
    }
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 8, 2);
    row->addWidget(m_search, 1);
    row->addWidget(m_kinds);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_tabs, 1);
    setMinimumWidth(260);
    setFocusProxy(m_search);
    connect(tables, &Tables::changed, this, [this] {
        m_isLineRead = false;
        invalidate();
    });
    connect(m_search, &QLineEdit::textChanged, this, &PartnershipPanel::invalidate);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &PartnershipPanel::invalidate);
    connect(m_tabs, &QTabWidget::currentChanged, m_kinds, [this](int tab) { m_kinds->setEnabled(tab == Events); });
}

void PartnershipPanel::fillKinds()
{
    const QSignalBlocker quiet(m_kinds);
    const QString before = m_kinds->currentData().toString();
    m_kinds->clear();
    m_kinds->addItem(tr("Partnership and finance"), QString());
    m_kinds->addItem(tr("Everything"), everything);
    for (const QString &kind : PartnershipPage::kinds(m_line))
        m_kinds->addItem(kind, kind);
    m_kinds->setCurrentIndex(std::max(0, m_kinds->findData(before)));
}

void PartnershipPanel::refresh()
{
    if (!m_tables->catalogue()) {
        for (QTextBrowser *browser : m_pages)
            browser->setPlainText(tr("The shipped tables are not there."));
        return;
    }
    if (!m_isLineRead) {
        m_isLineRead = true;
        m_line = TimeLine::of(*m_tables->catalogue());
        fillKinds();
    }
    const PartnershipPage writer(m_tables->catalogue(), palette());
    PartnershipFilter filter;
    const QString kind = m_kinds->currentData().toString();
    filter.withHistory = kind == everything;
    filter.kind = filter.withHistory ? QString() : kind;
    filter.words = m_search->text();
    m_pages[Events]->setHtml(writer.events(m_line, filter));
    m_pages[Facts]->setHtml(writer.facts(m_search->text()));
    if (!m_wanted.isEmpty()) // once the page has the width that it is shown at
        QTimer::singleShot(0, m_pages[Events],
                           [browser = m_pages[Events], anchor = std::exchange(m_wanted, QString())] {
                               browser->scrollToAnchor(anchor);
                           });
}

void PartnershipPanel::showEventOf(const QString &id)
{
    m_wanted = id;
    if (!isVisible())
        return invalidate(); // once it is seen
    flush();
    const TimeItem *event = m_line.find(id);
    if (!event || event->table != QLatin1String("timeline"))
        return m_wanted.clear();
    const QSignalBlocker quietSearch(m_search), quietKinds(m_kinds);
    m_search->clear();
    const QString kind = isPartnershipKind(event->kind) ? QString() : everything;
    if (m_kinds->currentData().toString() != event->kind)
        m_kinds->setCurrentIndex(m_kinds->findData(kind));
    m_tabs->setCurrentIndex(Events);
    m_wanted = id;
    refresh();
}

void PartnershipPanel::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

QString PartnershipPanel::tabText(Tab tab)
{
    flush();
    return m_pages[tab]->toPlainText();
}

void PartnershipPanel::follow(const QUrl &url)
{
    const PageLink link = PageLink::of(url);
    if (link.kind == PageLink::Kind::Event)
        emit eventRequested(link.rest);
    else if (link.kind == PageLink::Kind::Source)
        showSource(link.rest);
    else
        emit linkFollowed(url);
}

/// The Site panel need not show a site that rests on it, so it opens here.
void PartnershipPanel::showSource(const QString &ref)
{
    const Source *source = m_tables->catalogue()->source(ref);
    if (!source)
        return;
    QStringList words{source->publisher, source->title, source->year, source->identifier};
    words.removeAll(QString());
    auto *card = new PassportCard(SourcePage(m_tables->catalogue(), palette()).html(ref),
                                  words.join(QStringLiteral(", ")), this);
    card->setAccessibleName(tr("Source"));
    connect(card, &PassportCard::followed, this, &PartnershipPanel::linkFollowed);
    card->openAt(QCursor::pos());
}

void PartnershipPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        invalidate();
    Panel::changeEvent(event);
}

} // namespace kohkan
