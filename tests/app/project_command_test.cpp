// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan::test;

/// info, export and render of a project, as a person types them.
class ProjectCommandTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void infoSaysHowFilesAre();
    void exportGoesThroughTheFilters();
    void refusals_data();
    void refusals();
    void renderDrawsWhatIsVisible();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(in(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray read(const char *name) const
    {
        QFile file(in(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void writeProject(const QByteArray &more = {}) const
    {
        write("desk.kohkan", R"({"kohkanProject":1,"notes":"For the desk.","layers":[
            {"bundled":"deposits","name":"Deposits","visible":true},
            {"path":"one.csv","sourceLayer":"one","name":"Mine","visible":true,"active":true,"size":73,
             "time":"2026-01-01T00:00:00.000Z","sha256":"00",
             "style":{"color":"#ff00ff","markerSize":30},
             "conditions":[{"field":"metal","op":"=","value":"Cu"}],"selected":["c"]}])" +
                                 more + '}');
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProjectCommandTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write("one.csv", "id,lon,lat,metal\na,66.1,29.2,Cu\nb,67.2,29.9,Au\nc,64.3,28.8,Cu\n");
    writeProject();
}

void ProjectCommandTest::infoSaysHowFilesAre()
{
    const auto run = runProgram({QStringLiteral("info"), in("desk.kohkan")});
    QCOMPARE(run.exitCode, 2); // it is not the file of when it was saved
    QVERIFY2(run.out.contains(QLatin1String("filter: metal = Cu")) &&
                 run.out.contains(QLatin1String("For the desk.")) &&
                 run.out.contains(QLatin1String("not the file of when the project was saved")),
             qPrintable(run.out));
    const auto json = runProgram({QStringLiteral("info"), QStringLiteral("--json"), in("desk.kohkan")});
    const auto object = QJsonDocument::fromJson(json.out.toUtf8()).object();
    QCOMPARE(object.keys(), (QStringList{QStringLiteral("asOf"), QStringLiteral("layers"), QStringLiteral("leftOut"),
                                         QStringLiteral("notes"), QStringLiteral("project"),
                                         QStringLiteral("referenceSystem"), QStringLiteral("version")}));
    const auto layer = object.value(QLatin1String("layers")).toArray()[1].toObject();
    QCOMPARE(layer.value(QLatin1String("file")).toString(), QStringLiteral("differs"));
    QCOMPARE(layer.value(QLatin1String("path")).toString(), in("one.csv"));
    QVERIFY(QFile::remove(in("one.csv")));
    const auto gone = runProgram({QStringLiteral("info"), QStringLiteral("--json"), in("desk.kohkan")});
    QCOMPARE(gone.exitCode, 2);
    QVERIFY(gone.out.contains(QLatin1String("\"missing\"")));
}

void ProjectCommandTest::exportGoesThroughTheFilters()
{
    const auto run =
        runProgram({QStringLiteral("export"), in("out.csv"), QStringLiteral("--project"), in("desk.kohkan")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(read("out.csv"), QByteArray("id,lon,lat,metal\na,66.1,29.2,Cu\nc,64.3,28.8,Cu\n"));
    QVERIFY2(run.err.contains(QLatin1String("not the file of when")), qPrintable(run.err)); // and that is said
    const auto selected = runProgram({QStringLiteral("export"), in("selected.csv"), QStringLiteral("--project"),
                                      in("desk.kohkan"), QStringLiteral("--selected")});
    QCOMPARE(selected.exitCode, 0);
    QCOMPARE(read("selected.csv"), QByteArray("id,lon,lat,metal\nc,64.3,28.8,Cu\n"));
    const auto both = runProgram({QStringLiteral("export"), in("both.csv"), QStringLiteral("--project"),
                                  in("desk.kohkan"), QStringLiteral("--layer"), QStringLiteral("Mine"),
                                  QStringLiteral("--where"), QStringLiteral("lon > 65")});
    QCOMPARE(both.exitCode, 0);
    QCOMPARE(read("both.csv"), QByteArray("id,lon,lat,metal\na,66.1,29.2,Cu\n"));
}

void ProjectCommandTest::refusals_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    const QString out = QStringLiteral("OUT"), project = QStringLiteral("--project"), desk = QStringLiteral("DESK");
    const QString exporting = QStringLiteral("export");
    QTest::newRow("no such layer") << QStringList{exporting,          out, project, desk, QStringLiteral("--layer"),
                                                  QStringLiteral("x")}
                                   << QByteArray() << 1 << QStringLiteral("has no layer x; it has Deposits, Mine");
    QTest::newRow("a source beside it") << QStringList{exporting,          out, project, desk, QStringLiteral("--from"),
                                                       QStringLiteral("y")}
                                        << QByteArray() << 1 << QStringLiteral("leave --from out");
    QTest::newRow("security") << QStringList{exporting, out, project, desk, QStringLiteral("--security")}
                              << QByteArray() << 1 << QStringLiteral("leave --security out");
    QTest::newRow("selected of nothing") << QStringList{exporting, out, QStringLiteral("--selected")} << QByteArray()
                                         << 1 << QStringLiteral("--selected");
    QTest::newRow("over its own file") << QStringList{exporting, QStringLiteral("ONE"), project, desk,
                                                      QStringLiteral("--overwrite")}
                                       << QByteArray() << 3 << QStringLiteral("would be lost");
    QTest::newRow("of an earlier day") << QStringList{exporting, out, project, desk}
                                       << QByteArray(",\"asOf\":\"2022-12-31\"") << 3 << QStringLiteral("2022-12-31");
    QTest::newRow("drawn of an earlier day")
        << QStringList{QStringLiteral("render"), QStringLiteral("PNG"), desk} << QByteArray(",\"asOf\":\"2022-12-31\"")
        << 3 << QStringLiteral("2022-12-31");
    QTest::newRow("a report of it") << QStringList{QStringLiteral("info"), desk, QStringLiteral("--report")}
                                    << QByteArray() << 1 << QStringLiteral("is a project");
    QTest::newRow("none there") << QStringList{QStringLiteral("info"), QStringLiteral("/nowhere/x.kohkan")}
                                << QByteArray() << 2 << QStringLiteral("/nowhere/x.kohkan cannot be read");
    QTest::newRow("a bundle that is none")
        << QStringList{QStringLiteral("info"), QStringLiteral("/nowhere/x.kohkan.zip")} << QByteArray() << 2
        << QStringLiteral("is no bundle");
}

void ProjectCommandTest::refusals()
{
    QFETCH(QStringList, words);
    QFETCH(const QByteArray, more);
    QFETCH(const int, code);
    QFETCH(const QString, sentence);
    writeProject(more);
    const QByteArray source = read("one.csv");
    for (QString &word : words)
        word = word == QLatin1String("OUT")    ? in("out.geojson")
               : word == QLatin1String("DESK") ? in("desk.kohkan")
               : word == QLatin1String("ONE")  ? in("one.csv")
               : word == QLatin1String("PNG")  ? in("out.png")
                                               : word;
    const auto run = runProgram(words);
    QCOMPARE(run.exitCode, code);
    QVERIFY2(run.err.contains(sentence), qPrintable(run.err));
    QVERIFY(!QFile::exists(in("out.geojson")) && !QFile::exists(in("out.png")));
    QCOMPARE(read("one.csv"), source);
}

/// In the colours of the project, without the rows that it filters out.
void ProjectCommandTest::renderDrawsWhatIsVisible()
{
    const auto run = runProgram({QStringLiteral("render"), in("map.png"), in("desk.kohkan"), QStringLiteral("--size"),
                                 QStringLiteral("800x600"), QStringLiteral("--bbox"), QStringLiteral("63,28,68,31"),
                                 QStringLiteral("--no-base")});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    const QImage map(in("map.png"));
    QCOMPARE(map.size(), QSize(800, 600));
    int left = 0, right = 0;      // of 66.7 degrees: a and c are on the left, b, which is no copper, on the right
    for (int y = 0; y < 480; ++y) // not the legend
        for (int x = 0; x < map.width(); ++x)
            if (map.pixelColor(x, y) == QColor(255, 0, 255))
                ++(x < 590 ? left : right);
    QVERIFY2(left > 200, qPrintable(QString::number(left)));
    QCOMPARE(right, 0);
}

QTEST_MAIN(ProjectCommandTest)
#include "project_command_test.moc"
