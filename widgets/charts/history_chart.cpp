// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/history_chart.h"

#include "widgets/charts/data_note.h"
#include "widgets/pages/passport_page.h"
#include "widgets/parts/passport_card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolTip>

namespace kohkan {

HistoryChart::HistoryChart(LayerList *layers, Selection *selection, const Tables *tables, QWidget *parent)
    : ChartView(parent)
    , m_layers(layers)
    , m_selection(selection)
    , m_tables(tables)
    , m_catalogue(tables->catalogue())
    , m_choosers(new QWidget(this))
    , m_commodity(makeChooser(tr("Commodity"), m_choosers))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 110);
    setAccessibleName(tr("Estimate history"));
    m_choosers->hide();
    auto *row = new QHBoxLayout(m_choosers);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_commodity);
    connect(m_commodity, &QComboBox::currentIndexChanged, this, &HistoryChart::invalidate);
    connect(tables, &Tables::changed, this, &HistoryChart::followTables);
    connect(layers, &LayerList::changed, this, &HistoryChart::invalidate);
    connect(selection, &Selection::changed, this, &HistoryChart::invalidate);
    connect(selection, &Selection::currentChanged, this, &HistoryChart::invalidate);
}

void HistoryChart::followTables()
{
    m_catalogue = m_tables->catalogue();
    m_deposit.clear();
    invalidate();
}

QString HistoryChart::chosenDeposit(QString &why)
{
    const auto &current = m_selection->current();
    const LayerEntry *clicked = current ? m_layers->value().find(current->entry) : nullptr;
    const bool isOwn = clicked && clicked->tables && clicked->layer && index(current->row) < clicked->layer->rowCount();
    m_catalogue = isOwn ? clicked->tables : m_tables->catalogue();
    m_data = isOwn ? dataNote(*clicked) : QString();
    if (isOwn && m_data.isEmpty())
        m_data = tr("Data: %1.").arg(clicked->name);
    if (isOwn)
        return clicked->siteOf(current->row);
    for (const LayerEntry &entry : m_layers->value().entries) {
        if (!entry.isDeposits() || !entry.layer)
            continue;
        if (current && current->entry == entry.id)
            return entry.layer->key(current->row);
        const RowSet rows = m_selection->rows(entry.id);
        if (const std::size_t count = rows.count(); count == 1)
            return entry.layer->key(rows.rows().front());
        else if (count > 1)
            why = tr("%1 sites are selected. Click one to see what was published about it over time.").arg(count);
    }
    if (why.isEmpty())
        why = tr("Click a site to see what was published about it over time.");
    return {};
}

void HistoryChart::refresh()
{
    m_figure.reset();
    m_empty.clear();
    m_hovered.reset();
    const CataloguePtr before = m_catalogue;
    const QString deposit =
        m_tables->catalogue() && m_tables->catalogue()->deposits() ? chosenDeposit(m_empty) : QString();
    if (m_catalogue != before) // another site, though it may have the same id
        m_deposit.clear();
    if (!m_catalogue)
        m_empty = tr("The shipped tables are not there.");
    if (deposit != m_deposit || deposit.isEmpty()) {
        const QSignalBlocker quiet(m_commodity);
        const QString chosen = m_commodity->currentData().toString();
        m_commodity->clear();
        m_cursor.reset();
        m_deposit = deposit;
        if (!deposit.isEmpty())
            for (const QString &token : historyCommodities(m_catalogue->estimatesFor(deposit)))
                m_commodity->addItem(m_catalogue->commodityName(token), token);
        m_commodity->setCurrentIndex(m_commodity->count() == 0 ? -1 : std::max(0, m_commodity->findData(chosen)));
    }
    m_choosers->setEnabled(m_commodity->count() > 0);
    if (!deposit.isEmpty() && m_commodity->count() > 0)
        m_figure = std::make_shared<HistoryFigure>(m_catalogue, deposit, m_commodity->currentData().toString(), font(),
                                                   m_data);
    else if (!deposit.isEmpty() && m_catalogue->estimatesFor(deposit).empty())
        m_empty = tr("No estimate of %1 is in the tables. That is not a statement that there is no ore.")
                      .arg(m_catalogue->depositName(deposit));
    else if (!deposit.isEmpty())
        m_empty = tr("No statement on %1 gives contained metal, or tonnage with grade.")
                      .arg(m_catalogue->depositName(deposit));
    if (m_figure && m_cursor && *m_cursor >= m_figure->points().size())
        m_cursor.reset();
    update();
    emit summaryChanged();
}

ChartFigurePtr HistoryChart::figure()
{
    flush();
    if (m_figure)
        return m_figure;
    auto none = std::make_shared<EmptyFigure>();
    none->font = pixelFont(font());
    none->empty = m_empty;
    return none;
}

QString HistoryChart::summary() const
{
    return m_figure ? m_figure->summary() : QString();
}

QRectF HistoryChart::placeOf(std::size_t point)
{
    flush();
    return m_figure ? m_figure->places(size()).at(point) : QRectF();
}

void HistoryChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartColors colors = ChartColors::of(palette());
    if (!m_figure) {
        painter.fillRect(rect(), colors.paper);
        painter.setPen(colors.quiet);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
    } else {
        m_figure->paint(painter, size(), colors);
        const auto places = m_figure->places(size());
        painter.setBrush(Qt::NoBrush);
        const auto frame = [&](std::optional<std::size_t> point, const QPen &pen) {
            painter.setPen(pen);
            if (point && !places[*point].isEmpty())
                painter.drawRoundedRect(places[*point].adjusted(-3, -2, 3, 2), 4, 4);
        };
        frame(m_hovered, QPen(colors.quiet, 1));
        if (hasFocus())
            frame(m_cursor, QPen(palette().color(QPalette::Highlight), 1.6));
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

// ---- mouse and keys

std::optional<std::size_t> HistoryChart::pointAt(QPointF at) const
{
    if (!m_figure)
        return std::nullopt;
    const auto places = m_figure->places(size());
    for (std::size_t i = places.size(); i-- > 0;) // the later one is painted over the others
        if (!places[i].isEmpty() && places[i].adjusted(-3, -3, 3, 3).contains(at))
            return i;
    return std::nullopt;
}

void HistoryChart::mouseMoveEvent(QMouseEvent *event)
{
    const auto point = pointAt(event->position());
    if (point == m_hovered)
        return;
    m_hovered = point;
    setCursor(point ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void HistoryChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto point = pointAt(event->position())) {
        m_cursor = point;
        openPassport(*point);
    }
}

void HistoryChart::leaveEvent(QEvent *event)
{
    ChartView::leaveEvent(event);
    m_hovered.reset();
    update();
}

void HistoryChart::moveCursor(int by)
{
    const auto count = static_cast<int>(m_figure->points().size());
    if (count == 0)
        return;
    const int at = m_cursor ? std::clamp(static_cast<int>(*m_cursor) + by, 0, count - 1) : by > 0 ? 0 : count - 1;
    m_cursor = static_cast<std::size_t>(at);
    if (const QRectF place = placeOf(*m_cursor); !place.isEmpty())
        QToolTip::showText(mapToGlobal(place.center().toPoint() + QPoint(10, 10)), tipOf(*m_cursor), this);
    update();
}

void HistoryChart::keyPressEvent(QKeyEvent *event)
{
    flush();
    if (!m_figure)
        return ChartView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return moveCursor(1);
    case Qt::Key_Left:
    case Qt::Key_Up:
        return moveCursor(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor)
            openPassport(*m_cursor);
        return;
    default:
        ChartView::keyPressEvent(event);
    }
}

bool HistoryChart::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip)
        return ChartView::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto point = pointAt(help->pos()))
        QToolTip::showText(help->globalPos() + QPoint(4, 4), tipOf(*point), this);
    else
        QToolTip::hideText();
    return true;
}

// ---- passports

QString HistoryChart::tipOf(std::size_t point) const
{
    const Estimate &estimate = m_figure->points()[point].estimate;
    return PassportPage(m_catalogue, palette())
        .brief(estimate, auditDeposit(*m_catalogue, estimate.depositId, m_tables->today()));
}

void HistoryChart::openPassport(std::size_t point)
{
    QToolTip::hideText();
    const Estimate &estimate = m_figure->points()[point].estimate;
    const PassportPage page(m_catalogue, palette());
    auto *card =
        new PassportCard(page.html(estimate, auditDeposit(*m_catalogue, estimate.depositId, m_tables->today())),
                         page.citation(estimate), this);
    connect(card, &PassportCard::followed, this, &HistoryChart::linkFollowed);
    const QRectF place = placeOf(point);
    card->openAt(mapToGlobal(place.isEmpty() ? rect().center() : place.center().toPoint()));
}

} // namespace kohkan
