// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/mercator.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/shown_tables.h"
#include "widgets/map/map_view.h"
#include "widgets/map/pick_list.h"
#include "widgets/state/gui_mailbox.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace kohkan;

namespace {

/// Names a to e from west to east, three degrees apart; f and g stand on the spot of c.
LayerPtr places()
{
    LayerBuilder builder(QStringLiteral("places"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    for (const char letter : {'e', 'd', 'c', 'b', 'a', 'f', 'g'}) {
        id.appendText(QString(QLatin1Char(letter)));
        name.appendText(QStringLiteral("Place %1").arg(QLatin1Char(letter)));
        builder.geometry().appendPoint({letter > 'e' ? 68.0 : 62.0 + 3 * (letter - 'a'), 30});
    }
    return builder.finish();
}

} // namespace

/// The map under mouse and keys.
class MapViewTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void picksWhatIsClicked();
    void togglesAddsAndClears();
    void listsAndCyclesWhatOverlaps();
    void leavesOutFilteredAndHiddenRows();
    void selectsByRectangle();
    void selectsByLasso();
    void dragsAndWheels();
    void endsTheScale();
    void goesCloseEnough();
    void goesBackAndForward();
    void stepsThroughTheSitesInView();
    void pansAndZoomsByKeys();
    void leavesTheMapByTab();

private:
    QPoint at(const char *id) const;
    QStringList selected() const;
    void drag(const QList<QPoint> &points, Qt::KeyboardModifiers modifiers = {});

    const ShownTables m_tables;
    std::unique_ptr<GuiMailbox> m_mailbox;
    std::unique_ptr<WorkerPool> m_pool;
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<MapView> m_map;
    LayerPtr m_layer;
    EntryId m_entry = 0;
};

void MapViewTest::init()
{
    m_mailbox = std::make_unique<GuiMailbox>();
    m_pool = std::make_unique<WorkerPool>(1);
    m_layers = std::make_unique<LayerList>();
    m_filters = std::make_unique<FilterState>(m_layers.get());
    m_selection = std::make_unique<Selection>(m_layers.get());
    m_map = std::make_unique<MapView>(m_layers.get(), m_filters.get(), m_selection.get(), m_tables, m_pool.get(),
                                      m_mailbox->box());
    m_layer = places();
    LayerEntry entry;
    entry.name = QStringLiteral("places");
    entry.layer = m_layer;
    m_entry = m_layers->add(entry);
    m_map->resize(800, 500);
    m_map->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
    m_map->zoomTo(LonLatBox{60, 26, 76, 34});
    m_map->setFocus();
    QTRY_VERIFY(!m_map->featuresUnder(at("a")).empty()); // projected by a worker
}

void MapViewTest::cleanup()
{
    m_map.reset();
    m_pool.reset();
}

QPoint MapViewTest::at(const char *id) const
{
    const Row row = *m_layer->rowOfKey(QString::fromLatin1(id));
    return m_map->viewport().toScreen(m_layer->geometry().point(row)).toPoint();
}

QStringList MapViewTest::selected() const
{
    QStringList keys = m_layer->keysOf(m_selection->rows(m_entry));
    keys.sort();
    return keys;
}

void MapViewTest::drag(const QList<QPoint> &points, Qt::KeyboardModifiers modifiers)
{
    QTest::mousePress(m_map.get(), Qt::LeftButton, modifiers, points.front());
    for (const QPoint &point : points) {
        QMouseEvent move(QEvent::MouseMove, point, m_map->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(m_map.get(), &move);
    }
    QTest::mouseRelease(m_map.get(), Qt::LeftButton, modifiers, points.back());
}

void MapViewTest::picksWhatIsClicked()
{
    QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, at("b") + QPoint(3, 2));
    QCOMPARE(selected(), QStringList{QStringLiteral("b")});
    QVERIFY(m_selection->current());
    QCOMPARE(m_layer->key(m_selection->current()->row), QStringLiteral("b"));
    QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, at("b") + QPoint(0, 60)); // empty ground
    QCOMPARE(selected(), QStringList{QStringLiteral("b")});
    QTest::keyClick(m_map.get(), Qt::Key_Escape);
    QVERIFY(selected().isEmpty());
    QVERIFY(!m_selection->current());
}

void MapViewTest::togglesAddsAndClears()
{
    QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, at("a"));
    QTest::mouseClick(m_map.get(), Qt::LeftButton, Qt::ShiftModifier, at("b"));
    QCOMPARE(selected(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QTest::mouseClick(m_map.get(), Qt::LeftButton, Qt::ControlModifier, at("a"));
    QCOMPARE(selected(), QStringList{QStringLiteral("b")});
    QTest::mouseClick(m_map.get(), Qt::LeftButton, Qt::ControlModifier, at("e"));
    QCOMPARE(selected(), (QStringList{QStringLiteral("b"), QStringLiteral("e")}));
    QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, at("d"));
    QCOMPARE(selected(), QStringList{QStringLiteral("d")});
}

void MapViewTest::listsAndCyclesWhatOverlaps()
{
    const QPoint spot = at("c");
    QStringList seen;
    for (int i = 0; i < 3; ++i) {
        QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, spot);
        QVERIFY(m_map->pickList()->isVisible());
        seen << selected();
        QTest::qWait(QApplication::doubleClickInterval() + 10);
    }
    seen.sort();
    QCOMPARE(seen, (QStringList{QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("g")}));
    auto *list = m_map->pickList()->findChild<QListWidget *>();
    QCOMPARE(list->count(), 3);
    QVERIFY(list->item(0)->text().startsWith(QStringLiteral("Place ")));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    QCOMPARE(QStringLiteral("Place ") + selected().value(0), list->item(1)->text());
    QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, at("a"));
    QVERIFY(!m_map->pickList()->isVisible());
}

void MapViewTest::leavesOutFilteredAndHiddenRows()
{
    Condition condition;
    condition.field = QStringLiteral("id");
    condition.op = Condition::Op::NotEqual;
    condition.value = QStringLiteral("b");
    m_filters->setCondition(m_entry, condition.field, condition);
    QVERIFY(m_map->featuresUnder(at("b")).empty());
    QCOMPARE(m_map->featuresUnder(at("a")).size(), std::size_t{1});
    m_layers->edit(m_entry, [](LayerEntry &entry) { entry.visible = false; });
    QVERIFY(m_map->featuresUnder(at("a")).empty());
}

void MapViewTest::selectsByRectangle()
{
    QTest::keyClick(m_map.get(), Qt::Key_S);
    QVERIFY(m_map->tool() == MapView::Tool::Rectangle);
    drag({at("b") + QPoint(-15, -15), at("c"), at("c") + QPoint(15, 15)});
    QCOMPARE(selected().join(QString()), QStringLiteral("bcfg"));
    drag({at("e") + QPoint(15, 15), at("e") + QPoint(-15, -15)}, Qt::ShiftModifier);
    QCOMPARE(selected().join(QString()), QStringLiteral("bcefg"));
    drag({at("c") + QPoint(-15, -15), at("c") + QPoint(15, 15)}, Qt::ControlModifier);
    QCOMPARE(selected().join(QString()), QStringLiteral("be"));
    QTest::keyClick(m_map.get(), Qt::Key_Escape); // the tool first, then the selection
    QVERIFY(m_map->tool() == MapView::Tool::Pan);
    QCOMPARE(selected().join(QString()), QStringLiteral("be"));
}

void MapViewTest::selectsByLasso()
{
    m_map->setTool(MapView::Tool::Lasso);
    const QPoint a = at("a"), b = at("b");
    drag({a + QPoint(-20, -20), b + QPoint(20, -20), b + QPoint(20, 20), b + QPoint(-20, -5), a + QPoint(-20, 20)});
    QCOMPARE(selected().join(QString()), QStringLiteral("ab"));
}

void MapViewTest::dragsAndWheels()
{
    const QPoint before = at("c");
    drag({QPoint(300, 300), QPoint(320, 310), QPoint(350, 330)});
    QVERIFY((at("c") - before - QPoint(50, 30)).manhattanLength() <= 2);
    QVERIFY(selected().isEmpty());
    const QPoint cursor(200, 150);
    const LonLat under = m_map->viewport().toLonLat(cursor);
    const double resolution = m_map->viewport().resolution;
    QWheelEvent wheel(cursor, m_map->mapToGlobal(cursor), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_map.get(), &wheel);
    QVERIFY(m_map->viewport().resolution < 0.8 * resolution);
    QVERIFY((m_map->viewport().toScreen(under) - cursor).manhattanLength() < 2);
    QTest::mouseDClick(m_map.get(), Qt::LeftButton, {}, QPoint(400, 250));
    QVERIFY(m_map->viewport().resolution < 0.5 * resolution);
}

/// Whatever asks for more: wheel, keys, double click, a place or a box.
void MapViewTest::endsTheScale()
{
    const QPoint cursor(200, 150);
    const auto wheel = [&](int steps) {
        QWheelEvent event(cursor, m_map->mapToGlobal(cursor), {}, {0, 120 * steps}, Qt::NoButton, {}, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(m_map.get(), &event);
    };
    const auto isAtTheEnd = [&] {
        const double scale = m_map->viewport().scaleDenominator();
        return scale > 99.99 && scale < 105;
    };
    wheel(3);
    QVERIFY(!isAtTheEnd());
    for (int i = 0; i < 60; ++i)
        wheel(1);
    QVERIFY(isAtTheEnd());
    QTest::keyClick(m_map.get(), Qt::Key_Plus);
    QTest::mouseDClick(m_map.get(), Qt::LeftButton, {}, QPoint(400, 250));
    QVERIFY(isAtTheEnd());
    m_map->zoomTo(LonLat{62, 30}, 1e-6);
    QVERIFY(isAtTheEnd());
    QTest::keyClick(m_map.get(), Qt::Key_Minus);
    QVERIFY(!isAtTheEnd());
    for (int i = 0; i < 60; ++i)
        wheel(-1);
    const double whole = m_map->viewport().resolution;
    QTest::keyClick(m_map.get(), Qt::Key_Minus);
    QCOMPARE(m_map->viewport().resolution, whole);
    const MapRect &world = m_map->viewport().system->bounds();
    QVERIFY(world.height() < 500 * whole && world.height() > 0.9 * 484 * whole);
}

/// A single place is shown with its surroundings, what has an extent as closely as it fits.
void MapViewTest::goesCloseEnough()
{
    m_map->zoomTo(LonLatBox{66, 30, 66, 30});
    const double overOne = m_map->viewport().resolution;
    QVERIFY(overOne > 20 && overOne < 80);
    const LonLatBox small{66, 30, 66.0003, 30.0002};
    m_map->zoomTo(small);
    QVERIFY(m_map->viewport().rect().contains(mercator::fromLonLat(small)));
    QVERIFY(m_map->viewport().resolution < 0.1);
    m_map->zoomTo(LonLatBox{66, 30, 66.00002, 30});
    QVERIFY(m_map->viewport().scaleDenominator() > 99.99);
}

void MapViewTest::goesBackAndForward()
{
    const LonLat first{62, 30}, second{70, 33};
    m_map->zoomTo(first, 500);
    m_map->zoomTo(second, 100);
    QVERIFY(m_map->canGo(-1) && !m_map->canGo(1));
    const auto center = [&] { return mercator::toLonLat(m_map->viewport().center); };
    m_map->go(-1);
    QVERIFY(std::abs(center().lon - first.lon) < 1e-6);
    QVERIFY(m_map->canGo(1));
    m_map->go(1);
    QVERIFY(std::abs(center().lon - second.lon) < 1e-6);
    m_map->go(1); // nothing ahead
    QVERIFY(std::abs(center().lon - second.lon) < 1e-6);
}

void MapViewTest::stepsThroughTheSitesInView()
{
    m_map->zoomTo(LonLatBox{62, 29, 65, 31}); // a and b
    QStringList seen;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(m_map.get(), Qt::Key_N);
        seen << selected();
    }
    QTest::keyClick(m_map.get(), Qt::Key_P);
    seen << selected();
    QCOMPARE(seen.join(QString()), QStringLiteral("abab"));
}

void MapViewTest::pansAndZoomsByKeys()
{
    const double x = m_map->viewport().center.x, resolution = m_map->viewport().resolution;
    QTest::keyClick(m_map.get(), Qt::Key_Right);
    const double step = m_map->viewport().center.x - x;
    QVERIFY(step > 0);
    QTest::keyClick(m_map.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(m_map->viewport().center.x - x - step < step / 2);
    QTest::keyClick(m_map.get(), Qt::Key_Plus);
    QVERIFY(m_map->viewport().resolution < resolution);
    QTest::keyClick(m_map.get(), Qt::Key_Minus);
    QTest::keyClick(m_map.get(), Qt::Key_Minus);
    QVERIFY(m_map->viewport().resolution > resolution);
    QVERIFY(!m_map->isFullExtent());
    QTest::keyClick(m_map.get(), Qt::Key_Home);
    QVERIFY(m_map->isFullExtent());
}

void MapViewTest::leavesTheMapByTab()
{
    QWidget window;
    m_map->setParent(&window);
    QWidget next(&window);
    next.setFocusPolicy(Qt::TabFocus);
    next.setGeometry(0, 0, 10, 10);
    window.show();
    m_map->show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    m_map->setFocus();
    QTest::keyClick(m_map.get(), Qt::Key_Tab);
    QVERIFY(next.hasFocus());
    m_map->setParent(nullptr);
}

QTEST_MAIN(MapViewTest)
#include "map_view_test.moc"
