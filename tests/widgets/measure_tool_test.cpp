// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/map_window.h"
#include "widgets/map/measure_panel.h"
#include "widgets/map/measure_tool.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QToolButton>

using namespace kohkan;
using kohkan::test::MapWindow;

/// Measuring with mouse and keys on the real map.
class MeasureToolTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void measuresWhatIsClicked();
    void followsThePointer();
    void closesOnTheFirstPlace();
    void closesByADoubleClick();
    void takesBackAndEndsByKeys();
    void beginsAnewAfterTheEnd();
    void pansWhileItMeasures();
    void copiesAReport();
    void leavesTheSelectionAlone();
    void drawsItsLines();

private:
    MeasureTool &tool() { return *m_window->map.measureTool(); }
    QString said() { return tool().panel()->text(); }
    void doubleClick(QPoint at)
    {
        click(at); // what the window system sends before
        QTest::mouseDClick(&m_window->map, Qt::LeftButton, {}, at);
        QTest::mouseRelease(&m_window->map, Qt::LeftButton, {}, at);
    }
    void click(QPoint at) { QTest::mouseClick(&m_window->map, Qt::LeftButton, {}, at); }
    std::unique_ptr<MapWindow> m_window;
    const QPoint m_a{200, 400}, m_b{500, 420}, m_c{480, 200};
};

void MeasureToolTest::init()
{
    m_window = std::make_unique<MapWindow>();
    QTest::keyClick(&m_window->map, Qt::Key_M);
    QCOMPARE(m_window->map.tool(), MapView::Tool::Measure);
    QVERIFY(tool().panel()->isVisible());
}

void MeasureToolTest::measuresWhatIsClicked()
{
    for (const QPoint &at : {m_a, m_b, m_c})
        click(at);
    QTest::keyClick(&m_window->map, Qt::Key_Return);
    QVERIFY(tool().isDone());
    const std::vector<LonLat> ring{m_window->placeAt(m_a), m_window->placeAt(m_b), m_window->placeAt(m_c)};
    const GeodesicLine first = geodesic(ring[0], ring[1]), second = geodesic(ring[1], ring[2]);
    QCOMPARE(tool().measurement().length(), first.metres + second.metres);
    QVERIFY2(said().contains(lengthText(first.metres + second.metres)), qPrintable(said()));
    QVERIFY2(said().contains(lengthText(second.metres)), qPrintable(said()));
    QVERIFY2(said().contains(bearingText(second.bearing)), qPrintable(said()));
    QVERIFY2(said().contains(areaText(geodesicRing(ring).area)), qPrintable(said()));
}

void MeasureToolTest::followsThePointer()
{
    click(m_a);
    m_window->move(m_b);
    const GeodesicLine live = geodesic(m_window->placeAt(m_a), m_window->placeAt(m_b));
    QVERIFY2(said().contains(lengthText(live.metres)), qPrintable(said()));
    QCOMPARE(tool().measurement().places().size(), std::size_t{1});
}

void MeasureToolTest::closesOnTheFirstPlace()
{
    for (const QPoint &at : {m_a, m_b, m_c, m_a + QPoint(4, -3)})
        click(at);
    QVERIFY(tool().isDone());
    QVERIFY(tool().measurement().isClosed());
    QCOMPARE(tool().measurement().places().size(), std::size_t{3});
    QVERIFY2(said().contains(QStringLiteral("Perimeter")), qPrintable(said()));
    QVERIFY(said().contains(lengthText(tool().measurement().ring()->perimeter)));
}

void MeasureToolTest::closesByADoubleClick()
{
    for (const QPoint &at : {m_a, m_b})
        click(at);
    doubleClick(m_c); // ends where it is, open
    QVERIFY(tool().isDone() && !tool().measurement().isClosed());
    QCOMPARE(tool().measurement().places().size(), std::size_t{3});
    const double resolution = m_window->map.viewport().resolution;
    for (const QPoint &at : {m_a, m_b, m_c})
        click(at);
    doubleClick(m_a);
    QVERIFY(tool().isDone() && tool().measurement().isClosed());
    QCOMPARE(tool().measurement().places().size(), std::size_t{3});
    QCOMPARE(m_window->map.viewport().resolution, resolution); // no zoom
}

void MeasureToolTest::takesBackAndEndsByKeys()
{
    MapView *map = &m_window->map;
    for (const QPoint &at : {m_a, m_b, m_c})
        click(at);
    QTest::keyClick(map, Qt::Key_Backspace);
    QCOMPARE(tool().measurement().places().size(), std::size_t{2});
    QTest::keyClick(map, Qt::Key_Escape); // ends, and leaves it to be read
    QVERIFY(tool().isDone());
    QCOMPARE(tool().measurement().places().size(), std::size_t{2});
    QTest::keyClick(map, Qt::Key_Escape); // leaves
    QCOMPARE(map->tool(), MapView::Tool::Pan);
    QVERIFY(!tool().panel()->isVisible());
    QVERIFY(tool().measurement().places().empty());
}

void MeasureToolTest::beginsAnewAfterTheEnd()
{
    for (const QPoint &at : {m_a, m_b})
        click(at);
    QTest::keyClick(&m_window->map, Qt::Key_Enter);
    click(m_c);
    QVERIFY(!tool().isDone());
    QCOMPARE(tool().measurement().places().size(), std::size_t{1});
}

void MeasureToolTest::pansWhileItMeasures()
{
    MapView *map = &m_window->map;
    click(m_a);
    const LonLat place = tool().measurement().places().front();
    const auto drags = [&](Qt::MouseButton button) {
        const MapPoint before = map->viewport().center;
        m_window->drag({600, 300}, {520, 260}, button);
        const MapPoint after = map->viewport().center;
        return std::abs((after.x - before.x) / map->viewport().resolution - 80) < 1 &&
               std::abs((after.y - before.y) / map->viewport().resolution + 40) < 1;
    };
    QVERIFY(drags(Qt::MiddleButton));
    QVERIFY(drags(Qt::LeftButton));
    QTest::keyPress(map, Qt::Key_Space);
    QVERIFY(drags(Qt::LeftButton));
    click(m_c); // the hand, not the ruler
    QTest::keyRelease(map, Qt::Key_Space);
    QCOMPARE(tool().measurement().places(), std::vector<LonLat>{place});
}

void MeasureToolTest::copiesAReport()
{
    QSignalSpy copied(&m_window->map, &MapView::copied);
    m_window->map.setCoordinateFormat(CoordinateFormat::Utm);
    for (const QPoint &at : {m_a, m_b})
        click(at);
    QTest::keyClick(&m_window->map, Qt::Key_Enter);
    const auto buttons = tool().panel()->findChildren<QToolButton *>();
    const auto copy = std::find_if(buttons.begin(), buttons.end(),
                                   [](QToolButton *button) { return button->text() == QStringLiteral("Copy"); });
    QVERIFY(copy != buttons.end() && (*copy)->isVisible());
    QTest::mouseClick(*copy, Qt::LeftButton);
    QCOMPARE(copied.size(), 1);
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(text.contains(utmText(m_window->placeAt(m_b))), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Total length")), qPrintable(text));
}

void MeasureToolTest::leavesTheSelectionAlone()
{
    QSignalSpy changed(&m_window->selection, &Selection::changed);
    for (const QPoint &at : {m_a, m_b, m_c})
        click(at);
    QTest::keyClick(&m_window->map, Qt::Key_Escape);
    QCOMPARE(changed.size(), 0);
}

void MeasureToolTest::drawsItsLines()
{
    const QPoint middle = (m_a + m_b) / 2;
    const auto inkAround = [&](QPoint at) {
        const QImage picture = m_window->map.grab().toImage();
        int ink = 0;
        for (int y = at.y() - 8; y <= at.y() + 8; ++y)
            for (int x = at.x() - 8; x <= at.x() + 8; ++x)
                ink += picture.pixelColor(x, y).saturation() > 120;
        return ink;
    };
    QCOMPARE(inkAround(middle), 0);
    for (const QPoint &at : {m_a, m_b})
        click(at);
    QTest::keyClick(&m_window->map, Qt::Key_Enter);
    QVERIFY(inkAround(middle) >= 17);
    m_window->map.setTool(MapView::Tool::Pan);
    QCOMPARE(inkAround(middle), 0);
}

QTEST_MAIN(MeasureToolTest)
#include "measure_tool_test.moc"
