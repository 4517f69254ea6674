// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/filter_chips.h"

#include "widgets/pages/condition_text.h"
#include "widgets/panels/filter_chip.h"
#include "widgets/parts/flow_layout.h"

#include <QLabel>
#include <QLocale>
#include <QTimer>
#include <QToolButton>

namespace kohkan {

namespace {

/// Rows that are hidden only because a column that is filtered by has no value for them: they meet every condition that
/// they have a value for.
std::size_t hiddenWithoutValue(const LayerEntry &entry, const FilterState &filters, const RowSet &shown)
{
    const auto &conditions = filters.conditions(entry.id);
    RowSet hidden = entry.layer->allRows() - shown;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const Column *column = entry.layer->column(conditions[i].field);
        (hidden - filters.met(entry.id, i)).forEach([&](Row row) {
            if (column && !column->isNull(row))
                hidden.remove(row);
        });
    }
    return hidden.count();
}

/// Rows that are hidden though every condition may be true of them, as only a limit, month or year is known of some.
struct Undecided {
    std::size_t rows = 0;
    QStringList rules; ///< how each condition treats such values
};

Undecided hiddenUndecided(const LayerEntry &entry, const FilterState &filters, const RowSet &shown)
{
    Undecided found;
    const auto &conditions = filters.conditions(entry.id);
    RowSet hidden = entry.layer->allRows() - shown;
    for (std::size_t i = 0; i < conditions.size() && !hidden.isEmpty(); ++i) {
        const RowSet undecided = undecidedRows(*entry.layer, conditions[i]);
        if (const QString rule = undecidedText(*entry.layer, conditions[i], undecided); !rule.isEmpty())
            found.rules << rule;
        hidden &= filters.met(entry.id, i) | undecided;
    }
    found.rows = hidden.count();
    return found;
}

} // namespace

FilterChips::FilterChips(LayerList *layers, FilterState *filters, const Tables *tables, QWidget *parent)
    : QWidget(parent)
    , m_layers(layers)
    , m_filters(filters)
    , m_tables(tables)
    , m_clear(new QToolButton(this))
    , m_count(new QLabel(this))
{
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins(6, 4, 6, 4);
    flow->setSpacing(6);
    flow->addWidget(m_clear);
    flow->addWidget(m_count);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_clear->setText(tr("Clear all"));
    m_clear->setToolTip(tr("Remove every condition on this layer"));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::TabFocus);
    m_count->setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
    connect(m_clear, &QToolButton::clicked, this, [this] { m_filters->setConditions(m_layers->value().active, {}); });
    connect(layers, &LayerList::changed, this, &FilterChips::invalidate);
    connect(filters, &FilterState::changed, this, &FilterChips::invalidate);
    connect(tables, &Tables::changed, this, &FilterChips::invalidate);
    invalidate();
}

QString FilterChips::countText() const
{
    return m_count->text();
}

void FilterChips::invalidate()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QTimer::singleShot(0, this, &FilterChips::flush);
}

void FilterChips::flush()
{
    m_scheduled = false;
    const LayerEntry *entry = m_layers->value().activeEntry();
    const auto &conditions = m_filters->conditions(m_layers->value().active);
    if (!entry || !entry->layer || conditions.empty()) {
        hide();
        return;
    }
    showConditions(*entry, conditions);
    showCount(*entry);
    updateGeometry();
    show();
}

void FilterChips::showConditions(const LayerEntry &entry, const std::vector<Condition> &conditions)
{
    QStringList texts, known;
    for (const Condition &condition : conditions)
        texts << conditionText(entry, condition, m_tables->catalogue().get());
    for (const FilterChip *chip : m_chips)
        known << chip->text();
    if (texts == known)
        return; // the keyboard stays where it is
    for (FilterChip *chip : m_chips) {
        layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    layout()->removeWidget(m_clear);
    layout()->removeWidget(m_count);
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        auto *chip = new FilterChip(texts[static_cast<qsizetype>(i)], this);
        connect(chip, &FilterChip::removed, this, [this, i] { remove(i); });
        layout()->addWidget(chip);
        chip->show();
        m_chips.push_back(chip);
    }
    layout()->addWidget(m_clear);
    layout()->addWidget(m_count);
    QWidget *before = m_chips.back()->removeButton();
    setTabOrder(before, m_clear);
}

void FilterChips::showCount(const LayerEntry &entry)
{
    const QLocale locale;
    const auto number = [&](std::size_t n) { return locale.toString(static_cast<qulonglong>(n)); };
    const auto rows = m_filters->rows(entry.id);
    const RowSet shown = rows ? *rows : entry.layer->allRows();
    QString text = tr("%1 of %2 shown").arg(number(shown.count()), number(entry.layer->rowCount()));
    if (const std::size_t without = hiddenWithoutValue(entry, *m_filters, shown); without > 0)
        text = tr("%1, %2 without a value").arg(text, number(without));
    auto [undecided, rules] = hiddenUndecided(entry, *m_filters, shown);
    if (undecided > 0)
        text = tr("%1, %2 undecided").arg(text, number(undecided));
    m_count->setText(text);
    rules.prepend(tr("%1: rows that meet the other conditions but have no value in a column that is filtered by "
                     "are hidden; choose \"%2\" to see them too")
                      .arg(entry.name, noValueText()));
    m_count->setToolTip(rules.join(QStringLiteral("\n\n")));
}

void FilterChips::remove(std::size_t condition)
{
    auto next = m_filters->conditions(m_layers->value().active);
    if (condition >= next.size())
        return;
    next.erase(next.begin() + static_cast<std::ptrdiff_t>(condition));
    m_filters->setConditions(m_layers->value().active, std::move(next));
}

} // namespace kohkan
