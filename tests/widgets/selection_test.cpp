// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/selection.h"

#include "datasets/table/layer_builder.h"

#include <QSignalSpy>
#include <QTest>

using namespace kohkan;

namespace {

LayerPtr layerOf(const char *keys)
{
    LayerBuilder builder(QStringLiteral("places"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    for (const QString &key : QString::fromLatin1(keys).split(u' ')) {
        id.appendText(key);
        builder.geometry().appendPoint({66.0, 30.0});
    }
    builder.setKeyColumn(QStringLiteral("id"));
    return builder.finish();
}

} // namespace

class SelectionTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_layers = std::make_unique<LayerList>();
        m_selection = std::make_unique<Selection>(m_layers.get());
        LayerEntry entry;
        entry.layer = layerOf("a b c d e");
        m_one = m_layers->add(entry);
        entry.layer = layerOf("x y z");
        m_two = m_layers->add(entry);
    }

    void modes()
    {
        select(m_one, "a b", Selection::Mode::Replace);
        QCOMPARE(selected(m_one), QStringLiteral("a b"));
        select(m_one, "b c", Selection::Mode::Add);
        QCOMPARE(selected(m_one), QStringLiteral("a b c"));
        select(m_one, "b", Selection::Mode::Subtract);
        QCOMPARE(selected(m_one), QStringLiteral("a c"));
        select(m_one, "a e", Selection::Mode::Toggle);
        QCOMPARE(selected(m_one), QStringLiteral("c e"));
        select(m_two, "x", Selection::Mode::Add); // beside those of the other layer
        QCOMPARE(m_selection->count(), std::size_t{3});
        select(m_two, "y", Selection::Mode::Replace); // in place of all
        QCOMPARE(selected(m_one), QString());
        QCOMPARE(m_selection->count(), std::size_t{1});
    }

    void rowsOfAnotherLayerAreNoSelection()
    {
        QSignalSpy changes(m_selection.get(), &Selection::changed);
        m_selection->apply(m_one, RowSet(3, true), Selection::Mode::Replace);
        m_selection->apply(4711, RowSet(5, true), Selection::Mode::Replace);
        m_selection->pick(m_one, rowAt(99));
        QCOMPARE(changes.count(), 0);
        QCOMPARE(m_selection->count(), std::size_t{0});
    }

    void thePanelsShowWhatWasPicked()
    {
        const LayerPtr layer = m_layers->value().find(m_one)->layer;
        m_selection->pick(m_one, *layer->rowOfKey(QStringLiteral("c")));
        QVERIFY(m_selection->current());
        select(m_one, "a", Selection::Mode::Add); // it stays
        QVERIFY(m_selection->current());
        select(m_one, "a", Selection::Mode::Replace); // it is not among these
        QVERIFY(!m_selection->current());
    }

    /// Rows of another version are found by key; what that one lacks is selected again once one has it.
    void followsVersions()
    {
        const LayerPtr before = m_layers->value().find(m_one)->layer;
        select(m_one, "b d e", Selection::Mode::Replace);
        m_selection->pick(m_one, *before->rowOfKey(QStringLiteral("d")), Selection::Mode::Add);
        show(m_one, layerOf("e f b"));
        QCOMPARE(selected(m_one), QStringLiteral("b e"));
        QVERIFY(!m_selection->current());
        QCOMPARE(m_selection->kept(m_one).away, QStringList{QStringLiteral("d")});
        show(m_one, layerOf("d b a e"));
        QCOMPARE(selected(m_one), QStringLiteral("b d e"));
        QVERIFY(m_selection->current());
        QVERIFY(m_selection->kept(m_one).away.isEmpty());
        show(m_one, layerOf("a"));
        QCOMPARE(selected(m_one), QString());
        select(m_one, "a", Selection::Mode::Replace); // what is away is replaced as well
        show(m_one, layerOf("a b d e"));
        QCOMPARE(selected(m_one), QStringLiteral("a"));
    }

    void endsWithItsLayer()
    {
        select(m_one, "a", Selection::Mode::Add);
        QSignalSpy changes(m_selection.get(), &Selection::changed);
        m_layers->remove(m_one);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(m_selection->count(), std::size_t{0});
        QVERIFY(!m_selection->hasAny(m_one));
    }

    void isPutBack()
    {
        const LayerPtr layer = m_layers->value().find(m_one)->layer;
        select(m_one, "a b", Selection::Mode::Replace);
        m_selection->pick(m_one, *layer->rowOfKey(QStringLiteral("b")), Selection::Mode::Add);
        const auto current = m_selection->current();
        const Selection::Kept kept = m_selection->kept(m_one);
        select(m_two, "z", Selection::Mode::Replace);
        QSignalSpy changes(m_selection.get(), &Selection::changed);
        m_selection->put({{m_one, kept}, {m_two, {RowSet(3), {}}}}, current);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(selected(m_one), QStringLiteral("a b"));
        QVERIFY(!m_selection->hasAny(m_two));
        QVERIFY(m_selection->current() == current);
        m_selection->put({{m_one, {RowSet(3, true), {}}}}, std::nullopt); // rows of no version of it
        QVERIFY(!m_selection->hasAny(m_one));
        QVERIFY(!m_selection->current());
    }

private:
    void select(EntryId entry, const char *keys, Selection::Mode mode)
    {
        m_selection->apply(
            entry, m_layers->value().find(entry)->layer->rowsOfKeys(QString::fromLatin1(keys).split(u' ')), mode);
    }
    void show(EntryId entry, const LayerPtr &layer)
    {
        m_layers->edit(entry, [&](LayerEntry &edited) { edited.layer = layer; });
    }
    QString selected(EntryId entry) const
    {
        QStringList keys = m_layers->value().find(entry)->layer->keysOf(m_selection->rows(entry));
        keys.sort();
        return keys.join(u' ');
    }
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<Selection> m_selection;
    EntryId m_one = 0, m_two = 0;
};

QTEST_MAIN(SelectionTest)
#include "selection_test.moc"
