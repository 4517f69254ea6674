// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geopackage_collection.h"

#include "datasets/io/dataset_reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;

/// Several layers into one GeoPackage: all of them or none, under names that differ, beside what is there.
class GeoPackageCollectionTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void namesDiffer_data();
    void namesDiffer();
    void allAreWritten();
    void aFailureLeavesTheFile();

private:
    QString in(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    std::vector<LayerToWrite> both(const char *first, const char *second) const;
    static QStringList layersOf(const QString &path);

    QTemporaryDir m_folder;
    LayerPtr m_one, m_two;
};

void GeoPackageCollectionTest::initTestCase()
{
    const auto read = [&](const char *name, const QByteArray &text) {
        QFile file(in(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return LayerPtr();
        file.close();
        const auto layer = DatasetReader::read(in(name));
        return layer ? *layer : LayerPtr();
    };
    m_one = read("one.csv", "id,lon,lat\na,66,29\nb,67,28\n");
    m_two = read("two.csv", "id,lon,lat,grade\nc,68,27,0.4\n");
    QVERIFY(m_one && m_two);
}

std::vector<LayerToWrite> GeoPackageCollectionTest::both(const char *first, const char *second) const
{
    return {{m_one, m_one->allRows(), QString::fromLatin1(first)},
            {m_two, m_two->allRows(), QString::fromLatin1(second)}};
}

/// Name and number of rows of each.
QStringList GeoPackageCollectionTest::layersOf(const QString &path)
{
    QStringList layers;
    if (const auto info = DatasetReader::probe(path))
        for (const auto &layer : info->layers)
            layers << QStringLiteral("%1 %2").arg(layer.name).arg(layer.featureCount);
    return layers;
}

void GeoPackageCollectionTest::namesDiffer_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("different") << "a,b"
                               << "a,b";
    QTest::newRow("same") << "Points,Points,Points"
                          << "Points,Points_2,Points_3";
    QTest::newRow("but for the case") << "Points,points"
                                      << "Points,points_2";
    QTest::newRow("the new name is there") << "a,a,a_2"
                                           << "a,a_3,a_2";
    QTest::newRow("one") << "a"
                         << "a";
}

void GeoPackageCollectionTest::namesDiffer()
{
    QFETCH(QString, names);
    QFETCH(QString, wanted);
    QCOMPARE(distinctLayerNames(names.split(u',')).join(u','), wanted);
}

void GeoPackageCollectionTest::allAreWritten()
{
    ExportOptions options;
    options.path = in("new.gpkg");
    const auto reports = exportLayers(both("one", "two"), options);
    QVERIFY2(reports.ok(), reports ? "" : qPrintable(reports.error().message));
    QCOMPARE(reports->size(), std::size_t(2));
    QCOMPARE(layersOf(options.path), QStringLiteral("one 2,two 1").split(u','));

    const auto more = exportLayers(both("three", "four"), options); // beside those
    QVERIFY2(more.ok(), more ? "" : qPrintable(more.error().message));
    QCOMPARE(layersOf(options.path), QStringLiteral("one 2,two 1,three 2,four 1").split(u','));
    ReadOptions four;
    four.layerName = QStringLiteral("four");
    const auto back = DatasetReader::read(options.path, four);
    QVERIFY(back.ok());
    QCOMPARE((*back)->column(u"grade")->text(rowAt(0)), QStringLiteral("0.4"));
}

void GeoPackageCollectionTest::aFailureLeavesTheFile()
{
    ExportOptions options;
    options.path = in("kept.gpkg");
    QVERIFY(exportLayers(both("one", "two"), options).ok());
    QFile file(options.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();

    const auto taken = exportLayers(both("new", "two"), options); // the second is there, and nobody agreed
    QVERIFY(!taken.ok());
    QCOMPARE(taken.error().kind, Error::Kind::Output);
    const auto reserved = exportLayers(both("new", "gpkg_mine"), options);
    QVERIFY(!reserved.ok());
    options.agreed = ExportTarget::Action::ReplaceLayer;
    std::vector<LayerToWrite> many = both("other", "two");
    options.fields = QStringList{QStringLiteral("grade")}; // the first layer has none
    const auto field = exportLayers(many, options);
    QVERIFY(!field.ok());
    QCOMPARE(field.error().kind, Error::Kind::Words);
    QVERIFY(!field.error().message.contains(QStringLiteral(".kohkan-")));

    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral(".kohkan*")}, QDir::Files | QDir::Hidden), QStringList());
    options.fields.clear();
    QVERIFY(exportLayers(both("new", "two"), options).ok()); // agreed
    QCOMPARE(layersOf(options.path).size(), 3);
}

QTEST_GUILESS_MAIN(GeoPackageCollectionTest)
#include "geopackage_collection_test.moc"
