// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/grade_editor.h"

#include "widgets/editors/class_list.h"
#include "widgets/paint/legend.h"
#include "widgets/parts/color_ramp.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace kohkan {

namespace {

enum Place { LabelPlace, LowPlace, HighPlace };

/// A column that says where or which a row is, and nothing to be coloured by.
bool isPlaceOrKey(const Layer &layer, const QString &name)
{
    static const QStringList places{QStringLiteral("lon"),      QStringLiteral("lat"), QStringLiteral("longitude"),
                                    QStringLiteral("latitude"), QStringLiteral("x"),   QStringLiteral("y")};
    return places.contains(name, Qt::CaseInsensitive) || (layer.keyColumn() && layer.keyColumn()->name() == name);
}

QString boundText(double value)
{
    return QString::number(value, 'g', 10);
}

} // namespace

GradeEditor::GradeEditor(StyleSubject styleSubject, QWidget *parent)
    : StylePage(std::move(styleSubject), parent)
    , m_column(new QComboBox(this))
    , m_method(new QComboBox(this))
    , m_count(new QSpinBox(this))
    , m_ramp(new QComboBox(this))
    , m_list(new ClassList({tr("Label"), tr("From"), tr("To, not included")}, this))
    , m_color(new QPushButton(tr("&Colour..."), this))
    , m_other(new QPushButton(tr("&Other rows..."), this))
{
    subject().listColumns(*m_column, StyleSubject::Columns::Number);
    m_method->addItem(tr("Equal intervals"), static_cast<int>(BreakMethod::EqualIntervals));
    m_method->addItem(tr("Quantiles (equal numbers)"), static_cast<int>(BreakMethod::Quantiles));
    m_method->addItem(tr("Natural breaks (Jenks)"), static_cast<int>(BreakMethod::NaturalBreaks));
    chooseData(*m_method, static_cast<int>(BreakMethod::Quantiles));
    m_count->setRange(2, 9);
    m_count->setValue(5);
    constexpr QSize rampSize(72, 12);
    m_ramp->setIconSize(rampSize);
    for (const auto &ramp : colorRamps())
        m_ramp->addItem(ramp.icon(rampSize), ramp.name);
    m_list->setAllIsEditable();
    m_list->setAccessibleName(tr("Classes, lowest first"));
    m_list->headerItem()->setToolTip(HighPlace, tr("The last class holds its upper end, too"));
    m_color->setToolTip(tr("Another colour for the class"));
    m_other->setToolTip(tr("The colour of rows in no class"));
    layOut();
    connect(m_column, &QComboBox::activated, this, &GradeEditor::recut);
    connect(m_method, &QComboBox::activated, this, &GradeEditor::recut);
    connect(m_count, &QSpinBox::valueChanged, this, &GradeEditor::recut);
    connect(m_ramp, &QComboBox::activated, this, &GradeEditor::recolor);
    connect(m_list, &QTreeWidget::itemChanged, this, &GradeEditor::changeLine);
    connect(m_color, &QPushButton::clicked, this, &GradeEditor::changeColor);
    connect(m_other, &QPushButton::clicked, this, &GradeEditor::changeOther);
}

void GradeEditor::layOut()
{
    auto *form = new QFormLayout;
    form->addRow(tr("Colu&mn"), m_column);
    form->addRow(tr("Me&thod"), m_method);
    form->addRow(tr("Cla&sses"), m_count);
    form->addRow(tr("Ram&p"), m_ramp);
    auto *buttons = new QVBoxLayout;
    for (auto *button : {m_color, m_other}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->insertStretch(1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addLayout(row, 1);
}

const Column *GradeEditor::columnNamed(const QString &name) const
{
    const Column *column = name.isEmpty() ? nullptr : subject().layer().column(name);
    return column && column->isNumeric() ? column : nullptr;
}

const std::vector<double> &GradeEditor::sampleOf(const Column &column)
{
    if (m_sampled != column.name()) {
        m_sample = sortedSample(column, subject().layer().allRows());
        m_sampled = column.name();
    }
    return m_sample;
}

void GradeEditor::begin(LayerStyle &style)
{
    if (columnNamed(style.gradeColumn) && !style.grades.empty())
        return;
    for (int i = 0; i < m_column->count(); ++i) {
        const QString name = m_column->itemData(i).toString();
        if (isPlaceOrKey(subject().layer(), name) && i + 1 < m_column->count())
            continue;
        const auto &sample = sampleOf(*columnNamed(name));
        if (!sample.empty() && sample.front() < sample.back())
            return cut(style, name);
    }
}

QString GradeEditor::labelOf(const LayerStyle &style, double low, double high) const
{
    const Column *column = columnNamed(style.gradeColumn);
    const QString unit = column ? column->unit() : QString();
    if (low == high)
        return figureText(low, unit);
    const bool isTonnes = unit == QLatin1String("t"); // each end may have a multiple of its own
    return tr("%1 – %2").arg(figureText(low, isTonnes ? unit : QString()), figureText(high, unit));
}

void GradeEditor::cut(LayerStyle &style, const QString &name)
{
    const Column *column = columnNamed(name);
    if (!column)
        return;
    style.gradeColumn = name;
    const auto method = static_cast<BreakMethod>(m_method->currentData().toInt());
    const auto bounds = classBreaks(sampleOf(*column), m_count->value(), method);
    style.grades.clear();
    const int count = static_cast<int>(bounds.size()) - 1;
    const ColorRamp &ramp = colorRamps()[static_cast<std::size_t>(std::max(0, m_ramp->currentIndex()))];
    for (int i = 0; i < count; ++i) {
        const double low = bounds[static_cast<std::size_t>(i)], high = bounds[static_cast<std::size_t>(i) + 1];
        style.grades.push_back({low, high, labelOf(style, low, high), ramp.color(i, count)});
    }
}

void GradeEditor::recut()
{
    edit([&](LayerStyle &next) { cut(next, m_column->currentData().toString()); });
}

void GradeEditor::recolor()
{
    edit([&](LayerStyle &next) {
        const ColorRamp &ramp = colorRamps()[static_cast<std::size_t>(m_ramp->currentIndex())];
        for (std::size_t i = 0; i < next.grades.size(); ++i)
            next.grades[i].color = ramp.color(static_cast<int>(i), static_cast<int>(next.grades.size()));
    });
}

void GradeEditor::display()
{
    chooseData(*m_column, style().gradeColumn);
    if (m_sampled.isEmpty() && !style().grades.empty()) // once they are cut here it stays as the user asked for
        m_count->setValue(static_cast<int>(style().grades.size()));
    m_list->fill(style().grades.size(), [&](std::size_t i, QTreeWidgetItem &item) {
        const auto &grade = style().grades[i];
        item.setIcon(LabelPlace, colorIcon(grade.color));
        item.setText(LabelPlace, grade.label);
        item.setText(LowPlace, boundText(grade.low));
        item.setText(HighPlace, boundText(grade.high));
    });
    m_color->setEnabled(!style().grades.empty());
    m_other->setIcon(colorIcon(style().color));
}

void GradeEditor::changeLine(QTreeWidgetItem *item, int place)
{
    const int line = m_list->indexOfTopLevelItem(item);
    if (line < 0 || static_cast<std::size_t>(line) >= style().grades.size())
        return;
    const auto at = static_cast<std::size_t>(line);
    const QString text = item->text(place).trimmed();
    edit([&](LayerStyle &next) {
        if (place == LabelPlace) {
            auto &grade = next.grades[at];
            grade.label = text.isEmpty() ? labelOf(next, grade.low, grade.high) : text;
            return;
        }
        const auto before = next.grades;
        const auto value = parseNumber(text);
        if (!value || !moveBound(next.grades, at, place == HighPlace, value->value))
            return;
        for (std::size_t i = 0; i < before.size(); ++i) // labels that were made from bounds follow them
            if (before[i].label == labelOf(next, before[i].low, before[i].high))
                next.grades[i].label = labelOf(next, next.grades[i].low, next.grades[i].high);
    });
    show(LayerStyle(style())); // a bound that does not fit is as it was
}

void GradeEditor::changeColor()
{
    const int line = m_list->current();
    if (line < 0)
        return;
    const auto at = static_cast<std::size_t>(line);
    askColor(style().grades[at].color, [at](LayerStyle &next, const QColor &color) {
        if (at < next.grades.size())
            next.grades[at].color = color;
    });
}

void GradeEditor::changeOther()
{
    askColor(style().color, [](LayerStyle &next, const QColor &color) { next.color = color; });
}

bool moveBound(std::vector<LayerStyle::Grade> &grades, std::size_t at, bool isHigh, double value)
{
    auto next = grades;
    if (isHigh) {
        next[at].high = value;
        if (at + 1 < next.size())
            next[at + 1].low = value;
    } else {
        next[at].low = value;
        if (at > 0)
            next[at - 1].high = value;
    }
    for (const auto &grade : next)
        if (!(grade.low <= grade.high))
            return false;
    grades = std::move(next);
    return true;
}

} // namespace kohkan
