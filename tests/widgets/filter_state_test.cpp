// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/filter_state.h"

#include "datasets/table/layer_builder.h"

#include <QSignalSpy>
#include <QTest>

using namespace kohkan;

namespace {

/// Column `field` has one of these values, which spaces part.
Condition oneOf(const char *field, const char *values)
{
    return {QString::fromLatin1(field), Condition::Op::OneOf, {}, QString::fromLatin1(values).split(u' '), false};
}

/// A layer with columns of these names, six rows, values "0", "1", "2", "0", "1", "2".
LayerPtr layerWith(const std::vector<const char *> &columns)
{
    LayerBuilder builder(QStringLiteral("mine"));
    for (const char *name : columns) {
        auto &column = builder.addColumn(QString::fromLatin1(name), Column::Type::Text);
        for (int i = 0; i < 6; ++i)
            column.appendText(QString::number(i % 3));
    }
    for (int i = 0; i < 6; ++i)
        builder.geometry().appendPoint({66.0 + i, 30});
    return builder.finish();
}

} // namespace

class FilterStateTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_layers = std::make_unique<LayerList>();
        m_filters = std::make_unique<FilterState>(m_layers.get());
        LayerEntry entry;
        entry.layer = layerWith({"a", "b", "c"});
        m_entry = m_layers->add(entry);
    }
    void cleanup() { m_filters.reset(); }

    void whatDoesNotFitIsDroppedAndNamed()
    {
        const QString sentence =
            m_filters->setConditions(m_entry, {oneOf("gone", "1"), oneOf("a", "1"), oneOf("lost", "2")});
        QCOMPARE(m_filters->conditions(m_entry), std::vector<Condition>{oneOf("a", "1")});
        QCOMPARE(m_filters->rows(m_entry)->count(), std::size_t(2));
        QVERIFY2(sentence.contains(QLatin1String("gone")) && sentence.contains(QLatin1String("lost")),
                 qPrintable(sentence));
        QVERIFY(m_filters->setConditions(m_entry, {oneOf("b", "1")}).isEmpty());
    }

    void aLayerThatIsReadAgainSaysWhatItDrops()
    {
        m_filters->setConditions(m_entry, {oneOf("a", "0 1"), oneOf("b", "1"), oneOf("c", "1")});
        QSignalSpy dropped(m_filters.get(), &FilterState::dropped);
        m_layers->edit(m_entry, [](LayerEntry &entry) { entry.layer = layerWith({"a"}); });
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][0].value<EntryId>(), m_entry);
        const QString sentence = dropped[0][1].toString();
        QVERIFY2(sentence.contains(QLatin1String("column b")) && sentence.contains(QLatin1String("column c")),
                 qPrintable(sentence));
        QCOMPARE(m_filters->conditions(m_entry).size(), std::size_t(1));
        QCOMPARE(m_filters->rows(m_entry)->count(), std::size_t(4));
    }

    void aLayerThatStillFitsDropsNothing()
    {
        m_filters->setConditions(m_entry, {oneOf("b", "1")});
        QSignalSpy dropped(m_filters.get(), &FilterState::dropped);
        m_layers->edit(m_entry, [](LayerEntry &entry) { entry.layer = layerWith({"b", "a"}); });
        m_layers->edit(m_entry, [](LayerEntry &entry) { entry.name = QStringLiteral("renamed"); });
        LayerEntry other;
        other.layer = layerWith({"z"});
        m_layers->add(other);
        QCOMPARE(dropped.size(), 0);
        QCOMPARE(m_filters->rows(m_entry)->count(), std::size_t(2));
    }

    void theRowsOfEachConditionStandReady()
    {
        const auto check = [this] {
            const Layer &layer = *m_layers->value().find(m_entry)->layer;
            const auto &conditions = m_filters->conditions(m_entry);
            for (std::size_t i = 0; i < conditions.size(); ++i)
                QCOMPARE(m_filters->met(m_entry, i), *evaluate(layer, conditions[i]));
            QVERIFY(m_filters->met(m_entry, conditions.size()).size() == 0);
        };
        m_filters->setConditions(m_entry, {oneOf("a", "0 1"), oneOf("b", "1"), oneOf("c", "2")});
        check();
        m_filters->setCondition(m_entry, QStringLiteral("b"), oneOf("b", "0 2")); // one anew, two kept
        check();
        m_filters->setCondition(m_entry, QStringLiteral("a"), std::nullopt);
        check();
        m_layers->edit(m_entry, [](LayerEntry &entry) { entry.layer = layerWith({"c", "d"}); });
        QCOMPARE(m_filters->conditions(m_entry).size(), std::size_t(1));
        check();
        m_layers->remove(m_entry);
        QCOMPARE(m_filters->met(m_entry, 0).size(), std::size_t(0));
    }

private:
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    EntryId m_entry = 0;
};

QTEST_GUILESS_MAIN(FilterStateTest)
#include "filter_state_test.moc"
