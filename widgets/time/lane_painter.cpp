// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/lane_painter.h"

#include "widgets/state/layer_style.h"

#include <QCoreApplication>
#include <algorithm>

namespace kohkan {

namespace {

QColor withAlpha(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

QPolygonF diamond(const QRectF &place)
{
    const QPointF middle = place.center();
    return QPolygonF({QPointF(middle.x(), place.top()), QPointF(place.right(), middle.y()),
                      QPointF(middle.x(), place.bottom()), QPointF(place.left(), middle.y())});
}

} // namespace

QColor laneColor(const TimeLine &line, std::size_t lane, const ChartColors &colors)
{
    const QString &id = line.lanes[lane].id;
    if (id == QLatin1String("incidents"))
        return colors.legible(incidentStyle().color);
    static const QStringList order{QStringLiteral("partnership"), QStringLiteral("estimates"),
                                   QStringLiteral("project"), QStringLiteral("production")};
    const auto known = order.indexOf(id);
    return colors.series(known < 0 ? lane : static_cast<std::size_t>(known));
}

LanePainter::LanePainter(QPainter &painter, const TimeLine &line, const LaneLayout &layout, const LaneLook &look,
                         const ChartColors &colors)
    : m_painter(painter)
    , m_line(line)
    , m_layout(layout)
    , m_look(look)
    , m_colors(colors)
    , m_metrics(painter.font(), painter.device())
{}

bool LanePainter::isAny(const std::set<TimeRef> &set, const TimeMark &mark) const
{
    return std::any_of(mark.items.begin(), mark.items.end(), [&](TimeRef ref) { return set.count(ref) > 0; });
}

bool LanePainter::areAll(const std::set<TimeRef> &set, const TimeMark &mark) const
{
    return std::all_of(mark.items.begin(), mark.items.end(), [&](TimeRef ref) { return set.count(ref) > 0; });
}

QColor LanePainter::colorOf(const TimeMark &mark) const
{
    return areAll(m_look.faint, mark) ? m_colors.faint : laneColor(m_line, mark.items.front().lane, m_colors);
}

void LanePainter::paint(const QRectF &all, const QColor &highlight)
{
    m_painter.fillRect(all, m_colors.paper);
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintLanes(all);
    paintAxis();
    paintGap();
    paintPeriod();
    m_painter.save();
    m_painter.setClipRect(m_layout.plot());
    for (const TimeMark &mark : m_layout.marks())
        if (!isAny(m_look.emphasised, mark))
            paintMark(mark);
    for (const TimeMark &mark : m_layout.marks()) // on top
        if (isAny(m_look.emphasised, mark))
            paintMark(mark);
    m_painter.restore();
    paintGapName();
    paintFrame(m_look.hovered, QPen(m_colors.quiet, 1));
    if (m_look.hasFocus)
        paintFrame(m_look.cursor, QPen(highlight, 1.6));
}

void LanePainter::paintLanes(const QRectF &all)
{
    const double names = m_layout.plot().left();
    for (std::size_t lane = 0; lane < m_layout.lanes().size(); ++lane) {
        const QRectF &place = m_layout.lanes()[lane].place;
        if (lane % 2 == 0)
            m_painter.fillRect(place, withAlpha(m_colors.grid, 90));
        m_painter.fillRect(QRectF(place.left(), place.top() + 3, 3, place.height() - 6),
                           laneColor(m_line, lane, m_colors));
        const QString count = QString::number(m_line.lanes[lane].items.size());
        const double countWidth = m_metrics.horizontalAdvance(count) + 8;
        const QRectF text = place.adjusted(9, 0, names - place.right() - countWidth, 0);
        m_painter.setPen(m_colors.ink);
        m_painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           m_metrics.elidedText(m_line.lanes[lane].title, Qt::ElideRight, text.width()));
        m_painter.setPen(m_colors.quiet);
        m_painter.drawText(QRectF(names - countWidth, place.top(), countWidth - 6, place.height()),
                           Qt::AlignRight | Qt::AlignVCenter, count);
    }
    m_painter.setPen(QPen(m_colors.grid, 1));
    m_painter.drawLine(QPointF(names, all.top()), QPointF(names, all.bottom()));
}

void LanePainter::paintAxis()
{
    const QRectF &plot = m_layout.plot();
    const DateAxis &axis = m_layout.axis();
    const double labelWidth = m_metrics.horizontalAdvance(QStringLiteral("2000-00-00")) + 22;
    const DateTicks ticks = dateTicksOf(axis, labelWidth);
    const auto at = [&](QDate day) { return axis.pixel(static_cast<double>(day.toJulianDay())); };
    m_painter.setPen(QPen(m_colors.faint, 1));
    for (const QDate day : ticks.between)
        m_painter.drawLine(QPointF(at(day), plot.top() - 3), QPointF(at(day), plot.top()));
    double end = plot.left();
    for (const DateTick &tick : ticks.labelled) {
        const double x = at(tick.day);
        m_painter.setPen(QPen(m_colors.grid, 1));
        m_painter.drawLine(QPointF(x, plot.top() - 6), QPointF(x, plot.bottom()));
        const double width = m_metrics.horizontalAdvance(tick.text);
        if (x + 3 < end || x + 3 + width > plot.right())
            continue;
        end = x + width + 10;
        m_painter.setPen(m_colors.quiet);
        m_painter.drawText(QRectF(x + 3, plot.top() - 4 - m_metrics.height(), width + 4, m_metrics.height()),
                           Qt::AlignLeft | Qt::AlignVCenter, tick.text);
    }
    m_painter.setPen(QPen(m_colors.quiet, 1));
    m_painter.drawLine(plot.topLeft(), plot.topRight());
    if (const double x = m_look.today.isValid() ? at(m_look.today) : -1; x > plot.left() && x < plot.right()) {
        m_painter.setPen(QPen(m_colors.quiet, 1, Qt::DotLine));
        m_painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
}

QRectF gapPlace(const LaneGap &gap, const LaneLayout &layout)
{
    const QRectF &plot = layout.plot();
    const auto pixelOf = [&](QDate day) { return layout.axis().pixel(static_cast<double>(day.toJulianDay())); };
    const double from = std::max(plot.left(), pixelOf(gap.days.first));
    const double to = std::min(plot.right(), pixelOf(gap.days.last.addDays(1)));
    if (to <= from || gap.lane >= layout.lanes().size())
        return {};
    const QRectF &lane = layout.lanes()[gap.lane].place;
    return {from, lane.top(), to - from, lane.height()};
}

void LanePainter::paintGap()
{
    if (const QRectF place = m_look.gap ? gapPlace(*m_look.gap, m_layout) : QRectF(); !place.isEmpty())
        m_painter.fillRect(place, QBrush(withAlpha(m_colors.quiet, 110), Qt::BDiagPattern));
}

/// At its end, above the titles that reach into it; upright where it is too narrow for the words.
void LanePainter::paintGapName()
{
    const QRectF place = m_look.gap ? gapPlace(*m_look.gap, m_layout) : QRectF();
    const QString name = QCoreApplication::translate("kohkan::LanePainter", "no data");
    const QSizeF size(m_metrics.horizontalAdvance(name) + 6, m_metrics.height());
    const bool isUpright = size.width() > place.width();
    const QSizeF taken = isUpright ? size.transposed() : size;
    if (taken.width() > place.width() || taken.height() > place.height())
        return;
    const QRectF box(QPointF(place.right() - taken.width(), place.center().y() - taken.height() / 2), taken);
    m_painter.save();
    m_painter.fillRect(box, m_colors.paper);
    m_painter.setPen(m_colors.ink);
    m_painter.translate(box.center());
    m_painter.rotate(isUpright ? -90 : 0);
    m_painter.drawText(QRectF(QPointF(-size.width() / 2, -size.height() / 2), size), Qt::AlignCenter, name);
    m_painter.restore();
}

void LanePainter::paintPeriod()
{
    if (!m_look.period)
        return;
    const QRectF &plot = m_layout.plot();
    const DateAxis &axis = m_layout.axis();
    const double from = std::max(plot.left(), axis.pixel(static_cast<double>(m_look.period->first.toJulianDay())));
    const double to = std::min(plot.right(), axis.pixel(static_cast<double>(m_look.period->last.toJulianDay()) + 1));
    if (to < from)
        return;
    m_painter.fillRect(QRectF(from, plot.top(), to - from, plot.height()), withAlpha(m_colors.accent, 34));
    m_painter.fillRect(QRectF(from, 0, to - from, plot.top()), withAlpha(m_colors.accent, 60));
    m_painter.setPen(QPen(m_colors.accent, 2));
    for (const double x : {from, to})
        m_painter.drawLine(QPointF(x, 0), QPointF(x, plot.bottom()));
}

void LanePainter::paintMark(const TimeMark &mark)
{
    const QColor color = colorOf(mark);
    if (isAny(m_look.emphasised, mark))
        paintGlow(mark);
    m_painter.setPen(Qt::NoPen);
    switch (mark.form) {
    case TimeMark::Form::Day:
        m_painter.setBrush(color);
        m_painter.drawPolygon(diamond(mark.place));
        break;
    case TimeMark::Form::Extent:
        m_painter.setBrush(withAlpha(color, 95));
        m_painter.setPen(QPen(withAlpha(color, 190), 1));
        m_painter.drawRoundedRect(mark.place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        break;
    case TimeMark::Form::Span:
        paintBar(mark, color);
        break;
    case TimeMark::Form::Bubble:
        paintBubble(mark, color);
        break;
    }
    if (mark.label.isEmpty())
        return;
    const TimeRef ref = mark.items.front();
    m_painter.setPen(m_look.faint.count(ref) ? m_colors.quiet : m_colors.ink);
    m_painter.drawText(
        mark.label.adjusted(0, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        m_metrics.elidedText(m_line.lanes[ref.lane].items[ref.item].title, Qt::ElideRight, mark.label.width()));
}

/// Fades out towards an end that is not known, with an arrow there.
void LanePainter::paintBar(const TimeMark &mark, const QColor &color)
{
    QLinearGradient gradient(mark.place.topLeft(), mark.place.topRight());
    gradient.setColorAt(0, withAlpha(color, mark.fadesLeft ? 20 : 255));
    gradient.setColorAt(1, withAlpha(color, mark.fadesRight ? 20 : 255));
    m_painter.setBrush(gradient);
    m_painter.drawRoundedRect(mark.place, 2, 2);
    if (!mark.fadesLeft && !mark.fadesRight)
        return;
    const double tip = mark.fadesLeft ? mark.place.left() : mark.place.right(), back = mark.fadesLeft ? 5 : -5;
    const double middle = mark.place.center().y();
    m_painter.setPen(QPen(color, 1.4));
    m_painter.drawPolyline(QPolygonF({QPointF(tip + back, middle - 4), QPointF(tip, middle), //
                                      QPointF(tip + back, middle + 4)}));
}

void LanePainter::paintBubble(const TimeMark &mark, const QColor &color)
{
    m_painter.setBrush(color);
    m_painter.drawRoundedRect(mark.place, mark.place.height() / 2, mark.place.height() / 2);
    m_painter.setPen(qGray(color.rgb()) > 140 ? QColor(0x1c, 0x1c, 0x1c) : QColor(Qt::white));
    m_painter.drawText(mark.place, Qt::AlignCenter, QString::number(mark.items.size()));
}

void LanePainter::paintGlow(const TimeMark &mark)
{
    for (const auto &[reach, color] : {std::pair{3.0, QRgb(selectionEdge)}, std::pair{2.0, QRgb(selectionGlow)}}) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor(color));
        const QRectF around = mark.place.adjusted(-reach, -reach, reach, reach);
        if (mark.form == TimeMark::Form::Day)
            m_painter.drawPolygon(diamond(around.adjusted(-1, -1, 1, 1)));
        else
            m_painter.drawRoundedRect(around, 4, 4);
    }
    if (mark.form == TimeMark::Form::Extent) { // what is light stands on paper
        m_painter.setBrush(m_colors.paper);
        m_painter.drawRoundedRect(mark.place, 2, 2);
    }
}

void LanePainter::paintFrame(std::optional<TimeRef> item, const QPen &pen)
{
    const TimeMark *mark = item ? m_layout.markOf(*item) : nullptr;
    if (!mark)
        return;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(pen);
    const QRectF place = mark->label.isEmpty() ? mark->place : mark->place.united(mark->label);
    m_painter.drawRoundedRect(place.adjusted(-3, -2, 3, 2), 4, 4);
}

} // namespace kohkan
