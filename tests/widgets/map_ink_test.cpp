// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer_builder.h"
#include "tests/support/map_window.h"

#include <QSignalSpy>
#include <QTest>
#include <random>

using namespace kohkan;

namespace {

LayerPtr scattered(unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(63, 73), lat(27, 33);
    LayerBuilder builder(QStringLiteral("scattered"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    for (int i = 0; i < 400; ++i) {
        id.appendText(QString::number(i));
        builder.geometry().appendPoint({lon(random), lat(random)});
    }
    return builder.finish();
}

/// The next version, as an annotation or another exposure makes one.
LayerPtr withNote(const LayerPtr &layer, int note)
{
    ColumnBuilder column(QStringLiteral("note"), Column::Type::Integer);
    std::vector<std::uint32_t> order;
    for (std::size_t i = 0; i < layer->rowCount(); ++i) {
        column.appendInteger(note);
        order.push_back(static_cast<std::uint32_t>(i));
    }
    return LayerBuilder::withColumn(layer, column.finish(order));
}

} // namespace

/// What a layer that changes shows meanwhile, in systems that only a worker can project to: frame by frame, how much of
/// the map is of the layer's colour.
class MapInkTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void anEditLeavesTheLayerOnTheMap_data();
    void anEditLeavesTheLayerOnTheMap();
    void aMoveShowsTheOldPlacesUntilTheNewOnesAreThere_data() { anEditLeavesTheLayerOnTheMap_data(); }
    void aMoveShowsTheOldPlacesUntilTheNewOnesAreThere();
    void theSelectionStaysMarkedMeanwhile();

private:
    int ink(QRgb color = qRgb(255, 0, 0));
    void settle();
    void showIn(const QString &system);
    /// The least ink of all frames while `edit` is done ten times; `changes`: of the list of layers.
    int leastInk(const std::function<void(int)> &edit, qsizetype &changes);

    std::unique_ptr<test::MapWindow> m_window;
    EntryId m_entry = 0;
};

void MapInkTest::init()
{
    m_window = std::make_unique<test::MapWindow>();
    LayerEntry entry;
    entry.name = QStringLiteral("scattered");
    entry.layer = scattered(1);
    entry.style.color = Qt::red;
    m_entry = m_window->layers.add(entry);
}

int MapInkTest::ink(QRgb color)
{
    const QImage frame = m_window->map.grab().toImage().convertToFormat(QImage::Format_RGB32);
    int count = 0;
    for (int y = 0; y < frame.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(frame.constScanLine(y));
        for (int x = 0; x < frame.width(); ++x)
            count += (line[x] & 0xffffff) == (color & 0xffffff);
    }
    return count;
}

/// There is no base map, so the map never calls itself whole: until two frames far apart are alike.
void MapInkTest::settle()
{
    int before = -1;
    QTRY_VERIFY_WITH_TIMEOUT((QTest::qWait(150), std::exchange(before, ink()) == ink() && before > 0), 20000);
}

void MapInkTest::showIn(const QString &system)
{
    m_window->map.setSystem(*ViewSystem::create(system));
    QTRY_COMPARE(m_window->map.viewport().system->code(), m_window->map.system()->code());
    m_window->map.zoomTo(LonLatBox{62, 26, 74, 34});
    settle();
}

int MapInkTest::leastInk(const std::function<void(int)> &edit, qsizetype &changes)
{
    QSignalSpy spy(&m_window->layers, &LayerList::changed);
    int least = ink();
    for (int i = 0; i < 10; ++i) {
        edit(i);
        for (int frame = 0; frame < 12; ++frame) {
            QTest::qWait(2);
            least = std::min(least, ink());
        }
    }
    changes = spy.count();
    return least;
}

void MapInkTest::anEditLeavesTheLayerOnTheMap_data()
{
    QTest::addColumn<QString>("system");
    QTest::newRow("Web Mercator") << "EPSG:3857";
    QTest::newRow("conic") << ViewSystem::pakistanConic();
    QTest::newRow("Kalianpur 1962, UTM 42N") << "EPSG:24313";
    QTest::newRow("degrees") << "EPSG:4326";
}

void MapInkTest::anEditLeavesTheLayerOnTheMap()
{
    QFETCH(QString, system);
    showIn(system);
    const int before = ink();
    qsizetype changes = 0;
    const int least = leastInk(
        [this](int i) {
            m_window->layers.edit(m_entry, [i](LayerEntry &entry) { entry.layer = withNote(entry.layer, i); });
        },
        changes);
    QCOMPARE(least, before);
    QCOMPARE(changes, 10);
}

void MapInkTest::aMoveShowsTheOldPlacesUntilTheNewOnesAreThere()
{
    QFETCH(QString, system);
    showIn(system);
    const int before = ink();
    qsizetype changes = 0;
    const int least = leastInk(
        [this](int i) {
            const LayerPtr moved = scattered(static_cast<unsigned>(i) + 2);
            m_window->layers.edit(m_entry, [&](LayerEntry &entry) { entry.layer = moved; });
        },
        changes);
    QVERIFY2(least > before * 8 / 10, qPrintable(QStringLiteral("%1 of %2 pixels").arg(least).arg(before)));
    QCOMPARE(changes, 10);
}

void MapInkTest::theSelectionStaysMarkedMeanwhile()
{
    showIn(ViewSystem::pakistanConic());
    const LayerPtr layer = m_window->layers.value().find(m_entry)->layer;
    m_window->selection.apply(m_entry, layer->allRows(), Selection::Mode::Replace);
    settle();
    const int marked = ink();
    qsizetype changes = 0;
    const int least = leastInk(
        [this](int i) {
            m_window->layers.edit(m_entry, [i](LayerEntry &entry) { entry.layer = withNote(entry.layer, i); });
        },
        changes);
    QCOMPARE(least, marked);
    QCOMPARE(m_window->selection.count(m_entry), layer->rowCount());
}

QTEST_MAIN(MapInkTest)
#include "map_ink_test.moc"
