// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/marks_page.h"

#include "datasets/table/class_breaks.h"
#include "widgets/editors/class_list.h"
#include "widgets/paint/marker.h"
#include "widgets/parts/copy_guard.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QVBoxLayout>

namespace kohkan {

namespace {

QString shapeName(MarkerShape shape)
{
    switch (shape) {
    case MarkerShape::Circle:
        return MarksPage::tr("Circle");
    case MarkerShape::Square:
        return MarksPage::tr("Square");
    case MarkerShape::Diamond:
        return MarksPage::tr("Diamond");
    case MarkerShape::Triangle:
        return MarksPage::tr("Triangle");
    case MarkerShape::TriangleDown:
        return MarksPage::tr("Triangle, point down");
    case MarkerShape::Pentagon:
        return MarksPage::tr("Pentagon");
    case MarkerShape::Star:
        return MarksPage::tr("Star");
    case MarkerShape::Cross:
        return MarksPage::tr("Cross");
    }
    return {};
}

QComboBox *makeShapeBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    for (int i = 0; i < markerShapeCount; ++i) {
        const auto shape = static_cast<MarkerShape>(i);
        QPixmap pixmap(18, 18);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paintMarker(painter, {QColor(0x77, 0x77, 0x77), shape, 10, false}, {9, 9});
        painter.end();
        box->addItem(QIcon(pixmap), shapeName(shape), i);
    }
    return box;
}

QDoubleSpinBox *makeLengthBox(double least, double greatest, double step, QWidget *parent)
{
    auto *box = new QDoubleSpinBox(parent);
    box->setRange(least, greatest);
    box->setDecimals(1);
    box->setSingleStep(step);
    box->setSuffix(MarksPage::tr(" px"));
    box->setKeyboardTracking(false);
    return box;
}

} // namespace

MarksPage::MarksPage(StyleSubject styleSubject, QWidget *parent)
    : StylePage(std::move(styleSubject), parent)
    , m_points(new QGroupBox(tr("Marks"), this))
    , m_others(new QGroupBox(tr("Lines and areas"), this))
    , m_shape(makeShapeBox(m_points))
    , m_shapeColumn(new QComboBox(m_points))
    , m_shapes(new ClassList({tr("Label"), tr("Value"), tr("Shape")}, m_points))
    , m_size(makeLengthBox(2, 60, 0.5, m_points))
    , m_sizeColumn(new QComboBox(m_points))
    , m_largest(makeLengthBox(4, 120, 1, m_points))
    , m_lineWidth(makeLengthBox(0, 20, 0.2, m_others))
    , m_fillOpacity(new QSpinBox(m_others))
{
    m_shapeColumn->addItem(tr("nothing: one shape"), QString());
    subject().listColumns(*m_shapeColumn, StyleSubject::Columns::Text);
    m_sizeColumn->addItem(tr("nothing: one size"), QString());
    subject().listColumns(*m_sizeColumn, StyleSubject::Columns::Number);
    m_fillOpacity->setRange(0, 100);
    m_fillOpacity->setSingleStep(5);
    m_fillOpacity->setSuffix(tr(" %"));
    m_fillOpacity->setKeyboardTracking(false);
    m_shapes->setAccessibleName(tr("Shapes of values"));
    m_shapes->setMinimumHeight(80);
    const Geometry &geometry = subject().layer().geometry();
    m_points->setEnabled(geometry.hasPoints());
    m_others->setEnabled(geometry.hasLines() || geometry.hasPolygons());
    m_fillOpacity->setEnabled(geometry.hasPolygons());
    layOut();
    wire();
}

void MarksPage::layOut()
{
    auto *points = new QFormLayout(m_points);
    points->addRow(tr("S&hape"), m_shape);
    points->addRow(tr("Shape &follows"), m_shapeColumn);
    points->addRow(m_shapes);
    points->addRow(tr("Dia&meter"), m_size);
    points->addRow(tr("Area f&ollows"), m_sizeColumn);
    points->addRow(tr("Lar&gest diameter"), m_largest);
    auto *others = new QFormLayout(m_others);
    others->addRow(tr("Line &width"), m_lineWidth);
    others->addRow(tr("F&ill opacity"), m_fillOpacity);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_points, 1);
    layout->addWidget(m_others);
}

void MarksPage::wire()
{
    CopyGuard::put(m_shapes, subject().layer());
    connect(m_shape, &QComboBox::activated, this,
            [this](int shape) { edit([&](LayerStyle &next) { next.shape = static_cast<MarkerShape>(shape); }); });
    connect(m_shapeColumn, &QComboBox::activated, this, &MarksPage::chooseShapeColumn);
    connect(m_shapes, &QTreeWidget::itemChanged, this,
            [this](QTreeWidgetItem *item) { changeLabel(m_shapes->indexOfTopLevelItem(item), item->text(0)); });
    connect(m_sizeColumn, &QComboBox::activated, this, [this] {
        edit([&](LayerStyle &next) {
            next.sizeColumn = m_sizeColumn->currentData().toString();
            const Column *column = next.sizeColumn.isEmpty() ? nullptr : subject().layer().column(next.sizeColumn);
            next.sizeTitle = column ? subject().title(*column) : QString();
        });
    });
    connect(m_size, &QDoubleSpinBox::valueChanged, this,
            [this](double size) { edit([&](LayerStyle &next) { next.markerSize = size; }); });
    connect(m_largest, &QDoubleSpinBox::valueChanged, this,
            [this](double size) { edit([&](LayerStyle &next) { next.largestSize = size; }); });
    connect(m_lineWidth, &QDoubleSpinBox::valueChanged, this,
            [this](double width) { edit([&](LayerStyle &next) { next.lineWidth = width; }); });
    connect(m_fillOpacity, &QSpinBox::valueChanged, this,
            [this](int percent) { edit([&](LayerStyle &next) { next.fillOpacity = percent / 100.0; }); });
}

QComboBox *MarksPage::shapeBox(int line)
{
    QTreeWidgetItem *item = m_shapes->topLevelItem(line);
    auto *box = qobject_cast<QComboBox *>(m_shapes->itemWidget(item, 2));
    if (!box) {
        box = makeShapeBox(m_shapes);
        box->setFrame(false);
        connect(box, &QComboBox::activated, this,
                [this, line](int shape) { changeShape(line, static_cast<MarkerShape>(shape)); });
        m_shapes->setItemWidget(item, 2, box);
    }
    return box;
}

void MarksPage::display()
{
    chooseData(*m_shape, static_cast<int>(style().shape));
    chooseData(*m_shapeColumn, style().shapeColumn);
    const bool hasShapes = !style().shapeColumn.isEmpty();
    m_shapes->setVisible(hasShapes);
    m_shapes->fill(hasShapes ? style().shapes.size() : 0, [&](std::size_t i, QTreeWidgetItem &item) {
        const auto &known = style().shapes[i];
        item.setText(0, known.label);
        item.setText(1, known.value);
        QComboBox *box = shapeBox(static_cast<int>(i));
        chooseData(*box, static_cast<int>(known.shape));
        box->setAccessibleName(tr("Shape of %1").arg(known.value));
    });
    m_size->setValue(style().markerSize);
    chooseData(*m_sizeColumn, style().sizeColumn);
    m_largest->setValue(style().largestSize);
    m_largest->setEnabled(!style().sizeColumn.isEmpty());
    m_lineWidth->setValue(style().lineWidth);
    m_fillOpacity->setValue(qRound(style().fillOpacity * 100));
}

/// Each of the commonest values gets a shape of its own; beyond the eight there are, the layer's.
void MarksPage::chooseShapeColumn()
{
    const QString name = m_shapeColumn->currentData().toString();
    edit([&](LayerStyle &next) {
        if (next.shapeColumn == name)
            return;
        next.shapeColumn = name;
        next.shapes.clear();
        const Column *column = name.isEmpty() ? nullptr : subject().layer().column(name);
        if (!column)
            return;
        int shape = 0;
        for (const auto &common : commonestValues(*column, subject().layer().allRows(), mostShapes)) {
            const QString &value = column->dictionary()[common.code];
            const bool isLeft = shape < markerShapeCount;
            next.shapes.push_back({value, value, isLeft ? static_cast<MarkerShape>(shape) : next.shape});
            ++shape;
        }
    });
}

void MarksPage::changeShape(int line, MarkerShape shape)
{
    const auto at = static_cast<std::size_t>(line);
    edit([&](LayerStyle &next) {
        if (at < next.shapes.size())
            next.shapes[at].shape = shape;
    });
}

void MarksPage::changeLabel(int line, const QString &label)
{
    const auto at = static_cast<std::size_t>(line);
    edit([&](LayerStyle &next) {
        if (at < next.shapes.size())
            next.shapes[at].label = label.trimmed().isEmpty() ? next.shapes[at].value : label.trimmed();
    });
    show(LayerStyle(style()));
}

} // namespace kohkan
