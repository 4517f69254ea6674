// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/scatter_figure.h"

#include "datasets/table/passing_on.h"
#include "widgets/charts/data_note.h"
#include "widgets/charts/label_place.h"
#include "widgets/pages/feature_text.h"
#include "widgets/paint/under_stamp.h"

#include <cmath>
#include <unordered_map>

namespace kohkan {

namespace {

constexpr std::size_t vectorPoints = 3'000; ///< more of them leave as a picture in SVG and PDF
constexpr double pictureRatio = 3;          ///< of that picture: device pixels a device-independent one
constexpr std::uint32_t nobody = ~std::uint32_t{0};

} // namespace

QRectF ScatterLayout::logarithms(const QRectF &pixels) const
{
    const QPointF a(x.logarithm(pixels.left()), y.logarithm(pixels.bottom())),
        b(x.logarithm(pixels.right()), y.logarithm(pixels.top()));
    return QRectF(a, b);
}

ScatterFigure::ScatterFigure(ScatterSourcePtr source, std::shared_ptr<const RowSet> shown, RowSet selected,
                             RowLooksPtr looks, const QFont &own)
    : m_source(std::move(source)), m_shown(std::move(shown)), m_selected(std::move(selected)), m_looks(std::move(looks))
{
    font = pixelFont(own);
    title = m_source->title();
    note = m_source->summary(*m_shown) + QStringLiteral(". ") + m_source->note();
    if (const QString data = dataNote(m_source->entry()); !data.isEmpty())
        note += u' ' + data;
    fileName = m_source->fileName();
    refusal = whyNotPassedOn(*m_source->entry().layer, m_source->entry().name);
    if (points().count() == 0)
        empty = m_source->isDeposits()
                    ? tr("No site has tonnage and grade of this commodity about the deposit itself.")
                    : tr("No row of %1 has both numbers above zero. Choose other columns.").arg(m_source->entry().name);
    else if ((points().rows() & *m_shown).isEmpty())
        empty = tr("No site that passes the filter has both tonnage and grade. Loosen the filter or choose another "
                   "commodity.");
}

double ScatterFigure::diameter() const
{
    const std::size_t count = points().count();
    return count <= 500 ? 10 : count <= 5'000 ? 6 : 4;
}

// ---- layout

ScatterLayout ScatterFigure::layout(const QSizeF &size) const
{
    constexpr double aside = 560, legendWidth = 200, gap = 10;
    const QFontMetricsF metrics(font);
    ScatterLayout layout;
    const QRectF bounds = points().bounds();
    layout.x = logAxisOver(bounds.left(), bounds.right());
    layout.y = logAxisOver(bounds.top(), bounds.bottom());
    const ChartLegend signs = legend(ChartColors::print());
    layout.flow = size.width() >= aside ? ChartLegend::Flow::Column : ChartLegend::Flow::Rows;
    const bool beside = layout.flow == ChartLegend::Flow::Column;
    const QSizeF legendSize = signs.size(metrics, beside ? legendWidth : size.width() - 2 * gap, layout.flow);
    const double isoWidth = metrics.horizontalAdvance(QStringLiteral("500 Moz")) + 6;
    const double top = metrics.height() + 6, bottom = 2 * metrics.height() + 12 + (beside ? 0 : legendSize.height());
    const double right = isoWidth + gap + (beside ? legendSize.width() + gap : 0);
    const double tickWidth = metrics.horizontalAdvance(QStringLiteral("0.0005")) + 8;
    layout.plot = QRectF(gap + metrics.height() + 2 + tickWidth, top, 0, 0);
    layout.plot.setRight(std::max(layout.plot.left() + 20, size.width() - right));
    layout.plot.setBottom(std::max(layout.plot.top() + 20, size.height() - bottom));
    layout.legend =
        beside
            ? QRectF(layout.plot.right() + isoWidth + gap, top, legendSize.width(), std::max(0.0, size.height() - top))
            : QRectF(gap, size.height() - legendSize.height() - 2, size.width() - 2 * gap, legendSize.height() + 2);
    layout.x.from = layout.plot.left();
    layout.x.to = layout.plot.right();
    layout.y.from = layout.plot.bottom();
    layout.y.to = layout.plot.top();
    double widest = 0;
    for (const double tick : logTicks(layout.x, 30))
        widest = std::max(widest, metrics.horizontalAdvance(m_source->x().tick(tick)));
    layout.xTicks = logTicks(layout.x, widest + 10);
    layout.yTicks = logTicks(layout.y, metrics.height() + 2);
    layout.iso = isoLines(
        layout.x, layout.y, m_source->isoUnit(), [this](double amount) { return m_source->isoText(amount); },
        [&](const QString &text) { return QSizeF(metrics.horizontalAdvance(text) + 2, metrics.height()); });
    return layout;
}

ChartLegend ScatterFigure::legend(const ChartColors &colors) const
{
    ChartLegend legend;
    const auto add = [&](EstimateMark mark, const QColor &color, const QString &text, bool isSelected = false) {
        legend.items.push_back({ChartLegend::Sign::Mark, {mark, color, 9, isSelected}, text});
    };
    if (m_source->isDeposits())
        for (const EstimateMark mark : {EstimateMark::Solid, EstimateMark::Outline, EstimateMark::Dotted})
            add(mark, colors.ink, meaningOf(mark));
    add(EstimateMark::Solid, colors.ink, tr("selected"), true);
    add(EstimateMark::Solid, colors.faint, tr("left out by the filter"));
    legend.items.push_back({ChartLegend::Sign::Line, {EstimateMark::Solid, colors.quiet}, m_source->isoTitle()});
    return legend;
}

// ---- points

ChartMark ScatterFigure::markOf(Row row, Look look, const ChartColors &colors) const
{
    ChartMark mark{m_source->mark(row), colors.faint, diameter(), look == Look::Selected};
    if (look != Look::Faint)
        mark.color = m_looks ? colors.legible(m_looks->color(m_looks->classOf(row))) : colors.accent;
    return mark;
}

QImage ScatterFigure::emptyPicture(const ScatterLayout &layout, double pixelRatio) const
{
    const QSizeF size = (layout.plot.size() + QSizeF(2 * pictureMargin, 2 * pictureMargin)) * pixelRatio;
    QImage image(size.toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

void ScatterFigure::stampRows(UnderStamp &stamp, QSize size, const RowSet &rows, Look look, const ScatterLayout &layout,
                              const ChartColors &colors, double pixelRatio) const
{
    std::vector<std::uint32_t> winners(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()),
                                       nobody);
    const ScatterPoints &all = points();
    const QPointF corner = layout.plot.topLeft() - QPointF(pictureMargin, pictureMargin);
    rows.forEach([&](Row row) {
        if (!all.contains(row))
            return;
        const QPointF at = (layout.place(all.x(row), all.y(row)) - corner) * pixelRatio;
        if (at.x() >= 0 && at.y() >= 0 && at.x() < size.width() && at.y() < size.height())
            winners[static_cast<std::size_t>(at.y()) * static_cast<std::size_t>(size.width()) +
                    static_cast<std::size_t>(at.x())] = static_cast<std::uint32_t>(row);
    });
    std::unordered_map<int, QImage> sprites; // by class of the colour and mark
    for (int y = size.height() - 1; y >= 0; --y)
        for (int x = size.width() - 1; x >= 0; --x) {
            const std::uint32_t winner = winners[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width()) +
                                                 static_cast<std::size_t>(x)];
            if (winner == nobody)
                continue;
            const Row row = rowAt(winner);
            const int klass = m_looks && look == Look::Plain ? m_looks->classOf(row) + 1 : 0;
            QImage &sprite = sprites[klass * 4 + static_cast<int>(m_source->mark(row))];
            if (sprite.isNull())
                sprite = chartMarkSprite(markOf(row, look, colors), colors.paper, pixelRatio);
            stamp.put(sprite, x - sprite.width() / 2, y - sprite.height() / 2);
        }
}

QImage ScatterFigure::picture(const ScatterLayout &layout, const ChartColors &colors, double pixelRatio) const
{
    QImage image = emptyPicture(layout, pixelRatio);
    UnderStamp stamp(image);
    stampRows(stamp, image.size(), *m_shown, Look::Plain, layout, colors, pixelRatio);
    stampRows(stamp, image.size(), m_shown->complement(), Look::Faint, layout, colors, pixelRatio);
    return image;
}

QImage ScatterFigure::selectedPicture(const RowSet &rows, const ScatterLayout &layout, const ChartColors &colors,
                                      double pixelRatio) const
{
    QImage image = emptyPicture(layout, pixelRatio);
    UnderStamp stamp(image);
    stampRows(stamp, image.size(), rows, Look::Selected, layout, colors, pixelRatio);
    return image;
}

void ScatterFigure::paintPicture(QPainter &painter, const QImage &picture, const ScatterLayout &layout)
{
    painter.drawImage(layout.plot.topLeft() - QPointF(pictureMargin, pictureMargin), picture);
}

void ScatterFigure::paintMarks(QPainter &painter, const RowSet &rows, Look look, const ScatterLayout &layout,
                               const ChartColors &colors) const
{
    rows.forEach([&](Row row) {
        if (points().contains(row))
            paintChartMark(painter, layout.place(points().x(row), points().y(row)), markOf(row, look, colors),
                           colors.paper);
    });
}

/// The names of the points that pass, where they are few, beside their marks as far as there is room.
void ScatterFigure::paintNames(QPainter &painter, const ScatterLayout &layout, const ChartColors &colors) const
{
    constexpr std::size_t most = 40;
    constexpr double widest = 170;
    const RowSet named = points().rows() & *m_shown;
    if (named.count() > most)
        return;
    const QFontMetricsF metrics(font);
    std::vector<QRectF> taken;
    for (const IsoLine &iso : layout.iso)
        if (iso.labelAt == IsoLine::LabelAt::Left)
            taken.push_back(iso.label);
    const double reach = diameter() / 2 + 2;
    const auto box = [&](Row row) {
        const QPointF at = layout.place(points().x(row), points().y(row));
        return QRectF(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    };
    points().rows().forEach([&](Row row) { taken.push_back(box(row)); });
    painter.setFont(font);
    painter.setPen(colors.quiet);
    named.forEach([&](Row row) {
        const QString name =
            metrics.elidedText(describeFeature(m_source->entry(), row, nullptr).title, Qt::ElideRight, widest);
        const QSizeF size(metrics.horizontalAdvance(name) + 2, metrics.height());
        if (const auto place = placeBeside(box(row), size, layout.plot, taken))
            painter.drawText(place->adjusted(0, 0, 3, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    });
}

// ---- painting

void ScatterFigure::paintIso(QPainter &painter, const ScatterLayout &layout, const ChartColors &colors) const
{
    for (const IsoLine &iso : layout.iso) {
        painter.setPen(QPen(colors.faint, 1));
        painter.drawLine(iso.line);
        if (iso.labelAt == IsoLine::LabelAt::None)
            continue;
        if (iso.labelAt == IsoLine::LabelAt::Left)
            painter.fillRect(iso.label, colors.paper);
        painter.setPen(colors.quiet);
        painter.drawText(iso.label.adjusted(-2, 0, 2, 0), Qt::AlignCenter | Qt::TextSingleLine, iso.text);
    }
}

void ScatterFigure::paintAxes(QPainter &painter, const ScatterLayout &layout, const ChartColors &colors) const
{
    const QFontMetricsF metrics(font, painter.device());
    const QRectF &plot = layout.plot;
    for (const double tick : layout.xTicks) {
        const double x = layout.x.pixel(std::log10(tick));
        painter.setPen(QPen(colors.grid, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(colors.quiet);
        painter.drawText(QRectF(x - 60, plot.bottom() + 3, 120, metrics.height() + 2), Qt::AlignHCenter | Qt::AlignTop,
                         m_source->x().tick(tick));
    }
    for (const double tick : layout.yTicks) {
        const double y = layout.y.pixel(std::log10(tick));
        painter.setPen(QPen(colors.grid, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colors.quiet);
        painter.drawText(QRectF(plot.left() - 106, y - metrics.height(), 100, 2 * metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, m_source->y().tick(tick));
    }
    painter.setPen(colors.ink);
    painter.drawText(QRectF(plot.left(), plot.bottom() + metrics.height() + 5, plot.width(), metrics.height() + 2),
                     Qt::AlignCenter, metrics.elidedText(m_source->x().title, Qt::ElideRight, plot.width()));
    painter.save();
    painter.translate(4, plot.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(-plot.top(), 0, plot.height() + 2 * plot.top(), metrics.height() + 2), Qt::AlignCenter,
                     metrics.elidedText(m_source->y().title, Qt::ElideRight, plot.height() + plot.top()));
    painter.restore();
    painter.setPen(QPen(colors.quiet, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot);
}

void ScatterFigure::paintFrame(QPainter &painter, const QSizeF &size, const ScatterLayout &layout,
                               const ChartColors &colors) const
{
    painter.fillRect(QRectF({}, size), colors.paper);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter, layout, colors);
    paintIso(painter, layout, colors);
    legend(colors).paint(painter, layout.legend, colors, layout.flow);
}

void ScatterFigure::paint(QPainter &painter, const QSizeF &size, const ChartColors &colors) const
{
    if (!empty.isEmpty())
        return paintEmpty(painter, size, colors);
    const ScatterLayout where = layout(size);
    paintFrame(painter, size, where, colors);
    if (points().count() <= vectorPoints) {
        paintMarks(painter, m_shown->complement(), Look::Faint, where, colors);
        paintMarks(painter, *m_shown, Look::Plain, where, colors);
        paintNames(painter, where, colors);
        paintMarks(painter, m_selected, Look::Selected, where, colors);
        return;
    }
    paintPicture(painter, picture(where, colors, pictureRatio), where);
    if (!m_selected.isEmpty())
        paintPicture(painter, selectedPicture(m_selected, where, colors, pictureRatio), where);
}

QString ScatterFigure::tabSeparated() const
{
    return m_source->tabSeparated(*m_shown);
}

} // namespace kohkan
