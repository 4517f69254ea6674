// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer_builder.h"
#include "widgets/panels/layer_table_model.h"
#include "widgets/panels/table_panel.h"
#include "widgets/state/gui_mailbox.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QTableView>
#include <QTest>

using namespace kohkan;

namespace {

/// Five places with a name, a number with published digits and a hidden column.
LayerPtr places(bool mayBePassedOn = true)
{
    LayerBuilder builder(QStringLiteral("places"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &metal = builder.addColumn(QStringLiteral("metal"), Column::Type::Text);
    auto &grade = builder.addColumn(QStringLiteral("grade"), Column::Type::Number, QStringLiteral("%"));
    auto &hidden = builder.addColumn(QStringLiteral("_order"), Column::Type::Integer);
    const char *ids[] = {"a", "b", "c", "d", "e"};
    const char *metals[] = {"Cu", "Au", "Cu", "Au", "Fe"};
    const double grades[] = {0.50, -1, 2.25, 0, 1};
    for (int i = 0; i < 5; ++i) {
        id.appendText(QString::fromLatin1(ids[i]));
        metal.appendText(QString::fromLatin1(metals[i]));
        if (grades[i] < 0)
            grade.appendNull();
        else
            grade.appendNumber(grades[i], 2);
        hidden.appendInteger(i);
        builder.geometry().appendPoint({66.0 - i * 3, 30.0 + i});
    }
    builder.provenance().mayBePassedOn = mayBePassedOn;
    return builder.finish();
}

QStringList ids(const LayerTableModel &model)
{
    QStringList texts;
    for (int i = 0; i < model.rowCount(); ++i)
        texts << model.index(i, 0).data().toString();
    return texts;
}

} // namespace

class TablePanelTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_layers = std::make_unique<LayerList>();
        m_filters = std::make_unique<FilterState>(m_layers.get());
        m_selection = std::make_unique<Selection>(m_layers.get());
        LayerEntry entry;
        entry.name = QStringLiteral("places");
        entry.layer = places();
        m_entry = m_layers->add(entry);
        m_panel =
            std::make_unique<TablePanel>(m_layers.get(), m_filters.get(), m_selection.get(), &m_pool, m_mailbox.box());
        m_panel->resize(600, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }

    void showsSourceOrderAndPublishedDigits()
    {
        const auto &model = *m_panel->model();
        QCOMPARE(ids(model), QStringLiteral("a b c d e").split(QLatin1Char(' ')));
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("0.50"));
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("—"));
        QCOMPARE(model.index(3, 2).data().toString(), QStringLiteral("0.00"));
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), QStringLiteral("grade (%)"));
        QVERIFY(model.index(0, 2).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    }

    void sortsStablyWithNullsLast()
    {
        auto &model = *m_panel->model();
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QPersistentModelIndex kept(model.index(2, 0));
        model.sort(2, Qt::AscendingOrder);
        QCOMPARE(ids(model), QStringLiteral("d a e c b").split(QLatin1Char(' ')));
        QCOMPARE(kept.data().toString(), QStringLiteral("c"));
        model.sort(2, Qt::DescendingOrder);
        QCOMPARE(ids(model), QStringLiteral("c e a d b").split(QLatin1Char(' ')));
        model.sort(1, Qt::AscendingOrder);
        QCOMPARE(ids(model), QStringLiteral("b d a c e").split(QLatin1Char(' ')));
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(ids(model), QStringLiteral("e a c b d").split(QLatin1Char(' ')));
        model.sort(-1);
        QCOMPARE(ids(model), QStringLiteral("a b c d e").split(QLatin1Char(' ')));
    }

    void followsTheFilter()
    {
        auto &model = *m_panel->model();
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(2, Qt::DescendingOrder);
        Condition copper;
        copper.field = QStringLiteral("metal");
        copper.value = QStringLiteral("Cu");
        m_filters->setCondition(m_entry, copper.field, copper);
        m_panel->flush();
        QCOMPARE(ids(model), QStringLiteral("c a").split(QLatin1Char(' ')));
        m_filters->setCondition(m_entry, copper.field, std::nullopt);
        m_panel->flush();
        QCOMPARE(model.rowCount(), 5);
    }

    void sharesTheSelection()
    {
        const LayerPtr layer = m_layers->value().find(m_entry)->layer;
        auto *view = m_panel->view();
        const auto click = [&](int row, Qt::KeyboardModifiers keys = {}) {
            QTest::mouseClick(view->viewport(), Qt::LeftButton, keys,
                              view->visualRect(m_panel->model()->index(row, 0)).center());
        };
        const auto selected = [&] {
            QStringList keys = layer->keysOf(m_selection->rows(m_entry));
            keys.sort();
            return keys;
        };
        click(1);
        QCOMPARE(selected(), QStringLiteral("b").split(QLatin1Char(' ')));
        QVERIFY(m_selection->current());
        QCOMPARE(layer->key(m_selection->current()->row), QStringLiteral("b"));
        click(3, Qt::ShiftModifier);
        QCOMPARE(selected(), QStringLiteral("b c d").split(QLatin1Char(' ')));
        click(0, Qt::ControlModifier);
        QCOMPARE(selected(), QStringLiteral("a b c d").split(QLatin1Char(' ')));
        click(2, Qt::ControlModifier);
        QCOMPARE(selected(), QStringLiteral("a b d").split(QLatin1Char(' ')));
        m_selection->pick(m_entry, *layer->rowOfKey(QStringLiteral("e")));
        QCOMPARE(view->currentIndex().row(), 4);
        click(3, Qt::ControlModifier);
        QCOMPARE(selected(), QStringLiteral("d e").split(QLatin1Char(' ')));
        view->selectAll();
        QCOMPARE(selected().size(), 5);
    }

    void aFilterKeepsTheSelection()
    {
        const LayerPtr layer = m_layers->value().find(m_entry)->layer;
        m_selection->apply(m_entry, layer->allRows(), Selection::Mode::Replace);
        Condition iron;
        iron.field = QStringLiteral("metal");
        iron.value = QStringLiteral("Fe");
        m_filters->setCondition(m_entry, iron.field, iron);
        m_panel->flush();
        QCOMPARE(m_panel->model()->rowCount(), 1);
        QCOMPARE(m_selection->count(m_entry), std::size_t(5));
    }

    void copiesSelectedRowsWithHeader()
    {
        const LayerPtr layer = m_layers->value().find(m_entry)->layer;
        m_panel->model()->sort(0, Qt::DescendingOrder);
        m_selection->apply(m_entry, layer->rowsOfKeys({QStringLiteral("b"), QStringLiteral("c")}),
                           Selection::Mode::Replace);
        QTest::keyClick(m_panel->view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("id\tmetal\tgrade (%)\nc\tCu\t2.25\nb\tAu\t\n"));
    }

    void doesNotCopyWhatMayNotBePassedOn()
    {
        LayerEntry entry;
        entry.layer = places(false);
        const EntryId closed = m_layers->add(entry);
        m_layers->setActive(closed);
        m_panel->flush();
        m_selection->apply(closed, entry.layer->allRows(), Selection::Mode::Replace);
        QApplication::clipboard()->setText(QStringLiteral("before"));
        QString sentence;
        connect(m_panel.get(), &TablePanel::messageRequested, this, [&](const QString &text) { sentence = text; });
        m_panel->copySelection();
        QVERIFY(!sentence.isEmpty());
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    }

    void aHiddenTableWaits()
    {
        m_panel->hide();
        LayerEntry entry;
        m_layers->setActive(m_layers->add(entry));
        QTest::qWait(1);
        QCOMPARE(m_panel->model()->rowCount(), 5);
        m_panel->show();
        QCOMPARE(m_panel->model()->rowCount(), 0);
    }

    /// Of a large table neither sorting nor copying is done on the thread of the window.
    void largeTablesAreAWorkersWork()
    {
        constexpr int rows = 50'000;
        LayerBuilder builder(QStringLiteral("large"));
        auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
        auto &number = builder.addColumn(QStringLiteral("number"), Column::Type::Integer);
        for (int i = 0; i < rows; ++i) {
            id.appendText(QString::number(i));
            number.appendInteger((i * 7919LL) % rows);
            builder.geometry().appendPoint({66.0, 30.0});
        }
        LayerEntry entry;
        entry.layer = builder.finish();
        const EntryId large = m_layers->add(entry);
        m_layers->setActive(large);
        m_panel->flush();
        auto &model = *m_panel->model();
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(1, Qt::DescendingOrder);
        QVERIFY(model.isSorting());
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("0")); // as it stood
        QTRY_VERIFY(!model.isSorting());
        QVERIFY(LayerTableModel::lastWorker.load() != std::this_thread::get_id());
        QCOMPARE(model.index(0, 1).data().toString(), QString::number(rows - 1));
        QCOMPARE(model.index(rows - 1, 1).data().toString(), QStringLiteral("0"));
        model.sort(1, Qt::AscendingOrder);
        model.sort(0, Qt::DescendingOrder); // the last one counts
        QTRY_VERIFY(!model.isSorting());
        QCOMPARE(model.index(0, 0).data().toString(), QString::number(rows - 1));
        LayerTableModel::lastWorker = std::this_thread::get_id();
        QApplication::clipboard()->setText(QStringLiteral("before"));
        m_selection->apply(large, entry.layer->allRows(), Selection::Mode::Replace);
        m_panel->copySelection();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
        QTRY_COMPARE(QApplication::clipboard()->text().count(u'\n'), rows + 1);
        QVERIFY(LayerTableModel::lastWorker.load() != std::this_thread::get_id());
        m_layers->setActive(m_entry); // a sort that is on its way ends with its table
        m_layers->setActive(large);
        m_panel->flush();
        model.sort(1, Qt::DescendingOrder);
        m_layers->setActive(m_entry);
        m_panel->flush();
        QCOMPARE(ids(model), QStringLiteral("a b c d e").split(QLatin1Char(' ')));
        QTest::qWait(200);
        QCOMPARE(ids(model), QStringLiteral("a b c d e").split(QLatin1Char(' ')));
    }

private:
    GuiMailbox m_mailbox;
    WorkerPool m_pool{1};
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<TablePanel> m_panel;
    EntryId m_entry = 0;
};

QTEST_MAIN(TablePanelTest)
#include "table_panel_test.moc"
