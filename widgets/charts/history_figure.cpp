// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/history_figure.h"

#include "datasets/table/passing_on.h"
#include "widgets/charts/label_place.h"
#include "widgets/pages/figure_view.h"
#include "widgets/pages/passport_page.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr double markSize = 10, historyGap = 10;

double middleDay(const DateRange &date)
{
    return (static_cast<double>(date.first) + date.last) / 2;
}

} // namespace

HistoryFigure::HistoryFigure(CataloguePtr catalogue, const QString &depositId, const QString &commodity,
                             const QFont &itsFont, const QString &data)
    : m_catalogue(std::move(catalogue))
    , m_deposit(depositId)
    , m_name(m_catalogue->depositName(depositId))
    , m_commodity(commodity)
    , m_commodityName(m_catalogue->commodityName(commodity))
{
    font = pixelFont(itsFont);
    EstimateHistory history = estimateHistory(m_catalogue->estimatesFor(depositId), commodity);
    m_drawn = history.dated.size();
    m_undated = history.undated.size();
    m_withoutMetal = history.withoutMetal;
    double greatest = 0;
    for (auto *list : {&history.dated, &history.undated, &history.apart})
        for (HistoryPoint &point : *list) {
            if (list != &history.apart)
                greatest = std::max(greatest, point.metal.tonnes);
            m_points.push_back(std::move(point));
        }
    const bool inOunces = commodity == QLatin1String("Au") || commodity == QLatin1String("Ag");
    FigureView view;
    view.units = inOunces ? FigureView::Units::OuncesAndPounds : FigureView::Units::Metric;
    m_unit = view.unitFor(greatest > 0 ? greatest : 1, {}, commodity);
    title = tr("%1: contained %2 by effective date").arg(m_name, m_commodityName.toLower());
    note = summary() + QStringLiteral(". ") +
           tr("As reported, each on its own basis; as published, or tonnage x grade of the same statement. Statements "
              "of different classes are not to be added to each other.") +
           u' ' + (data.isEmpty() ? tr("Data: Kohkan's tables and the sources they name, CC BY 4.0.") : data);
    if (const LayerPtr &sites = m_catalogue->deposits())
        refusal = whyNotPassedOn(*sites);
    static const QRegularExpression noName(QStringLiteral("[^\\w.-]+"), QRegularExpression::UseUnicodePropertiesOption);
    fileName = QStringLiteral("estimates-%1-%2")
                   .arg(depositId, m_commodityName.toLower())
                   .replace(noName, QStringLiteral("-"));
    if (m_points.empty())
        empty = tr("No statement on %1 gives contained metal, or tonnage with grade.").arg(m_name);
}

QString HistoryFigure::summary() const
{
    QStringList parts{
        tr("%1: %2 of %3 statements drawn").arg(m_name).arg(m_drawn).arg(m_points.size() + m_withoutMetal)};
    if (m_undated > 0)
        parts << tr("%1 undated").arg(m_undated);
    if (const auto apart = m_points.size() - m_drawn - m_undated; apart > 0)
        parts << tr("%1 never compared").arg(apart);
    if (m_withoutMetal > 0)
        parts << tr("%1 without contained metal").arg(m_withoutMetal);
    return parts.join(QStringLiteral(", "));
}

QString HistoryFigure::valueText(const HistoryPoint &point) const
{
    const QString text = point.metal.text(m_unit, FigureView::mostDigits) + u' ' + m_unit.name;
    return point.isDerived ? text + QStringLiteral(" x") : text;
}

QString HistoryFigure::basisText(const HistoryPoint &point) const
{
    const QString &share = point.estimate.sharePercent;
    return share.isEmpty() ? tr("basis not said") : tr("%1 %").arg(share);
}

QColor HistoryFigure::colorOf(const HistoryPoint &point, const ChartColors &colors) const
{
    const double share = point.estimate.share();
    return share == 1 ? colors.series(0) : share > 0 ? colors.series(5) : colors.quiet;
}

ChartLegend HistoryFigure::legend(const ChartColors &colors) const
{
    ChartLegend legend;
    for (const EstimateMark mark : {EstimateMark::Solid, EstimateMark::Outline, EstimateMark::Dotted})
        legend.items.push_back({ChartLegend::Sign::Mark, {mark, colors.ink, 9}, meaningOf(mark)});
    const auto basis = [&](const QColor &color, const QString &text) {
        legend.items.push_back({ChartLegend::Sign::Swatch, {EstimateMark::Solid, color}, text});
    };
    basis(colors.series(0), tr("basis 100 %"));
    basis(colors.series(5), tr("attributable share"));
    basis(colors.quiet, tr("basis not said"));
    legend.items.push_back({ChartLegend::Sign::None, {}, tr("x: tonnage x grade")});
    return legend;
}

// ---- layout

std::vector<HistoryFigure::Line> HistoryFigure::lines() const
{
    std::vector<Line> lines;
    const auto add = [&](const QString &heading, std::size_t from, std::size_t to) {
        if (from < to)
            lines.push_back({heading, std::nullopt});
        for (std::size_t i = from; i < to; ++i) {
            const Estimate &estimate = m_points[i].estimate;
            QStringList parts{valueText(m_points[i]), estimateKindText(estimate.kind)};
            if (estimate.scope != QLatin1String("deposit"))
                parts << tr("scope %1").arg(estimate.scope);
            parts << basisText(m_points[i]);
            if (!estimate.effectiveDate.isEmpty())
                parts << estimate.effectiveDate;
            lines.push_back({parts.join(QStringLiteral(", ")), i});
        }
    };
    add(tr("Undated"), m_drawn, m_drawn + m_undated);
    add(tr("Shown, never compared"), m_drawn + m_undated, m_points.size());
    return lines;
}

void HistoryFigure::setDays(Layout &layout) const
{
    double first = 1e9, last = 0;
    for (std::size_t i = 0; i < m_drawn; ++i) {
        first = std::min(first, static_cast<double>(m_points[i].date->first));
        last = std::max(last, static_cast<double>(m_points[i].date->last));
    }
    const double margin = std::max(200.0, (last - first) * 0.06);
    layout.first = first - margin;
    layout.last = last + margin;
}

HistoryFigure::Layout HistoryFigure::layout(const QSizeF &size) const
{
    constexpr double besideFrom = 640;
    const QFontMetricsF metrics(font);
    Layout layout;
    layout.lineHeight = std::ceil(metrics.height()) + 4;
    const auto listed = static_cast<double>(lines().size());
    const bool beside = size.width() >= besideFrom && listed > 0;
    double widest = 0;
    for (const Line &line : lines())
        widest = std::max(widest, metrics.horizontalAdvance(line.text) + 24);
    const double listWidth = beside ? std::min(widest, size.width() * 0.38) : 0;
    const QSizeF signs =
        legend(ChartColors::print()).size(metrics, size.width() - listWidth - 3 * historyGap, ChartLegend::Flow::Rows);
    layout.legend = QRectF(QPointF(historyGap, 4), signs);
    const double below =
        !beside && listed > 0 ? std::min(listed * layout.lineHeight + historyGap, size.height() * 0.4) : 0;
    double greatest = 0;
    for (std::size_t i = 0; i < m_drawn; ++i)
        greatest = std::max(greatest, m_points[i].metal.tonnes / m_unit.factor);
    const double top = layout.legend.bottom() + 8, bottom = size.height() - below - metrics.height() - 10;
    layout.ticks = linearTicks(greatest * 1.08, std::max(2, static_cast<int>((bottom - top) / 28)));
    layout.top = std::max(layout.ticks.back(), 1e-12) * m_unit.factor;
    double tickWidth = 0;
    for (const double tick : layout.ticks)
        tickWidth = std::max(tickWidth, metrics.horizontalAdvance(numberText(tick)));
    const double left = historyGap + metrics.height() + 6 + tickWidth + 6;
    layout.plot = QRectF(left, top, std::max(20.0, size.width() - left - listWidth - 2 * historyGap),
                         std::max(20.0, bottom - top));
    if (listed > 0)
        layout.list = beside ? QRectF(layout.plot.right() + historyGap, 4, listWidth, size.height() - 8)
                             : QRectF(historyGap, size.height() - below, size.width() - 2 * historyGap, below);
    setDays(layout);
    return layout;
}

double HistoryFigure::dayAt(double day, const Layout &layout) const
{
    return layout.plot.left() + (day - layout.first) / (layout.last - layout.first) * layout.plot.width();
}

QPointF HistoryFigure::place(const HistoryPoint &point, const Layout &layout) const
{
    return {dayAt(middleDay(*point.date), layout),
            layout.plot.bottom() - point.metal.tonnes / layout.top * layout.plot.height()};
}

QRectF HistoryFigure::markPlace(std::size_t point, const Layout &layout) const
{
    const QPointF at = place(m_points[point], layout);
    return {at - QPointF(markSize, markSize) / 2, QSizeF(markSize, markSize)};
}

std::vector<QRectF> HistoryFigure::places(const QSizeF &size) const
{
    const Layout where = layout(size);
    std::vector<QRectF> rects(m_points.size());
    for (std::size_t i = 0; i < m_drawn; ++i)
        rects[i] = markPlace(i, where);
    double y = where.list.top();
    for (const Line &line : lines()) {
        const QRectF rect(where.list.left(), y, where.list.width(), where.lineHeight);
        if (line.point && rect.bottom() <= where.list.bottom() + 1)
            rects[*line.point] = rect;
        y += where.lineHeight;
    }
    return rects;
}

QRectF HistoryFigure::spanPlace(std::size_t point, const Layout &layout) const
{
    const DateRange &date = *m_points[point].date;
    const double from = dayAt(date.first, layout), to = dayAt(date.last + 1.0, layout);
    return {from, place(m_points[point], layout).y() - 1, to - from, 2};
}

/// Beside each mark where there is room: clear of marks and spans, of each other and of the plot's edges.
std::vector<HistoryFigure::Label> HistoryFigure::labels(const Layout &layout) const
{
    const QFontMetricsF metrics(font);
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < m_drawn; ++i) {
        taken.push_back(markPlace(i, layout));
        taken.push_back(spanPlace(i, layout));
    }
    std::vector<Label> labels;
    for (std::size_t i = 0; i < m_drawn; ++i) {
        const QString text = valueText(m_points[i]) + QStringLiteral(", ") + basisText(m_points[i]);
        const QSizeF size(metrics.horizontalAdvance(text) + 2, metrics.height());
        const QRectF own = markPlace(i, layout).united(spanPlace(i, layout));
        if (const auto found = placeBeside(own, size, layout.plot.adjusted(0, -6, 0, 2), taken))
            labels.push_back({*found, text});
    }
    return labels;
}

// ---- painting

void HistoryFigure::paintAxes(QPainter &painter, const Layout &layout, const ChartColors &colors) const
{
    const QFontMetricsF metrics(font, painter.device());
    const QRectF &plot = layout.plot;
    for (const double tick : layout.ticks) {
        const double y = plot.bottom() - tick * m_unit.factor / layout.top * plot.height();
        painter.setPen(QPen(colors.grid, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colors.quiet);
        painter.drawText(QRectF(plot.left() - 106, y - metrics.height(), 100, 2 * metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, numberText(tick));
    }
    const int most = std::max(2, static_cast<int>(plot.width() / (metrics.horizontalAdvance(u'0') * 9 + 10)));
    for (const DateTick &tick : dateTicks(QDate::fromJulianDay(static_cast<qint64>(layout.first)),
                                          QDate::fromJulianDay(static_cast<qint64>(layout.last)), most)) {
        const double x = dayAt(static_cast<double>(tick.day.toJulianDay()), layout);
        painter.setPen(QPen(colors.grid, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(colors.quiet);
        painter.drawText(QRectF(x - 60, plot.bottom() + 3, 120, metrics.height() + 2), Qt::AlignHCenter, tick.text);
    }
    painter.setPen(colors.ink);
    painter.save();
    painter.translate(4, plot.bottom());
    painter.rotate(-90);
    const QString text = tr("%1 (%2)").arg(m_commodityName, m_unit.name);
    painter.drawText(QRectF(-8, 0, plot.height() + 16, metrics.height() + 2), Qt::AlignCenter,
                     metrics.elidedText(text, Qt::ElideRight, plot.height() + 16));
    painter.restore();
    painter.setPen(QPen(colors.quiet, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.drawLine(plot.bottomLeft(), plot.topLeft());
}

void HistoryFigure::paintMarks(QPainter &painter, const Layout &layout, const ChartColors &colors) const
{
    for (std::size_t i = 0; i < m_drawn; ++i) // the days it may be of
        if (const QRectF span = spanPlace(i, layout); span.width() > markSize)
            painter.fillRect(span, colorOf(m_points[i], colors));
    for (std::size_t i = 0; i < m_drawn; ++i)
        paintChartMark(painter, place(m_points[i], layout),
                       {markOf(m_points[i].estimate), colorOf(m_points[i], colors), markSize}, colors.paper);
    painter.setPen(colors.ink);
    for (const Label &label : labels(layout))
        painter.drawText(label.place.adjusted(0, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         label.text);
}

void HistoryFigure::paintList(QPainter &painter, const Layout &layout, const ChartColors &colors) const
{
    const QFontMetricsF metrics(font, painter.device());
    double y = layout.list.top();
    for (const Line &line : lines()) {
        const QRectF rect(layout.list.left(), y, layout.list.width(), layout.lineHeight);
        if (rect.bottom() > layout.list.bottom() + 1)
            return;
        const double indent = line.point ? 16 : 0;
        if (line.point)
            paintChartMark(painter, QPointF(rect.left() + 6, rect.center().y()),
                           {markOf(m_points[*line.point].estimate), colorOf(m_points[*line.point], colors), 9},
                           colors.paper);
        painter.setPen(line.point ? colors.quiet : colors.ink);
        painter.drawText(rect.adjusted(indent, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(line.text, Qt::ElideRight, rect.width() - indent));
        y += layout.lineHeight;
    }
}

void HistoryFigure::paint(QPainter &painter, const QSizeF &size, const ChartColors &colors) const
{
    if (!empty.isEmpty())
        return paintEmpty(painter, size, colors);
    painter.fillRect(QRectF({}, size), colors.paper);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    const Layout where = layout(size);
    legend(colors).paint(painter, where.legend.adjusted(0, 0, 2, 2), colors, ChartLegend::Flow::Rows);
    painter.setFont(font);
    if (m_drawn > 0) {
        paintAxes(painter, where, colors);
        paintMarks(painter, where, colors);
    } else {
        painter.setPen(colors.quiet);
        painter.drawText(where.plot, Qt::AlignCenter | Qt::TextWordWrap,
                         tr("No dated statement about the deposit itself gives contained metal."));
    }
    paintList(painter, where, colors);
}

QString HistoryFigure::tabSeparated() const
{
    QString text = QStringList{tr("id"),
                               tr("site"),
                               tr("commodity"),
                               tr("contained (%1)").arg(m_unit.name),
                               tr("from"),
                               tr("effective"),
                               tr("class"),
                               tr("category"),
                               tr("scope"),
                               tr("basis"),
                               tr("reported under"),
                               tr("statement"),
                               tr("place in the chart"),
                               tr("source ids"),
                               tr("sources")}
                       .join(u'\t') +
                   u'\n';
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const HistoryPoint &point = m_points[i];
        const Estimate &estimate = point.estimate;
        QStringList sources;
        for (const QString &ref : estimate.sourceRefs) {
            const Source *source = m_catalogue->source(ref);
            sources << (source ? QStringLiteral("%1 (%2, %3) %4")
                                     .arg(source->title, source->publisher, source->year, source->identifier)
                               : ref);
        }
        QStringList cells{m_deposit,
                          m_name,
                          m_commodityName,
                          point.metal.text(m_unit),
                          point.isDerived ? tr("tonnage x grade") : tr("published"),
                          estimate.effectiveDate,
                          estimateKindText(estimate.kind),
                          estimate.categoryText(),
                          estimate.scope,
                          estimate.basisText(),
                          estimateCodeText(estimate.code),
                          estimate.id,
                          i < m_drawn               ? tr("drawn")
                          : i < m_drawn + m_undated ? tr("undated")
                                                    : tr("never compared"),
                          estimate.sourceRefs.join(QStringLiteral("; ")),
                          sources.join(QStringLiteral(" | "))};
        for (QString &cell : cells)
            cell = cellText(cell);
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace kohkan
