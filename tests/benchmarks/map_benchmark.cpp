// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "benchmark_data.h"
#include "benchmark_incidents.h"
#include "benchmark_table.h"
#include "benchmark_zoom.h"
#include "datasets/geo/mercator.h"
#include "datasets/io/reader_process.h"
#include "datasets/security/exposure_surface.h"
#include "widgets/charts/scatter_chart.h"
#include "widgets/map/map_view.h"
#include "widgets/paint/layer_painter.h"
#include "widgets/state/exposure_state.h"
#include "widgets/state/gui_mailbox.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <random>

using namespace kohkan;

namespace {

/// Milliseconds that a piece of work takes.
template <typename Work>
double timed(Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// The least of some runs: what the machine can do.
template <typename Work>
double best(int runs, Work &&work)
{
    double least = timed(work);
    for (int i = 1; i < runs; ++i)
        least = std::min(least, timed(work));
    return least;
}

PixelFrame wholeWorld(int side)
{
    PixelFrame frame;
    frame.resolution = 2 * mercator::halfWorld / side;
    frame.left = frame.top = -side / 2;
    frame.width = frame.height = side;
    return frame;
}

/// A map on the screen with one layer.
struct Bench {
    GuiMailbox mailbox;
    WorkerPool pool{WorkerPool::defaultThreads()};
    LayerList layers;
    FilterState filters{&layers};
    Selection selection{&layers};
    Tables tables{&pool, mailbox.box()};
    MapView map{&layers, &filters, &selection, &tables, &pool, mailbox.box()};
    EntryId entry = 0;

    Bench(const LayerPtr &layer, QSize size)
    {
        BaseLayers none;
        map.setBaseMap(BaseMap::create(none));
        LayerEntry own;
        own.layer = layer;
        own.style = plainStyle(0);
        entry = layers.add(own);
        map.resize(size);
        map.show();
        (void)QTest::qWaitForWindowExposed(&map);
        waitWhole();
    }
    void waitWhole()
    {
        while (!map.isWhole())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
    }
    /// Frames of a drag over the view with the workers busy: from the mouse event to the painted widget, milliseconds
    /// each.
    Spread pan(int frames)
    {
        std::vector<double> times;
        QPoint at(map.width() / 2, map.height() / 2);
        QTest::mousePress(&map, Qt::LeftButton, {}, at);
        for (int i = 0; i < frames; ++i) {
            at += (i / 60) % 2 == 0 ? QPoint(-11, 5) : QPoint(11, -5);
            QMouseEvent move(QEvent::MouseMove, at, map.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            times.push_back(timed([&] {
                QCoreApplication::sendEvent(&map, &move);
                map.repaint();
            }));
            QCoreApplication::processEvents(); // tiles arrive
        }
        QTest::mouseRelease(&map, Qt::LeftButton, {}, at);
        waitWhole();
        return Spread::of(times);
    }
};

/// The place where most points are, roughly: the fullest cell of one degree.
LonLat densest(const Layer &layer)
{
    std::map<std::pair<int, int>, int> cells;
    for (std::size_t i = 0; i < layer.rowCount(); ++i)
        if (const LonLat p = layer.geometry().point(rowAt(i)); p.isValid())
            ++cells[{static_cast<int>(std::floor(p.lon)), static_cast<int>(std::floor(p.lat))}];
    const auto most =
        std::max_element(cells.begin(), cells.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return {most->first.first + 0.5, most->first.second + 0.5};
}

} // namespace

/// Measures the map engine on data of its own. Row counts: KOHKAN_BENCH_ROWS (10000,100000,1000000,5000000); data are
/// kept in KOHKAN_BENCH_DATA (a folder; a temporary one by default); KOHKAN_BENCH_JSON: a file for the numbers.
class MapBenchmark : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void points_data();
    void points();
    void exposure();
    void zoom() { walkTheScale(); }
    void provinces();
    void cleanupTestCase();

private:
    void report(const QString &what, double milliseconds);
    void loads(const LayerPtr &made);
    void paints(const LayerPtr &layer, const ProjectedGeometryPtr &projected);
    void brushes(Bench &bench, const LayerPtr &layer);
    void answers(Bench &bench, const LayerPtr &layer, const ProjectedGeometryPtr &projected);
    QString m_folder;
    QString m_data; ///< the column that is measured
    BenchmarkTable m_table;
};

void MapBenchmark::initTestCase()
{
    m_folder = qEnvironmentVariable("KOHKAN_BENCH_DATA", QDir::tempPath() + QStringLiteral("/kohkan-benchmarks"));
    QVERIFY(QDir().mkpath(m_folder));
}

void MapBenchmark::report(const QString &what, double milliseconds)
{
    m_table.set(what, m_data, milliseconds);
}

void MapBenchmark::points_data()
{
    QTest::addColumn<qulonglong>("rows");
    for (const auto &text :
         qEnvironmentVariable("KOHKAN_BENCH_ROWS", QStringLiteral("10000,100000,1000000,5000000")).split(u','))
        QTest::newRow(qPrintable(text)) << text.toULongLong();
}

void MapBenchmark::points()
{
    QFETCH(qulonglong, rows);
    m_data = QLocale(QLocale::English).toString(rows);
    LayerPtr layer = benchmarkPoints(rows);
    loads(layer);
    ProjectedGeometryPtr projected;
    report(QStringLiteral("Project and index, ms"), best(3, [&] { projected = ProjectedGeometry::create(layer); }));
    m_table.set(QStringLiteral("Memory a row, bytes"), m_data,
                static_cast<double>(layer->bytes() + projected->bytes()) / static_cast<double>(rows));
    paints(layer, projected);
    Bench bench(layer, QSize(1920, 1080));
    brushes(bench, layer);
    answers(bench, layer, projected);
    QTest::setBenchmarkResult(static_cast<qreal>(rows), QTest::Events);
}

void MapBenchmark::loads(const LayerPtr &made)
{
    QStringList drivers{QStringLiteral("FlatGeobuf"), QStringLiteral("GPKG"), QStringLiteral("GeoJSON"),
                        QStringLiteral("CSV")};
    if (made->rowCount() > 1'000'000) // the others take minutes to be made
        drivers = {QStringLiteral("FlatGeobuf")};
    for (const auto &driver : drivers) {
        const QString path = benchmarkFile(m_folder, made, driver);
        const auto mustBeWhole = [&](const Result<LayerPtr> &read) {
            if (!read || (*read)->rowCount() != made->rowCount())
                qFatal("%s was not read whole", qPrintable(path));
        };
        report(QStringLiteral("Load %1, ms").arg(driver), best(3, [&] { mustBeWhole(DatasetReader::read(path)); }));
        report(QStringLiteral("Load %1 in a process of its own, ms").arg(driver),
               best(3, [&] { mustBeWhole(ReaderProcess::read(path)); }));
    }
}

void MapBenchmark::paints(const LayerPtr &layer, const ProjectedGeometryPtr &projected)
{
    LayerStyle style = plainStyle(0);
    report(QStringLiteral("Tile of 512 px with every feature, ms"),
           best(5, [&, picture = LayerPicture::create(projected, nullptr, style)] {
               (void)paintLayer(picture, wholeWorld(512));
           }));
    if (!layer->column(u"commodity"))
        return;
    style.colouring = LayerStyle::Colouring::Categorised;
    style.classColumn = QStringLiteral("commodity");
    for (const auto &value : layer->column(u"commodity")->dictionary())
        style.classes.push_back({value, value, QColor::fromHsv(static_cast<int>(style.classes.size()) * 29, 200, 200)});
    report(QStringLiteral("The same in 12 classes, ms"),
           best(5, [&, picture = LayerPicture::create(projected, nullptr, style)] {
               (void)paintLayer(picture, wholeWorld(512));
           }));
    style.crowding = LayerStyle::Crowding::Clusters;
    report(QStringLiteral("The same as clusters, ms"),
           best(5, [&, picture = LayerPicture::create(projected, nullptr, style)] {
               (void)paintLayer(picture, wholeWorld(512));
           }));
    style.crowding = LayerStyle::Crowding::Marks;
    style.labelColumn = QStringLiteral("name");
    report(QStringLiteral("Names placed in 1920 x 1080, ms"), best(3, [&] {
               PixelFrame frame = wholeWorld(2048);
               frame.left = -960;
               frame.top = -800;
               frame.width = 1920;
               frame.height = 1080;
               (void)placeSiteLabels({{1, LayerPicture::create(projected, nullptr, style)}}, {}, {}, frame);
           }));
}

void MapBenchmark::answers(Bench &bench, const LayerPtr &layer, const ProjectedGeometryPtr &projected)
{
    bench.map.zoomTo(layer->extent());
    bench.waitWhole();
    m_table.set(QStringLiteral("Pan frame of 1920 x 1080, ms (median / p95 / worst)"), m_data, bench.pan(240));
    const LonLat place = layer->geometry().isPlainPoints() ? densest(*layer) : LonLat{70, 30};
    bench.map.zoomTo(place, 2000);
    bench.waitWhole();
    bench.map.zoomTo(place, 400);
    report(QStringLiteral("Cold view of 1920 x 1080 where it is densest, ms"), timed([&] { bench.waitWhole(); }));
    m_table.set(QStringLiteral("Pan frame there, ms (median / p95 / worst)"), m_data, bench.pan(240));
    if (layer->column(u"commodity")) {
        Condition condition;
        condition.field = QStringLiteral("commodity");
        condition.op = Condition::Op::OneOf;
        condition.values = {QStringLiteral("copper"), QStringLiteral("gold")};
        report(QStringLiteral("Filter to repainted view, ms"), timed([&] {
                   bench.filters.setCondition(bench.entry, condition.field, condition);
                   bench.waitWhole();
               }));
        bench.filters.setCondition(bench.entry, condition.field, std::nullopt);
        bench.waitWhole();
    }
    const MapRect all = projected->tree().bounds();
    report(QStringLiteral("Rectangle select of the middle half, ms"), best(5, [&] {
               (void)projected->rowsIn(MapRect{all.minX + all.width() / 4, all.minY + all.height() / 4,
                                               all.maxX - all.width() / 4, all.maxY - all.height() / 4});
           }));
    std::mt19937 random(3);
    std::uniform_real_distribution<double> x(0, bench.map.width()), y(0, bench.map.height());
    std::vector<double> times;
    for (int i = 0; i < 2000; ++i) {
        const QPointF at(x(random), y(random));
        times.push_back(timed([&] { (void)bench.map.featuresUnder(at); }) * 1000);
    }
    m_table.set(QStringLiteral("Identify, µs (median / p95 / worst)"), m_data, Spread::of(times));
}

/// A rectangle dragged open and shut over a grade-tonnage chart of 1200 x 320: from the mouse event to the painted
/// chart and to the painted map, which shows what is brushed.
void MapBenchmark::brushes(Bench &bench, const LayerPtr &layer)
{
    bench.map.zoomTo(layer->extent());
    bench.waitWhole();
    ScatterChart chart(&bench.layers, &bench.filters, &bench.selection, &bench.tables);
    chart.resize(1200, 320);
    report(QStringLiteral("Chart of two columns made and painted, ms"), timed([&] {
               chart.flush();
               (void)chart.grab();
           }));
    chart.show();
    (void)QTest::qWaitForWindowExposed(&chart);
    chart.repaint();
    std::vector<double> both, own;
    QPoint at(180, 40);
    QTest::mousePress(&chart, Qt::LeftButton, {}, at);
    for (int i = 0; i < 240; ++i) {
        at += (i / 60) % 2 == 0 ? QPoint(14, 3) : QPoint(-14, -3);
        QMouseEvent move(QEvent::MouseMove, at, chart.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        own.push_back(timed([&] {
            QCoreApplication::sendEvent(&chart, &move);
            chart.repaint();
        }));
        both.push_back(own.back() + timed([&] { bench.map.repaint(); }));
        QCoreApplication::processEvents();
    }
    m_table.set(QStringLiteral("Brush frame of chart and map, ms (median / p95 / worst)"), m_data, Spread::of(both));
    m_table.set(QStringLiteral("of that the chart, ms (median / p95 / worst)"), m_data, Spread::of(own));
    const QPoint end(900, 220);
    QMouseEvent move(QEvent::MouseMove, end, chart.mapToGlobal(end), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&chart, &move);
    report(QStringLiteral("Button up to the chart with its rings, ms"), timed([&] {
               QTest::mouseRelease(&chart, Qt::LeftButton, {}, end);
               chart.repaint();
           }));
    report(QStringLiteral("Button up to the map with its rings, ms"), timed([&] {
               QCoreApplication::processEvents();
               bench.waitWhole();
           }));
    bench.selection.clear();
    bench.waitWhole();
}

/// The sliders of exposure: from the change of a parameter to the repainted map, in a window as after the first one.
void MapBenchmark::exposure()
{
    m_data = QStringLiteral("338 sites, 100,000 incidents");
    const CataloguePtr catalogue = benchmarkCatalogue(338, 100'000);
    Bench bench(catalogue->deposits(), QSize(1920, 1080));
    bench.layers.edit(bench.entry, [](LayerEntry &entry) { entry.bundledTable = QStringLiteral("deposits"); });
    bench.map.zoomTo(catalogue->deposits()->extent());
    bench.waitWhole();
    bench.tables.setClock(QDate(2026, 11, 24));
    bench.tables.setShipped(catalogue);
    ExposureState state(&bench.layers, &bench.tables, &bench.pool, bench.mailbox.box());
    state.setShown(true);
    const auto waitFor = [&](const ExposureParameters &parameters) {
        while (!state.result() || state.result()->model.parameters() != parameters)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
        QCoreApplication::processEvents();
        bench.waitWhole();
        bench.map.repaint();
    };
    report(QStringLiteral("Exposure: first, with rank intervals, ms"), timed([&] { waitFor(state.parameters()); }));
    report(QStringLiteral("Exposure: the surface as bands, ms"), best(3, [&] {
               return exposureSurface(state.result()->model, surfaceBox(*catalogue->deposits()))->rowCount();
           }));
    std::vector<double> radius, halfLife;
    ExposureParameters parameters = state.parameters();
    for (int i = 0; i < 40; ++i) {
        parameters.radiusKm = 30 + i;
        radius.push_back(timed([&] {
            state.setParameters(parameters);
            waitFor(parameters);
        }));
    }
    for (int i = 0; i < 40; ++i) {
        parameters.halfLifeDays = 90 + 5 * i;
        halfLife.push_back(timed([&] {
            state.setParameters(parameters);
            waitFor(parameters);
        }));
    }
    m_table.set(QStringLiteral("Radius moved to repainted map, ms (median / p95 / worst)"), m_data, Spread::of(radius));
    m_table.set(QStringLiteral("Half-life moved to repainted map, ms (median / p95 / worst)"), m_data,
                Spread::of(halfLife));
}

void MapBenchmark::provinces()
{
    QString source;
    const LayerPtr layer = benchmarkProvinces(m_folder, source);
    m_data = QStringLiteral("provinces (%1)").arg(source);
    ProjectedGeometryPtr projected;
    report(QStringLiteral("Project and index, ms"), best(3, [&] { projected = ProjectedGeometry::create(layer); }));
    m_table.set(QStringLiteral("Memory a row, bytes"), m_data,
                static_cast<double>(layer->bytes() + projected->bytes()) / static_cast<double>(layer->rowCount()));
    paints(layer, projected);
    Bench bench(layer, QSize(1920, 1080));
    answers(bench, layer, projected);
}

void MapBenchmark::cleanupTestCase()
{
    std::fprintf(stdout, "\n%s\n%s\n", m_table.markdown().toUtf8().constData(),
                 BenchmarkTable::machine().toUtf8().constData());
    if (const QString path = qEnvironmentVariable("KOHKAN_BENCH_JSON"); !path.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_table.json()) > 0);
    }
}

QTEST_MAIN(MapBenchmark)
#include "map_benchmark.moc"
