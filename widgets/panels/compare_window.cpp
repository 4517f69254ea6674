// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/compare_window.h"

#include "datasets/catalogue/estimate_audit.h"
#include "datasets/table/passing_on.h"
#include "widgets/pages/compare_page.h"
#include "widgets/pages/page_link.h"
#include "widgets/pages/passport_page.h"
#include "widgets/parts/passport_card.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QCursor>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace kohkan {

CompareWindow::CompareWindow(const LayerList *layers, Selection *selection, const Tables *tables, QWidget *parent)
    : QDialog(parent)
    , m_layers(layers)
    , m_selection(selection)
    , m_tables(tables)
    , m_catalogue(tables->catalogue())
    , m_page(new QTextBrowser(this))
    , m_pin(new QCheckBox(tr("&Keep these sites"), this))
    , m_copy(new QPushButton(tr("&Copy table"), this))
{
    setObjectName(QStringLiteral("compare"));
    setWindowTitle(tr("Compare sites"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(10);
    m_pin->setToolTip(tr("Do not follow the selection"));
    auto *closing = new QPushButton(tr("C&lose"), this);
    for (auto *button : {m_copy, closing})
        button->setAutoDefault(false); // Enter opens the figure that has the focus
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_pin);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    buttons->addWidget(closing);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_page, 1);
    column->addLayout(buttons);
    resize(1000, 640);
    connect(m_page, &QTextBrowser::anchorClicked, this, &CompareWindow::follow);
    connect(m_copy, &QPushButton::clicked, this, &CompareWindow::copyTable);
    connect(closing, &QPushButton::clicked, this, &QWidget::close);
    connect(m_pin, &QCheckBox::toggled, this, &CompareWindow::refresh);
    connect(m_selection, &Selection::changed, this, &CompareWindow::refresh);
    connect(tables, &Tables::changed, this, &CompareWindow::followTables);
    refresh();
    m_page->setFocus();
}

void CompareWindow::followTables()
{
    if (!m_isOwn)
        m_catalogue = m_tables->catalogue();
    m_ids.isEmpty() ? refresh() : write();
}

bool CompareWindow::isPinned() const
{
    return m_pin->isChecked();
}

void CompareWindow::setPinned(bool isPinned)
{
    m_pin->setChecked(isPinned);
}

QString CompareWindow::text() const
{
    return m_page->toPlainText();
}

/// Those of the active layer where it is one of sites, else of the shipped ones.
QStringList CompareWindow::selectedSites(CataloguePtr &tables) const
{
    const LayerEntry *from = m_layers->value().activeEntry();
    if (!from || !from->tables || !from->layer)
        from = m_layers->value().deposits();
    tables = from && from->tables ? from->tables : m_tables->catalogue();
    QStringList ids; // in the order of the table
    QSet<QString> known;
    const RowSet selected = from ? m_selection->rows(from->id) : RowSet();
    if (from)
        for (const Row row : from->layer->bySourceRow())
            if (selected.contains(row))
                if (const QString id = from->siteOf(row); !known.contains(id)) {
                    known.insert(id);
                    ids << id;
                }
    return ids;
}

void CompareWindow::refresh()
{
    if (isPinned() && !m_ids.isEmpty())
        return;
    CataloguePtr tables;
    const QStringList selected = selectedSites(tables);
    m_catalogue = tables;
    m_isOwn = tables != m_tables->catalogue();
    const bool fits = selected.size() >= CompareTable::least && selected.size() <= CompareTable::most;
    m_ids = fits ? selected : QStringList();
    m_pin->setEnabled(fits);
    m_copy->setEnabled(fits);
    if (fits)
        return write();
    m_table = {};
    const PageWriter writer(m_catalogue, palette());
    m_page->setHtml(writer.hint(
        selected.size() > CompareTable::most
            ? tr("%n sites are selected. At most six are compared: take some out of the selection.", nullptr,
                 static_cast<int>(selected.size()))
            : tr("Select two to six sites of the deposits to see them side by side: Ctrl+click on the map or in the "
                 "table.")));
}

void CompareWindow::write()
{
    m_table = CompareTable::of(*m_catalogue, m_ids, m_view);
    const int top = m_page->verticalScrollBar()->value();
    m_page->setTextInteractionFlags(whyNot().isEmpty() ? Qt::TextBrowserInteraction
                                                       : Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_page->setHtml(ComparePage(m_catalogue, palette()).html(m_table, m_view));
    m_page->verticalScrollBar()->setValue(top);
}

/// Why what is shown may not leave the program; empty where it may.
QString CompareWindow::whyNot() const
{
    return m_catalogue && m_catalogue->deposits() ? whyNotPassedOn(*m_catalogue->deposits()) : QString();
}

void CompareWindow::copyTable()
{
    if (const QString why = whyNot(); !why.isEmpty())
        return emit messageRequested(why);
    QApplication::clipboard()->setText(m_table.tsv());
    emit messageRequested(tr("The table is on the clipboard."));
}

void CompareWindow::follow(const QUrl &url)
{
    using Kind = PageLink::Kind;
    const PageLink link = PageLink::of(url);
    switch (link.kind) {
    case Kind::Web:
        if (const QString why = openWeb(link); !why.isEmpty())
            emit messageRequested(why);
        break;
    case Kind::Site:
        if (m_isOwn)
            return showOwn(link.rest);
        setPinned(true); // to show a site selects it
        return emit siteRequested(link.rest);
    case Kind::Figures:
        return changeFigures(link.rest);
    case Kind::Estimate:
        return showPassport(link.rest);
    case Kind::Production:
        return showProduction(link.rest);
    case Kind::Edit:
        if (m_isOwn)
            return emit messageRequested(
                tr("Corrections are kept of the shipped sites; this one is corrected in its file."));
        return emit editRequested(link.record(), QString());
    default:
        break;
    }
}

void CompareWindow::changeFigures(const QString &what)
{
    using Units = FigureView::Units;
    if (what == QLatin1String("basis"))
        m_view.basis = m_view.basis == Basis::Whole ? Basis::AsReported : Basis::Whole;
    else
        m_view.units = m_view.units == Units::Metric ? Units::OuncesAndPounds : Units::Metric;
    write();
}

/// A site of a file, in its own layer.
void CompareWindow::showOwn(const QString &id)
{
    for (const LayerEntry &entry : m_layers->value().entries)
        if (entry.tables == m_catalogue && entry.layer)
            for (const Row row : entry.layer->bySourceRow()) // of a table of statements: the first about it
                if (entry.siteOf(row) == id) {
                    setPinned(true); // to show a site selects it
                    return m_selection->pick(entry.id, row);
                }
}

void CompareWindow::openCard(const QString &html, const QString &citation)
{
    if (const QString why = whyNot(); !why.isEmpty()) // a card can be copied
        return emit messageRequested(why);
    auto *card = new PassportCard(html, citation, this);
    connect(card, &PassportCard::followed, this, &CompareWindow::follow);
    const QPoint pointer = QCursor::pos(); // a key may have asked for it from anywhere
    const QRect own(mapToGlobal(QPoint(0, 0)), size());
    card->openAt(own.contains(pointer) ? pointer : own.topLeft());
}

void CompareWindow::showPassport(const QString &estimateId)
{
    for (const QString &id : std::as_const(m_ids))
        for (const Estimate &estimate : m_catalogue->estimatesFor(id))
            if (estimate.id == estimateId) {
                const PassportPage page(m_catalogue, palette());
                return openCard(page.html(estimate, auditDeposit(*m_catalogue, id, m_tables->today())),
                                page.citation(estimate));
            }
}

void CompareWindow::showProduction(const QString &productionId)
{
    for (const QString &id : std::as_const(m_ids))
        for (const Production &production : m_catalogue->productionFor(id))
            if (production.id == productionId) {
                const PassportPage page(m_catalogue, palette());
                return openCard(page.html(production), page.citation(production, id));
            }
}

void CompareWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        if (m_ids.isEmpty())
            refresh();
        else
            write();
    }
    QDialog::changeEvent(event);
}

} // namespace kohkan
