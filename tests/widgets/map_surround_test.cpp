// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/map_window.h"
#include "widgets/map/map_surround.h"
#include "widgets/paint/north_arrow.h"

#include <QClipboard>
#include <QSignalSpy>

using namespace kohkan;
using kohkan::test::MapWindow;
using Part = MapSurround::Part;

/// Graticule, north arrow and overview on the real map, and the coordinates that it copies.
class MapSurroundTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void startsWithTheArrowOnly();
    void drawsTheGraticuleWhereItIsOn();
    void showsTheViewInTheOverview();
    void showsTheWorldAroundAWideView();
    void movesTheMapFromTheOverview();
    void givesWayOnASmallMap();
    void copiesThePlaceOfThePointer();

private:
    MapSurround &surround() { return *m_window->map.surround(); }
    OverviewInset &overview() { return *surround().overview(); }
    std::unique_ptr<MapWindow> m_window;
};

void MapSurroundTest::init()
{
    m_window = std::make_unique<MapWindow>();
    m_window->map.setBaseMap(BaseMap::create({}));
    m_window->map.zoomTo(LonLatBox{66, 28, 70, 31});
}

void MapSurroundTest::startsWithTheArrowOnly()
{
    QVERIFY(surround().isShown(Part::NorthArrow));
    QVERIFY(!surround().isShown(Part::Graticule) && !surround().isShown(Part::Overview));
    QVERIFY(!overview().isVisible());
    const QRect box = northArrowBox(m_window->map.viewport()).toRect();
    const QImage with = m_window->map.grab(box).toImage();
    surround().setShown(Part::NorthArrow, false);
    QVERIFY(m_window->map.grab(box).toImage() != with);
}

void MapSurroundTest::drawsTheGraticuleWhereItIsOn()
{
    QSignalSpy changed(&surround(), &MapSurround::changed);
    const QPoint crossing = m_window->at({68, 29.5});
    const QRect part(crossing - QPoint(2, 2), QSize(5, 5));
    const QImage without = m_window->map.grab(part).toImage();
    surround().setShown(Part::Graticule, true);
    surround().setShown(Part::Graticule, true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_window->map.grab(part).toImage() != without);
    surround().setShown(Part::Graticule, false);
    QCOMPARE(m_window->map.grab(part).toImage(), without);
}

void MapSurroundTest::showsTheViewInTheOverview()
{
    surround().setShown(Part::Overview, true);
    QVERIFY(overview().isVisible());
    const QRectF frame = overview().frameOfView();
    QVERIFY(QRectF(overview().rect()).contains(frame));
    const LonLat middle = overview().overview().toLonLat(frame.center());
    const LonLat seen = m_window->map.viewport().toLonLat(QPointF(450, 300));
    QVERIFY(std::abs(middle.lon - seen.lon) < 0.01 && std::abs(middle.lat - seen.lat) < 0.01);
    m_window->map.zoomTo(LonLat{67, 30}, 5); // a small view is still seen
    QVERIFY(overview().frameOfView().width() >= 7);
    const QRect beside = surround().topRoom({300, 40}), below = surround().topRoom({700, 40});
    QVERIFY(!beside.intersects(overview().geometry()) && beside.top() < overview().geometry().bottom());
    QVERIFY(!below.intersects(overview().geometry()) && below.top() > overview().geometry().bottom());
}

void MapSurroundTest::showsTheWorldAroundAWideView()
{
    surround().setShown(Part::Overview, true);
    const auto west = [&] { return overview().overview().toLonLat(QPointF(12, 40)).lon; };
    QVERIFY(west() > 50);
    m_window->map.zoomTo(LonLat{-70, -30}, 500); // far away
    QVERIFY(west() < -150);
    m_window->map.zoomTo(LonLatBox{60, 23, 78, 38}); // the country fills the view
    QVERIFY(west() < -150);
    m_window->map.zoomTo(LonLatBox{-170, -60, 170, 75}); // and so does the world
    QVERIFY(!overview().isVisible());
}

void MapSurroundTest::movesTheMapFromTheOverview()
{
    surround().setShown(Part::Overview, true);
    const double resolution = m_window->map.viewport().resolution;
    const QPoint target(40, 60);
    const LonLat wanted = overview().overview().toLonLat(target);
    QTest::mouseClick(&overview(), Qt::LeftButton, {}, target);
    const LonLat got = m_window->map.viewport().toLonLat(QPointF(450, 300));
    QVERIFY(std::abs(got.lon - wanted.lon) < 0.01 && std::abs(got.lat - wanted.lat) < 0.01);
    QCOMPARE(m_window->map.viewport().resolution, resolution);
    QVERIFY(m_window->selection.count() == 0);
}

void MapSurroundTest::givesWayOnASmallMap()
{
    surround().setShown(Part::Overview, true);
    QVERIFY(overview().isVisible());
    m_window->map.resize(400, 300);
    QVERIFY(!overview().isVisible());
    QVERIFY(surround().isShown(Part::Overview)); // it comes back with the room
    m_window->map.resize(900, 600);
    QVERIFY(overview().isVisible());
}

void MapSurroundTest::copiesThePlaceOfThePointer()
{
    QSignalSpy copied(&m_window->map, &MapView::copied);
    const QPoint at(300, 200);
    const LonLat place = m_window->placeAt(at);
    const std::pair<CoordinateFormat, QString> forms[] = {
        {CoordinateFormat::DecimalDegrees, coordinateText(place)},
        {CoordinateFormat::DegreesMinutesSeconds, sexagesimalText(place)},
        {CoordinateFormat::Utm, utmText(place)}};
    for (const auto &[format, text] : forms) {
        m_window->map.setCoordinateFormat(format);
        m_window->move(at);
        m_window->map.copyPlace();
        QCOMPARE(QApplication::clipboard()->text(), text);
    }
    QCOMPARE(copied.size(), 3);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&m_window->map, &leave);
    m_window->map.copyPlace();
    QCOMPARE(QApplication::clipboard()->text(), utmText(m_window->placeAt({450, 300})));
}

QTEST_MAIN(MapSurroundTest)
#include "map_surround_test.moc"
