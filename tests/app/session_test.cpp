// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session/session.h"
#include "datasets/io/reading_words.h"

#include "widgets/state/style_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace kohkan;

namespace {

/// A style in which nothing is as a fresh one has it.
LayerStyle everythingChanged()
{
    LayerStyle style;
    style.colouring = LayerStyle::Colouring::Graduated;
    style.color = QColor(1, 2, 3);
    style.classColumn = QStringLiteral("kind");
    style.classes = {{QStringLiteral("a"), QStringLiteral("A mine"), QColor(9, 8, 7)},
                     {QString(), QStringLiteral("empty text"), QColor(6, 5, 4)}};
    style.gradeColumn = QStringLiteral("grade");
    style.grades = {{-1.5, 0.1, QStringLiteral("low"), QColor(1, 1, 1)},
                    {0.1, 1e300, QStringLiteral("high"), QColor(2, 2, 2)}};
    style.orderColumn = QStringLiteral("rank");
    style.markerSize = 12.5;
    style.lineWidth = 3.25;
    style.fillOpacity = 0.75;
    style.countCoincident = true;
    style.shape = MarkerShape::Pentagon;
    style.shapeColumn = QStringLiteral("status");
    for (int i = 0; i < markerShapeCount; ++i)
        style.shapes.push_back({QString::number(i), QStringLiteral("shape"), static_cast<MarkerShape>(i)});
    style.sizeColumn = QStringLiteral("tonnes");
    style.sizeTitle = QStringLiteral("Metal");
    style.largestSize = 41;
    style.crowding = LayerStyle::Crowding::Displaced;
    style.shading = LayerStyle::Shading::Dominant;
    style.shadingScale = 750'000;
    style.accuracyColumn = QStringLiteral("accuracy");
    style.labelColumn = QStringLiteral("name");
    style.labelScale = 90'000;
    return style;
}

const QByteArray firstVersion = R"({"kohkanSession":1,"layers":[{"path":"/a.gpkg","style":
    {"color":"#102030","markerSize":11,"lineWidth":2,"fillOpacity":0.5}}]})";

SessionValue withStyle(const LayerStyle &style, const QString &table = {})
{
    SessionValue session;
    SessionValue::LayerState layer;
    layer.bundledTable = table;
    layer.path = table.isEmpty() ? QStringLiteral("/data/a.gpkg") : QString();
    layer.style = style;
    session.layers.push_back(layer);
    return session;
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT
private slots:
    void keepsTheWholeStyle_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("a file") << QString();
        QTest::newRow("a shipped layer") << QStringLiteral("deposits");
    }
    void keepsTheWholeStyle()
    {
        QFETCH(QString, table);
        for (const LayerStyle &style : {everythingChanged(), LayerStyle(), depositStyle()}) {
            const auto back = SessionValue::fromJson(withStyle(style, table).toJson());
            QVERIFY(back);
            QCOMPARE(back->layers.size(), std::size_t(1));
            QVERIFY(back->layers[0].style == style);
            QCOMPARE(back->layers[0].bundledTable, table);
        }
    }

    void keepsHowATableIsRead()
    {
        SessionValue session = withStyle({});
        ReadOptions said;
        said.referenceSystem = QStringLiteral("EPSG:32642");
        said.longitudeColumn = QStringLiteral("a");
        said.latitudeColumn = QStringLiteral("b");
        said.placeColumn = QStringLiteral("c");
        said.zoneColumn = QStringLiteral("d");
        said.swapAxes = true;
        said.encoding = QStringLiteral("Windows-1256");
        said.separator = u';';
        said.headerRow = 3;
        said.decimalSign = DecimalSign::Comma;
        said.dateOrder = DateOrder::MonthFirst;
        said.textColumns = {QStringLiteral("code")};
        said.tagColumns = {{QStringLiteral("metals"), true}, {QStringLiteral("note"), false}};
        session.layers[0].reading = readingToJson(said);
        const auto back = SessionValue::fromJson(session.toJson());
        QVERIFY(back);
        const ReadOptions read = readingFromJson(back->layers[0].reading);
        QCOMPARE(read.referenceSystem, said.referenceSystem);
        QCOMPARE(read.longitudeColumn, said.longitudeColumn);
        QCOMPARE(read.latitudeColumn, said.latitudeColumn);
        QCOMPARE(read.placeColumn, said.placeColumn);
        QCOMPARE(read.zoneColumn, said.zoneColumn);
        QVERIFY(read.swapAxes);
        QCOMPARE(read.encoding, said.encoding);
        QCOMPARE(read.separator, said.separator);
        QVERIFY(read.headerRow == said.headerRow);
        QCOMPARE(int(read.decimalSign), int(said.decimalSign));
        QCOMPARE(int(read.dateOrder), int(said.dateOrder));
        QVERIFY(read.textColumns == said.textColumns && read.tagColumns == said.tagColumns);
        const auto plain = SessionValue::fromJson(withStyle({}).toJson());
        QVERIFY(plain && plain->layers[0].reading.isEmpty());
    }

    void readsStylesOfTheFirstVersion()
    {
        const auto session = SessionValue::fromJson(firstVersion);
        QVERIFY(session);
        LayerStyle expected;
        expected.color = QColor(0x10, 0x20, 0x30);
        expected.markerSize = 11;
        expected.lineWidth = 2;
        expected.fillOpacity = 0.5;
        QVERIFY(session->layers[0].style == expected);
    }

    void fallsBackToThePreset_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const QJsonArray noColor{QJsonObject{{QStringLiteral("value"), QStringLiteral("a")}}};
        const QJsonArray upsideDown{QJsonObject{{QStringLiteral("low"), 3},
                                                {QStringLiteral("high"), 1},
                                                {QStringLiteral("color"), QStringLiteral("#000000")}}};
        const QJsonArray noShape{QJsonObject{{QStringLiteral("value"), QStringLiteral("a")},
                                             {QStringLiteral("shape"), QStringLiteral("heart")}}};
        const auto row = [](const char *member, const QJsonValue &value) {
            QTest::addRow("%s %d", member, static_cast<int>(value.type())) << QString::fromLatin1(member) << value;
        };
        row("colouring", QStringLiteral("rainbow"));
        row("colouring", 5);
        row("color", QStringLiteral("no colour"));
        row("classes", noColor);
        row("classes", QStringLiteral("all"));
        row("grades", upsideDown);
        row("shapes", noShape);
        row("shape", QStringLiteral("heart"));
        row("markerSize", -4);
        row("markerSize", QStringLiteral("large"));
        row("fillOpacity", 7);
        row("largestSize", 1e9);
        row("crowding", QStringLiteral("heaps"));
        row("shading", QJsonValue());
        row("shadingScale", 0);
        row("labelScale", -1);
        row("countCoincident", QStringLiteral("yes"));
    }
    void fallsBackToThePreset()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        const LayerStyle preset = everythingChanged();
        QVERIFY(styleFromJson({{member, value}, {QStringLiteral("fromTheFuture"), 1}}, preset) == preset);
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
