// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/exporter.h"
#include "datasets/io/reader_messages.h"
#include "datasets/io/reader_process.h"
#include "datasets/security/incident_mapping.h"
#include "tests/support/any_layer.h"
#include "tests/support/layer_difference.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>

using namespace kohkan;
using kohkan::test::difference;
using std::chrono::milliseconds;

/// Files are read in a process of their own: it gives the layer that reading here gives, and whatever becomes of it is
/// a sentence.
class ReaderProcessTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void sameLayer_data();
    void sameLayer();
    void saysWhatIsWrong();
    void optionsArrive();
    void everyCutIsNoticed();
    void killedByHand();
    void hangs();
    void takesTooMuch();
    void cancelled();
    void oldKmlReaderTakesOver();
    void leavesNoProcess();

private:
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &bytes);
    QTemporaryDir m_folder;
};

namespace {

/// The processes that this one has started and that still run.
QList<pid_t> children()
{
    QList<pid_t> found;
    const auto tasks = QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &task : tasks) {
        QFile list(QStringLiteral("/proc/self/task/%1/children").arg(task));
        if (list.open(QIODevice::ReadOnly))
            for (const QByteArray &id : list.readAll().simplified().split(' '))
                if (id.toInt() > 0)
                    found << id.toInt();
    }
    return found;
}

/// Sends a signal to the first reader process that there is, as soon as it is there.
std::jthread signalFirstChild(int signal)
{
    return std::jthread([signal](std::stop_token stop) {
        while (!stop.stop_requested()) {
            const auto all = children();
            if (!all.isEmpty()) {
                std::this_thread::sleep_for(milliseconds(20)); // it may be the test itself, about to become the program
                kill(all.front(), signal);
                return;
            }
            std::this_thread::sleep_for(milliseconds(1));
        }
    });
}

} // namespace

void ReaderProcessTest::write(const char *name, const QByteArray &bytes)
{
    QFile made(file(name));
    QVERIFY(made.open(QIODevice::WriteOnly));
    QCOMPARE(made.write(bytes), bytes.size());
}

void ReaderProcessTest::initTestCase()
{
    const LayerPtr points = test::AnyLayer(3).make(700, true), all = test::AnyLayer(4).make(300, false);
    for (const char *ending : {"gpkg", "fgb", "csv", "geojson"})
        QVERIFY(exportLayer(*points, points->allRows(), {file("points.") + QLatin1String(ending), {}, {}, {}}));
    for (const char *ending : {"gpkg", "geojson"})
        QVERIFY(exportLayer(*all, all->allRows(), {file("all.") + QLatin1String(ending), {}, {}, {}}));
    write("odd.csv", "Mines\nname,lat,lon,grade,when,ok\nA;B,29,67,<0.01,2024-05,yes\nC,30,68,1.250,2024-06-07,no\n"
                     "D,x,y,z,\"open\nE,31,69,2,2024,yes,more\n");
    const auto odd = DatasetReader::read(file("odd.csv"));
    QVERIFY(odd);
    for (const char *ending : {"xlsx", "kml"}) // XML cannot hold every text
        QVERIFY(exportLayer(**odd, (*odd)->allRows(), {file("points.") + QLatin1String(ending), {}, {}, {}}));
    write("heights.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":)"
                             R"({"t":"2024-01-02T03:04:05+05:00","l":["a;b","c"],"n":9007199254740993},"geometry":)"
                             R"({"type":"LineString","coordinates":[[67,29,1.5],[68,30,2]]}}]})");
    QByteArray many = "id,lon,lat,name\n";
    for (int i = 0; i < 400'000; ++i)
        many += QByteArray::number(i) + ",67." + QByteArray::number(i) + ",29." + QByteArray::number(i) + ",place " +
                QByteArray::number(i) + "\n";
    write("many.csv", many);
}

void ReaderProcessTest::sameLayer_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"points.gpkg", "points.fgb", "points.csv", "points.xlsx", "points.geojson", "points.kml",
                             "all.gpkg", "all.geojson", "odd.csv", "heights.geojson"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ReaderProcessTest::sameLayer()
{
    QFETCH(QString, name);
    const QString path = m_folder.filePath(name);
    const auto here = DatasetReader::read(path);
    const auto there = ReaderProcess::read(path);
    QVERIFY(here);
    QVERIFY2(there, there ? "" : qPrintable(there.error().message));
    const Layer &a = **here, &b = **there;
    QCOMPARE(difference(a, b), QString());
    QVERIFY(a.id() != b.id() && b.id() != 0);
    for (std::size_t i = 0; i < a.columns().size(); ++i) {
        const Column &x = *a.columns()[i], &y = *b.columns()[i];
        QCOMPARE(y.shape(), x.shape());
        QCOMPARE(y.reading(), x.reading());
        QCOMPARE(y.unit(), x.unit());
        QCOMPARE(y.isDerived(), x.isDerived());
        for (const auto limit : {Column::Limit::Below, Column::Limit::Above})
            QCOMPARE(y.limited(limit), x.limited(limit));
    }
    QCOMPARE(b.geometry().hasHeights(), a.geometry().hasHeights());
    if (a.geometry().hasHeights())
        for (const auto &part : a.geometry().parts(rowAt(0)))
            QVERIFY(std::ranges::equal(a.geometry().heights(part), b.geometry().heights(part)));
    QCOMPARE(b.keyColumn() != nullptr, a.keyColumn() != nullptr);
    QCOMPARE(b.keysOf(b.allRows()), a.keysOf(a.allRows()));
    const Provenance &p = a.provenance(), &q = b.provenance();
    QCOMPARE(q.path, p.path);
    QCOMPARE(q.driver, p.driver);
    QCOMPARE(q.sourceLayer, p.sourceLayer);
    QCOMPARE(q.fileSize, p.fileSize);
    QCOMPARE(q.fileTime, p.fileTime);
    QCOMPARE(q.doubts, p.doubts);
    QCOMPARE(q.placeColumns, p.placeColumns);
    QCOMPARE(q.reading != nullptr, p.reading != nullptr);
    if (p.reading) {
        QCOMPARE(q.reading->headerLine, p.reading->headerLine);
        QCOMPARE(q.reading->encoding, p.reading->encoding);
        QCOMPARE(q.reading->surplusCells, p.reading->surplusCells);
    }
    const auto infoHere = DatasetReader::probe(path), infoThere = ReaderProcess::probe(path);
    QVERIFY(infoHere && infoThere);
    QCOMPARE(infoThere->driver, infoHere->driver);
    QCOMPARE(infoThere->layers.size(), infoHere->layers.size());
    QCOMPARE(infoThere->layers[0].fields.size(), infoHere->layers[0].fields.size());
    QCOMPARE(infoThere->layers[0].featureCount, infoHere->layers[0].featureCount);
}

void ReaderProcessTest::saysWhatIsWrong()
{
    const QString missing = file("nothing.gpkg");
    const auto here = DatasetReader::read(missing), there = ReaderProcess::read(missing);
    QVERIFY(!here && !there);
    QCOMPARE(there.error().message, here.error().message);
    QCOMPARE(there.error().kind, here.error().kind);
    ReadOptions options;
    options.layerName = QStringLiteral("no such layer");
    const auto words = ReaderProcess::read(file("points.gpkg"), options);
    QVERIFY(!words);
    QCOMPARE(words.error().kind, Error::Kind::Words);
}

void ReaderProcessTest::optionsArrive()
{
    write("said.csv", "a;b;c;d\n4,5;Cu/Au;67,5;29,5\n");
    ReadOptions options;
    options.separator = u';';
    options.headerRow = 1;
    options.decimalSign = DecimalSign::Comma;
    options.longitudeColumn = QStringLiteral("c");
    options.latitudeColumn = QStringLiteral("d");
    options.textColumns = {QStringLiteral("a")};
    options.encoding = QStringLiteral("Windows-1252");
    auto incidents = std::make_shared<IncidentMapping>();
    incidents->actor = QStringLiteral("b");
    incidents->mayBePassedOn = false;
    incidents->licence = QStringLiteral("mine");
    options.incidents = incidents;
    const auto here = DatasetReader::read(file("said.csv"), options),
               there = ReaderProcess::read(file("said.csv"), options);
    QVERIFY(here && there);
    QCOMPARE(difference(**here, **there), QString());
    QCOMPARE((*there)->column(u"a")->type(), Column::Type::Text);
    QVERIFY((*there)->geometry().hasPoints());
    QCOMPARE((*there)->provenance().reading->encoding, QStringLiteral("Windows-1252"));
    QVERIFY((*there)->provenance().incidents);
    QVERIFY(*(*there)->provenance().incidents == *incidents);
}

/// An answer that ends too early is none, wherever it ends.
void ReaderProcessTest::everyCutIsNoticed()
{
    const auto layer = DatasetReader::read(file("odd.csv"));
    QVERIFY(layer);
    const int whole = memfd_create("whole", MFD_CLOEXEC);
    QVERIFY(writeMessage(whole, ReaderAnswer{{}, {}, *layer}));
    const auto size = lseek(whole, 0, SEEK_END);
    const auto back = readAnswer(whole);
    QVERIFY(back && back->layer);
    QCOMPARE(difference(**layer, *back->layer), QString());
    for (off_t cut = 0; cut < size; ++cut) {
        QVERIFY(ftruncate(whole, size - 1 - cut) == 0);
        QVERIFY2(!readAnswer(whole), qPrintable(QString::number(size - 1 - cut)));
    }
    ::close(whole);
}

void ReaderProcessTest::killedByHand()
{
    const auto hand = signalFirstChild(SIGKILL);
    const auto layer = ReaderProcess::read(file("many.csv"));
    QVERIFY(!layer);
    QVERIFY2(layer.error().message.contains(QLatin1String("signal 9")), qPrintable(layer.error().message));
    QVERIFY(layer.error().message.contains(QLatin1String("many.csv")));
    const auto again = ReaderProcess::read(file("many.csv"));
    QVERIFY(again);
    QCOMPARE((*again)->rowCount(), std::size_t(400'000));
}

void ReaderProcessTest::hangs()
{
    const auto hand = signalFirstChild(SIGSTOP);
    ReaderLimits limits;
    limits.quiet = milliseconds(400);
    const auto layer = ReaderProcess::read(file("many.csv"), {}, {}, {}, limits);
    QVERIFY(!layer);
    QVERIFY2(layer.error().message.contains(QLatin1String("no progress for 0.4 s")), qPrintable(layer.error().message));
    QVERIFY(children().isEmpty());
}

void ReaderProcessTest::takesTooMuch()
{
    ReaderLimits limits;
    limits.resident = std::size_t{1} << 20;
    const auto layer = ReaderProcess::read(file("many.csv"), {}, {}, {}, limits);
    QVERIFY(!layer);
    QVERIFY2(layer.error().message.contains(QLatin1String("more than 1 MB")), qPrintable(layer.error().message));
    QVERIFY(children().isEmpty());
}

void ReaderProcessTest::cancelled()
{
    std::stop_source stop;
    const std::jthread later([&] {
        std::this_thread::sleep_for(milliseconds(60));
        stop.request_stop();
    });
    const auto layer = ReaderProcess::read(file("many.csv"), {}, stop.get_token());
    QVERIFY(!layer);
    QCOMPARE(layer.error().kind, Error::Kind::Cancelled);
    QVERIFY(children().isEmpty());
}

/// A track without times ends GDAL's newer KML reader.
void ReaderProcessTest::oldKmlReaderTakesOver()
{
    write("track.kml",
          R"(<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">)"
          R"(<Document><Placemark><name>a</name><Point><coordinates>67,29</coordinates></Point></Placemark>)"
          R"(<Placemark><name>t</name><gx:Track><gx:coord>67 29 0</gx:coord></gx:Track></Placemark>)"
          R"(</Document></kml>)");
    const auto info = ReaderProcess::probe(file("track.kml"));
    QVERIFY(info);
    const auto layer = ReaderProcess::read(file("track.kml"));
    QVERIFY2(layer, layer ? "" : qPrintable(layer.error().message));
    QVERIFY((*layer)->rowCount() > 0);
    if (info->driver == QLatin1String("KML")) { // a GDAL whose newer reader fails
        QVERIFY(info->warnings.front().message.contains(QLatin1String("older one")));
        QVERIFY((*layer)->warnings().front().message.contains(QLatin1String("older one")));
    }
}

void ReaderProcessTest::leavesNoProcess()
{
    QVERIFY(children().isEmpty());
}

QTEST_GUILESS_MAIN(ReaderProcessTest)
#include "reader_process_test.moc"
