// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer_changes.h"

#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

namespace {

QStringList ids(const char *one)
{
    return {QString::fromLatin1(one)};
}

} // namespace

/// What another reading of a file finds.
class LayerChangesTest : public QObject {
    Q_OBJECT
private slots:
    void findsThemById_data()
    {
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QStringList>("added");
        QTest::addColumn<QStringList>("changed");
        QTest::addColumn<QStringList>("removed");
        const QByteArray head = "id,name,dead,day,lon,lat\n";
        const QByteArray a = "a,One,1,2024-01-01,66,30\n", b = "b,Two,2,2024-01-02,67,30\n",
                         c = "c,Three,,2024-01-03,68,30\n";
        const QStringList none;
        QTest::newRow("the same") << head + a + b + c << none << none << none;
        QTest::newRow("in another order") << head + c + a + b << none << none << none;
        QTest::newRow("one more") << head + a + b + c + "d,Four,4,2024-01-04,69,30\n" << ids("d") << none << none;
        QTest::newRow("one less") << head + a + c << none << none << ids("b");
        QTest::newRow("a text") << head + a + "b,Zwei,2,2024-01-02,67,30\n" + c << none << ids("b") << none;
        QTest::newRow("a number") << head + a + "b,Two,3,2024-01-02,67,30\n" + c << none << ids("b") << none;
        QTest::newRow("a toll that was unknown") << head + a + b + "c,Three,0,2024-01-03,68,30\n"
                                                 << none << ids("c") << none;
        QTest::newRow("a date") << head + a + "b,Two,2,2024-01,67,30\n" + c << none << ids("b") << none;
        QTest::newRow("a place") << head + a + "b,Two,2,2024-01-02,67.1,30\n" + c << none << ids("b") << none;
        QTest::newRow("a number that became a text")
            << head + a + "b,Two,some,2024-01-02,67,30\n" + c << none << ids("b") << none;
        QTest::newRow("another column")
            << QByteArray("id,name,dead,day,lon,lat,more\na,One,1,2024-01-01,66,30,x\nb,Two,2,2024-01-02,67,30,y\n"
                          "c,Three,,2024-01-03,68,30,z\n")
            << none << none << none;
        QTest::newRow("all at once") << head + "d,Four,4,2024-01-04,69,30\n" + a + "c,Drei,,2024-01-03,68,30\n"
                                     << ids("d") << ids("c") << ids("b");
    }
    void findsThemById()
    {
        QFETCH(QByteArray, after);
        const LayerPtr was = read("id,name,dead,day,lon,lat\na,One,1,2024-01-01,66,30\nb,Two,2,2024-01-02,67,30\n"
                                  "c,Three,,2024-01-03,68,30\n"),
                       is = read(after);
        QVERIFY(was && is);
        const auto changes = LayerChanges::between(*was, *is);
        QVERIFY(changes);
        QTEST(changes->added, "added");
        QTEST(changes->changed, "changed");
        QTEST(changes->removed, "removed");
        QCOMPARE(changes->isNone(),
                 changes->added.isEmpty() && changes->changed.isEmpty() && changes->removed.isEmpty());
    }

    void needsIds()
    {
        const LayerPtr with = read("id,lon,lat\na,66,30\n"), without = read("name,lon,lat\na,66,30\n");
        QVERIFY(!LayerChanges::between(*with, *without));
        QVERIFY(!LayerChanges::between(*without, *with));
        QVERIFY(LayerChanges::between(*with, *with)->isNone());
    }

private:
    LayerPtr read(const QByteArray &csv)
    {
        const QString path = m_folder.filePath(QStringLiteral("rows.csv"));
        return writeBytes(path, csv) ? mustRead(path) : nullptr;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(LayerChangesTest)
#include "layer_changes_test.moc"
