// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/filter_panel.h"

#include "widgets/pages/condition_text.h"
#include "widgets/pages/field_text.h"
#include "widgets/panels/column_filter.h"
#include "widgets/panels/filter_section.h"
#include "widgets/panels/filter_value_model.h"
#include "widgets/parts/copy_guard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

ColumnPtr columnNamed(const Layer &layer, const QString &name)
{
    const int at = layer.columnIndex(name);
    return at < 0 ? nullptr : layer.columns()[static_cast<std::size_t>(at)];
}

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

FilterPanel::FilterPanel(LayerList *layers, FilterState *filters, const Tables *tables, QWidget *parent)
    : Panel(parent)
    , m_layers(layers)
    , m_filters(filters)
    , m_tables(tables)
    , m_count(new QLabel(this))
    , m_clear(new QToolButton(this))
    , m_add(new QToolButton(this))
    , m_menu(new QMenu(m_add))
    , m_scroll(new QScrollArea(this))
{
    layOut();
    connect(layers, &LayerList::changed, this, &FilterPanel::invalidate);
    connect(filters, &FilterState::changed, this, &FilterPanel::invalidate);
    connect(tables, &Tables::changed, this, [this] {
        m_layerId = 0; // names may differ
        invalidate();
    });
    connect(m_clear, &QToolButton::clicked, this, [this] { m_filters->setConditions(m_entry, {}); });
    connect(m_add, &QToolButton::clicked, this, &FilterPanel::showMenu);
}

void FilterPanel::layOut()
{
    constexpr int margin = 6;
    m_count->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_clear->setText(tr("Clear all"));
    m_clear->setToolTip(tr("Remove every condition on this layer"));
    m_clear->setAutoRaise(true);
    m_add->setText(tr("Add column..."));
    m_add->setToolTip(tr("Filter by another column of this layer"));
    m_add->setAutoRaise(true);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(margin + 2, 4, margin, 4);
    bar->addWidget(m_count, 1);
    bar->addWidget(m_clear);
    auto *body = new QWidget(m_scroll);
    body->setBackgroundRole(QPalette::Base);
    auto *lines = new QVBoxLayout(body);
    lines->setContentsMargins(4, 4, 4, 8);
    lines->setSpacing(0);
    m_stack = new QVBoxLayout;
    m_stack->setSpacing(0);
    lines->addLayout(m_stack);
    lines->addWidget(m_add, 0, Qt::AlignLeft);
    lines->addStretch();
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_scroll, 1);
}

QStringList FilterPanel::columns() const
{
    QStringList names;
    for (const auto &[name, section] : m_sections)
        names << name;
    return names;
}

FilterSection *FilterPanel::section(const QString &column) const
{
    const auto at =
        std::find_if(m_sections.begin(), m_sections.end(), [&](const auto &known) { return known.first == column; });
    return at == m_sections.end() ? nullptr : at->second;
}

QStringList FilterPanel::defaultColumns(const LayerEntry &entry) const
{
    QStringList names;
    if (entry.isDeposits()) {
        names = QStringList{QStringLiteral("province"), QStringLiteral("primary_commodities"), QStringLiteral("status"),
                            QStringLiteral("deposit_type"), QStringLiteral("confidence")};
        names.removeIf([&](const QString &name) { return !entry.layer->column(name); });
        return names;
    }
    constexpr std::size_t fewest = 2, most = 40;
    constexpr qsizetype listed = 5;
    for (const ColumnPtr &column : entry.layer->columns()) {
        const std::size_t values = column->dictionary().size();
        if (isShown(*column) && hasValues(*column) && values >= fewest && values <= most && names.size() < listed)
            names << column->name();
    }
    return names;
}

void FilterPanel::refresh()
{
    const LayerEntry *entry = m_layers->value().activeEntry();
    const bool usable = entry && entry->layer;
    const quint64 layerId = usable ? entry->layer->id() : 0;
    const int version = usable ? entry->layer->version() : 0;
    const EntryId id = entry ? entry->id : 0;
    m_scroll->widget()->setVisible(usable);
    if (id != m_entry || layerId != m_layerId || version != m_version) {
        m_entry = id;
        m_layerId = layerId;
        m_version = version;
        rebuild(usable ? *entry : LayerEntry());
    }
    if (!usable) {
        m_count->setText(tr("No layer to filter"));
        m_clear->setEnabled(false);
        return;
    }
    const auto &conditions = m_filters->conditions(id);
    for (const Condition &condition : conditions)
        if (!section(condition.field) && entry->layer->column(condition.field))
            addSection(*entry, condition.field, true);
    for (const auto &[name, section] : m_sections)
        section->show(section->isOpen() ? m_filters->rowsWithout(id, name) : RowSet(), conditionOn(conditions, name));
    showCount(*entry);
}

void FilterPanel::showCount(const LayerEntry &entry)
{
    const QLocale locale;
    const auto rows = m_filters->rows(entry.id);
    const auto all = static_cast<qulonglong>(entry.layer->rowCount());
    const auto shown = rows ? static_cast<qulonglong>(rows->count()) : all;
    m_clear->setEnabled(!m_filters->conditions(entry.id).empty());
    m_count->setText(tr("%1: %2 of %3").arg(entry.name, locale.toString(shown), locale.toString(all)));
    m_count->setToolTip(m_count->text());
}

void FilterPanel::rebuild(const LayerEntry &entry)
{
    for (const auto &[name, section] : m_sections)
        section->deleteLater();
    for (const auto &[name, section] : m_sections)
        section->hide();
    m_sections.clear();
    if (!entry.layer)
        return;
    for (const QString &name : defaultColumns(entry))
        addSection(entry, name, false);
    for (const QString &name : m_added.value(entry.id))
        if (entry.layer->column(name) && !section(name))
            addSection(entry, name, true);
}

void FilterPanel::addSection(const LayerEntry &entry, const QString &name, bool removable)
{
    const ColumnPtr column = columnNamed(*entry.layer, name);
    ColumnFilter *filter = nullptr;
    if (hasValues(*column)) {
        auto *values = new ValueFilter(new FilterValueModel(
            column, [&](const QString &value) { return valueLabel(entry, name, value, m_tables->catalogue().get()); }));
        CopyGuard::put(values->view(), *entry.layer);
        filter = values;
    } else {
        filter = new RangeFilter(column);
    }
    auto *section = new FilterSection(fieldHeading(entry, *column), filter, removable, m_scroll->widget());
    constexpr std::size_t openAtFirst = 3;
    section->setOpen(m_open[entry.id].value(name, removable || m_sections.size() < openAtFirst));
    m_stack->addWidget(section);
    m_sections.emplace_back(name, section);
    const EntryId id = entry.id;
    connect(section, &FilterSection::opened, this, [this, id, name](bool open) {
        m_open[id][name] = open;
        invalidate();
    });
    connect(filter, &ColumnFilter::chosen, this, [this, id, name](const std::optional<Condition> &condition) {
        m_filters->setCondition(id, name, condition);
    });
    connect(section, &FilterSection::cleared, this,
            [this, id, name] { m_filters->setCondition(id, name, std::nullopt); });
    connect(section, &FilterSection::removed, this, [this, name] { removeColumn(name); });
}

void FilterPanel::addColumn(const QString &column)
{
    flush();
    const LayerEntry *entry = m_layers->value().activeEntry();
    if (!entry || !entry->layer || !entry->layer->column(column))
        return;
    if (!section(column)) {
        m_added[entry->id] << column;
        addSection(*entry, column, true);
    }
    section(column)->setOpen(true);
    invalidate();
    QTimer::singleShot(0, section(column), [this, column] { // once it is laid out
        if (FilterSection *added = section(column))
            m_scroll->ensureWidgetVisible(added);
    });
}

void FilterPanel::removeColumn(const QString &column)
{
    if (FilterSection *known = section(column)) {
        std::erase_if(m_sections, [&](const auto &other) { return other.first == column; });
        known->hide();
        known->deleteLater();
    }
    m_added[m_entry].removeAll(column);
    m_filters->setCondition(m_entry, column, std::nullopt);
}

void FilterPanel::showMenu()
{
    m_menu->clear();
    const LayerEntry *entry = m_layers->value().activeEntry();
    if (!entry || !entry->layer)
        return;
    for (const ColumnPtr &column : entry->layer->columns())
        if (isShown(*column) && !section(column->name()))
            m_menu->addAction(fieldHeading(*entry, *column), this, [this, name = column->name()] { addColumn(name); });
    m_menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

} // namespace kohkan
