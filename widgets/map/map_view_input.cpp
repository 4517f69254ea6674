// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/map_view.h"
#include "widgets/map/measure_tool.h"
#include "widgets/map/pick_list.h"
#include "widgets/pages/feature_text.h"
#include "widgets/paint/cluster_painter.h"
#include "widgets/state/selection_keys.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QTimer>
#include <QToolTip>
#include <algorithm>

namespace kohkan {

namespace {

constexpr double clickRadius = 2.1; ///< millimetres on the screen
constexpr int wheelStep = 120;      ///< eighths of a degree, as Qt counts them
constexpr int panStep = 80;         ///< pixels a key
constexpr int finePanStep = 8;

} // namespace

// ---- picking

std::vector<FeatureHit> MapView::featuresUnder(QPointF screen)
{
    if (m_isStale) // what is picked from is what is shown next
        rebuildSheets();
    const double pixels = clickRadius / 25.4 * logicalDpiX();
    return featuresAt(
        m_layers->value(), [this](EntryId id) { return pictureOf(id); }, m_viewport.toMap(screen),
        pixels * m_viewport.resolution, m_viewport.resolution);
}

void MapView::click(QPointF at, Qt::KeyboardModifiers modifiers)
{
    if (openCluster(at))
        return;
    const std::vector<FeatureHit> hits = featuresUnder(at);
    if (hits.empty()) {
        m_pickList->close();
        return;
    }
    const Selection::Mode mode = clickMode(modifiers);
    if (mode == Selection::Mode::Replace && m_pickList->isRepeated(hits, at.toPoint())) {
        choose(m_pickList->next(), mode);
        return;
    }
    m_pickMode = mode == Selection::Mode::Replace ? mode : Selection::Mode::Add;
    choose(hits.front(), mode);
    m_pickList->open(m_layers->value(), hits, m_tables->catalogue().get(), at.toPoint());
}

/// A click on a cluster shows what is in it: closer where that parts it, else as a list to pick from.
bool MapView::openCluster(QPointF at)
{
    if (m_isStale)
        rebuildSheets();
    for (const auto &entry : m_layers->value().entries) {
        const LayerPicture *picture = pictureOf(entry.id);
        if (!entry.visible || !picture || picture->style().crowding != LayerStyle::Crowding::Clusters ||
            picture->isShaded(m_viewport.resolution))
            continue;
        const RowSet rows = clusterAt(*picture, m_viewport.frame(), m_viewport.toMap(at));
        if (rows.count() < 2)
            continue;
        LonLatBox box;
        rows.forEach([&](Row row) { box.include(entry.layer->geometry().point(row)); });
        const bool isOnePlace = std::max(box.width(), box.height()) < 1e-5;
        if (!isOnePlace) {
            zoomTo(box);
            return true;
        }
        std::vector<FeatureHit> hits;
        rows.forEach([&](Row row) { hits.push_back({entry.id, row}); });
        m_pickMode = Selection::Mode::Replace;
        choose(hits.front(), m_pickMode);
        m_pickList->open(m_layers->value(), hits, m_tables->catalogue().get(), at.toPoint());
        return true;
    }
    return false;
}

void MapView::choose(const FeatureHit &hit, Selection::Mode mode)
{
    const FeatureHit chosen = hit; // the list may go while the selection is announced
    // What the list shows outlives the change of the selection that it causes.
    const bool wasOpen = m_pickList->isVisible();
    m_keepPickList = true;
    m_pin.reset();
    m_selection->pick(chosen.entry, chosen.row, mode);
    m_keepPickList = false;
    if (wasOpen)
        m_pickList->raise();
}

const LayerEntry *MapView::selectableEntry() const
{
    const auto &layers = m_layers->value();
    const auto usable = [this](const LayerEntry &entry) { return entry.visible && pictureOf(entry.id); };
    if (const LayerEntry *active = layers.activeEntry(); active && active->visible && active->layer)
        return usable(*active) ? active : nullptr; // its new version is on its way: nothing else is meant
    const auto found = std::find_if(layers.entries.begin(), layers.entries.end(), usable);
    return found == layers.entries.end() ? nullptr : &*found;
}

void MapView::finishBand(Qt::KeyboardModifiers modifiers)
{
    const RubberBand band = m_band;
    m_band.end();
    update();
    const LayerEntry *entry = selectableEntry();
    if (!entry)
        return;
    const LayerPicture &picture = *pictureOf(entry->id);
    const RowSet rows = band.shape() == RubberBand::Shape::Rectangle ? featuresIn(picture, band.rect(m_viewport))
                                                                     : featuresIn(picture, band.outline(m_viewport));
    m_selection->apply(entry->id, rows, dragMode(modifiers));
}

void MapView::stepFeature(int direction)
{
    const LayerEntry *entry = selectableEntry();
    if (!entry)
        return;
    const LayerPicture &picture = *pictureOf(entry->id);
    std::vector<Row> rows = featuresIn(picture, m_viewport.rect()).rows();
    if (rows.empty())
        return;
    const auto west = [&](Row row) { return picture.features->box(row).center().x; };
    std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) { return west(a) < west(b); });
    const auto &current = m_selection->current();
    auto found = rows.end();
    if (current && current->entry == entry->id)
        found = std::find(rows.begin(), rows.end(), current->row);
    const auto count = static_cast<std::ptrdiff_t>(rows.size());
    std::ptrdiff_t at = direction > 0 ? 0 : count - 1;
    if (found != rows.end())
        at = (found - rows.begin() + direction + count) % count;
    m_selection->pick(entry->id, rows[static_cast<std::size_t>(at)]);
}

// ---- hover

void MapView::setHovered(std::optional<FeatureHit> hit)
{
    if (hit == m_hovered)
        return;
    m_hovered = hit;
    const LayerEntry *entry = hit ? m_layers->value().find(hit->entry) : nullptr;
    m_hoveredLayer = entry ? entry->layer : nullptr;
    if (!hit)
        QToolTip::hideText();
    update();
}

/// Null where nothing is hovered, or where the layer has changed since.
const LayerEntry *MapView::hoveredEntry() const
{
    const LayerEntry *entry = m_hovered ? m_layers->value().find(m_hovered->entry) : nullptr;
    return entry && entry->visible && entry->layer == m_hoveredLayer && pictureOf(entry->id) ? entry : nullptr;
}

void MapView::showTip()
{
    if (const LayerEntry *entry = hoveredEntry(); entry && underMouse()) {
        QString text = describeFeature(*entry, m_hovered->row, m_tables->catalogue().get()).html();
        if (const auto others = static_cast<int>(featuresUnder(m_pointer).size()) - 1; others > 0)
            text += QStringLiteral("<br><i>%1</i>").arg(tr("and %n more here", nullptr, others));
        QToolTip::showText(mapToGlobal(m_pointer.toPoint() + QPoint(4, 4)), text, this);
    }
}

void MapView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_tipTimer->stop();
    setHovered(std::nullopt);
    m_hasPointer = false;
    emit pointerMoved({});
}

// ---- mouse

void MapView::updateCursor()
{
    if (m_isDragging && isPanning())
        setCursor(Qt::ClosedHandCursor);
    else
        setCursor(isPanning() && !isMeasuring() ? Qt::ArrowCursor : Qt::CrossCursor);
}

void MapView::setTool(Tool tool)
{
    m_band.end();
    setHovered(std::nullopt);
    m_tool = tool;
    m_measure->setActive(tool == Tool::Measure);
    updateCursor();
    update();
    emit toolChanged();
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    const bool middle = event->button() == Qt::MiddleButton;
    if (event->button() != Qt::LeftButton && !middle)
        return;
    m_isPressed = true;
    m_isDragging = false;
    m_wasDoubleClick = false;
    m_pressed = m_dragged = event->position();
    m_tipTimer->stop();
    QToolTip::hideText();
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    m_hasPointer = true;
    emit pointerMoved(m_viewport.toLonLat(m_pointer));
    m_measure->follow(m_pointer);
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton))) // its release may have gone elsewhere
        m_isPressed = m_isDragging = false;
    if (!m_isPressed) {
        if (isMeasuring())
            return;
        const auto hits = featuresUnder(m_pointer);
        setHovered(hits.empty() ? std::nullopt : std::optional(hits.front()));
        if (m_hovered)
            m_tipTimer->start();
        return;
    }
    if (!m_isDragging && (m_pointer - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    const bool pans = isPanning() || event->buttons() & Qt::MiddleButton;
    if (!m_isDragging) {
        m_isDragging = true;
        if (!pans)
            m_band.begin(m_tool == Tool::Rectangle ? RubberBand::Shape::Rectangle : RubberBand::Shape::Outline,
                         m_pressed);
        updateCursor();
    }
    if (m_band.isActive()) {
        m_band.extend(m_pointer);
        update();
        return;
    }
    setViewport(m_viewport.moved(m_pointer - m_dragged), false);
    m_dragged = m_pointer;
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_isPressed || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    m_isPressed = false;
    if (m_band.isActive())
        finishBand(event->modifiers());
    else if (!m_isDragging && event->button() == Qt::LeftButton && !m_wasDoubleClick) {
        if (isMeasuring())
            m_measure->click(event->position());
        else
            click(event->position(), event->modifiers());
    }
    m_isDragging = false;
    updateCursor();
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isPressed = true;
    m_wasDoubleClick = true;
    m_pressed = m_dragged = event->position();
    if (isMeasuring())
        return m_measure->end(event->position());
    const int rungs = event->modifiers() & Qt::ShiftModifier ? -2 : 2;
    setViewport(m_viewport.zoomedAbout(event->position(), m_viewport.rungResolution(rungs)), false);
}

void MapView::wheelEvent(QWheelEvent *event)
{
    m_wheel += event->angleDelta().y();
    const int rungs = m_wheel / wheelStep;
    event->accept();
    if (rungs == 0)
        return;
    m_wheel -= rungs * wheelStep;
    setViewport(m_viewport.zoomedAbout(event->position(), m_viewport.rungResolution(rungs)), false);
}

void MapView::contextMenuEvent(QContextMenuEvent *event)
{
    const LonLat place = m_viewport.toLonLat(event->pos());
    if (!place.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString text = coordinateText(place, m_format);
    menu->addAction(tr("Copy %1").arg(text), this, [this, text] { copy(text, text); });
    menu->addAction(tr("Centre here"), this, [this, place] { zoomTo(place); });
    for (const auto &hit : featuresUnder(event->pos())) {
        if (menu->actions().size() == 2)
            menu->addSeparator();
        if (menu->actions().size() > PickList::mostLines)
            break;
        const FeatureText feature =
            describeFeature(*m_layers->value().find(hit.entry), hit.row, m_tables->catalogue().get());
        menu->addAction(feature.title, this, [this, hit] { choose(hit, Selection::Mode::Replace); });
    }
    menu->popup(event->globalPos());
}

// ---- coordinates

void MapView::setCoordinateFormat(CoordinateFormat format)
{
    m_format = format;
    m_measure->setFormat(format);
    emit coordinateFormatChanged();
}

void MapView::copyPlace()
{
    const LonLat place = m_viewport.toLonLat(m_hasPointer ? m_pointer : QRectF(rect()).center());
    if (place.isValid())
        copy(coordinateText(place, m_format), coordinateText(place, m_format));
}

void MapView::copy(const QString &text, const QString &what)
{
    QApplication::clipboard()->setText(text);
    emit copied(what);
}

// ---- keys

bool MapView::panKey(QKeyEvent *event)
{
    QPointF by;
    switch (event->key()) {
    case Qt::Key_Left:
        by = {1, 0};
        break;
    case Qt::Key_Right:
        by = {-1, 0};
        break;
    case Qt::Key_Up:
        by = {0, 1};
        break;
    case Qt::Key_Down:
        by = {0, -1};
        break;
    default:
        return false;
    }
    setViewport(m_viewport.moved(by * (event->modifiers() & Qt::ShiftModifier ? finePanStep : panStep)), false);
    return true;
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier) || panKey(event)) {
        if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
            QWidget::keyPressEvent(event);
        return;
    }
    if (m_measure->press(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1);
    case Qt::Key_Minus:
        return zoomBy(-1);
    case Qt::Key_Home:
        return fullExtent();
    case Qt::Key_N:
        return stepFeature(1);
    case Qt::Key_P:
        return stepFeature(-1);
    case Qt::Key_S:
        return setTool(Tool::Rectangle);
    case Qt::Key_L:
        return setTool(Tool::Lasso);
    case Qt::Key_M:
        return setTool(Tool::Measure);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit featureActivated();
        return;
    case Qt::Key_Space:
        m_spaceHeld = true;
        return updateCursor();
    case Qt::Key_Escape:
        if (m_pickList->isVisible())
            return m_pickList->close();
        if (m_tool != Tool::Pan || m_band.isActive())
            return setTool(Tool::Pan);
        m_pin.reset();
        m_selection->clear();
        return update();
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
    }
    QWidget::keyReleaseEvent(event);
}

void MapView::focusOutEvent(QFocusEvent *event)
{
    m_spaceHeld = false;
    updateCursor();
    QWidget::focusOutEvent(event);
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::ScreenChangeInternal && devicePixelRatioF() != m_viewport.pixelRatio) {
        m_viewport.pixelRatio = devicePixelRatioF();
        setViewport(m_viewport, false);
    }
    return QWidget::event(event);
}

} // namespace kohkan
