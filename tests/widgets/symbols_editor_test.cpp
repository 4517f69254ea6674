// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shown_tables.h"
#include "widgets/editors/symbols_editor.h"

#include "datasets/table/layer_builder.h"
#include "widgets/editors/class_editor.h"
#include "widgets/editors/class_list.h"
#include "widgets/editors/colour_page.h"
#include "widgets/editors/crowding_page.h"
#include "widgets/editors/grade_editor.h"
#include "widgets/editors/marks_page.h"
#include "widgets/editors/names_page.h"
#include "widgets/parts/color_ramp.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPointer>
#include <QTabWidget>
#include <QTest>

using namespace kohkan;
using Colouring = LayerStyle::Colouring;

namespace {

/// 60 points: `kind` of three values, `name` of sixty, `depth` from 1 to 60 metres, and a column that is kept hidden.
LayerPtr sites()
{
    LayerBuilder builder(QStringLiteral("sites"));
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    auto &kind = builder.addColumn(QStringLiteral("kind"), Column::Type::Text);
    auto &depth = builder.addColumn(QStringLiteral("depth"), Column::Type::Number, QStringLiteral("m"));
    auto &hidden = builder.addColumn(QStringLiteral("_order"), Column::Type::Number);
    auto &copper = builder.addColumn(QStringLiteral("_contained_t_Cu"), Column::Type::Number, QStringLiteral("t"));
    auto &accuracy =
        builder.addColumn(QStringLiteral("location_accuracy_m"), Column::Type::Number, QStringLiteral("m"));
    for (int i = 0; i < 60; ++i) {
        name.appendText(QStringLiteral("site %1").arg(i));
        kind.appendText(i < 30 ? QStringLiteral("mine") : i < 50 ? QStringLiteral("quarry") : QStringLiteral("pit"));
        depth.appendNumber(i + 1);
        hidden.appendNumber(i);
        copper.appendNumber(1000 * i);
        accuracy.appendNumber(10);
        builder.geometry().appendPoint({60 + i / 10.0, 30});
    }
    return builder.finish();
}

LayerPtr line()
{
    LayerBuilder builder(QStringLiteral("line"));
    const std::vector<LonLat> coordinates{{60, 30}, {61, 31}};
    builder.geometry().begin(GeometryType::LineString);
    builder.geometry().addPart(GeometryPart::Kind::Line, coordinates);
    return builder.finish();
}

/// As a person does: the box says that it was used.
void choose(QComboBox *box, const QString &data)
{
    const int at = box->findData(data);
    QVERIFY2(at >= 0, qPrintable(data));
    box->setCurrentIndex(at);
    emit box->activated(at);
}

} // namespace

class SymbolsEditorTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void showsTheStyle();
    void everyControlChangesTheEntry();
    void classesOfAColumn();
    void classesAreMovedAndRemoved();
    void manyValuesBecomeOther();
    void aLabelIsTyped();
    void aColourIsChosenAndTakenBack();
    void gradesOfAColumn();
    void boundsAreTyped();
    void shapesOfAColumn();
    void listsWhatSizesDeposits();
    void cancelRestores();
    void okKeeps();
    void followsTheList();
    void partsThatDoNotFitAreOff();
    void rampsAreOrdered();
    void categoriesDiffer();

private:
    void open(EntryId entry);
    const LayerStyle &style() const { return m_layers->value().find(m_entry)->style; }
    void chooseColouring(Colouring colouring);
    ShownTables m_tables;
    std::unique_ptr<LayerList> m_layers;
    EntryId m_entry = 0;
    QPointer<SymbolsEditor> m_editor;
};

void SymbolsEditorTest::init()
{
    m_layers = std::make_unique<LayerList>();
    LayerEntry entry;
    entry.name = QStringLiteral("Sites");
    entry.layer = sites();
    m_entry = m_layers->add(entry);
    open(m_entry);
}

void SymbolsEditorTest::cleanup()
{
    delete m_editor;
    m_layers.reset();
}

void SymbolsEditorTest::open(EntryId entry)
{
    delete m_editor;
    m_editor = new SymbolsEditor(m_layers.get(), entry, m_tables.tables);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor));
}

void SymbolsEditorTest::chooseColouring(Colouring colouring)
{
    QComboBox *box = m_editor->colour()->colouring();
    box->setCurrentIndex(static_cast<int>(colouring));
    emit box->activated(box->currentIndex());
    QCOMPARE(style().colouring, colouring);
}

void SymbolsEditorTest::showsTheStyle()
{
    m_layers->edit(m_entry, [](LayerEntry &entry) {
        entry.style.markerSize = 21;
        entry.style.crowding = LayerStyle::Crowding::Clusters;
        entry.style.labelColumn = QStringLiteral("name");
        entry.style.accuracyColumn = QStringLiteral("depth");
    });
    QCOMPARE(m_editor->marks()->size()->value(), 21.0);
    QVERIFY(m_editor->crowding()->crowding(LayerStyle::Crowding::Clusters)->isChecked());
    QCOMPARE(m_editor->names()->column()->currentData().toString(), QStringLiteral("name"));
    QCOMPARE(m_editor->crowding()->accuracyColumn()->currentData().toString(), QStringLiteral("depth"));
    QVERIFY(!m_editor->isModal());
    QVERIFY(m_editor->height() <= 640 && m_editor->width() <= 700);
}

void SymbolsEditorTest::everyControlChangesTheEntry()
{
    m_editor->marks()->size()->setValue(14.5);
    QCOMPARE(style().markerSize, 14.5);
    choose(m_editor->marks()->sizeColumn(), QStringLiteral("depth"));
    QCOMPARE(style().sizeColumn, QStringLiteral("depth"));
    QCOMPARE(style().sizeTitle, QStringLiteral("depth"));
    m_editor->marks()->largest()->setValue(50);
    QCOMPARE(style().largestSize, 50.0);
    m_editor->marks()->shape()->setCurrentIndex(static_cast<int>(MarkerShape::Star));
    emit m_editor->marks()->shape()->activated(static_cast<int>(MarkerShape::Star));
    QCOMPARE(style().shape, MarkerShape::Star);
    m_editor->crowding()->crowding(LayerStyle::Crowding::Displaced)->click();
    QCOMPARE(style().crowding, LayerStyle::Crowding::Displaced);
    QComboBox *shading = m_editor->crowding()->shading();
    QVERIFY(!m_editor->crowding()->shadingScale()->isEnabled());
    shading->setCurrentIndex(1);
    emit shading->activated(1);
    QCOMPARE(style().shading, LayerStyle::Shading::Count);
    m_editor->crowding()->shadingScale()->setValue(500'000);
    QCOMPARE(style().shadingScale, 500'000.0);
    m_editor->crowding()->accuracy()->click();
    QCOMPARE(style().accuracyColumn, QStringLiteral("location_accuracy_m"));
    choose(m_editor->crowding()->accuracyColumn(), QStringLiteral("depth"));
    QCOMPARE(style().accuracyColumn, QStringLiteral("depth"));
    m_editor->crowding()->accuracy()->click();
    QVERIFY(style().accuracyColumn.isEmpty());
    choose(m_editor->names()->column(), QStringLiteral("name"));
    QCOMPARE(style().labelColumn, QStringLiteral("name"));
    m_editor->names()->scale()->setValue(80'000);
    QCOMPARE(style().labelScale, 80'000.0);
}

void SymbolsEditorTest::classesOfAColumn()
{
    chooseColouring(Colouring::Categorised);
    QCOMPARE(style().classColumn, QStringLiteral("kind")); // the one with few values
    QCOMPARE(style().classes.size(), std::size_t(3));
    QCOMPARE(style().classes[0].value, QStringLiteral("mine")); // the most frequent
    QCOMPARE(style().classes[2].value, QStringLiteral("pit"));
    const ClassList *list = m_editor->colour()->classes()->list();
    QCOMPARE(list->topLevelItemCount(), 3);
    QCOMPARE(list->topLevelItem(1)->text(2), QStringLiteral("20"));
    chooseColouring(Colouring::Single);
    chooseColouring(Colouring::Categorised);
    QCOMPARE(style().classes.size(), std::size_t(3)); // as they were
}

void SymbolsEditorTest::classesAreMovedAndRemoved()
{
    chooseColouring(Colouring::Categorised);
    ClassList *list = m_editor->colour()->classes()->list();
    list->setFocus();
    list->setCurrent(2);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(style().classes[1].value, QStringLiteral("pit"));
    QCOMPARE(list->current(), 1);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(style().classes[2].value, QStringLiteral("pit"));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(style().classes.size(), std::size_t(2));
    emit list->reordered({1, 0}); // what a drag says
    QTRY_COMPARE(style().classes[0].value, QStringLiteral("quarry"));
    for (auto *button : m_editor->findChildren<QAbstractButton *>())
        if (button->text() == QStringLiteral("&Add all values"))
            button->click();
    QCOMPARE(style().classes.size(), std::size_t(3));
    QCOMPARE(style().classes[2].value, QStringLiteral("pit"));
}

void SymbolsEditorTest::manyValuesBecomeOther()
{
    chooseColouring(Colouring::Categorised);
    choose(m_editor->colour()->classes()->column(), QStringLiteral("name"));
    QCOMPARE(style().classColumn, QStringLiteral("name"));
    QCOMPARE(style().classes.size(), ClassEditor::mostClasses);
}

void SymbolsEditorTest::aLabelIsTyped()
{
    chooseColouring(Colouring::Categorised);
    ClassList *list = m_editor->colour()->classes()->list();
    list->topLevelItem(0)->setText(0, QStringLiteral(" Mines "));
    QCOMPARE(style().classes[0].label, QStringLiteral("Mines"));
    list->topLevelItem(0)->setText(0, QString());
    QCOMPARE(style().classes[0].label, QStringLiteral("mine")); // never without one
    QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("mine"));
}

void SymbolsEditorTest::aColourIsChosenAndTakenBack()
{
    const QColor before = style().color;
    for (auto *button : m_editor->findChildren<QAbstractButton *>())
        if (button->isVisible() && button->text() == QStringLiteral("&Colour..."))
            button->click();
    auto *dialog = m_editor->findChild<QColorDialog *>();
    QVERIFY(dialog);
    dialog->setCurrentColor(QColor(1, 200, 3));
    QCOMPARE(style().color, QColor(1, 200, 3)); // the map follows
    dialog->reject();
    QCOMPARE(style().color, before);
}

void SymbolsEditorTest::gradesOfAColumn()
{
    chooseColouring(Colouring::Graduated);
    QCOMPARE(style().gradeColumn, QStringLiteral("depth"));
    QCOMPARE(style().grades.size(), std::size_t(5));
    GradeEditor *grades = m_editor->colour()->grades();
    grades->count()->setValue(3);
    QCOMPARE(style().grades.size(), std::size_t(3));
    QCOMPARE(style().grades[0].low, 1.0);
    QCOMPARE(style().grades[1].low, 21.0); // sixty values, twenty a class
    QCOMPARE(style().grades[2].high, 60.0);
    QCOMPARE(style().grades[0].label, QStringLiteral("1 – 21 m"));
    grades->method()->setCurrentIndex(0);
    emit grades->method()->activated(0);
    QVERIFY(std::abs(style().grades[1].low - (1 + 59 / 3.0)) < 1e-9);
    const QColor first = style().grades[0].color;
    grades->ramp()->setCurrentIndex(3);
    emit grades->ramp()->activated(3);
    QVERIFY(style().grades[0].color != first);
    QCOMPARE(style().grades[2].color, colorRamps()[3].color(2, 3));
}

void SymbolsEditorTest::boundsAreTyped()
{
    chooseColouring(Colouring::Graduated);
    GradeEditor *grades = m_editor->colour()->grades();
    grades->count()->setValue(3);
    ClassList *list = grades->list();
    list->topLevelItem(0)->setText(2, QStringLiteral("10"));
    QCOMPARE(style().grades[0].high, 10.0);
    QCOMPARE(style().grades[1].low, 10.0); // no gap
    QCOMPARE(style().grades[0].label, QStringLiteral("1 – 10 m"));
    for (const char *wrong : {"99", "deep", ""}) {
        list->topLevelItem(0)->setText(2, QString::fromLatin1(wrong));
        QCOMPARE(style().grades[0].high, 10.0);
        QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("10"));
    }
    list->topLevelItem(0)->setText(0, QStringLiteral("shallow"));
    list->topLevelItem(0)->setText(2, QStringLiteral("12"));
    QCOMPARE(style().grades[0].label, QStringLiteral("shallow")); // what was typed stays
}

void SymbolsEditorTest::shapesOfAColumn()
{
    MarksPage *marks = m_editor->marks();
    choose(marks->shapeColumn(), QStringLiteral("kind"));
    QCOMPARE(style().shapes.size(), std::size_t(3));
    QVERIFY(style().shapes[0].shape != style().shapes[1].shape);
    auto *box = qobject_cast<QComboBox *>(marks->shapes()->itemWidget(marks->shapes()->topLevelItem(2), 2));
    QVERIFY(box);
    box->setCurrentIndex(static_cast<int>(MarkerShape::Cross));
    emit box->activated(static_cast<int>(MarkerShape::Cross));
    QCOMPARE(style().shapes[2].shape, MarkerShape::Cross);
    choose(marks->shapeColumn(), QString());
    QVERIFY(style().shapeColumn.isEmpty() && style().shapes.empty());
}

void SymbolsEditorTest::listsWhatSizesDeposits()
{
    const QComboBox *box = m_editor->marks()->sizeColumn();
    QCOMPARE(box->findData(QStringLiteral("_order")), -1);
    QCOMPARE(box->itemText(box->findData(QStringLiteral("_contained_t_Cu"))), QStringLiteral("Contained Cu (t)"));
}

void SymbolsEditorTest::cancelRestores()
{
    const LayerStyle before = style();
    chooseColouring(Colouring::Graduated);
    m_editor->marks()->size()->setValue(30);
    QVERIFY(style() != before);
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(style() == before);
    QTRY_VERIFY(m_editor.isNull());
}

void SymbolsEditorTest::okKeeps()
{
    m_editor->marks()->size()->setValue(30);
    m_editor->accept();
    QCOMPARE(style().markerSize, 30.0);
    QTRY_VERIFY(m_editor.isNull());
}

void SymbolsEditorTest::followsTheList()
{
    m_layers->edit(m_entry, [](LayerEntry &entry) { entry.name = QStringLiteral("other"); });
    QVERIFY(m_editor->isVisible());
    m_layers->remove(m_entry);
    QTRY_VERIFY(m_editor.isNull());
}

void SymbolsEditorTest::partsThatDoNotFitAreOff()
{
    LayerEntry entry;
    entry.name = QStringLiteral("Line");
    entry.layer = line();
    open(m_layers->add(entry));
    QVERIFY(!m_editor->marks()->size()->isEnabled());
    QVERIFY(m_editor->marks()->lineWidth()->isEnabled());
    QVERIFY(!m_editor->marks()->fillOpacity()->isEnabled());
    QVERIFY(!m_editor->crowding()->isEnabled());
    open(m_entry);
    QVERIFY(m_editor->marks()->size()->isEnabled());
    QVERIFY(!m_editor->marks()->lineWidth()->isEnabled());
    QVERIFY(m_editor->crowding()->isEnabled());
}

void SymbolsEditorTest::rampsAreOrdered()
{
    for (const auto &ramp : colorRamps()) {
        const auto luma = [&](int i) {
            const QColor color = ramp.color(i, 9);
            return 0.299 * color.red() + 0.587 * color.green() + 0.114 * color.blue();
        };
        const bool grows = luma(8) > luma(0);
        for (int i = 1; i < 9; ++i)
            QVERIFY2(grows == (luma(i) > luma(i - 1)), qPrintable(ramp.name));
    }
}

void SymbolsEditorTest::categoriesDiffer()
{
    for (std::size_t i = 0; i < ClassEditor::mostClasses; ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(categoryColor(i) != categoryColor(j));
}

QTEST_MAIN(SymbolsEditorTest)
#include "symbols_editor_test.moc"
