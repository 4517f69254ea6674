// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/scatter_chart.h"

#include "widgets/pages/field_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPaintEvent>
#include <QSignalBlocker>

namespace kohkan {

namespace {

constexpr std::size_t exactPoints = 4'000;

bool isPlace(const QString &name)
{
    static const QStringList names{QStringLiteral("lon"), QStringLiteral("lat"),      QStringLiteral("longitude"),
                                   QStringLiteral("x"),   QStringLiteral("latitude"), QStringLiteral("y")};
    return names.contains(name, Qt::CaseInsensitive);
}

/// Number columns that can be measured against each other: no places, no keys.
QList<const Column *> numberColumns(const Layer &layer)
{
    QList<const Column *> columns;
    for (const ColumnPtr &column : layer.columns())
        if (column->isNumeric() && isShown(*column) && !isPlace(column->name()) && column.get() != layer.keyColumn() &&
            column->nullCount() < column->rowCount())
            columns << column.get();
    return columns;
}

/// The column whose unit or else whose name says what is looked for; else the one at a place.
const Column *guessed(const QList<const Column *> &columns, Unit::Kind kind, const char *word, qsizetype otherwise)
{
    for (const Column *column : columns)
        if (const auto unit = unitOf(*column); unit && unit->kind == kind)
            return column;
    for (const Column *column : columns)
        if (column->name().contains(QLatin1String(word), Qt::CaseInsensitive))
            return column;
    return columns.value(otherwise, nullptr);
}

} // namespace

ScatterChart::ScatterChart(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
                           QWidget *parent)
    : ChartView(parent)
    , m_layers(layers)
    , m_filters(filters)
    , m_selection(selection)
    , m_tables(tables)
    , m_catalogue(tables->catalogue())
    , m_choosers(new QWidget(this))
    , m_passport(new QAction(tr("&Passport"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 110);
    setAccessibleName(tr("Grade-tonnage chart"));
    makeChoosers();
    m_passport->setEnabled(false);
    connect(m_passport, &QAction::triggered, this, [this] {
        if (const auto row = m_hovered ? m_hovered : m_cursor)
            openPassport(*row);
    });
    connect(tables, &Tables::changed, this, &ScatterChart::followTables);
    connect(layers, &LayerList::changed, this, &ScatterChart::invalidate);
    connect(filters, &FilterState::changed, this, &ScatterChart::invalidate);
    connect(selection, &Selection::changed, this, &ScatterChart::followSelection);
    connect(selection, &Selection::currentChanged, this, qOverload<>(&QWidget::update));
}

void ScatterChart::makeChoosers()
{
    m_choosers->hide();
    auto *row = new QHBoxLayout(m_choosers);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_commodity = makeChooser(tr("Commodity"), m_choosers);
    m_tonnage = makeChooser(tr("Tonnage"), m_choosers);
    m_grade = makeChooser(tr("Grade"), m_choosers);
    for (QComboBox *box : {m_commodity, m_tonnage, m_grade}) {
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &ScatterChart::invalidate);
    }
}

void ScatterChart::followTables()
{
    m_catalogue = m_tables->catalogue();
    m_layer.reset();
    invalidate();
}

// ---- what is shown

void ScatterChart::fillChoosers(const LayerEntry &entry)
{
    const QSignalBlocker quiet[] = {QSignalBlocker(m_commodity), QSignalBlocker(m_tonnage), QSignalBlocker(m_grade)};
    const bool another = entry.id != m_entry;
    const QString before[] = {m_commodity->currentData().toString(), m_tonnage->currentData().toString(),
                              m_grade->currentData().toString()};
    for (QComboBox *box : {m_commodity, m_tonnage, m_grade})
        box->clear();
    m_catalogue = entry.tables ? entry.tables : m_tables->catalogue();
    const bool isDeposits = entry.areSites() && m_catalogue && m_catalogue->deposits();
    if (isDeposits) {
        for (const QString &token : gradeTonnageCommodities(*m_catalogue))
            m_commodity->addItem(m_catalogue->commodityName(token), token);
        m_commodity->setCurrentIndex(std::max(0, m_commodity->findData(before[0])));
    } else {
        const auto columns = numberColumns(*entry.layer);
        for (const Column *column : columns)
            for (QComboBox *box : {m_tonnage, m_grade})
                box->addItem(fieldHeading(entry, *column), column->name());
        const auto choose = [&](QComboBox *box, const QString &old, const Column *guess) {
            const int known = another ? -1 : box->findData(old);
            box->setCurrentIndex(known >= 0 ? known : guess ? box->findData(guess->name()) : -1);
        };
        const Column *grade = guessed(columns, Unit::Kind::Grade, "grade", 1);
        const Column *tonnage = guessed(columns, Unit::Kind::Mass, "ton", 0);
        if (tonnage == grade && columns.size() > 1)
            tonnage = columns[grade == columns[0] ? 1 : 0];
        choose(m_tonnage, before[1], tonnage);
        choose(m_grade, before[2], grade);
    }
    m_commodity->setVisible(isDeposits);
    m_tonnage->setVisible(!isDeposits);
    m_grade->setVisible(!isDeposits);
    m_entry = entry.id;
    m_layer = entry.layer;
}

void ScatterChart::chooseSource(const LayerEntry &entry)
{
    const bool isDeposits = m_commodity->isVisibleTo(m_choosers);
    const QString key = QStringLiteral("%1 %2 %3 %4\n%5\n%6")
                            .arg(entry.id)
                            .arg(entry.layer->id())
                            .arg(entry.layer->version())
                            .arg(m_commodity->currentData().toString(), m_tonnage->currentData().toString(),
                                 m_grade->currentData().toString());
    if (m_source && m_sourceKey == key && m_source->isDeposits() == isDeposits)
        return;
    m_sourceKey = key;
    m_source.reset();
    m_cursor.reset();
    m_hovered.reset();
    if (isDeposits && m_commodity->count() > 0)
        m_source = ScatterSource::ofDeposits(entry, m_catalogue, m_commodity->currentData().toString());
    else if (!isDeposits && m_tonnage->count() > 1)
        m_source =
            ScatterSource::ofColumns(entry, m_tonnage->currentData().toString(), m_grade->currentData().toString());
}

void ScatterChart::refresh()
{
    const LayerEntry *entry = m_layers->value().activeEntry();
    endBrush();
    m_figure.reset();
    m_empty.clear();
    if (!entry || !entry->layer) {
        m_source.reset();
        m_layer.reset();
        m_empty = tr("No layer is active. Choose one in the Layers panel.");
        m_choosers->setEnabled(false);
    } else {
        if (entry->layer != m_layer || entry->id != m_entry)
            fillChoosers(*entry);
        m_choosers->setEnabled(true);
        chooseSource(*entry);
        auto shown = m_filters->rows(entry->id);
        if (!shown || shown->size() != entry->layer->rowCount()) // the filters have not followed the layer yet
            shown = std::make_shared<const RowSet>(entry->layer->allRows());
        if (m_source)
            m_figure = std::make_shared<ScatterFigure>(m_source, std::move(shown), m_selection->rows(entry->id),
                                                       std::make_shared<RowLooks>(entry->layer, entry->style), font());
        else
            m_empty = entry->areSites() ? tr("No site has published tonnage and grade.")
                                        : tr("%1 has fewer than two number columns.").arg(entry->name);
    }
    redraw();
    emit summaryChanged();
}

/// Only the highlight changes, so that the figure and its pictures are kept.
void ScatterChart::followSelection()
{
    if (!isVisible() || !m_figure)
        return invalidate();
    const LayerEntry &entry = m_source->entry();
    const LayerEntry *now = m_layers->value().find(entry.id);
    if (!now || now->layer != entry.layer)
        return invalidate();
    auto next = std::make_shared<ScatterFigure>(*m_figure);
    next->select(m_selection->rows(entry.id));
    m_figure = std::move(next);
    m_hasHighlight = false;
    update();
    emit summaryChanged();
}

ChartFigurePtr ScatterChart::figure()
{
    flush();
    if (m_figure)
        return m_figure;
    auto none = std::make_shared<EmptyFigure>();
    none->font = pixelFont(font());
    none->empty = m_empty;
    return none;
}

QString ScatterChart::summary() const
{
    if (!m_figure)
        return {};
    QString text = m_source->summary(m_figure->shown());
    if (const auto selected = (m_figure->selected() & m_source->points().rows()).count(); selected > 0)
        text += tr(" · %1 selected").arg(QLocale().toString(static_cast<qulonglong>(selected)));
    return text;
}

std::optional<QPointF> ScatterChart::placeOf(Row row)
{
    flush();
    if (!m_figure || !m_source->points().contains(row))
        return std::nullopt;
    return where().place(m_source->points().x(row), m_source->points().y(row));
}

// ---- painting

void ScatterChart::redraw()
{
    m_base = {};
    m_brushedLook = {};
    m_hasHighlight = false;
    m_where = {};
    update();
}

void ScatterChart::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    redraw();
}

const ScatterLayout &ScatterChart::where()
{
    if (m_where.plot.isEmpty())
        m_where = m_figure->layout(size());
    return m_where;
}

bool ScatterChart::isExact() const
{
    return m_source->points().count() <= exactPoints;
}

void ScatterChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartColors colors = ChartColors::of(palette());
    if (!m_figure || !m_figure->empty.isEmpty()) {
        painter.fillRect(rect(), colors.paper);
        painter.setPen(colors.quiet);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         m_figure ? m_figure->empty : m_empty);
    } else {
        paintPoints(painter);
        paintSpots(painter);
        if (m_isDragging)
            paintBand(painter);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ScatterChart::paintPoints(QPainter &painter)
{
    const ChartColors colors = ChartColors::of(palette());
    const double ratio = devicePixelRatioF();
    if (m_base.isNull() || m_base.devicePixelRatio() != ratio) {
        m_base = QPixmap(size() * ratio);
        m_base.setDevicePixelRatio(ratio);
        QPainter frame(&m_base);
        m_figure->paintFrame(frame, size(), where(), colors);
        ScatterFigure::paintPicture(frame, m_figure->picture(where(), colors, ratio), where());
        m_figure->paintNames(frame, where(), colors);
    }
    painter.drawPixmap(0, 0, m_base);
    if (m_isDragging && m_dragMode == Selection::Mode::Replace)
        return; // what was selected is about to go
    if (!m_hasHighlight) {
        m_highlight = m_figure->selected().isEmpty()
                          ? QImage()
                          : m_figure->selectedPicture(m_figure->selected(), where(), colors, ratio);
        m_hasHighlight = true;
    }
    if (!m_highlight.isNull())
        ScatterFigure::paintPicture(painter, m_highlight, where());
}

void ScatterChart::paintBand(QPainter &painter)
{
    const ChartColors colors = ChartColors::of(palette());
    const double ratio = devicePixelRatioF();
    const QRectF box = band();
    if (m_dragMode == Selection::Mode::Subtract) { // what leaves the selection looks as before it
        painter.drawPixmap(box, m_base, QRectF(box.topLeft() * ratio, box.size() * ratio));
    } else if (isExact()) {
        ScatterFigure::paintPicture(painter, m_figure->selectedPicture(rowsInBand(), where(), colors, ratio), where());
    } else {
        if (m_brushedLook.isNull())
            m_brushedLook = m_figure->selectedPicture(m_figure->shown(), where(), colors, ratio);
        painter.save();
        painter.setClipRect(box);
        ScatterFigure::paintPicture(painter, m_brushedLook, where());
        painter.restore();
    }
    painter.setBrush(QColor(0x1f, 0x6f, 0xb5, 36));
    painter.setPen(QPen(colors.isDark ? QColor(0x7a, 0xb8, 0xf5) : QColor(0x1f, 0x6f, 0xb5), 1.2));
    painter.drawRect(box);
}

/// The point the panels show, the one under the pointer, and the one the keys stand on.
void ScatterChart::paintSpots(QPainter &painter)
{
    const ChartColors colors = ChartColors::of(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const double radius = m_figure->diameter() / 2;
    const auto ring = [&](std::optional<Row> row, double away, const QPen &pen) {
        if (!row || !m_source->points().contains(*row))
            return;
        const QPointF at = where().place(m_source->points().x(*row), m_source->points().y(*row));
        painter.setPen(pen);
        painter.drawEllipse(at, radius + away, radius + away);
    };
    const auto &current = m_selection->current();
    if (current && current->entry == m_source->entry().id) {
        ring(current->row, 6, QPen(QColor(selectionEdge), 4));
        ring(current->row, 6, QPen(QColor(selectionGlow), 2));
    }
    ring(m_hovered, 2.5, QPen(colors.ink, 1.4));
    if (hasFocus())
        ring(m_cursor, 9, QPen(colors.ink, 1.4, Qt::DotLine));
}

} // namespace kohkan
