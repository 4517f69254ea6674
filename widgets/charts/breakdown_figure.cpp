// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/breakdown_figure.h"

#include "datasets/table/passing_on.h"
#include "widgets/charts/data_note.h"
#include "widgets/pages/condition_text.h"
#include "widgets/pages/field_text.h"

#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr double margin = 10, narrowest = 300, gap = 22;

QString number(std::size_t n)
{
    return QLocale().toString(static_cast<qulonglong>(n));
}

QString labelOf(const LayerEntry &entry, const QString &field, const QString &value, const Catalogue *catalogue)
{
    if (field == entry.style.classColumn)
        for (const auto &known : entry.style.classes)
            if (known.value == value)
                return known.label;
    QString label = valueLabel(entry, field, value, catalogue);
    if (label == value && !entry.bundledTable.isEmpty() && !label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

} // namespace

BreakdownFigure::BreakdownFigure(LayerEntry entry, const Catalogue *catalogue, const Column &by, const Column *stack,
                                 const RowSet &shown, const RowSet &around, const Condition *own, const QFont &itsFont)
    : m_entry(std::move(entry))
    , m_by(by.name())
    , m_stack(stack ? stack->name() : QString())
    , m_byTitle(fieldTitle(m_entry, m_by))
    , m_stackTitle(fieldTitle(m_entry, m_stack))
    , m_shown(shown)
{
    font = pixelFont(itsFont);
    const CrossCount counted = countCross(by, stack, shown), wide = countCross(by, stack, around);
    addBars(by, counted, wide, own, catalogue);
    addHeaps(stack, wide, catalogue);
    title = stack ? tr("%1 by %2, stacked by %3").arg(m_entry.name, m_byTitle.toLower(), m_stackTitle.toLower())
                  : tr("%1 by %2").arg(m_entry.name, m_byTitle.toLower());
    const QString of = tr("%1 of %2").arg(number(shown.count()), number(shown.size()));
    note = m_entry.isDeposits() ? tr("%1 sites pass the filter.").arg(of) : tr("%1 rows pass the filter.").arg(of);
    if (by.type() == Column::Type::Tags)
        note += u' ' + tr("One with several values counts under each of them.");
    if (const QString data = dataNote(m_entry); !data.isEmpty())
        note += u' ' + data;
    fileName = tr("breakdown-%1").arg(m_by).replace(u'_', u'-');
    if (m_bars.empty())
        empty = tr("No row passes the filter.");
    refusal = whyNotPassedOn(*m_entry.layer, m_entry.name);
}

void BreakdownFigure::addBars(const Column &by, const CrossCount &counted, const CrossCount &wide, const Condition *own,
                              const Catalogue *catalogue)
{
    for (std::size_t i = 0; i < counted.counts.size(); ++i) {
        Bar bar;
        bar.isNone = i == by.dictionary().size();
        bar.value = bar.isNone ? QString() : by.dictionary()[i];
        bar.label = bar.isNone ? noValueText() : labelOf(m_entry, m_by, bar.value, catalogue);
        bar.isChosen = isAmong(own, bar.value, bar.isNone);
        bar.parts = counted.counts[i];
        bar.shown = counted.total(i);
        bar.around = std::max(wide.total(i), bar.shown);
        if (bar.around == 0 && !bar.isChosen)
            continue;
        m_hasPale = m_hasPale || bar.around > bar.shown;
        m_bars.push_back(std::move(bar));
    }
    std::stable_sort(m_bars.begin(), m_bars.end(),
                     [](const Bar &a, const Bar &b) { return a.isNone != b.isNone ? b.isNone : a.around > b.around; });
}

/// The largest heap first.
void BreakdownFigure::addHeaps(const Column *stack, const CrossCount &wide, const Catalogue *catalogue)
{
    if (!stack) {
        m_heaps.push_back({});
        return;
    }
    const std::size_t heaps = stack->dictionary().size() + 1;
    std::vector<std::size_t> sizes(heaps);
    for (const auto &parts : wide.counts)
        for (std::size_t heap = 0; heap < heaps; ++heap)
            sizes[heap] += parts[heap];
    for (std::size_t heap = 0; heap < heaps; ++heap) {
        if (sizes[heap] == 0)
            continue;
        const bool isNone = heap + 1 == heaps;
        const QString value = isNone ? QString() : stack->dictionary()[heap];
        Heap made{isNone ? noValueText() : labelOf(m_entry, m_stack, value, catalogue), {}, heap};
        if (m_stack == m_entry.style.classColumn)
            for (const auto &known : m_entry.style.classes)
                if (known.value == value)
                    made.color = known.color;
        m_heaps.push_back(std::move(made));
    }
    std::stable_sort(m_heaps.begin(), m_heaps.end(),
                     [&](const Heap &a, const Heap &b) { return sizes[a.code] > sizes[b.code]; });
}

QColor BreakdownFigure::heapColor(std::size_t heap, const ChartColors &colors) const
{
    if (m_stack.isEmpty())
        return colors.accent;
    return m_heaps[heap].color ? colors.legible(*m_heaps[heap].color) : colors.series(heap);
}

ChartLegend BreakdownFigure::legend(const ChartColors &colors) const
{
    ChartLegend legend;
    for (std::size_t heap = 0; !m_stack.isEmpty() && heap < m_heaps.size(); ++heap)
        legend.items.push_back(
            {ChartLegend::Sign::Swatch, {EstimateMark::Solid, heapColor(heap, colors)}, m_heaps[heap].label});
    if (m_hasPale)
        legend.items.push_back({ChartLegend::Sign::Swatch,
                                {EstimateMark::Solid, colors.grid},
                                tr("left out by the filter on %1").arg(m_byTitle.toLower())});
    return legend;
}

// ---- layout

BreakdownFigure::Grid BreakdownFigure::grid(const QSizeF &size) const
{
    const QFontMetricsF metrics(font);
    Grid grid;
    grid.line = std::ceil(metrics.height()) + 5;
    const QSizeF signs = legend(ChartColors::print()).size(metrics, size.width() - 2 * margin, ChartLegend::Flow::Rows);
    grid.top = 4 + (signs.isEmpty() ? 0 : signs.height() + 6);
    const int most = std::max(1, static_cast<int>((size.width() - 2 * margin + gap) / (narrowest + gap)));
    const int fit = std::max(1, static_cast<int>((size.height() - grid.top - 4) / grid.line));
    const int count = std::max<int>(1, static_cast<int>(m_bars.size()));
    grid.columns = std::clamp((count + fit - 1) / fit, 1, std::min(most, count));
    grid.rows = (count + grid.columns - 1) / grid.columns;
    grid.width = (size.width() - 2 * margin - (grid.columns - 1) * gap) / grid.columns;
    return grid;
}

double BreakdownFigure::heightFor(double width) const
{
    const Grid own = grid(QSizeF(width, 0)); // in as many columns as there is room for
    return own.top + own.rows * own.line + 4;
}

QRectF BreakdownFigure::barPlace(std::size_t bar, const QSizeF &size) const
{
    const Grid own = grid(size);
    const int column = static_cast<int>(bar) % own.columns, row = static_cast<int>(bar) / own.columns;
    return {margin + column * (own.width + gap), own.top + row * own.line, own.width, own.line};
}

std::optional<std::size_t> BreakdownFigure::barAt(QPointF at, const QSizeF &size) const
{
    for (std::size_t i = 0; i < m_bars.size(); ++i)
        if (barPlace(i, size).contains(at))
            return i;
    return std::nullopt;
}

std::optional<std::size_t> BreakdownFigure::neighbour(std::size_t bar, int right, int down, const QSizeF &size) const
{
    const auto to = static_cast<std::ptrdiff_t>(bar) + right + down * grid(size).columns;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(m_bars.size()))
        return std::nullopt;
    return static_cast<std::size_t>(to);
}

// ---- painting

QString BreakdownFigure::countText(const Bar &bar) const
{
    return bar.shown == bar.around ? number(bar.shown) : tr("%1 of %2").arg(number(bar.shown), number(bar.around));
}

void BreakdownFigure::paintBar(QPainter &painter, const Bar &bar, const QRectF &place, double labelWidth, double perRow,
                               const ChartColors &colors) const
{
    const QFontMetricsF metrics(font, painter.device());
    QFont own = font;
    own.setBold(bar.isChosen);
    painter.setFont(own);
    painter.setPen(bar.shown > 0 ? colors.ink : colors.quiet);
    painter.drawText(QRectF(place.left(), place.top(), labelWidth, place.height()), Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetricsF(own, painter.device()).elidedText(bar.label, Qt::ElideRight, labelWidth));
    painter.setFont(font);
    double x = place.left() + labelWidth + 8;
    const double top = place.top() + 3, height = place.height() - 6;
    painter.fillRect(QRectF(x, top, static_cast<double>(bar.around) * perRow, height), colors.grid);
    for (std::size_t heap = 0; heap < m_heaps.size(); ++heap) {
        const double width = static_cast<double>(bar.parts[m_heaps[heap].code]) * perRow;
        painter.fillRect(QRectF(x, top, width, height), heapColor(heap, colors));
        x += width;
    }
    x = place.left() + labelWidth + 8 + static_cast<double>(bar.around) * perRow + 5;
    painter.setPen(colors.quiet);
    painter.drawText(QRectF(x, place.top(), place.right() - x + 6, place.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     countText(bar));
}

void BreakdownFigure::paint(QPainter &painter, const QSizeF &size, const ChartColors &colors) const
{
    if (!empty.isEmpty())
        return paintEmpty(painter, size, colors);
    painter.fillRect(QRectF({}, size), colors.paper);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(font, painter.device());
    const Grid own = grid(size);
    legend(colors).paint(painter, QRectF(margin, 4, size.width() - 2 * margin, own.top), colors,
                         ChartLegend::Flow::Rows);
    double labelWidth = 0, countWidth = 0;
    std::size_t greatest = 1;
    for (const Bar &bar : m_bars) {
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(bar.label) * 1.1);
        countWidth = std::max(countWidth, metrics.horizontalAdvance(countText(bar)));
        greatest = std::max(greatest, bar.around);
    }
    labelWidth = std::min(labelWidth, own.width * 0.5);
    const double perRow = std::max(10.0, own.width - labelWidth - countWidth - 16) / static_cast<double>(greatest);
    for (std::size_t i = 0; i < m_bars.size(); ++i)
        paintBar(painter, m_bars[i], barPlace(i, size), labelWidth, perRow, colors);
}

QString BreakdownFigure::tip(std::size_t at) const
{
    const Bar &bar = m_bars[at];
    QString html = QStringLiteral("<b>%1</b>: %2").arg(bar.label.toHtmlEscaped(), countText(bar));
    for (std::size_t heap = 0; !m_stack.isEmpty() && heap < m_heaps.size(); ++heap)
        if (const std::size_t count = bar.parts[m_heaps[heap].code]; count > 0)
            html += QStringLiteral("<br>%1: %2").arg(m_heaps[heap].label.toHtmlEscaped(), number(count));
    return html + QStringLiteral("<br><i>%1</i>")
                      .arg(bar.isChosen ? tr("Click to take it from the filter") : tr("Click to filter by it"));
}

QString BreakdownFigure::tabSeparated() const
{
    constexpr std::size_t mostNamed = 20'000; // rows whose ids are written out
    const Layer &layer = *m_entry.layer;
    const bool areNamed = m_shown.count() <= mostNamed;
    const QString counted = m_entry.isDeposits() ? tr("sites") : tr("rows");
    QStringList header{m_by, m_byTitle};
    for (std::size_t heap = 0; !m_stack.isEmpty() && heap < m_heaps.size(); ++heap)
        header << tr("%1: %2 (%3)").arg(m_stackTitle, m_heaps[heap].label, counted);
    header << tr("all (%1)").arg(counted);
    if (areNamed)
        header << tr("ids of the %1").arg(counted);
    header << tr("source");
    QString text = header.join(u'\t') + u'\n';
    const QString source = QFileInfo(layer.provenance().path).fileName();
    for (const Bar &bar : m_bars) {
        QStringList cells{cellText(bar.value), cellText(bar.label)};
        for (std::size_t heap = 0; !m_stack.isEmpty() && heap < m_heaps.size(); ++heap)
            cells << QString::number(bar.parts[m_heaps[heap].code]);
        cells << QString::number(bar.shown);
        if (areNamed) {
            Condition condition;
            condition.field = m_by;
            condition.op = bar.isNone ? Condition::Op::IsNull : Condition::Op::OneOf;
            condition.values = QStringList{bar.value};
            const auto rows = evaluate(layer, condition);
            cells << cellText(rows ? layer.keysOf(*rows & m_shown).join(QStringLiteral("; ")) : QString());
        }
        cells << cellText(source.isEmpty() ? m_entry.name : source);
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

// ---- conditions

bool isAmong(const Condition *condition, const QString &value, bool isNone)
{
    using Op = Condition::Op;
    if (!condition)
        return false;
    if (isNone)
        return condition->op == Op::IsNull || (condition->op == Op::OneOf && condition->orNull);
    return (condition->op == Op::OneOf && condition->values.contains(value)) ||
           (condition->op == Op::Equal && condition->value == value);
}

std::optional<Condition> toggledCondition(const Condition *before, const QString &field, const QString &value,
                                          bool isNone)
{
    using Op = Condition::Op;
    Condition next;
    next.field = field;
    next.op = Op::OneOf;
    if (before && before->op == Op::OneOf) {
        next = *before;
    } else if (before && before->op == Op::Equal) {
        next.values << before->value;
    } else if (before && before->op == Op::IsNull) {
        next.orNull = true;
    }
    if (isNone)
        next.orNull = !next.orNull;
    else if (!next.values.removeAll(value))
        next.values << value;
    next.values.sort(); // as the Filters panel writes them
    if (next.values.isEmpty() && !next.orNull)
        return std::nullopt;
    return next;
}

} // namespace kohkan
