// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/contribution_painter.h"

#include "widgets/paint/map_text.h"
#include "widgets/paint/overlay_shapes.h"

#include <QCoreApplication>
#include <QLineF>
#include <algorithm>
#include <array>

namespace kohkan {

namespace {

constexpr std::size_t mostTexts = 5;
constexpr double widestLine = 7; ///< pixels, of a line
constexpr double besides = 16;   ///< pixels between texts
const QColor contributionInk(0x7a, 0x01, 0x77);

void drawText(QPainter &painter, const MapViewport &viewport, QPointF middle, const QString &text)
{
    if (overlay::isNear(viewport, middle, 400))
        drawHaloText(painter, {text, mapFont(12, 1), contributionInk, 2.4}, middle);
}

QColor shareInk(double share)
{
    QColor color = contributionInk;
    color.setAlphaF(static_cast<float>(std::clamp(0.25 + share, 0.25, 0.85)));
    return color;
}

void paintRadius(QPainter &painter, const ContributionMarks &marks, const MapViewport &viewport)
{
    constexpr std::array dashes{5.6, 2.8};
    const auto circle = overlay::ringOf(viewport, marks.ring);
    if (!circle || circle->isEmpty())
        return;
    overlay::stroke(painter, viewport, *circle, QPen(contributionInk, 1.4, Qt::SolidLine, Qt::FlatCap), dashes);
    const QRectF box = circle->boundingRect();
    QString text = QCoreApplication::translate("ContributionPainter", "%1 km").arg(marks.radiusKm);
    if (marks.left > 0)
        text += QCoreApplication::translate("ContributionPainter", "; %1 smaller ones are not drawn").arg(marks.left);
    drawText(painter, viewport, QPointF(box.center().x(), box.top() - 9), text);
}

/// The shares of the places that add most; several incidents in one spot are summed.
void paintShares(QPainter &painter, const ContributionMarks &marks, const MapViewport &viewport)
{
    struct Spot {
        QPointF at;
        double share = 0;
    };
    std::vector<Spot> spots;
    for (const ContributionMarks::Mark &mark : marks.marks) {
        const QPointF at = viewport.toScreen(mark.place);
        const auto near = std::find_if(spots.begin(), spots.end(),
                                       [&](const Spot &spot) { return QLineF(at, spot.at).length() < besides; });
        if (near != spots.end())
            near->share += mark.share;
        else
            spots.push_back({at, mark.share});
    }
    std::stable_sort(spots.begin(), spots.end(), [](const Spot &a, const Spot &b) { return a.share > b.share; });
    const QPointF site = viewport.toScreen(marks.site);
    for (std::size_t i = 0; i < std::min(spots.size(), mostTexts); ++i) {
        const bool isOnSite = QLineF(spots[i].at, site).length() < besides;
        drawText(painter, viewport, spots[i].at + QPointF(0, isOnSite ? -26 : -10),
                 QCoreApplication::translate("ContributionPainter", "%1 %").arg(spots[i].share * 100, 0, 'f', 0));
    }
}

} // namespace

void paintContributions(QPainter &painter, const ContributionMarks &marks, const MapViewport &viewport)
{
    if (!marks.site.isValid())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintRadius(painter, marks, viewport);
    const QPointF site = viewport.toScreen(marks.site);
    for (std::size_t i = std::min(marks.marks.size(), mostContributionRings); i-- > 0;) {
        if (const auto disc = overlay::ringOf(viewport, marks.marks[i].ring)) {
            overlay::fill(painter, viewport, *disc, QColor(0x7a, 0x01, 0x77, 9));
            overlay::stroke(painter, viewport, *disc, QPen(shareInk(0), 1));
        }
    }
    for (std::size_t i = marks.marks.size(); i-- > 0;) {
        const ContributionMarks::Mark &mark = marks.marks[i];
        const QPointF at = viewport.toScreen(mark.place);
        overlay::stroke(
            painter, viewport, QPolygonF{at, site},
            QPen(shareInk(mark.share), std::max(0.6, widestLine * mark.share), Qt::SolidLine, Qt::RoundCap));
        painter.setPen(Qt::NoPen);
        painter.setBrush(shareInk(mark.share));
        if (overlay::isNear(viewport, at))
            painter.drawEllipse(at, 2.6, 2.6);
    }
    paintShares(painter, marks, viewport);
    painter.restore();
}

} // namespace kohkan
