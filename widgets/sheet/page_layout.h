// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/sheet/page_legend.h"
#include "widgets/sheet/page_settings.h"
#include "widgets/sheet/page_text.h"

#include <QRect>

namespace kohkan {

/// Where everything stands on a page: title and subtitle on top, the map with its legend beside or below it, scale bar
/// and notes at the foot. Nothing covers anything else. A long legend takes more columns, then drops what the window
/// would leave out, too, and at last counts the lines that do not fit. Page units. A value; any thread.
struct PageLayout {
    QSizeF page;
    PageText title, subtitle;
    QPointF titleCorner, subtitleCorner;
    QRect map; ///< whole units
    PageLegend legend;
    QPointF legendCorner;
    QRectF scaleBar;
    std::vector<PageText> notes; ///< at the foot, one below the other
    QPointF notesCorner;

    struct Note {
        QString text;
        std::vector<PageText::Link> links = {};
    };
    static PageLayout of(const PageSettings &settings, const std::vector<LegendLine> &legend,
                         const std::vector<Note> &notes);

private:
    void placeTitles(const PageSettings &settings, QRectF &room);
    void placeFoot(const std::vector<Note> &notes, QRectF &room);
    void placeMap(const std::vector<LegendLine> &legend, const QRectF &room);
};

} // namespace kohkan
