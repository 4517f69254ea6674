// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/layer_panel.h"

#include "widgets/panels/layer_tree_delegate.h"
#include "widgets/panels/layer_tree_model.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QStyle>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace kohkan {

namespace {
constexpr int largestIcon = 64; ///< of a mark of true size; swatches are smaller
}

LayerPanel::LayerPanel(LayerList *layers, FilterState *filters, QWidget *parent)
    : Panel(parent)
    , m_layers(layers)
    , m_model(new LayerTreeModel(layers, filters, this))
    , m_view(new QTreeView(this))
    , m_missing(new QWidget(this))
    , m_missingText(new QLabel(m_missing))
    , m_opacityRow(new QWidget(this))
    , m_opacity(new QSlider(Qt::Horizontal, m_opacityRow))
    , m_opacityText(new QLabel(m_opacityRow))
{
    m_view->setModel(m_model);
    auto *delegate = new LayerTreeDelegate(m_view);
    m_view->setItemDelegate(delegate);
    m_view->setHeaderHidden(true);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setDragDropOverwriteMode(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setIndentation(16);
    m_view->setIconSize({largestIcon, largestIcon});
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setAccessibleName(tr("Layers, topmost first"));
    createActions();
    layOut();

    connect(delegate, &LayerTreeDelegate::locateClicked, this,
            [this](const QModelIndex &at) { emit locateRequested(LayerTreeModel::idOf(at)); });
    connect(m_view, &QTreeView::customContextMenuRequested, this, &LayerPanel::showMenu);
    connect(m_view, &QTreeView::collapsed, this,
            [this](const QModelIndex &at) { m_collapsed.insert(LayerTreeModel::idOf(at)); });
    connect(m_view, &QTreeView::expanded, this,
            [this](const QModelIndex &at) { m_collapsed.remove(LayerTreeModel::idOf(at)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &LayerPanel::onCurrentChanged);
    connect(m_opacity, &QSlider::valueChanged, this, &LayerPanel::setOpacity);
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex &at) {
        if (at.parent().isValid()) // a line of the legend
            emit symbolsRequested(LayerTreeModel::idOf(at));
    });
    connect(layers, &LayerList::changed, this, &LayerPanel::invalidate);
    connect(filters, &FilterState::changed, this, &LayerPanel::invalidate);
}

QAction *LayerPanel::addViewAction(const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setIconText(text); // with its dots
    QString tip = text;
    tip.remove(QStringLiteral("..."));
    if (!key.isEmpty()) {
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        tip += QStringLiteral(" (%1)").arg(key.toString(QKeySequence::NativeText));
    }
    action->setToolTip(tip);
    m_view->addAction(action);
    return action;
}

void LayerPanel::createActions()
{
    m_open = addViewAction(tr("Add..."));
    m_zoom = addViewAction(tr("Zoom to"));
    m_symbols = addViewAction(tr("Symbols..."));
    m_rename = addViewAction(tr("Rename")); // F2 is the view's own
    m_rename->setToolTip(tr("Rename (F2)"));
    m_up = addViewAction(tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up));
    m_down = addViewAction(tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down));
    m_remove = addViewAction(tr("Remove"), QKeySequence(QKeySequence::Delete));
    m_locate = addViewAction(tr("Locate..."));
    connect(m_open, &QAction::triggered, this, &LayerPanel::openRequested);
    connect(m_zoom, &QAction::triggered, this, [this] { emit zoomToLayerRequested(active()); });
    connect(m_symbols, &QAction::triggered, this, [this] { emit symbolsRequested(active()); });
    connect(m_rename, &QAction::triggered, this, [this] { m_view->edit(m_model->indexOf(active())); });
    connect(m_up, &QAction::triggered, this, [this] { moveActive(-1); });
    connect(m_down, &QAction::triggered, this, [this] { moveActive(1); });
    connect(m_remove, &QAction::triggered, this, [this] { m_layers->remove(active()); });
    connect(m_locate, &QAction::triggered, this, [this] { emit locateRequested(active()); });
}

/// An editor that is open commits its name when the view goes: the panel must still be whole then.
LayerPanel::~LayerPanel()
{
    delete m_view;
}

void LayerPanel::layOut()
{
    constexpr int margin = 6;
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(margin, 4, margin, 4);
    bar->setSpacing(2);
    const auto addButton = [this, bar](QAction *action, Qt::ArrowType arrow = Qt::NoArrow) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text());
        if (arrow != Qt::NoArrow) {
            button->setArrowType(arrow);
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        }
        bar->addWidget(button);
    };
    addButton(m_open);
    addButton(m_zoom);
    addButton(m_remove);
    bar->addStretch();
    addButton(m_up, Qt::UpArrow);
    addButton(m_down, Qt::DownArrow);

    m_missingText->setWordWrap(true);
    auto *locate = new QToolButton(m_missing);
    locate->setDefaultAction(m_locate);
    auto *missing = new QVBoxLayout(m_missing);
    missing->setContentsMargins(margin + 2, 6, margin, 2);
    missing->addWidget(m_missingText);
    missing->addWidget(locate, 0, Qt::AlignLeft);

    auto *opacityLabel = new QLabel(tr("&Opacity"), m_opacityRow);
    opacityLabel->setBuddy(m_opacity);
    m_opacity->setRange(0, 100);
    m_opacity->setPageStep(10);
    m_opacity->setAccessibleName(tr("Opacity of the active layer"));
    m_opacityText->setMinimumWidth(m_opacityText->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    m_opacityText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *opacity = new QHBoxLayout(m_opacityRow);
    opacity->setContentsMargins(margin + 2, 4, margin + 2, 6);
    opacity->addWidget(opacityLabel);
    opacity->addWidget(m_opacity, 1);
    opacity->addWidget(m_opacityText);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_view, 1);
    column->addWidget(m_missing);
    column->addWidget(m_opacityRow);
}

void LayerPanel::refresh()
{
    m_refreshing = true;
    m_model->update();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex at = m_model->index(row, 0);
        m_view->setExpanded(at, !m_collapsed.contains(LayerTreeModel::idOf(at)));
    }
    const QModelIndex at = m_model->indexOf(active());
    if (at.isValid() && m_view->currentIndex() != at && m_view->currentIndex().parent() != at)
        m_view->setCurrentIndex(at);
    if (at.isValid())
        m_view->selectionModel()->select(at, QItemSelectionModel::ClearAndSelect);
    showActive();
    m_refreshing = false;
}

void LayerPanel::showActive()
{
    const auto &value = m_layers->value();
    const LayerEntry *entry = value.activeEntry();
    const int at = value.indexOf(value.active);
    const bool missing = entry && !entry->layer && !entry->missing.isEmpty();
    m_zoom->setEnabled(entry && entry->layer && !entry->layer->extent().isEmpty());
    m_symbols->setEnabled(entry && entry->layer);
    m_rename->setEnabled(entry != nullptr);
    m_remove->setEnabled(entry != nullptr);
    m_up->setEnabled(at > 0);
    m_down->setEnabled(at >= 0 && at + 1 < static_cast<int>(value.entries.size()));
    m_locate->setEnabled(missing);
    m_missing->setVisible(missing);
    m_missingText->setText(missing ? entry->missing : QString());
    m_opacityRow->setEnabled(entry && entry->layer);
    const int percent = entry ? qRound(entry->opacity * 100) : 100;
    m_opacity->setValue(percent);
    m_opacityText->setText(tr("%1 %").arg(percent));
}

void LayerPanel::onCurrentChanged(const QModelIndex &at)
{
    if (!m_refreshing && at.isValid())
        m_layers->setActive(LayerTreeModel::idOf(at));
}

void LayerPanel::setOpacity(int percent)
{
    if (m_refreshing)
        return;
    m_opacityText->setText(tr("%1 %").arg(percent));
    m_layers->edit(active(), [percent](LayerEntry &entry) { entry.opacity = percent / 100.0; });
}

void LayerPanel::moveActive(int by)
{
    m_layers->move(active(), m_layers->value().indexOf(active()) + by);
}

void LayerPanel::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_view->indexAt(at).isValid()) {
        if (m_locate->isEnabled())
            menu->addAction(m_locate);
        menu->addActions({m_zoom, m_symbols, m_rename});
        menu->addSeparator();
        menu->addActions({m_up, m_down});
        menu->addSeparator();
        menu->addAction(m_remove);
    } else {
        menu->addAction(m_open);
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace kohkan
