// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/layer_list.h"

#include <QSignalSpy>
#include <QTest>

using namespace kohkan;

namespace {

LayerEntry named(const char *name)
{
    LayerEntry entry;
    entry.name = QString::fromLatin1(name);
    return entry;
}

QString names(const LayerList &list)
{
    QStringList all;
    for (const LayerEntry &entry : list.value().entries)
        all << entry.name;
    return all.join(u' ');
}

} // namespace

class LayerListTest : public QObject {
    Q_OBJECT
private slots:
    void addsOnTopOrWhereItIsAsked()
    {
        LayerList list;
        const EntryId a = list.add(named("a"));
        list.add(named("b"));
        list.add(named("c"), 1);
        list.add(named("d"), 99); // beyond the end: at the end
        list.add(named("e"), -5);
        QCOMPARE(names(list), QStringLiteral("e b c a d"));
        QCOMPARE(list.value().active, a); // the first one that there was
        QCOMPARE(list.value().indexOf(a), 3);
        QCOMPARE(list.value().indexOf(12345), -1);
        QVERIFY(!list.value().find(0));
    }

    /// An id names an entry for its whole life, also when it was out of the list.
    void idsAreNeverUsedTwice()
    {
        LayerList list;
        const EntryId a = list.add(named("a"));
        const LayerEntry kept = *list.value().find(a);
        list.remove(a);
        const EntryId b = list.add(named("b"));
        QVERIFY(b != a);
        QCOMPARE(list.add(kept), a); // the same one again
        const EntryId twin = list.add(kept);
        QVERIFY(twin != a && twin != b); // it is there already: another one
        QCOMPARE(list.value().entries.size(), std::size_t{3});
    }

    void theTopmostBecomesActiveWhereTheActiveOneGoes()
    {
        LayerList list;
        const EntryId a = list.add(named("a")), b = list.add(named("b")), c = list.add(named("c"));
        list.setActive(a);
        list.remove(a);
        QCOMPARE(list.value().active, c);
        list.remove(c);
        list.remove(b);
        QCOMPARE(list.value().active, EntryId{0});
        QVERIFY(!list.value().activeEntry());
    }

    void movesWithinTheList()
    {
        LayerList list;
        const EntryId a = list.add(named("a"));
        list.add(named("b"));
        list.add(named("c")); // c b a
        QSignalSpy changes(&list, &LayerList::changed);
        list.move(a, 0);
        QCOMPARE(names(list), QStringLiteral("a c b"));
        list.move(a, 1);
        QCOMPARE(names(list), QStringLiteral("c a b"));
        list.move(a, 99);
        QCOMPARE(names(list), QStringLiteral("c b a"));
        QCOMPARE(changes.count(), 3);
        list.move(a, 2);    // where it is
        list.move(4711, 0); // none that is there
        list.setActive(list.value().active);
        QCOMPARE(changes.count(), 3);
    }

    /// Whoever hears of a change sees the value after it and gets the one before.
    void announcesEachChangeOnce()
    {
        LayerList list;
        const EntryId a = list.add(named("a"));
        int heard = 0;
        connect(&list, &LayerList::changed, this, [&](const LayersValue &before) {
            ++heard;
            QVERIFY(before.find(a)->visible && !list.value().find(a)->visible);
        });
        list.edit(a, [](LayerEntry &entry) { entry.visible = false; });
        list.edit(4711, [](LayerEntry &entry) { entry.visible = true; });
        QCOMPARE(heard, 1);
    }

    void asidesNest()
    {
        auto list = std::make_unique<LayerList>();
        QSignalSpy begun(list.get(), &LayerList::asideBegun), ended(list.get(), &LayerList::asideEnded);
        {
            const LayerList::Aside outer(list.get());
            QVERIFY(list->isAside());
            {
                const LayerList::Aside inner(list.get());
            }
            QVERIFY(list->isAside());
            QCOMPARE(ended.count(), 0);
        }
        QVERIFY(!list->isAside());
        QCOMPARE(begun.count(), 1);
        QCOMPARE(ended.count(), 1);
        const LayerList::Aside last(list.get());
        list.reset(); // goes before its aside
    }
};

QTEST_MAIN(LayerListTest)
#include "layer_list_test.moc"
