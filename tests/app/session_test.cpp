// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"

#include "app/style_json.h"

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
        SessionValue::LayerState &layer = session.layers[0];
        layer.referenceSystem = QStringLiteral("EPSG:32642");
        layer.longitudeColumn = QStringLiteral("a");
        layer.latitudeColumn = QStringLiteral("b");
        layer.placeColumn = QStringLiteral("c");
        layer.zoneColumn = QStringLiteral("d");
        layer.swapAxes = true;
        const auto back = SessionValue::fromJson(session.toJson());
        QVERIFY(back);
        const SessionValue::LayerState &read = back->layers[0];
        QCOMPARE(read.referenceSystem, layer.referenceSystem);
        QCOMPARE(read.longitudeColumn, layer.longitudeColumn);
        QCOMPARE(read.latitudeColumn, layer.latitudeColumn);
        QCOMPARE(read.placeColumn, layer.placeColumn);
        QCOMPARE(read.zoneColumn, layer.zoneColumn);
        QVERIFY(read.swapAxes);
        const auto plain = SessionValue::fromJson(withStyle({}).toJson());
        QVERIFY(plain && !plain->layers[0].swapAxes && plain->layers[0].zoneColumn.isEmpty());
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
