// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/breakdown_chart.h"

#include "widgets/charts/bar_canvas.h"
#include "widgets/pages/field_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <algorithm>

namespace kohkan {

namespace {

constexpr std::size_t mostValues = 300, mostHeaps = 12;

bool hasValues(const Column &column)
{
    return column.hasDictionary();
}

const Condition *conditionOn(const std::vector<Condition> &conditions, const QString &field)
{
    const auto at =
        std::find_if(conditions.begin(), conditions.end(), [&](const Condition &c) { return c.field == field; });
    return at == conditions.end() ? nullptr : &*at;
}

} // namespace

BreakdownChart::BreakdownChart(LayerList *layers, FilterState *filters, const Tables *tables, QWidget *parent)
    : ChartView(parent)
    , m_layers(layers)
    , m_filters(filters)
    , m_tables(tables)
    , m_choosers(new QWidget(this))
    , m_by(makeChooser(tr("Counted by"), m_choosers))
    , m_stack(makeChooser(tr("Stacked by"), m_choosers))
    , m_scroll(new QScrollArea(this))
    , m_canvas(new BarCanvas)
{
    m_choosers->hide();
    auto *row = new QHBoxLayout(m_choosers);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_by);
    row->addWidget(new QLabel(tr("by"), m_choosers));
    row->addWidget(m_stack);
    m_scroll->setWidget(m_canvas);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
    setFocusProxy(m_canvas);
    setMinimumSize(200, 110);
    connect(m_by, &QComboBox::currentIndexChanged, this, &BreakdownChart::invalidate);
    connect(m_stack, &QComboBox::currentIndexChanged, this, &BreakdownChart::invalidate);
    connect(m_canvas, &BarCanvas::toggled, this, &BreakdownChart::toggle);
    connect(m_canvas, &BarCanvas::cursorMoved, this, [this](const QRect &place) {
        m_scroll->ensureVisible(place.center().x(), place.center().y(), 0, place.height());
    });
    connect(tables, &Tables::changed, this, [this] {
        m_layer.reset(); // names may differ
        invalidate();
    });
    connect(layers, &LayerList::changed, this, &BreakdownChart::invalidate);
    connect(filters, &FilterState::changed, this, &BreakdownChart::invalidate);
}

void BreakdownChart::fillChoosers(const LayerEntry &entry)
{
    const QSignalBlocker quiet[] = {QSignalBlocker(m_by), QSignalBlocker(m_stack)};
    const bool another = entry.id != m_entry;
    const QString by = another ? QString() : m_by->currentData().toString();
    const QString stack = another ? QString() : m_stack->currentData().toString();
    const bool hadNone = !another && m_stack->count() > 0 && stack.isEmpty();
    m_by->clear();
    m_stack->clear();
    const auto add = [&](QComboBox *box, const Column &column) {
        if (box->findData(column.name()) < 0)
            box->addItem(fieldTitle(entry, column.name()), column.name());
    };
    for (const auto name : {u"primary_commodities", u"commodity_group"})
        if (const Column *column = entry.isDeposits() ? entry.layer->column(name) : nullptr)
            add(m_by, *column);
    m_stack->addItem(tr("nothing"), QString());
    for (const ColumnPtr &column : entry.layer->columns()) {
        if (!isShown(*column) || !hasValues(*column) || column.get() == entry.layer->keyColumn())
            continue;
        const std::size_t values = column->dictionary().size();
        if (values >= 2 && values <= mostValues)
            add(m_by, *column);
        if (column->isText() && values >= 2 && values <= mostHeaps)
            add(m_stack, *column);
    }
    m_by->setCurrentIndex(std::max(0, m_by->findData(by)));
    int heap = hadNone ? 0 : m_stack->findData(stack.isEmpty() ? QStringLiteral("status") : stack);
    m_stack->setCurrentIndex(heap < 0 ? std::min(1, m_stack->count() - 1) : heap);
    m_entry = entry.id;
    m_layer = entry.layer;
}

void BreakdownChart::refresh()
{
    const LayerEntry *entry = m_layers->value().activeEntry();
    m_figure.reset();
    m_empty.clear();
    m_choosers->setEnabled(entry && entry->layer);
    if (!entry || !entry->layer) {
        m_layer.reset();
        m_empty = tr("No layer is active. Choose one in the Layers panel.");
    } else {
        if (entry->layer != m_layer || entry->id != m_entry)
            fillChoosers(*entry);
        const Column *by = entry->layer->column(m_by->currentData().toString());
        const QString heaps = m_stack->currentData().toString();
        const Column *stack = heaps.isEmpty() || (by && heaps == by->name()) ? nullptr : entry->layer->column(heaps);
        const auto shown = m_filters->rows(entry->id);
        if (by && shown && shown->size() == entry->layer->rowCount())
            m_figure = std::make_shared<BreakdownFigure>(
                *entry, m_tables->catalogue().get(), *by, stack, *shown, m_filters->rowsWithout(entry->id, by->name()),
                conditionOn(m_filters->conditions(entry->id), by->name()), font());
        else
            m_empty = tr("%1 has no column with a few different texts to count by.").arg(entry->name);
    }
    m_canvas->setFigure(m_figure, m_empty);
    m_canvas->setMinimumHeight(
        m_figure ? static_cast<int>(std::ceil(m_figure->heightFor(m_scroll->viewport()->width()))) : 0);
    emit summaryChanged();
}

void BreakdownChart::resizeEvent(QResizeEvent *event)
{
    ChartView::resizeEvent(event);
    if (m_figure)
        m_canvas->setMinimumHeight(static_cast<int>(std::ceil(m_figure->heightFor(m_scroll->viewport()->width()))));
}

void BreakdownChart::toggle(std::size_t at)
{
    const LayerEntry *entry = m_layers->value().find(m_entry);
    if (!m_figure || !entry || at >= m_figure->bars().size())
        return;
    const BreakdownFigure::Bar bar = m_figure->bars()[at];
    const QString field = m_by->currentData().toString();
    m_filters->setCondition(
        m_entry, field,
        toggledCondition(conditionOn(m_filters->conditions(m_entry), field), field, bar.value, bar.isNone));
}

ChartFigurePtr BreakdownChart::figure()
{
    flush();
    if (m_figure)
        return m_figure;
    auto none = std::make_shared<EmptyFigure>();
    none->font = pixelFont(font());
    none->empty = m_empty;
    return none;
}

QString BreakdownChart::summary() const
{
    if (!m_figure)
        return {};
    const QLocale locale;
    const auto all = static_cast<qulonglong>(m_layer->rowCount());
    const auto shown = static_cast<qulonglong>(m_figure->rowsShown());
    const LayerEntry *entry = m_layers->value().find(m_entry);
    if (entry && entry->isDeposits())
        return tr("%1 of %2 sites").arg(locale.toString(shown), locale.toString(all));
    return tr("%1 of %2 rows").arg(locale.toString(shown), locale.toString(all));
}

} // namespace kohkan
