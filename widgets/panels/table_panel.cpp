// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/table_panel.h"

#include "datasets/table/passing_on.h"
#include "widgets/panels/row_selection_model.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

/// Draws a row as selected where the shared selection holds it.
class RowDelegate : public QStyledItemDelegate {
public:
    RowDelegate(const LayerTableModel *model, const RowSelectionModel *selected, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model), m_selected(selected)
    {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &at) const override
    {
        QStyleOptionViewItem shown = option;
        const Row row = m_model->rowOf(at.row());
        const bool selected = kohkan::index(row) < m_selected->rows().size() && m_selected->rows().contains(row);
        shown.state.setFlag(QStyle::State_Selected, selected);
        QStyledItemDelegate::paint(painter, shown, at);
    }

private:
    const LayerTableModel *m_model;
    const RowSelectionModel *m_selected;
};

/// A table view that asks the shared selection, not Qt's own, whether a Ctrl+click adds or takes away.
class RowTableView : public QTableView {
public:
    RowTableView(const LayerTableModel *model, const RowSelectionModel *selected, QWidget *parent)
        : QTableView(parent), m_model(model), m_selected(selected)
    {}

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &at, const QEvent *event) const override
    {
        auto command = QTableView::selectionCommand(at, event);
        if (!at.isValid() || !event || !(command & QItemSelectionModel::Toggle))
            return command;
        if (event->type() == QEvent::MouseButtonPress) {
            const Row row = m_model->rowOf(at.row());
            const bool selected = kohkan::index(row) < m_selected->rows().size() && m_selected->rows().contains(row);
            m_drag = selected ? QItemSelectionModel::Deselect : QItemSelectionModel::Select;
        } else if (event->type() != QEvent::MouseMove) {
            return command;
        }
        command &= ~QItemSelectionModel::SelectionFlags(QItemSelectionModel::Toggle);
        return command | m_drag;
    }

private:
    const LayerTableModel *m_model;
    const RowSelectionModel *m_selected;
    mutable QItemSelectionModel::SelectionFlag m_drag = QItemSelectionModel::Select;
};

} // namespace

TablePanel::TablePanel(LayerList *layers, FilterState *filters, Selection *selection, WorkerPool *pool,
                       const std::shared_ptr<Mailbox> &mailbox, QWidget *parent)
    : Panel(parent)
    , m_layers(layers)
    , m_filters(filters)
    , m_selection(selection)
    , m_model(new LayerTableModel(pool, mailbox, this))
    , m_selected(new RowSelectionModel(m_model, selection, this))
    , m_view(new RowTableView(m_model, m_selected, this))
    , m_count(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_count);
    m_count->setContentsMargins(6, 2, 6, 2);
    m_count->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_view->setModel(m_model);
    m_view->setSelectionModel(m_selected);
    m_view->setItemDelegate(new RowDelegate(m_model, m_selected, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 8);
    auto *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    m_view->installEventFilter(this);

    connect(layers, &LayerList::changed, this, &TablePanel::invalidate);
    connect(filters, &FilterState::changed, this, &TablePanel::invalidate);
    connect(selection, &Selection::currentChanged, this, &TablePanel::showCurrent);
    connect(m_selected, &RowSelectionModel::rowsChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_selected, &RowSelectionModel::rowsChanged, this, &TablePanel::showCount);
    connect(m_model, &LayerTableModel::workChanged, this, &TablePanel::showCount);
    connect(m_view, &QTableView::doubleClicked, this,
            [this](const QModelIndex &at) { emit zoomToRowRequested(m_entry, m_model->rowOf(at.row())); });
}

void TablePanel::refresh()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    const LayerEntry entry = active ? *active : LayerEntry();
    const quint64 layerId = entry.layer ? entry.layer->id() : 0;
    const bool otherLayer = entry.id != m_entry || layerId != m_layerId;
    m_entry = entry.id;
    m_layerId = layerId;
    if (otherLayer)
        m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->setEntry(entry, m_filters->rows(entry.id));
    m_selected->setEntry(entry.id);
    if (otherLayer)
        sizeColumns();
    showCurrent();
    showCount();
}

void TablePanel::showCurrent()
{
    const auto &current = m_selection->current();
    if (!isVisible() || !current || current->entry != m_entry || !m_model->layer())
        return;
    const int row = m_model->tableRowOf(current->row);
    if (row == LayerTableModel::noRow || m_view->currentIndex().row() == row)
        return;
    const QModelIndex at = m_model->index(row, std::max(0, m_view->currentIndex().column()));
    m_selected->setCurrentIndex(at, QItemSelectionModel::NoUpdate);
    m_view->scrollTo(at);
}

void TablePanel::showCount()
{
    const LayerPtr &layer = m_model->layer();
    if (!layer) {
        m_count->setText(tr("No layer to show"));
        return;
    }
    const QLocale locale;
    const auto number = [&](std::size_t n) { return locale.toString(static_cast<qulonglong>(n)); };
    const auto shown = static_cast<std::size_t>(m_model->rowCount());
    QString text = shown == layer->rowCount() ? (shown == 1 ? tr("1 row") : tr("%1 rows").arg(number(shown)))
                                              : tr("%1 of %2 rows").arg(number(shown), number(layer->rowCount()));
    if (const std::size_t selected = m_selected->rows().count(); selected > 0)
        text += tr(" · %1 selected").arg(number(selected));
    if (m_model->isSorting())
        text += tr(" · sorting...");
    if (m_model->isWriting())
        text += tr(" · copying...");
    m_count->setText(text);
}

void TablePanel::sizeColumns()
{
    constexpr int sampled = 60, narrowest = 56, widest = 260;
    const QFontMetrics metrics = m_view->fontMetrics();
    const int rows = std::min(m_model->rowCount(), sampled);
    for (int c = 0; c < m_model->columnCount(); ++c) {
        int width = metrics.horizontalAdvance(m_model->headerData(c, Qt::Horizontal).toString()) + 34;
        for (int r = 0; r < rows; ++r)
            width = std::max(width, metrics.horizontalAdvance(m_model->index(r, c).data().toString().left(80)) + 16);
        m_view->setColumnWidth(c, std::clamp(width, narrowest, widest));
    }
}

void TablePanel::copySelection()
{
    flush();
    const LayerPtr &layer = m_model->layer();
    if (!layer)
        return;
    const LayerEntry *entry = m_layers->value().find(m_entry);
    if (const QString why = whyNotPassedOn(*layer, entry ? entry->name : QString()); !why.isEmpty()) {
        emit messageRequested(why);
        return;
    }
    const RowSet &rows = m_selected->rows();
    if (rows.isEmpty()) {
        emit messageRequested(tr("No rows are selected, so there is nothing to copy."));
        return;
    }
    const std::size_t count = rows.count();
    m_model->writeTabSeparated(rows, [this, count](const QString &text) {
        QApplication::clipboard()->setText(text);
        if (count > LayerTableModel::mostAtOnce) // it took a while
            emit messageRequested(tr("%1 rows are on the clipboard.").arg(QLocale().toString(qulonglong(count))));
    });
}

bool TablePanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_view && isKey && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        if (event->type() == QEvent::KeyPress)
            copySelection();
        event->accept();
        return true;
    }
    return Panel::eventFilter(watched, event);
}

} // namespace kohkan
