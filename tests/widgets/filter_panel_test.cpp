// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "tests/support/plain_csv.h"
#include "tests/support/shown_tables.h"
#include "widgets/panels/column_filter.h"
#include "widgets/panels/filter_panel.h"
#include "widgets/panels/filter_section.h"
#include "widgets/panels/filter_value_model.h"

#include <QAbstractItemModelTester>
#include <QAbstractProxyModel>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace kohkan;
using test::PlainCsv;

namespace {

using Record = PlainCsv::Record;

Condition oneOf(const QString &field, const QStringList &values, bool orNull = false)
{
    return {field, Condition::Op::OneOf, {}, values, orNull};
}

/// Whether a record of the CSV file meets a "one of" condition.
bool meets(const Record &record, const Condition &condition)
{
    const QStringList tags = PlainCsv::tags(record[condition.field]);
    if (tags.isEmpty())
        return condition.orNull;
    const bool list = condition.field.endsWith(QLatin1String("commodities"));
    for (const QString &tag : list ? tags : QStringList{record[condition.field]})
        if (condition.values.contains(tag))
            return true;
    return false;
}

} // namespace

class FilterPanelTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto folder = dataFolder();
        QVERIFY(folder);
        m_catalogue = *Catalogue::load(*folder);
        m_deposits = PlainCsv::read(*folder + QLatin1String("/deposits.csv")).records();
        m_names = PlainCsv::read(*folder + QLatin1String("/commodities.csv")).records();
        QVERIFY(m_deposits.size() > 100);
    }
    void init()
    {
        m_layers = std::make_unique<LayerList>();
        m_filters = std::make_unique<FilterState>(m_layers.get());
        LayerEntry incidents;
        incidents.name = QStringLiteral("Incidents");
        incidents.bundledTable = QStringLiteral("incidents");
        incidents.layer = m_catalogue->incidents();
        m_incidents = m_layers->add(incidents);
        LayerEntry deposits;
        deposits.name = QStringLiteral("Deposits");
        deposits.bundledTable = QStringLiteral("deposits");
        deposits.layer = m_catalogue->deposits();
        m_entry = m_layers->add(deposits);
        m_layers->setActive(m_entry);
        m_tables = std::make_unique<ShownTables>(m_catalogue);
        m_panel = std::make_unique<FilterPanel>(m_layers.get(), m_filters.get(), *m_tables);
        m_panel->resize(300, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->flush();
    }
    void cleanup() { m_panel.reset(); }

    void depositsBeginWithTheFiveColumns()
    {
        QCOMPARE(m_panel->columns(),
                 QStringLiteral("province primary_commodities status deposit_type confidence").split(u' '));
    }

    void countsEqualBruteForce_data()
    {
        QTest::addColumn<QList<Condition>>("conditions");
        const auto province = oneOf(QStringLiteral("province"), {QStringLiteral("Balochistan")});
        const auto copper = oneOf(QStringLiteral("primary_commodities"), {QStringLiteral("Cu"), QStringLiteral("Au")});
        const auto type = oneOf(QStringLiteral("deposit_type"), {}, true);
        QTest::newRow("none") << QList<Condition>{};
        QTest::newRow("one") << QList<Condition>{province};
        QTest::newRow("two") << QList<Condition>{province, copper};
        QTest::newRow("nulls") << QList<Condition>{type};
        QTest::newRow("of another column") << QList<Condition>{copper, oneOf(QStringLiteral("host_rock"), {}, true)};
    }
    void countsEqualBruteForce()
    {
        QFETCH(QList<Condition>, conditions);
        m_filters->setConditions(m_entry, {conditions.begin(), conditions.end()});
        m_panel->flush();
        for (const QString &field : m_panel->columns()) {
            m_panel->section(field)->setOpen(true);
            m_panel->flush();
            QHash<QString, qulonglong> expected;
            qulonglong nulls = 0;
            for (const Record &record : m_deposits) {
                bool met = true;
                for (const Condition &condition : conditions)
                    met = met && (condition.field == field || meets(record, condition));
                if (!met)
                    continue;
                if (record[field].isEmpty())
                    ++nulls;
                else if (field == QLatin1String("primary_commodities"))
                    for (const QString &tag : PlainCsv::tags(record[field]))
                        ++expected[tag];
                else
                    ++expected[record[field]];
            }
            const FilterValueModel &model = *values(field);
            qulonglong total = 0;
            for (const QString &value : model.column().dictionary()) {
                const qulonglong counted = count(field, model.rowOf(value));
                QVERIFY2(counted == expected.value(value), qPrintable(field + u' ' + value));
                total += counted;
            }
            qulonglong wanted = 0;
            for (const qulonglong n : expected)
                wanted += n;
            QCOMPARE(total, wanted);
            if (model.rowOfNull() >= 0)
                QCOMPARE(count(field, model.rowOfNull()), nulls);
            else
                QCOMPARE(nulls, qulonglong(0));
        }
    }

    void checksMakeOneOf()
    {
        const QString field = QStringLiteral("province");
        const QStringList chosen{QStringLiteral("Balochistan"), QStringLiteral("Gilgit-Baltistan")};
        for (const QString &value : chosen)
            check(field, values(field)->rowOf(value), true);
        std::size_t expected = 0;
        for (const Record &record : m_deposits)
            expected += chosen.contains(record[field]) ? 1 : 0;
        QCOMPARE(m_filters->rows(m_entry)->count(), expected);
        check(field, values(field)->rowOf(chosen[0]), false);
        check(field, values(field)->rowOf(chosen[1]), false);
        QVERIFY(m_filters->conditions(m_entry).empty());
    }

    void noValueIsAValue()
    {
        m_panel->addColumn(QStringLiteral("host_rock"));
        const FilterValueModel &model = *values(QStringLiteral("host_rock"));
        QVERIFY(model.rowOfNull() == model.rowCount() - 1);
        check(QStringLiteral("host_rock"), model.rowOfNull(), true);
        std::size_t expected = 0;
        for (const Record &record : m_deposits)
            expected += record[QStringLiteral("host_rock")].isEmpty() ? 1 : 0;
        QVERIFY(expected > 0);
        QCOMPARE(m_filters->rows(m_entry)->count(), expected);
    }

    void clickOnALineAndSpaceCheck()
    {
        auto *filter = qobject_cast<ValueFilter *>(m_panel->section(QStringLiteral("status"))->filter());
        auto *view = filter->view();
        const QModelIndex line = view->model()->index(0, 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(line).center());
        QCOMPARE(m_filters->conditions(m_entry).size(), std::size_t(1));
        view->setCurrentIndex(line);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(m_filters->conditions(m_entry).empty());
    }

    void searchNarrowsTheValues()
    {
        const QString field = QStringLiteral("primary_commodities");
        auto *filter = qobject_cast<ValueFilter *>(m_panel->section(field)->filter());
        QVERIFY(filter->search());
        QVERIFY(!qobject_cast<ValueFilter *>(m_panel->section(QStringLiteral("province"))->filter())->search());
        filter->search()->setText(QStringLiteral("COPP"));
        int expected = 0;
        for (const Record &record : m_names) {
            const bool used = filter->model()->rowOf(record[QStringLiteral("token")]) >= 0;
            expected += used && record[QStringLiteral("name_en")].contains(QLatin1String("copp"), Qt::CaseInsensitive);
        }
        QVERIFY(expected > 0);
        QCOMPARE(filter->view()->model()->rowCount(), expected);
    }

    void aConditionFromElsewhereIsScrolledTo()
    {
        const QString field = QStringLiteral("primary_commodities");
        const QString antimony = QStringLiteral("Sb");
        auto *filter = valueFilter(field);
        QVERIFY(filter->model()->rowOf(antimony) > 8);
        QVERIFY(!isSeen(*filter, antimony));
        m_filters->setCondition(m_entry, field, oneOf(field, {antimony}));
        QTRY_VERIFY(isSeen(*filter, antimony));
        // A check in the list leaves the list where it is.
        const int scrolled = filter->view()->verticalScrollBar()->value();
        check(field, 0, true);
        m_panel->flush();
        QTest::qWait(1);
        QCOMPARE(filter->view()->verticalScrollBar()->value(), scrolled);
        // Neither does a count that changes.
        filter->view()->verticalScrollBar()->setValue(0);
        m_filters->setCondition(m_entry, QStringLiteral("province"),
                                oneOf(QStringLiteral("province"), {QStringLiteral("Balochistan")}));
        m_panel->flush();
        QTest::qWait(1);
        QCOMPARE(filter->view()->verticalScrollBar()->value(), 0);
    }

    void aConditionFromElsewhereIsSeenOnceItsListIs()
    {
        const QString field = QStringLiteral("primary_commodities");
        const QString antimony = QStringLiteral("Sb");
        m_panel->section(field)->setOpen(false);
        m_panel->flush();
        m_filters->setCondition(m_entry, field, oneOf(field, {antimony}));
        m_panel->flush();
        QTest::qWait(1);
        m_panel->section(field)->setOpen(true);
        QTRY_VERIFY(isSeen(*valueFilter(field), antimony));
        m_filters->setConditions(m_entry, {});
        m_panel->flush();
        valueFilter(field)->view()->verticalScrollBar()->setValue(0);
        m_panel->hide();
        m_filters->setCondition(m_entry, field, oneOf(field, {antimony}));
        m_panel->flush();
        QTest::qWait(1);
        m_panel->show();
        QTRY_VERIFY(isSeen(*valueFilter(field), antimony));
    }

    void aSearchDoesNotHideAConditionFromElsewhere()
    {
        const QString field = QStringLiteral("primary_commodities");
        const QString antimony = QStringLiteral("Sb");
        auto *filter = valueFilter(field);
        filter->search()->setText(QStringLiteral("copper"));
        m_filters->setCondition(m_entry, field, oneOf(field, {antimony}));
        QTRY_VERIFY(isSeen(*filter, antimony));
        QVERIFY(filter->search()->text().isEmpty());
    }

    void modelsHold()
    {
        QAbstractItemModelTester tester(values(QStringLiteral("primary_commodities")),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto *filter = qobject_cast<ValueFilter *>(m_panel->section(QStringLiteral("primary_commodities"))->filter());
        QAbstractItemModelTester proxyTester(filter->view()->model(),
                                             QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_filters->setCondition(m_entry, QStringLiteral("province"),
                                oneOf(QStringLiteral("province"), {QStringLiteral("Balochistan")}));
        m_panel->flush();
        check(QStringLiteral("primary_commodities"), 3, true);
        filter->search()->setText(QStringLiteral("a"));
        m_panel->flush();
    }

    void rangeFilters_data()
    {
        QTest::addColumn<QString>("low");
        QTest::addColumn<QString>("high");
        QTest::addColumn<bool>("nulls");
        QTest::newRow("from") << "1950"
                              << "" << false;
        QTest::newRow("to") << ""
                            << "1950" << false;
        QTest::newRow("both") << "1900"
                              << "1970" << false;
        QTest::newRow("both or none") << "1900"
                                      << "1970" << true;
        QTest::newRow("none only") << ""
                                   << "" << true;
    }
    void rangeFilters()
    {
        QFETCH(QString, low);
        QFETCH(QString, high);
        QFETCH(bool, nulls);
        const QString field = QStringLiteral("discovery_year");
        m_panel->addColumn(field);
        m_panel->flush();
        auto *filter = qobject_cast<RangeFilter *>(m_panel->section(field)->filter());
        QVERIFY(filter);
        const auto type = [](QLineEdit *line, const QString &text) {
            line->setFocus();
            QTest::keyClicks(line, text);
            QTest::keyClick(line, Qt::Key_Return);
        };
        if (!low.isEmpty())
            type(filter->low(), low);
        if (!high.isEmpty())
            type(filter->high(), high);
        if (nulls)
            filter->nulls()->click();
        std::size_t expected = 0;
        for (const Record &record : m_deposits) {
            const QString text = record[field];
            const int year = text.left(4).toInt();
            const bool inside = (!low.isEmpty() || !high.isEmpty()) && (low.isEmpty() || year >= low.toInt()) &&
                                (high.isEmpty() || year <= high.toInt());
            expected += text.isEmpty() ? nulls : inside;
        }
        QVERIFY(expected > 0);
        QCOMPARE(m_filters->rows(m_entry)->count(), expected);
        m_panel->flush();
        QCOMPARE(filter->low()->text(), low);
        QCOMPARE(filter->high()->text(), high);
        QCOMPARE(filter->nulls()->isChecked(), nulls);
    }

    void whatIsNoNumberIsNotApplied()
    {
        m_panel->addColumn(QStringLiteral("location_accuracy_m"));
        auto *filter = qobject_cast<RangeFilter *>(m_panel->section(QStringLiteral("location_accuracy_m"))->filter());
        filter->low()->setFocus();
        QTest::keyClicks(filter->low(), QStringLiteral("wide"));
        QTest::keyClick(filter->low(), Qt::Key_Return);
        m_panel->flush();
        QVERIFY(m_filters->conditions(m_entry).empty());
        QCOMPARE(filter->low()->text(), QStringLiteral("wide"));
    }

    void followsTheActiveLayer()
    {
        m_layers->setActive(m_incidents);
        m_panel->flush();
        QVERIFY(!m_panel->columns().isEmpty());
        for (const QString &column : m_panel->columns())
            QVERIFY2(m_catalogue->incidents()->column(column), qPrintable(column));
        QVERIFY(!m_panel->section(QStringLiteral("primary_commodities")));
        LayerEntry gone;
        gone.missing = QStringLiteral("not there");
        m_layers->setActive(m_layers->add(gone));
        m_panel->flush();
        QVERIFY(m_panel->columns().isEmpty());
    }

    void aConditionFromElsewhereIsListed()
    {
        m_filters->setCondition(m_entry, QStringLiteral("age"), oneOf(QStringLiteral("age"), {}, true));
        m_panel->flush();
        QVERIFY(m_panel->section(QStringLiteral("age")));
        QVERIFY(values(QStringLiteral("age"))->condition()->orNull);
    }

    void addedColumnsCanBeTakenOff()
    {
        m_panel->addColumn(QStringLiteral("age"));
        QVERIFY(m_panel->section(QStringLiteral("age")));
        check(QStringLiteral("age"), 0, true);
        m_panel->flush();
        emit m_panel->section(QStringLiteral("age"))->removed();
        QVERIFY(!m_panel->section(QStringLiteral("age")));
        QVERIFY(m_filters->conditions(m_entry).empty());
        m_panel->flush();
        QVERIFY(!m_panel->section(QStringLiteral("age")));
    }

    void anyOtherColumnCanBeAdded()
    {
        const auto buttons = m_panel->findChildren<QToolButton *>();
        const auto add = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton *button) {
            return button->text() == QLatin1String("Add column...");
        });
        QVERIFY(add != buttons.end());
        (*add)->click();
        auto *menu = m_panel->findChild<QMenu *>();
        QVERIFY(menu->isVisible());
        int shown = 0;
        for (const auto &column : m_catalogue->deposits()->columns())
            shown += !column->name().startsWith(u'_');
        QCOMPARE(menu->actions().size(), shown - m_panel->columns().size());
        const qsizetype before = m_panel->columns().size();
        menu->actions().constFirst()->trigger();
        menu->close();
        QCOMPARE(m_panel->columns().size(), before + 1);
    }

    void clearAllClears()
    {
        check(QStringLiteral("status"), 0, true);
        check(QStringLiteral("province"), 0, true);
        m_panel->flush();
        const auto buttons = m_panel->findChildren<QToolButton *>();
        const auto all = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton *button) {
            return button->text() == QLatin1String("Clear all");
        });
        QVERIFY(all != buttons.end());
        (*all)->click();
        QVERIFY(m_filters->conditions(m_entry).empty());
        m_panel->flush();
        QVERIFY(!values(QStringLiteral("status"))->condition());
    }

    void aHiddenPanelWaits()
    {
        m_panel->hide();
        m_layers->setActive(m_incidents);
        QTest::qWait(1);
        QVERIFY(m_panel->section(QStringLiteral("primary_commodities")));
        m_panel->show();
        QVERIFY(!m_panel->section(QStringLiteral("primary_commodities")));
    }

private:
    FilterValueModel *values(const QString &field) const
    {
        return qobject_cast<ValueFilter *>(m_panel->section(field)->filter())->model();
    }
    ValueFilter *valueFilter(const QString &field) const
    {
        return qobject_cast<ValueFilter *>(m_panel->section(field)->filter());
    }
    /// Whether the line of a value is within what its list shows.
    static bool isSeen(const ValueFilter &filter, const QString &value)
    {
        const auto *proxy = qobject_cast<const QAbstractProxyModel *>(filter.view()->model());
        const QModelIndex at = proxy->mapFromSource(filter.model()->index(filter.model()->rowOf(value)));
        const QRect line = filter.view()->visualRect(at);
        return filter.view()->isVisible() && line.isValid() && filter.view()->viewport()->rect().contains(line);
    }
    qulonglong count(const QString &field, int row) const
    {
        return values(field)->index(row).data(FilterValueModel::CountRole).toULongLong();
    }
    void check(const QString &field, int row, bool on)
    {
        FilterValueModel *model = values(field);
        QVERIFY(model->setData(model->index(row), on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole));
    }
    CataloguePtr m_catalogue;
    std::unique_ptr<ShownTables> m_tables;
    QList<Record> m_deposits, m_names;
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    std::unique_ptr<FilterPanel> m_panel;
    EntryId m_entry = 0, m_incidents = 0;
};

QTEST_MAIN(FilterPanelTest)
#include "filter_panel_test.moc"
