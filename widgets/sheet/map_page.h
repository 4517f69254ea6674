// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/drawn_scene.h"
#include "widgets/sheet/page_layout.h"

#include <QDate>
#include <optional>

namespace kohkan {

/// What the window (or a command) gives for a page: the map as it is, nothing of the page itself. Shared constants and
/// values.
struct PageContent {
    BaseMapPtr base;
    std::vector<RenderEntry> entries; ///< topmost first
    Depiction depiction = Depiction::Neutral;
    MapViewport view; ///< of the window: the extent, the place a fixed scale is about, the reference system
    QDate date;
    /// With base map and entries in the system of the view; quick where they are. Any thread.
    PageContent projected(const std::stop_token &stop = {}) const;
};

/// A map on a page: scene, layout and texts, ready to be painted. Made and used on any thread, one at a time.
class MapPage {
public:
    /// Takes as long as projecting and placing names does. Nothing where it was stopped. Settings that are refused are
    /// the caller's mistake.
    static std::optional<MapPage> of(const PageContent &content, const PageSettings &settings,
                                     const std::stop_token &stop = {});
    const PageSettings &settings() const { return m_settings; }
    const PageLayout &layout() const { return m_layout; }
    const MapScene &scene() const { return m_scene; }
    /// N of 1:N on paper, at the middle of the map.
    double scaleDenominator() const;
    /// Credits, boundary note and what else stands at the foot, a line each.
    QStringList notes() const;

    /// As pixels; null where it was stopped. `progress` hears the share done, on the calling thread.
    QImage paint(const std::stop_token &stop = {}, const std::function<void(double)> &progress = {}) const;
    /// All but the map itself, in page units.
    void drawAround(QPainter &painter) const;

private:
    MapPage() = default;
    void place(const PageContent &content);
    MapViewport viewportIn(const PageContent &content, const QRect &map) const;
    void dropCutNames();
    std::vector<QRectF> insets() const;
    void makeOverview();
    std::vector<PageLayout::Note> notesFor(const PageContent &content, const MapViewport &viewport) const;
    void drawScaleBar(QPainter &painter) const;
    void drawInsets(QPainter &painter) const;

    PageSettings m_settings;
    PageLayout m_layout;
    MapScene m_scene;
    std::vector<PageLayout::Note> m_notes;
    std::optional<MapViewport> m_overview;
    QImage m_overviewPicture;
};

/// A page for devices that take lines and letters: SVG, PDF, a printer.
class DrawnPage {
public:
    static std::optional<DrawnPage> of(const MapPage &page, const std::stop_token &stop = {});
    const MapPage &page() const { return m_page; }
    const DrawnScene &scene() const { return m_scene; }
    /// In page units: the painter's transform maps them to its device.
    void draw(QPainter &painter) const;

private:
    DrawnPage(MapPage page, DrawnScene scene) : m_page(std::move(page)), m_scene(std::move(scene)) {}
    MapPage m_page;
    DrawnScene m_scene;
};

} // namespace kohkan
