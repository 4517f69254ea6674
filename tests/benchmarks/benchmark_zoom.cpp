// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "benchmark_zoom.h"

#include "app/session/bundle.h"
#include "benchmark_table.h"
#include "datasets/io/data_folder.h"
#include "datasets/security/exposure_surface.h"
#include "datasets/table/layer_builder.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"
#include "widgets/map/measure_tool.h"
#include "widgets/state/gui_mailbox.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <cmath>

using namespace kohkan;

namespace {

constexpr int patience = 20'000; ///< ms; what is not whole by then is printed as that

struct Spot {
    const char *name;
    LonLat place;
    bool isOnLine; ///< the vertex of a boundary that is nearest
};
const Spot spots[] = {{"line of control", {74.30, 34.55}, true},
                      {"Chagai", {61.78, 29.45}, true},
                      {"Hunza", {74.66, 36.32}, true},
                      {"Reko Diq", {62.0789, 29.1228}, false}};

LonLat placeOf(const Spot &spot, const BaseMap &base)
{
    LonLat found = spot.place;
    double least = 360;
    const Geometry &lines = base.layers.boundaries->geometry();
    for (std::size_t i = 0; spot.isOnLine && i < lines.rowCount(); ++i)
        lines.forEachPart(rowAt(i), [&](GeometryPart::Kind, std::span<const LonLat> points) {
            for (const LonLat &p : points)
                if (const double away = std::hypot(p.lon - spot.place.lon, p.lat - spot.place.lat); away < least) {
                    least = away;
                    found = p;
                }
        });
    return found;
}

double megabytes(const char *what)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(what))
            return line.mid(static_cast<qsizetype>(qstrlen(what)) + 1).trimmed().split(' ').front().toDouble() / 1024;
    return 0;
}

/// From here on VmHWM counts anew, where the kernel lets us.
void forgetPeak()
{
    QFile clear(QStringLiteral("/proc/self/clear_refs"));
    if (clear.open(QIODevice::WriteOnly))
        clear.write("5");
}

/// The shipped map on the screen.
struct Walker {
    GuiMailbox mailbox;
    WorkerPool pool{WorkerPool::defaultThreads()};
    LayerList layers;
    FilterState filters{&layers};
    Selection selection{&layers};
    Tables tables{&pool, mailbox.box()};
    MapView map{&layers, &filters, &selection, &tables, &pool, mailbox.box()};
    ShippedLayers shipped;
    EntryId deposits = 0;

    Walker(const ShippedLayers &own, const BaseMapPtr &base, QSize size) : shipped(own)
    {
        for (const LayerEntry &entry : own.entries)
            if (entry.bundledTable == QLatin1String("deposits"))
                deposits = layers.add(entry);
        tables.setShipped(own.catalogue);
        map.setBaseMap(base);
        map.resize(size);
        map.show();
        (void)QTest::qWaitForWindowExposed(&map);
        (void)wait();
    }
    /// Milliseconds until everything is there and painted.
    double wait()
    {
        QElapsedTimer timer;
        timer.start();
        while (!map.isWhole() && timer.elapsed() < patience)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 1000);
        map.repaint();
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    void walk(const QString &name, const Spot &spot, LonLat place, bool tells)
    {
        map.zoomTo(place, MapViewport::resolutionOf(MapViewport::minNotch));
        (void)wait();
        forgetPeak();
        std::vector<double> times;
        double worst = 0, worstScale = 0;
        for (double before = 0; before != map.viewport().resolution;) {
            before = map.viewport().resolution;
            map.zoomTo(place, map.viewport().rungResolution(1));
            if (before == map.viewport().resolution)
                break;
            times.push_back(wait());
            if (times.back() > worst) {
                worst = times.back();
                worstScale = map.viewport().scaleDenominator();
            }
            if (tells)
                std::fprintf(stdout, "  1:%-11.0f %7.0f ms  %5.0f MB\n", map.viewport().scaleDenominator(),
                             times.back(), megabytes("VmHWM:"));
        }
        const double last = map.viewport().scaleDenominator();
        for (int i = 0; i < 3; ++i) { // back in one go: what was begun is of no use
            map.zoomBy(4);
            QCoreApplication::processEvents();
            map.zoomBy(-8);
        }
        const double back = wait();
        std::fprintf(stdout, "| %s, %s | %zu | 1:%.0f | %s | 1:%.0f | %.0f | %.0f |\n", qPrintable(name), spot.name,
                     times.size(), last, qPrintable(Spread::of(times).text()), worstScale, back, megabytes("VmHWM:"));
        std::fflush(stdout);
    }
    EntryId add(LayerEntry entry)
    {
        entry.visible = true;
        const EntryId id = layers.add(entry);
        (void)wait();
        return id;
    }
    void inSystem(const QString &code)
    {
        if (auto system = ViewSystem::create(code)) {
            map.setSystem(*system);
            (void)wait();
        }
    }
};

LayerEntry entryOf(const LayerPtr &layer, double fillOpacity = 0.25)
{
    LayerEntry entry;
    entry.name = layer->name();
    entry.layer = layer;
    entry.style = plainStyle(1);
    entry.style.fillOpacity = fillOpacity;
    return entry;
}

/// Somebody's polygon of a province, with a vertex every few metres of its rough outline.
LayerPtr roughProvince(int vertices)
{
    LayerBuilder builder(QStringLiteral("rough province"));
    std::vector<LonLat> ring;
    for (int i = 0; i <= vertices; ++i) {
        const double t = 2 * M_PI * (i % vertices) / vertices;
        const double r = 1 + 0.1 * std::sin(37 * t) + 0.01 * std::sin(1999 * t) + 0.0005 * std::sin(29989 * t);
        ring.push_back({66.5 + 5.4 * r * std::cos(t), 31.5 + 4 * r * std::sin(t)});
    }
    builder.geometry().begin(GeometryType::Polygon);
    builder.geometry().addPart(GeometryPart::Kind::OuterRing, ring);
    return builder.finish();
}

/// A line of 5,000 km and a polygon over the whole world.
LayerPtr longAndWide(bool isLine)
{
    LayerBuilder builder(isLine ? QStringLiteral("long line") : QStringLiteral("whole world"));
    builder.geometry().begin(isLine ? GeometryType::LineString : GeometryType::Polygon);
    if (isLine)
        builder.geometry().addPart(GeometryPart::Kind::Line,
                                   std::vector<LonLat>{{38, 23}, {62.0789, 29.1228}, {88, 38}});
    else
        builder.geometry().addPart(GeometryPart::Kind::OuterRing,
                                   std::vector<LonLat>{{-180, -85}, {180, -85}, {180, 85}, {-180, 85}, {-180, -85}});
    return builder.finish();
}

/// What a case puts on the map before it walks.
struct Case {
    const char *name;
    std::function<void(Walker &)> prepare;
    QSize size{1600, 1000};
    bool isEverywhere = false; ///< over all places; else over the line of control and Reko Diq
};

std::vector<Case> cases()
{
    const auto style = [](Walker &walker, const std::function<void(LayerStyle &)> &change) {
        walker.layers.edit(walker.deposits, [&](LayerEntry &entry) { change(entry.style); });
    };
    const auto depicted = [](Walker &walker, Depiction depiction) { walker.layers.setDepiction(depiction); };
    const auto shown = [](Walker &walker, const char *table) {
        for (const LayerEntry &entry : walker.shipped.entries)
            if (entry.bundledTable == QLatin1String(table))
                walker.add(entry);
    };
    return {
        {"1600 x 1000", [](Walker &) {}, {1600, 1000}, true},
        {"1920 x 1080", [](Walker &) {}, {1920, 1080}, true},
        {"Pakistan depiction", [=](Walker &walker) { depicted(walker, Depiction::Pakistan); }},
        {"India depiction", [=](Walker &walker) { depicted(walker, Depiction::India); }},
        {"graticule", [](Walker &walker) { walker.map.surround()->setShown(MapSurround::Part::Graticule, true); }},
        {"UTM 41N", [](Walker &walker) { walker.inSystem(QStringLiteral("EPSG:32641")); }},
        {"KOHKAN:LCC", [](Walker &walker) { walker.inSystem(ViewSystem::pakistanConic()); }},
        {"selected",
         [](Walker &walker) {
             walker.selection.pick(walker.deposits,
                                   *walker.shipped.catalogue->deposits()->rowOfKey(QStringLiteral("reko-diq")));
         }},
        {"clusters",
         [=](Walker &walker) {
             style(walker, [](LayerStyle &own) { own.crowding = LayerStyle::Crowding::Clusters; });
         }},
        {"location circles",
         [=](Walker &walker) {
             style(walker, [](LayerStyle &own) { own.accuracyColumn = QStringLiteral("location_accuracy_m"); });
         }},
        {"shaded",
         [=](Walker &walker) {
             style(walker, [](LayerStyle &own) {
                 own.shading = LayerStyle::Shading::Count;
                 own.shadingScale = 1;
             });
         }},
        {"regional risk", [=](Walker &walker) { shown(walker, "region_risk"); }},
        {"infrastructure", [=](Walker &walker) { shown(walker, "infrastructure"); }},
        {"measured line",
         [](Walker &walker) {
             walker.map.setTool(MapView::Tool::Measure);
             for (const LonLat place : {LonLat{50, 25}, LonLat{62.0789, 29.1228}, LonLat{74.3, 34.55}})
                 walker.map.measureTool()->click(walker.map.viewport().toScreen(place));
         }},
        {"province of 100,000 vertices", [](Walker &walker) { walker.add(entryOf(roughProvince(100'000))); }},
        {"line of 5,000 km", [](Walker &walker) { walker.add(entryOf(longAndWide(true))); }},
        {"polygon over the world", [](Walker &walker) { walker.add(entryOf(longAndWide(false))); }},
    };
}

} // namespace

void walkTheScale()
{
    const auto folder = dataFolder();
    const auto base = folder ? loadBaseMap(*folder) : Result<BaseMapPtr>(folder.error());
    const auto shipped = folder ? loadShippedLayers(*folder) : Result<ShippedLayers>(folder.error());
    if (!base || !shipped)
        qFatal("the shipped data cannot be read");
    const QString wanted = qEnvironmentVariable("KOHKAN_BENCH_ZOOM");
    const bool tells = qEnvironmentVariableIsSet("KOHKAN_BENCH_RUNGS");
    std::fprintf(stdout,
                 "| view | rungs | closest | until whole, ms (median / p95 / worst) | the worst at | back out, ms | "
                 "VmHWM, MB |\n|---|---:|---:|---:|---:|---:|---:|\n");
    for (const Case &own : cases()) {
        const QString name = QString::fromLatin1(own.name);
        std::vector<const Spot *> walked;
        for (const Spot &spot : spots)
            if ((own.isEverywhere || &spot == &spots[0] || &spot == &spots[3]) &&
                QStringLiteral("%1, %2").arg(name, QLatin1String(spot.name)).contains(wanted))
                walked.push_back(&spot);
        if (walked.empty())
            continue;
        Walker walker(*shipped, *base, own.size);
        own.prepare(walker);
        (void)walker.wait();
        for (const Spot *spot : walked)
            walker.walk(name, *spot, placeOf(*spot, **base), tells);
    }
}
