// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/plain_csv.h"
#include "tests/support/shown_tables.h"
#include "widgets/panels/filter_chip.h"
#include "widgets/panels/filter_chips.h"

#include <QLayout>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace kohkan;
using test::PlainCsv;

class FilterChipsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto folder = dataFolder();
        QVERIFY(folder);
        m_catalogue = *Catalogue::load(*folder);
        m_deposits = PlainCsv::read(*folder + QLatin1String("/deposits.csv")).records();
        const PlainCsv commodities = PlainCsv::read(*folder + QLatin1String("/commodities.csv"));
        for (const auto &record : commodities.records())
            m_names.insert(record[QStringLiteral("token")], record[QStringLiteral("name_en")]);
    }
    void init()
    {
        m_layers = std::make_unique<LayerList>();
        m_filters = std::make_unique<FilterState>(m_layers.get());
        LayerEntry deposits;
        deposits.name = QStringLiteral("Deposits");
        deposits.bundledTable = QStringLiteral("deposits");
        deposits.layer = m_catalogue->deposits();
        m_entry = m_layers->add(deposits);
        m_window = std::make_unique<QWidget>();
        m_tables = std::make_unique<ShownTables>(m_catalogue);
        m_chips = new FilterChips(m_layers.get(), m_filters.get(), *m_tables);
        auto *column = new QVBoxLayout(m_window.get());
        column->addWidget(m_chips);
        column->addStretch();
        m_window->resize(500, 300);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_chips->flush();
    }
    void cleanup() { m_window.reset(); }

    void hiddenWhereThereIsNoCondition()
    {
        QVERIFY(!m_chips->isVisible());
        filterBy(QStringLiteral("province"), {QStringLiteral("Balochistan")});
        QVERIFY(m_chips->isVisible());
        m_filters->setConditions(m_entry, {});
        QTRY_VERIFY(!m_chips->isVisible());
    }

    void appearsByItself()
    {
        Condition condition{QStringLiteral("province"), Condition::Op::IsNotNull, {}, {}, false};
        m_filters->setCondition(m_entry, condition.field, condition);
        QTRY_VERIFY(m_chips->isVisible());
    }

    void saysWhatAndHowMany()
    {
        const QStringList metals{QStringLiteral("Cu"), QStringLiteral("Au")};
        filterBy(QStringLiteral("primary_commodities"), metals);
        qulonglong expected = 0;
        for (const auto &record : m_deposits) {
            const QStringList tags = PlainCsv::tags(record[QStringLiteral("primary_commodities")]);
            expected += tags.contains(metals[0]) || tags.contains(metals[1]);
        }
        QCOMPARE(texts(), QStringList(QStringLiteral("Commodity: %1, %2").arg(m_names[metals[0]], m_names[metals[1]])));
        QCOMPARE(m_chips->countText(), QStringLiteral("%1 of %2 shown").arg(expected).arg(m_deposits.size()));
    }

    void countsWhatIsHiddenForWantOfAValue()
    {
        filterBy(QStringLiteral("province"), {QStringLiteral("Balochistan")});
        Condition since{QStringLiteral("discovery_year"), Condition::Op::Between, {}, {QStringLiteral("1950"), {}}};
        m_filters->setCondition(m_entry, since.field, since);
        m_chips->flush();
        int shown = 0, without = 0;
        for (const auto &record : m_deposits) {
            if (record[QStringLiteral("province")] != QLatin1String("Balochistan"))
                continue;
            const QString year = record[QStringLiteral("discovery_year")];
            without += year.isEmpty();
            shown += year.left(4).toInt() >= 1950;
        }
        QVERIFY(shown > 0 && without > 0);
        QCOMPARE(m_chips->countText(),
                 QStringLiteral("%1 of %2 shown, %3 without a value").arg(shown).arg(m_deposits.size()).arg(without));
        since.orNull = true;
        m_filters->setCondition(m_entry, since.field, since);
        m_chips->flush();
        QCOMPARE(m_chips->countText(), QStringLiteral("%1 of %2 shown").arg(shown + without).arg(m_deposits.size()));
    }

    void countsWhatOnlyALimitIsKnownOf()
    {
        LayerBuilder builder(QStringLiteral("assays"));
        ColumnBuilder &grade = builder.addColumn(QStringLiteral("grade"), Column::Type::Number);
        ColumnBuilder &hole = builder.addColumn(QStringLiteral("hole"), Column::Type::Text);
        for (const double value : {0.1, 0.5, 2.0}) {
            grade.appendNumber(value);
            hole.appendText(QStringLiteral("A"));
        }
        for (const char *name : {"A", "A", "B"}) {
            grade.appendLimit(Column::Limit::Below, 1, 0);
            hole.appendText(QString::fromLatin1(name));
        }
        for (int i = 0; i < 6; ++i)
            builder.geometry().begin(GeometryType::None);
        LayerEntry assays;
        assays.name = QStringLiteral("Assays");
        assays.layer = builder.finish();
        m_entry = m_layers->add(assays);
        m_layers->setActive(m_entry);
        m_filters->setConditions(
            m_entry, {*Condition::parse(QStringLiteral("grade > 0.3")), *Condition::parse(QStringLiteral("hole = A"))});
        m_chips->flush();
        QCOMPARE(m_chips->countText(), QStringLiteral("2 of 6 shown, 2 undecided"));
        m_filters->setConditions(m_entry,
                                 {*Condition::parse(QStringLiteral("grade > 1.5"))}); // of none: all are below 1
        m_chips->flush();
        QCOMPARE(m_chips->countText(), QStringLiteral("1 of 6 shown"));
    }

    void countsOfSeveralColumnsWithoutValuesStayRight()
    {
        const auto year = [](const PlainCsv::Record &record) { return record[QStringLiteral("discovery_year")]; };
        const auto says = [&](auto &&shows, auto &&couldShow) {
            m_chips->flush();
            int shown = 0, without = 0;
            for (const auto &record : m_deposits) {
                shown += shows(record);
                without += !shows(record) && couldShow(record);
            }
            QVERIFY(without > 0);
            QCOMPARE(
                m_chips->countText(),
                QStringLiteral("%1 of %2 shown, %3 without a value").arg(shown).arg(m_deposits.size()).arg(without));
        };
        Condition since{QStringLiteral("discovery_year"), Condition::Op::Between, {}, {QStringLiteral("1900"), {}}};
        m_filters->setCondition(m_entry, since.field, since);
        Condition age{QStringLiteral("age"), Condition::Op::Contains, QStringLiteral("cene"), {}};
        m_filters->setCondition(m_entry, age.field, age);
        const auto isSince = [&](const PlainCsv::Record &r) { return year(r).left(4).toInt() >= 1900; };
        const auto isCene = [](const PlainCsv::Record &r) {
            return r[QStringLiteral("age")].contains(QLatin1String("cene"), Qt::CaseInsensitive);
        };
        const auto noAge = [](const PlainCsv::Record &r) { return r[QStringLiteral("age")].isEmpty(); };
        says([&](const auto &r) { return isSince(r) && isCene(r); },
             [&](const auto &r) { return (isSince(r) || year(r).isEmpty()) && (isCene(r) || noAge(r)); });
        since.orNull = true; // one condition anew, the other as it was
        m_filters->setCondition(m_entry, since.field, since);
        says([&](const auto &r) { return (isSince(r) || year(r).isEmpty()) && isCene(r); },
             [&](const auto &r) { return (isSince(r) || year(r).isEmpty()) && (isCene(r) || noAge(r)); });
        m_filters->setCondition(m_entry, since.field, std::nullopt);
        says(isCene, noAge);
    }

    void aChipRemovesItsCondition()
    {
        filterBy(QStringLiteral("province"), {QStringLiteral("Balochistan")});
        filterBy(QStringLiteral("status"), {QStringLiteral("operating")});
        filterBy(QStringLiteral("confidence"), {QStringLiteral("high")});
        QCOMPARE(m_chips->chips().size(), std::size_t(3));
        QTest::mouseClick(m_chips->chips()[1]->removeButton(), Qt::LeftButton);
        m_chips->flush();
        QCOMPARE(m_filters->conditions(m_entry).size(), std::size_t(2));
        QCOMPARE(m_filters->conditions(m_entry)[1].field, QStringLiteral("confidence"));
        QCOMPARE(texts(), QStringList({QStringLiteral("Province: Balochistan"), QStringLiteral("Confidence: high")}));
        m_chips->clearButton()->click();
        QVERIFY(m_filters->conditions(m_entry).empty());
    }

    void wrapsInsteadOfClipping()
    {
        for (const char *field : {"province", "status", "confidence", "deposit_type", "host_rock", "age"})
            filterBy(QString::fromLatin1(field), {});
        const int wide = m_chips->layout()->heightForWidth(2000), narrow = m_chips->layout()->heightForWidth(300);
        QVERIFY(narrow > wide);
        m_window->resize(300, 500);
        QTRY_VERIFY(m_chips->height() >= m_chips->layout()->heightForWidth(m_chips->width()));
        for (const FilterChip *chip : m_chips->chips())
            QVERIFY(m_chips->rect().contains(chip->geometry()));
    }

    void followsTheActiveLayer()
    {
        filterBy(QStringLiteral("province"), {QStringLiteral("Balochistan")});
        LayerEntry other;
        other.layer = m_catalogue->infrastructure();
        m_layers->setActive(m_layers->add(other));
        m_chips->flush();
        QVERIFY(!m_chips->isVisible());
        m_layers->setActive(m_entry);
        m_chips->flush();
        QVERIFY(m_chips->isVisible());
    }

private:
    void filterBy(const QString &field, const QStringList &values)
    {
        Condition condition{field, Condition::Op::OneOf, {}, values, values.isEmpty()};
        m_filters->setCondition(m_entry, field, condition);
        m_chips->flush();
    }
    QStringList texts() const
    {
        QStringList texts;
        for (const FilterChip *chip : m_chips->chips())
            texts << chip->text();
        return texts;
    }
    CataloguePtr m_catalogue;
    std::unique_ptr<ShownTables> m_tables;
    QList<PlainCsv::Record> m_deposits;
    QHash<QString, QString> m_names;
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    std::unique_ptr<QWidget> m_window;
    FilterChips *m_chips = nullptr;
    EntryId m_entry = 0;
};

QTEST_MAIN(FilterChipsTest)
#include "filter_chips_test.moc"
