// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinate_text.h"
#include "widgets/map/brush_overlay.h"
#include "widgets/map/feature_picker.h"
#include "widgets/map/label_keeper.h"
#include "widgets/map/reprojector.h"
#include "widgets/map/rubber_band.h"
#include "widgets/map/site_label_keeper.h"
#include "widgets/map/tile_scheduler.h"
#include "widgets/map/view_history.h"
#include "widgets/paint/map_furniture.h"
#include "widgets/state/contribution_marks.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/selection.h"
#include "widgets/state/tables.h"

#include <QElapsedTimer>
#include <QWidget>
#include <optional>

class QTimer;

namespace kohkan {

class MapSurround;
class MeasureTool;
class PickList;

/// The map: shows the layers of the list over the base map and turns mouse and keys into views and selections. Tiles
/// and names are made by workers; the widget only puts them on the screen. Follows LayerList, FilterState and Selection
/// by their signals. GUI thread only.
class MapView : public QWidget {
    Q_OBJECT
public:
    enum class Tool { Pan, Rectangle, Lasso, Measure };
    /// `tables` name what is pointed at.
    MapView(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables, WorkerPool *pool,
            const std::shared_ptr<Mailbox> &mailbox, QWidget *parent = nullptr);

    void setBaseMap(BaseMapPtr base);

    const MapViewport &viewport() const { return m_viewport; }
    void fullExtent();
    bool isFullExtent() const { return m_isFullExtent; }
    void zoomTo(const LonLatBox &box);
    /// Centres on a place; resolution 0 keeps the scale.
    void zoomTo(LonLat place, double resolution = 0);
    /// A place that was looked up: centred, marked with a pin until the next one.
    void showPlace(LonLat place, double resolution);
    void zoomToSelection();
    /// What makes the exposure of a site, drawn until it is taken away.
    void setContributions(std::optional<ContributionMarks> marks);
    const std::optional<ContributionMarks> &contributions() const { return m_contributions; }
    void zoomBy(int rungs); ///< half octaves, about the middle
    bool canGo(int steps) const { return m_history.canGo(steps); }
    void go(int steps); ///< back where negative

    Tool tool() const { return m_tool; }
    void setTool(Tool tool);
    /// Shows the next (1) or previous (-1) row of the active layer in view, west to east.
    void stepFeature(int direction);
    std::vector<FeatureHit> featuresUnder(QPointF screen);
    bool isWhole() const
    {
        return m_base && !m_isStale && !m_reprojector.isBusy() && m_scheduler.isWhole() && m_labels.isWhole() &&
               m_siteLabels.isWhole();
    }
    /// The reference system of the view. The picture before stays until the new one is projected.
    const ViewSystemPtr &system() const { return m_reprojector.system(); }
    void setSystem(ViewSystemPtr system);
    /// The layer of an entry in that system; null while it is on its way.
    ProjectedGeometryPtr projected(const LayerEntry &entry) const { return m_reprojector.projected(entry); }
    /// Of the tiles kept, bytes.
    void setTileBudget(qint64 bytes) { m_scheduler.setBudget(bytes); }
    PickList *pickList() { return m_pickList; }
    MapSurround *surround() { return m_surround; }
    MeasureTool *measureTool() { return m_measure; }
    /// How the map writes and copies coordinates.
    CoordinateFormat coordinateFormat() const { return m_format; }
    void setCoordinateFormat(CoordinateFormat format);
    /// Copies the place under the pointer; that of the middle while the pointer is elsewhere.
    void copyPlace();
    const MapFurniture &furniture() const { return m_furniture; }

signals:
    void viewChanged();
    void systemAsked(); ///< another one is on its way
    void systemChanged();
    void historyChanged();
    void toolChanged();
    void coordinateFormatChanged();
    void pointerMoved(kohkan::LonLat place); ///< invalid: off the map
    void featureActivated();                 ///< Enter: show it in the panels
    void becameWhole();                      ///< everything in view is painted
    void copied(const QString &what);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// What a sheet of tiles is made of; another content number whenever one of these changes.
    struct SheetSource {
        LayerPicture picture;
        std::shared_ptr<const RowSet> selected; ///< of a sheet of highlights
        quint64 content = 0;
    };
    // map_view.cpp
    void wireTools();
    void setViewport(MapViewport viewport, bool isJump);
    void fitFullExtent(bool isJump);
    void settle();
    void rebuildSoon();
    void rebuildSheets();
    void addLayerSheets(std::vector<TileSet> &sets);
    void addHighlightSheets(std::vector<TileSet> &sets);
    quint64 contentOf(quint64 set, const LayerPicture &picture, std::shared_ptr<const RowSet> selected = {});
    void updatePictures();
    /// As it is painted; null where the entry is not on the map, or is not yet as the list has it.
    const LayerPicture *pictureOf(EntryId entry) const;
    /// As it is painted, though it may be the last version that is there; null where the entry is not on the map.
    const LayerPicture *shownPictureOf(EntryId entry) const;
    void showSystem(const ViewSystemPtr &system, const BaseMapPtr &base);
    void rebuildLegend();
    void whole();
    void paintOverlays(QPainter &painter);
    // map_view_input.cpp
    void click(QPointF at, Qt::KeyboardModifiers modifiers);
    bool openCluster(QPointF at);
    void choose(const FeatureHit &hit, Selection::Mode mode);
    void finishBand(Qt::KeyboardModifiers modifiers);
    void showTip();
    void setHovered(std::optional<FeatureHit> hit);
    const LayerEntry *hoveredEntry() const;
    void updateCursor();
    bool panKey(QKeyEvent *event);
    /// Does a drag move the map? So that a measurement can go on beyond the edge.
    bool isPanning() const { return m_tool == Tool::Pan || m_tool == Tool::Measure || m_spaceHeld; }
    bool isMeasuring() const { return m_tool == Tool::Measure && !m_spaceHeld; }
    void copy(const QString &text, const QString &what);
    const LayerEntry *selectableEntry() const;

    LayerList *m_layers;
    FilterState *m_filters;
    Selection *m_selection;
    const Tables *m_tables;
    Reprojector m_reprojector;
    TileScheduler m_scheduler;
    LabelKeeper m_labels;
    SiteLabelKeeper m_siteLabels;
    BaseMapPtr m_base;
    quint64 m_baseContent = 0;
    std::optional<Depiction> m_paintedDepiction;
    QHash<EntryId, LayerPicture> m_pictures;
    QHash<quint64, SheetSource> m_sources;
    quint64 m_nextContent = 1;
    bool m_isStale = false; ///< the sheets are made anew at the end of this turn of the event loop
    MapViewport m_viewport;
    bool m_isFullExtent = true; ///< follows the size until the view is moved
    ViewHistory m_history;
    QTimer *m_settleTimer;
    MapFurniture m_furniture;
    FurniturePictures m_furniturePictures;
    PickList *m_pickList;
    bool m_keepPickList = false; ///< while its own choice changes the selection
    std::optional<LonLat> m_pin;
    std::optional<ContributionMarks> m_contributions;
    MapSurround *m_surround;
    MeasureTool *m_measure;
    CoordinateFormat m_format = CoordinateFormat::DecimalDegrees;

    Tool m_tool = Tool::Pan;
    RubberBand m_band;
    BrushOverlay m_brush;
    QTimer *m_tipTimer;
    QPointF m_pointer;
    bool m_hasPointer = false; ///< the pointer is over the map
    QPointF m_pressed;
    QPointF m_dragged;
    bool m_isPressed = false;
    bool m_isDragging = false;
    bool m_spaceHeld = false;
    bool m_wasDoubleClick = false;
    int m_wheel = 0;
    std::optional<FeatureHit> m_hovered;
    LayerPtr m_hoveredLayer; ///< that the hovered row belongs to
    Selection::Mode m_pickMode = Selection::Mode::Replace;
};

} // namespace kohkan
