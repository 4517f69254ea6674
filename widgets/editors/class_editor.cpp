// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/class_editor.h"

#include "datasets/table/filter.h"
#include "widgets/editors/class_list.h"
#include "widgets/parts/color_ramp.h"
#include "widgets/parts/copy_guard.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

/// The classes with those values that the column has and the list has not, most frequent first.
void addCommonest(std::vector<LayerStyle::Class> &classes, const Column &column, const RowSet &rows)
{
    const auto isKnown = [&](const QString &value) {
        return std::any_of(classes.begin(), classes.end(),
                           [&](const LayerStyle::Class &known) { return known.value == value; });
    };
    for (const auto &common : commonestValues(column, rows, ClassEditor::mostClasses)) {
        const QString &value = column.dictionary()[common.code];
        if (classes.size() < ClassEditor::mostClasses && !isKnown(value))
            classes.push_back({value, value, categoryColor(classes.size())});
    }
}

} // namespace

ClassEditor::ClassEditor(StyleSubject styleSubject, QWidget *parent)
    : StylePage(std::move(styleSubject), parent)
    , m_column(new QComboBox(this))
    , m_list(new ClassList({tr("Label"), tr("Value"), tr("Rows")}, this))
    , m_note(new QLabel(this))
{
    subject().listColumns(*m_column, StyleSubject::Columns::Text);
    m_list->setOrderIsFree();
    CopyGuard::put(m_list, subject().layer());
    m_list->setAccessibleName(tr("Classes, the first is painted on top"));
    m_note->setWordWrap(true);
    layOut();
    connect(m_column, &QComboBox::activated, this, &ClassEditor::chooseColumn);
    connect(m_list, &QTreeWidget::itemChanged, this, &ClassEditor::changeLabel);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ClassEditor::updateButtons);
    connect(m_list, &ClassList::reordered, this, &ClassEditor::reorder, Qt::QueuedConnection);
}

QPushButton *ClassEditor::addButton(const QString &text, const QString &tip, void (ClassEditor::*run)())
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, run);
    return button;
}

void ClassEditor::layOut()
{
    m_color = addButton(tr("&Colour..."), tr("Another colour for the class"), &ClassEditor::changeColor);
    m_up = addButton(tr("&Up"), tr("Painted above the class before it (Alt+Up)"), &ClassEditor::moveUp);
    m_down = addButton(tr("&Down"), tr("Painted below the class after it (Alt+Down)"), &ClassEditor::moveDown);
    m_remove = addButton(tr("&Remove"), tr("Its rows become \"Other\" (Del)"), &ClassEditor::removeCurrent);
    m_all =
        addButton(tr("&Add all values"), tr("The most frequent values that are not in the list"), &ClassEditor::addAll);
    m_other = addButton(tr("&Other rows..."), tr("The colour of rows in no class"), &ClassEditor::changeOther);
    const std::pair<QKeySequence, void (ClassEditor::*)()> keys[] = {
        {QKeySequence(Qt::ALT | Qt::Key_Up), &ClassEditor::moveUp},
        {QKeySequence(Qt::ALT | Qt::Key_Down), &ClassEditor::moveDown},
        {QKeySequence(QKeySequence::Delete), &ClassEditor::removeCurrent}};
    for (const auto &[key, run] : keys) {
        auto *action = new QAction(m_list);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        m_list->addAction(action);
    }
    auto *buttons = new QVBoxLayout;
    for (auto *button : {m_color, m_up, m_down, m_remove, m_all})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_other);
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addLayout(buttons);
    auto *form = new QFormLayout;
    form->addRow(tr("Colu&mn"), m_column);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addLayout(row, 1);
    layout->addWidget(m_note);
}

const Column *ClassEditor::columnNamed(const QString &name) const
{
    const Column *column = name.isEmpty() ? nullptr : subject().layer().column(name);
    return column && column->isText() ? column : nullptr;
}

void ClassEditor::begin(LayerStyle &style) const
{
    if (columnNamed(style.classColumn) && !style.classes.empty())
        return;
    const Column *best = nullptr;
    for (int i = 0; i < m_column->count(); ++i) {
        const Column *column = columnNamed(m_column->itemData(i).toString());
        const std::size_t values = column->dictionary().size();
        if (!best || (values > 1 && (best->dictionary().size() < 2 || values < best->dictionary().size())))
            best = column;
    }
    if (best)
        takeColumn(style, best->name());
}

void ClassEditor::takeColumn(LayerStyle &style, const QString &name) const
{
    const Column *column = columnNamed(name);
    if (!column)
        return;
    style.classColumn = name;
    style.classes.clear();
    addCommonest(style.classes, *column, subject().layer().allRows());
}

void ClassEditor::display()
{
    chooseData(*m_column, style().classColumn);
    const Column *column = columnNamed(style().classColumn);
    if (column && m_counted != column->name()) {
        m_counts = countValues(*column, subject().layer().allRows()).counts;
        m_counted = column->name();
    }
    m_list->fill(style().classes.size(), [&](std::size_t i, QTreeWidgetItem &item) {
        const auto &known = style().classes[i];
        const auto code = column ? column->codeOf(known.value) : std::nullopt;
        item.setIcon(0, colorIcon(known.color));
        item.setText(0, known.label);
        item.setText(1, known.value);
        item.setText(2, QLocale().toString(static_cast<qulonglong>(code ? m_counts[*code] : 0)));
        item.setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    });
    m_other->setIcon(colorIcon(style().color));
    const std::size_t values = column ? column->dictionary().size() : 0;
    m_note->setText(values > style().classes.size()
                        ? tr("%1 of %2 values have a class; the rest is \"Other\".")
                              .arg(QLocale().toString(static_cast<qulonglong>(style().classes.size())),
                                   QLocale().toString(static_cast<qulonglong>(values)))
                        : tr("The first class is painted on top. Drag a class, or move it with Alt+Up and Alt+Down."));
    m_all->setEnabled(column && style().classes.size() < std::min(values, mostClasses));
    updateButtons();
}

void ClassEditor::updateButtons()
{
    const int at = m_list->current();
    m_color->setEnabled(at >= 0);
    m_remove->setEnabled(at >= 0);
    m_up->setEnabled(at > 0);
    m_down->setEnabled(at >= 0 && at + 1 < m_list->topLevelItemCount());
}

void ClassEditor::chooseColumn()
{
    const QString name = m_column->currentData().toString();
    if (name != style().classColumn)
        edit([&](LayerStyle &next) { takeColumn(next, name); });
}

void ClassEditor::changeLabel(QTreeWidgetItem *item)
{
    const int line = m_list->indexOfTopLevelItem(item);
    const QString label = item->text(0).trimmed();
    edit([&](LayerStyle &next) {
        auto &known = next.classes[static_cast<std::size_t>(line)];
        known.label = label.isEmpty() ? known.value : label;
    });
    show(LayerStyle(style())); // what cannot be edited is as it was
}

void ClassEditor::reorder(const QList<int> &order)
{
    edit([&](LayerStyle &next) {
        std::vector<LayerStyle::Class> classes;
        for (const int from : order)
            if (from >= 0 && static_cast<std::size_t>(from) < next.classes.size())
                classes.push_back(next.classes[static_cast<std::size_t>(from)]);
        if (classes.size() == next.classes.size())
            next.classes = std::move(classes);
    });
    show(LayerStyle(style()));
}

void ClassEditor::changeColor()
{
    const int line = m_list->current();
    if (line < 0)
        return;
    const QString value = style().classes[static_cast<std::size_t>(line)].value;
    askColor(style().classes[static_cast<std::size_t>(line)].color, [value](LayerStyle &next, const QColor &color) {
        for (auto &known : next.classes)
            if (known.value == value)
                known.color = color;
    });
}

void ClassEditor::changeOther()
{
    askColor(style().color, [](LayerStyle &next, const QColor &color) { next.color = color; });
}

void ClassEditor::moveUp()
{
    moveBy(-1);
}

void ClassEditor::moveDown()
{
    moveBy(1);
}

void ClassEditor::moveBy(int by)
{
    const int from = m_list->current(), to = from + by;
    if (from < 0 || to < 0 || to >= m_list->topLevelItemCount())
        return;
    edit([&](LayerStyle &next) {
        std::swap(next.classes[static_cast<std::size_t>(from)], next.classes[static_cast<std::size_t>(to)]);
    });
    m_list->setCurrent(to);
}

void ClassEditor::removeCurrent()
{
    const int at = m_list->current();
    if (at >= 0)
        edit([&](LayerStyle &next) { next.classes.erase(next.classes.begin() + at); });
}

void ClassEditor::addAll()
{
    if (const Column *column = columnNamed(style().classColumn))
        edit([&](LayerStyle &next) { addCommonest(next.classes, *column, subject().layer().allRows()); });
}

} // namespace kohkan
