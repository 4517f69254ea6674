// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/map_view.h"

#include "widgets/map/map_surround.h"
#include "widgets/map/measure_panel.h"
#include "widgets/map/measure_tool.h"
#include "widgets/map/pick_list.h"
#include "widgets/paint/base_painter.h"
#include "widgets/paint/contribution_painter.h"
#include "widgets/paint/highlight_painter.h"
#include "widgets/paint/layer_painter.h"
#include "widgets/paint/overlay_shapes.h"

#include <QPaintEvent>
#include <QTimer>

namespace kohkan {

namespace {

constexpr quint64 highlightBit = quint64{1} << 63; ///< the set of an entry's selection
constexpr int settleTime = 500;                    ///< a view that stays that long (ms) enters the history
constexpr double onePlace = 1;                     ///< map units: what is smaller is a single point
constexpr double onePlaceResolution = 40;          ///< map units a pixel over it

} // namespace

MapView::MapView(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables, WorkerPool *pool,
                 const std::shared_ptr<Mailbox> &mailbox, QWidget *parent)
    : QWidget(parent)
    , m_layers(layers)
    , m_filters(filters)
    , m_selection(selection)
    , m_tables(tables)
    , m_reprojector(layers, pool, mailbox)
    , m_scheduler(pool, mailbox)
    , m_labels(pool, mailbox)
    , m_siteLabels(pool, mailbox)
    , m_settleTimer(new QTimer(this))
    , m_pickList(new PickList(this))
    , m_surround(new MapSurround(pool, mailbox, this))
    , m_measure(new MeasureTool(m_surround, this))
    , m_tipTimer(new QTimer(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 160);
    setAccessibleName(tr("Map"));
    m_settleTimer->setSingleShot(true);
    m_settleTimer->setInterval(settleTime);
    m_tipTimer->setSingleShot(true);
    m_tipTimer->setInterval(200);
    connect(m_settleTimer, &QTimer::timeout, this, &MapView::settle);
    connect(m_tipTimer, &QTimer::timeout, this, &MapView::showTip);
    connect(layers, &LayerList::changed, this, &MapView::rebuildSoon);
    connect(filters, &FilterState::changed, this, &MapView::rebuildSoon);
    connect(selection, &Selection::changed, this, &MapView::rebuildSoon);
    connect(selection, &Selection::currentChanged, this, qOverload<>(&QWidget::update));
    connect(selection, &Selection::brushedChanged, this, [this] {
        if (!m_selection->brushed())
            m_brush.clear();
        update();
    });
    connect(&m_scheduler, &TileScheduler::tilesArrived, this, qOverload<>(&QWidget::update));
    connect(&m_scheduler, &TileScheduler::becameWhole, this, &MapView::whole);
    connect(&m_reprojector, &Reprojector::switched, this, &MapView::showSystem);
    connect(&m_reprojector, &Reprojector::arrived, this, &MapView::rebuildSoon);
    connect(&m_labels, &LabelKeeper::labelsArrived, this, &MapView::whole);
    connect(&m_labels, &LabelKeeper::labelsArrived, this, [this] { m_siteLabels.setObstacles(m_labels.labels()); });
    connect(&m_siteLabels, &SiteLabelKeeper::labelsArrived, this, &MapView::whole);
    connect(m_pickList, &PickList::picked, this, [this](const FeatureHit &hit) { choose(hit, m_pickMode); });
    wireTools();
    updateCursor();
}

void MapView::wireTools()
{
    connect(m_surround, &MapSurround::changed, this, [this] {
        m_measure->placePanel();
        update();
    });
    connect(m_surround->overview(), &OverviewInset::centerChosen, this, [this](MapPoint center) {
        MapViewport to = m_viewport;
        to.center = center;
        setViewport(to, false);
    });
    connect(m_measure, &MeasureTool::changed, this, qOverload<>(&QWidget::update));
    connect(m_measure, &MeasureTool::closeRequested, this, [this] { setTool(Tool::Pan); });
    connect(m_measure, &MeasureTool::copyRequested, this,
            [this](const QString &text) { copy(text, tr("the measurement")); });
}

void MapView::setBaseMap(BaseMapPtr base)
{
    if (m_reprojector.bring(base))
        return;
    m_base = std::move(base);
    m_baseContent = m_nextContent++;
    if (m_isFullExtent)
        fitFullExtent(false);
    rebuildSheets();
}

void MapView::setSystem(ViewSystemPtr system)
{
    if (system->code() == m_reprojector.system()->code())
        return;
    m_reprojector.change(std::move(system), m_base);
    emit systemAsked();
}

void MapView::showSystem(const ViewSystemPtr &system, const BaseMapPtr &base)
{
    m_scheduler.setSets({}); // tiles of the system before are of no use
    m_base = base;
    m_baseContent = m_nextContent++;
    m_history = {};
    const bool isFullExtent = m_isFullExtent;
    if (system != m_viewport.system)
        m_viewport = m_viewport.inSystem(system);
    if (isFullExtent)
        fitFullExtent(false);
    else
        setViewport(m_viewport, false);
    rebuildSoon();
    emit systemChanged();
}

// ---- views

void MapView::setViewport(MapViewport viewport, bool isJump)
{
    viewport = viewport.bounded();
    viewport.resolution = MapViewport::resolutionOf(viewport.notch());
    if (isJump)
        settle(); // where we come from
    m_isFullExtent = false;
    const double before = m_viewport.resolution;
    m_viewport = viewport;
    const bool legendChanges = std::any_of(m_pictures.cbegin(), m_pictures.cend(), [&](const LayerPicture &picture) {
        return picture.isShaded(before) != picture.isShaded(viewport.resolution);
    });
    if (legendChanges)
        rebuildLegend();
    m_scheduler.setViewport(viewport);
    m_labels.setViewport(viewport);
    m_siteLabels.setViewport(viewport);
    m_surround->setViewport(viewport);
    m_measure->setViewport(viewport);
    m_pickList->close();
    setHovered(std::nullopt);
    update();
    emit viewChanged();
    if (underMouse())
        emit pointerMoved(m_viewport.toLonLat(m_pointer));
    if (isJump)
        settle();
    else
        m_settleTimer->start();
}

void MapView::settle()
{
    m_settleTimer->stop();
    if (m_viewport.size.width() <= 1)
        return;
    m_history.push({m_viewport.center, m_viewport.resolution});
    emit historyChanged();
}

void MapView::go(int steps)
{
    if (m_settleTimer->isActive())
        settle();
    if (!m_history.canGo(steps))
        return;
    const ViewHistory::View view = m_history.go(steps);
    MapViewport to = m_viewport;
    to.center = view.center;
    to.resolution = view.resolution;
    setViewport(to, false);
    m_settleTimer->stop();
    emit historyChanged();
}

void MapView::fullExtent()
{
    fitFullExtent(true);
}

void MapView::fitFullExtent(bool isJump)
{
    const LonLatBox box = m_base ? m_base->fullExtent() : defaultExtent();
    setViewport(m_viewport.fitted(m_viewport.system->fromLonLat(box), true, 8), isJump);
    m_isFullExtent = true;
}

void MapView::zoomTo(const LonLatBox &box)
{
    if (box.isEmpty())
        return;
    m_pin.reset();
    const MapRect rect = m_viewport.system->fromLonLat(box);
    if (rect.isEmpty())
        return;
    MapViewport to = m_viewport.fitted(rect, true, 60);
    if (std::max(rect.width(), rect.height()) < onePlace)
        to.resolution = onePlaceResolution;
    setViewport(to, true);
}

void MapView::zoomTo(LonLat place, double resolution)
{
    const MapPoint center = m_viewport.system->fromLonLat(place);
    if (!center.isValid())
        return;
    m_pin.reset();
    MapViewport to = m_viewport;
    to.center = center;
    if (resolution > 0)
        to.resolution = resolution;
    setViewport(to, true);
}

void MapView::showPlace(LonLat place, double resolution)
{
    zoomTo(place, resolution);
    m_pin = place;
}

void MapView::zoomToSelection()
{
    LonLatBox box;
    for (const auto &entry : m_layers->value().entries)
        if (entry.layer)
            m_selection->rows(entry.id).forEach([&](Row row) { box.include(entry.layer->geometry().box(row)); });
    zoomTo(box);
}

void MapView::zoomBy(int rungs)
{
    setViewport(m_viewport.zoomedAbout(QPointF(width() / 2.0, height() / 2.0), m_viewport.rungResolution(rungs)),
                false);
}

// ---- sheets

quint64 MapView::contentOf(quint64 set, const LayerPicture &picture, std::shared_ptr<const RowSet> selected)
{
    const auto same = [](const std::shared_ptr<const RowSet> &a, const std::shared_ptr<const RowSet> &b) {
        return a == b || (a && b && *a == *b);
    };
    SheetSource &known = m_sources[set];
    const LayerPicture &before = known.picture;
    if (known.content == 0 || before.features != picture.features || !same(before.rows, picture.rows) ||
        !same(known.selected, selected) || before.style() != picture.style())
        known.content = m_nextContent++;
    known.picture = picture;
    known.selected = std::move(selected);
    return known.content;
}

void MapView::updatePictures()
{
    const auto &layers = m_layers->value();
    m_pictures.removeIf([&](const auto &item) { return !layers.find(item.key()); });
    for (const auto &entry : layers.entries) {
        const LayerPicture *before = shownPictureOf(entry.id);
        if (const auto features = m_reprojector.projected(entry))
            m_pictures.insert(entry.id, LayerPicture::create(features, m_filters->rows(entry.id), entry.style, before));
        else if (before && (!entry.layer || before->features->system() != m_viewport.system))
            m_pictures.remove(entry.id);
    }
}

const LayerPicture *MapView::shownPictureOf(EntryId id) const
{
    const auto picture = m_pictures.constFind(id);
    return picture == m_pictures.constEnd() ? nullptr : &*picture;
}

const LayerPicture *MapView::pictureOf(EntryId id) const
{
    const LayerEntry *entry = m_layers->value().find(id);
    const LayerPicture *picture = shownPictureOf(id);
    return entry && picture && picture->features->layerPointer() == entry->layer ? picture : nullptr;
}

void MapView::addLayerSheets(std::vector<TileSet> &sets)
{
    const auto &entries = m_layers->value().entries;
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        const LayerPicture *picture = shownPictureOf(it->id);
        if (!it->visible || !picture)
            continue;
        sets.push_back({it->id, contentOf(it->id, *picture), it->opacity,
                        [own = *picture](const PixelFrame &frame) { return paintLayer(own, frame); }});
    }
}

void MapView::addHighlightSheets(std::vector<TileSet> &sets)
{
    for (const auto &entry : m_layers->value().entries) {
        const quint64 set = entry.id | highlightBit;
        const LayerPicture *picture = shownPictureOf(entry.id);
        if (!entry.visible || !picture || m_selection->count(entry.id) == 0)
            continue;
        auto rows = std::make_shared<const RowSet>(m_selection->rows(entry.id));
        LayerPicture marks = *picture; // rings follow the marks, not the filter
        marks.rows = nullptr;
        if (const auto known = m_sources.constFind(set); !pictureOf(entry.id)) { // rows of another version
            if (known == m_sources.constEnd() || known->picture.features != marks.features || !known->selected)
                continue;
            rows = known->selected;
        }
        sets.push_back({set, contentOf(set, marks, rows), 1,
                        [marks, rows](const PixelFrame &frame) { return paintHighlight(marks, *rows, frame); }});
    }
}

/// Selection, filters and layers follow each other one signal after the other; what is painted must be made of a state
/// in which they agree.
void MapView::rebuildSoon()
{
    if (!m_keepPickList)
        m_pickList->close();
    if (!hoveredEntry())
        setHovered(std::nullopt);
    if (m_isStale)
        return;
    m_isStale = true;
    QMetaObject::invokeMethod(this, &MapView::rebuildSheets, Qt::QueuedConnection);
}

void MapView::rebuildSheets()
{
    m_isStale = false;
    updatePictures();
    std::vector<TileSet> sets;
    const Depiction depiction = m_layers->value().depiction;
    m_labels.setBaseMap(m_base, depiction);
    m_surround->setBaseMap(m_base, depiction);
    if (m_base) {
        if (m_paintedDepiction && *m_paintedDepiction != depiction)
            m_baseContent = m_nextContent++;
        m_paintedDepiction = depiction;
        sets.push_back({0, m_baseContent, 1, [base = m_base, depiction](const PixelFrame &frame) {
                            return paintBase(*base, depiction, frame);
                        }});
    }
    addLayerSheets(sets);
    addHighlightSheets(sets);
    std::vector<NamedLayer> named;
    for (const auto &entry : m_layers->value().entries)
        if (const LayerPicture *picture = shownPictureOf(entry.id);
            picture && entry.visible && !picture->style().labelColumn.isEmpty())
            named.push_back({entry.id, *picture});
    m_siteLabels.setLayers(std::move(named));
    m_scheduler.setSets(std::move(sets));
    rebuildLegend();
    whole(); // nothing else may be missing
}

void MapView::rebuildLegend()
{
    m_furniturePictures = {};
    m_furniture.legend.clear();
    m_furniture.attribution = attributionText(m_base != nullptr, m_layers->value().depiction);
    for (const auto &entry : m_layers->value().entries)
        if (const LayerPicture *picture = shownPictureOf(entry.id); picture && entry.visible)
            for (auto &line : legendOf(entry.name, *picture, m_viewport.nominalScale()))
                m_furniture.legend.push_back(std::move(line));
}

void MapView::whole()
{
    update();
    if (isWhole())
        emit becameWhole();
}

// ---- painting

void MapView::paintOverlays(QPainter &painter)
{
    const auto &layers = m_layers->value();
    if (const auto &brushed = m_selection->brushed())
        if (const LayerPicture *picture = pictureOf(brushed->entry); picture && layers.find(brushed->entry)->visible)
            m_brush.paint(painter, *picture, brushed->rows, m_viewport);
    if (m_contributions)
        paintContributions(painter, *m_contributions, m_viewport);
    if (const LayerEntry *entry = hoveredEntry())
        paintHover(painter, *pictureOf(entry->id), m_hovered->row, m_viewport);
    if (const auto &current = m_selection->current()) {
        const LayerEntry *entry = layers.find(current->entry);
        if (const LayerPicture *picture = entry ? pictureOf(entry->id) : nullptr) {
            const Column *accuracy = entry->layer->column(u"location_accuracy_m");
            const double metres = accuracy && accuracy->isNumeric() && !accuracy->isNull(current->row)
                                      ? std::fmax(0, accuracy->number(current->row)) // NaN where only a limit is known
                                      : 0;
            const double shift = std::max(0.0, entry->layer->provenance().operationAccuracy); // of the datum
            paintCurrent(painter, *picture, current->row, metres + shift, m_viewport);
        }
    }
    if (const QPointF pin = m_pin ? m_viewport.toScreen(*m_pin) : QPointF(); m_pin && overlay::isNear(m_viewport, pin))
        paintPin(painter, pin);
    m_band.paint(painter);
    std::vector<QRectF> taken{m_furniture.scaleBarBox(m_viewport)};
    if (m_tool == Tool::Measure)
        taken.emplace_back(m_measure->panel()->geometry());
    m_surround->paint(painter, std::move(taken));
    m_measure->paint(painter);
    if (!m_furniturePictures.isOf(size(), m_viewport.pixelRatio))
        m_furniturePictures = FurniturePictures(m_furniture, size(), m_viewport.pixelRatio);
    m_furniturePictures.paint(painter);
    m_furniture.paintScale(painter, m_viewport);
}

void MapView::setContributions(std::optional<ContributionMarks> marks)
{
    m_contributions = std::move(marks);
    update();
}

void MapView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), paperColor());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const PixelFrame view = m_viewport.frame();
    m_scheduler.paint(painter, [&] { m_labels.paint(painter, MapLabel::Level::Under, view); });
    painter.save();
    painter.scale(1 / m_viewport.pixelRatio, 1 / m_viewport.pixelRatio);
    m_labels.paint(painter, MapLabel::Level::Over, view);
    m_siteLabels.paint(painter, view);
    painter.restore();
    paintOverlays(painter);
}

void MapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    MapViewport viewport = m_viewport;
    viewport.size = size();
    viewport.pixelRatio = devicePixelRatioF();
    m_viewport = viewport;
    if (m_isFullExtent)
        fitFullExtent(false);
    else
        setViewport(viewport, false);
}

} // namespace kohkan
