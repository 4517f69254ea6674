// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/scatter_chart.h"
#include "widgets/pages/feature_page.h"
#include "widgets/pages/feature_text.h"
#include "widgets/pages/passport_page.h"
#include "widgets/parts/passport_card.h"
#include "widgets/state/selection_keys.h"

#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace kohkan {

namespace {
constexpr double clickRadius = 8; ///< pixels
}

std::optional<Row> ScatterChart::pointUnder(QPointF at)
{
    if (!m_figure || !m_figure->empty.isEmpty())
        return std::nullopt;
    const ScatterLayout &layout = where();
    return m_source->points().nearest({layout.x.logarithm(at.x()), layout.y.logarithm(at.y())}, layout.decade(),
                                      std::max(clickRadius, m_figure->diameter() / 2 + 2), m_figure->shown());
}

// ---- brushing

RowSet ScatterChart::rowsInBand()
{
    return m_source->points().rowsIn(where().logarithms(band()), m_figure->shown());
}

/// Tells the others what would be selected if the button went up now.
void ScatterChart::brush()
{
    RowSet rows = rowsInBand();
    if (m_dragMode == Selection::Mode::Subtract)
        rows &= m_figure->selected();
    m_selection->setBrushed(Selection::Brushed{m_source->entry().id, std::move(rows)});
    update();
}

void ScatterChart::endBrush()
{
    m_isPressed = m_isDragging = false;
    m_selection->setBrushed(std::nullopt);
    update();
}

void ScatterChart::finishBand(Qt::KeyboardModifiers modifiers)
{
    const RowSet rows = rowsInBand();
    const EntryId id = m_source->entry().id;
    endBrush();
    m_selection->apply(id, rows, dragMode(modifiers));
}

// ---- mouse

void ScatterChart::mousePressEvent(QMouseEvent *event)
{
    flush();
    if (event->button() != Qt::LeftButton || !m_figure || !m_figure->empty.isEmpty())
        return;
    m_isPressed = true;
    m_isDragging = false;
    m_pressed = m_dragged = event->position();
    QToolTip::hideText();
}

void ScatterChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isPressed)
        return setHovered(pointUnder(event->position()));
    if (!m_isDragging && (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    m_dragMode = dragMode(event->modifiers());
    m_hovered.reset();
    m_dragged = event->position();
    brush();
}

void ScatterChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isPressed)
        return;
    if (m_isDragging)
        return finishBand(event->modifiers());
    m_isPressed = false;
    if (const auto row = pointUnder(event->position())) {
        m_cursor = row;
        m_selection->pick(m_source->entry().id, *row, clickMode(event->modifiers()));
    }
}

void ScatterChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto row = event->button() == Qt::LeftButton ? pointUnder(event->position()) : std::nullopt)
        openPassport(*row);
}

void ScatterChart::setHovered(std::optional<Row> row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    m_passport->setEnabled(m_hovered || m_cursor);
    if (!row)
        QToolTip::hideText();
    update();
}

void ScatterChart::leaveEvent(QEvent *event)
{
    Panel::leaveEvent(event);
    setHovered(std::nullopt);
}

bool ScatterChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const auto row = m_isDragging ? std::nullopt : pointUnder(help->pos()))
            QToolTip::showText(help->globalPos() + QPoint(4, 4), tipOf(*row), this);
        else
            QToolTip::hideText();
        return true;
    }
    return ChartView::event(event);
}

// ---- keys

void ScatterChart::moveCursor(ScatterPoints::Towards towards)
{
    const auto next = m_source->points().next(m_cursor, towards, m_figure->shown());
    if (!next)
        return;
    m_cursor = next;
    m_passport->setEnabled(true);
    showTip(*next);
    update();
}

void ScatterChart::keyPressEvent(QKeyEvent *event)
{
    using Towards = ScatterPoints::Towards;
    flush();
    if (!m_figure || !m_figure->empty.isEmpty())
        return ChartView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(Towards::Left);
    case Qt::Key_Right:
        return moveCursor(Towards::Right);
    case Qt::Key_Up:
        return moveCursor(Towards::Up);
    case Qt::Key_Down:
        return moveCursor(Towards::Down);
    case Qt::Key_Space:
        if (m_cursor)
            m_selection->pick(m_source->entry().id, *m_cursor, clickMode(event->modifiers()));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursor)
            openPassport(*m_cursor);
        return;
    case Qt::Key_Escape:
        if (m_isPressed)
            return endBrush();
        m_cursor.reset();
        QToolTip::hideText();
        m_selection->clear();
        return update();
    default:
        ChartView::keyPressEvent(event);
    }
}

void ScatterChart::focusInEvent(QFocusEvent *event)
{
    ChartView::focusInEvent(event);
    const auto &current = m_selection->current();
    const bool isHere = m_source && current && current->entry == m_source->entry().id;
    if (isHere && m_source->points().contains(current->row) && m_figure->shown().contains(current->row))
        m_cursor = current->row;
    update();
}

void ScatterChart::focusOutEvent(QFocusEvent *event)
{
    ChartView::focusOutEvent(event);
    update();
}

// ---- passports

QString ScatterChart::tipOf(Row row) const
{
    if (const GradeTonnage *known = m_source->figures(row)) {
        const Estimate &estimate = known->chosen.estimate;
        QString also = tr("%1: %2.").arg(known->chosen.className, known->chosen.why);
        if (!known->firmer.isEmpty())
            also += u' ' + tr("The class %1 has no such figures.").arg(known->firmer);
        return PassportPage(m_catalogue, palette())
            .brief(estimate, auditDeposit(*m_catalogue, estimate.depositId, today()), also);
    }
    const auto line = [&](const ScatterSource::Axis &axis, const QComboBox *chooser) {
        const Column *column = m_source->entry().layer->column(chooser->currentData().toString());
        return QStringLiteral("<br>%1: %2").arg(axis.heading.toHtmlEscaped(), column->text(row).toHtmlEscaped());
    };
    return describeFeature(m_source->entry(), row, m_catalogue.get()).html() + line(m_source->x(), m_tonnage) +
           line(m_source->y(), m_grade);
}

void ScatterChart::showTip(Row row)
{
    if (const auto at = placeOf(row)) {
        QToolTip::showText(mapToGlobal(at->toPoint() + QPoint(10, 10)), tipOf(row), this);
        setAccessibleDescription(describeFeature(m_source->entry(), row, m_catalogue.get()).line());
    }
}

void ScatterChart::openPassport(Row row)
{
    flush();
    const auto at = placeOf(row);
    if (!at)
        return;
    QToolTip::hideText();
    QString html, citation;
    if (const GradeTonnage *known = m_source->figures(row)) {
        const Estimate &estimate = known->chosen.estimate;
        const PassportPage page(m_catalogue, palette());
        html = page.html(estimate, auditDeposit(*m_catalogue, estimate.depositId, today()));
        citation = page.citation(estimate);
    } else {
        const LayerEntry &entry = m_source->entry();
        html = FeaturePage(m_catalogue, palette()).html(entry, row);
        citation = tr("%1, row %2 of %3")
                       .arg(describeFeature(entry, row, nullptr).title, entry.layer->key(row),
                            entry.path.isEmpty() ? entry.name : entry.path);
    }
    auto *card = new PassportCard(html, citation, this);
    connect(card, &PassportCard::followed, this, &ScatterChart::linkFollowed);
    card->openAt(mapToGlobal(at->toPoint()));
}

} // namespace kohkan
