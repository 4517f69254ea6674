// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command_catalogue.h"
#include "app/cli/command_source.h"
#include "app/cli/commands.h"
#include "app/cli/project_layers.h"
#include "app/output/map_file.h"
#include "app/output/page_json.h"
#include "app/output/png_encoder.h"
#include "app/session/bundle.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/reader_process.h"
#include "datasets/io/real_path.h"
#include "datasets/io/whole_bytes.h"
#include "datasets/table/filter.h"
#include "datasets/work/words.h"
#include "widgets/paint/render_map.h"
#include "widgets/sheet/map_page.h"
#include "widgets/state/shipped_entry.h"

#include <future>
#include <span>

namespace kohkan {

namespace {

Result<QSize> parseSize(const QString &text)
{
    const auto parts = text.split(u'x');
    bool wide = false, high = false;
    const QSize size(parts.value(0).toInt(&wide), parts.value(1).toInt(&high));
    if (parts.size() != 2 || !wide || !high || size.width() < 16 || size.height() < 16 || size.width() > 16384 ||
        size.height() > 16384)
        return Error{Error::Kind::Words,
                     tr("\"%1\" is not a size; write --size 1600x1000, each side from 16 to 16384.").arg(text)};
    return size;
}

RenderEntry rendered(LayerEntry entry, const ViewSystemPtr &system)
{
    ProjectedGeometryPtr projected = ProjectedGeometry::create(entry.layer, system);
    return {std::move(entry), nullptr, std::move(projected)};
}

/// Every layer of a source that holds places.
Outcome addLayers(std::vector<RenderEntry> &entries, const QString &source, const ViewSystemPtr &system,
                  const CommandSource &reading)
{
    const auto info = ReaderProcess::probe(source);
    if (!info)
        return info.error();
    for (const auto &part : info->layers) {
        if (part.featureCount == 0 && info->layers.size() > 1) {
            complain(tr("%1: the layer %2 has no rows and is left out.").arg(source, part.name));
            continue;
        }
        ReadOptions options;
        options.driver = info->driver;
        options.layerName = part.name;
        const auto table = reading.read(source, reading.optionsFor(options, *info, part));
        if (!table)
            return table.error();
        LayerEntry entry;
        entry.name = table->layer->name();
        entry.layer = table->layer;
        entry.style = plainStyle(entries.size());
        for (const auto &warning : entry.layer->warnings())
            complain(QStringLiteral("%1: %2").arg(source, warning.message));
        entries.push_back(rendered(std::move(entry), system));
    }
    return Done{};
}

/// The SOURCEs as layers, or the bundled deposits.
Result<std::vector<RenderEntry>> entriesFor(const Arguments &arguments, const QStringList &sources,
                                            const QString &dataFolder, const ViewSystemPtr &system)
{
    std::vector<RenderEntry> entries;
    if (sources.isEmpty() && arguments.has(QStringLiteral("recipe")))
        return Error{Error::Kind::Words, tr("A recipe reads files of yours; name them behind OUT.")};
    if (sources.isEmpty()) {
        auto catalogue = commandCatalogue(arguments, dataFolder);
        if (!catalogue)
            return catalogue.error();
        LayerEntry entry = shippedEntry(QStringLiteral("deposits"), (*catalogue)->deposits());
        entries.push_back(rendered(std::move(entry), system));
    }
    const auto reading = CommandSource::of(arguments);
    if (!reading)
        return reading.error();
    for (const auto &source : sources)
        if (const auto added = addLayers(entries, source, system, *reading); !added)
            return added.error();
    return entries;
}

/// What the words ask for.
struct Request {
    Arguments arguments;
    QString out;
    QStringList sources;
    QSize size{1600, 1000};
    LonLatBox box;
    ViewSystemPtr system = ViewSystem::webMercator();
    Depiction depiction = Depiction::Neutral;
    bool withBase = true;
    bool graticule = false;
    std::optional<PageSettings> page; ///< null: the picture of the window
};

constexpr const char *pageOptions[] = {"title", "subtitle", "paper", "dpi", "scale"};
constexpr const char *pageFlags[] = {"portrait", "overview", "no-legend", "no-names"};

QStringList names(std::span<const char *const> some, QStringList more)
{
    for (const char *name : some)
        more << QString::fromLatin1(name);
    return more;
}

Error words(const QString &sentence)
{
    return {Error::Kind::Words, sentence};
}

/// A number of an option, or an error that says what it wants.
Result<double> numberOf(const Arguments &arguments, const char *name, double otherwise)
{
    if (!arguments.has(QString::fromLatin1(name)))
        return otherwise;
    const QString text = arguments.option(QString::fromLatin1(name));
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !(number >= 1 && number < 1e9))
        return words(tr("\"%1\" is not a number for --%2.").arg(text, QString::fromLatin1(name)));
    return number;
}

/// The page that the words ask for; nothing where they ask for the picture of the window.
Result<std::optional<PageSettings>> pageOf(const Arguments &arguments, const Request &request)
{
    const auto has = [&](const char *name) { return arguments.has(QString::fromLatin1(name)); };
    const auto format = PageSettings::formatOf(request.out);
    if (*format == PageSettings::Format::Png && std::none_of(std::begin(pageOptions), std::end(pageOptions), has) &&
        std::none_of(std::begin(pageFlags), std::end(pageFlags), has))
        return std::optional<PageSettings>();
    PageSettings page;
    page.format = *format;
    page.title = arguments.option(QStringLiteral("title"));
    page.subtitle = arguments.option(QStringLiteral("subtitle"));
    page.legend = !has("no-legend");
    page.names = !has("no-names");
    page.overview = has("overview");
    page.graticule = request.graticule;
    page.pixels = request.size;
    if (has("portrait"))
        page.orientation = QPageLayout::Portrait;
    if (has("paper")) {
        const auto paper = paperNamed(arguments.option(QStringLiteral("paper")));
        if (!paper || has("size"))
            return words(paper ? tr("Give either --paper or --size.")
                               : tr("There is no paper %1 here; A5 to A0, Letter, Legal and Tabloid are known.")
                                     .arg(arguments.option(QStringLiteral("paper"))));
        page.paper = *paper;
    } else if (has("size")) {
        page.paper = QPageSize::Custom;
    }
    const auto dpi = numberOf(arguments, "dpi", page.dpi), scale = numberOf(arguments, "scale", page.scale);
    if (!dpi || !scale)
        return dpi ? scale.error() : dpi.error();
    page.dpi = *dpi;
    page.scale = *scale;
    if (has("scale"))
        page.extent = PageSettings::Extent::Scale;
    if (const QString refusal = page.refusal(); !refusal.isEmpty())
        return words(refusal);
    return std::optional(page);
}

/// Brings a box that runs over 180 degrees where the system, which is cut once, shows it whole; false where nothing
/// does.
bool bringIntoOneWorld(LonLatBox &box, const LonLatBox &world)
{
    if (box.minX >= -180 && box.maxX <= 180)
        return true;
    for (const double turn : {0.0, -360.0, 360.0})
        if (box.minX + turn >= world.minX && box.maxX + turn <= world.maxX) {
            box.minX += turn;
            box.maxX += turn;
            return true;
        }
    return false;
}

/// What a project shows where the words do not say otherwise: the reference system, the lines, the box of its view.
Outcome takeView(Request &request, const Project &project)
{
    const SessionValue &window = project.window;
    request.depiction = depictionOf(window.depiction);
    if (!request.arguments.has(QStringLiteral("crs")) && !window.system.isEmpty()) {
        auto system = ViewSystem::create(window.system);
        if (!system)
            return system.error();
        request.system = *std::move(system);
    }
    if (!request.box.isEmpty() || window.resolution <= 0)
        return Done{};
    MapViewport view;
    view.size = request.size;
    view.center = view.system->fromLonLat(LonLat{window.lon, window.lat});
    view.resolution = window.resolution;
    const LonLat low = view.toLonLat(QPointF(0, view.size.height())),
                 high = view.toLonLat(QPointF(view.size.width(), 0));
    request.box = {low.lon, low.lat, high.lon, high.lat};
    return Done{};
}

/// The layers of a project as it shows them, those that are hidden left out; what cannot be read is said and left out.
Result<std::vector<RenderEntry>> projectEntries(Request &request)
{
    if (request.sources.size() > 1 || request.arguments.has(QStringLiteral("recipe")))
        return words(tr("A project says itself what is drawn; name nothing beside it, and no recipe."));
    auto opened = commandProject(request.sources.front());
    if (!opened)
        return opened.error();
    ProjectLayers project(*std::move(opened), request.arguments);
    if (const QString why = project.whyNot(); !why.isEmpty())
        return Error{Error::Kind::Output, why};
    if (auto taken = takeView(request, project.project()); !taken)
        return taken.error();
    std::vector<RenderEntry> entries;
    for (std::size_t i = 0; i < project.count(); ++i) {
        if (!project.project().window.layers[i].visible)
            continue;
        auto entry = project.entry(i);
        const auto rows = entry ? project.rows(i, *entry->layer) : Result<RowSet>(entry.error());
        if (!rows) {
            complain(
                tr("The layer %1 is left out: %2").arg(project.project().window.layers[i].name, rows.error().message));
            continue;
        }
        RenderEntry drawn = rendered(*std::move(entry), request.system);
        drawn.rows = std::make_shared<const RowSet>(*rows);
        entries.push_back(std::move(drawn));
    }
    return entries;
}

Result<Request> renderRequest(const QStringList &all)
{
    const auto arguments =
        Arguments::parse(all,
                         names(pageOptions, {QStringLiteral("size"), QStringLiteral("bbox"), QStringLiteral("crs"),
                                             QStringLiteral("workspace"), QStringLiteral("recipe")}),
                         names(pageFlags, {QStringLiteral("no-base"), QStringLiteral("graticule")}));
    if (!arguments)
        return arguments.error();
    if (arguments->words.isEmpty() || !PageSettings::formatOf(arguments->words.front()))
        return words(tr("render wants an OUT that ends in .png, .svg or .pdf."));
    Request request;
    request.arguments = *arguments;
    request.out = arguments->words.front();
    request.sources = arguments->words.mid(1);
    request.withBase = !arguments->has(QStringLiteral("no-base"));
    request.graticule = arguments->has(QStringLiteral("graticule"));
    if (arguments->has(QStringLiteral("size"))) {
        const auto size = parseSize(arguments->option(QStringLiteral("size")));
        if (!size)
            return size.error();
        request.size = *size;
    }
    if (arguments->has(QStringLiteral("bbox"))) {
        const auto parsed = parseBox(arguments->option(QStringLiteral("bbox")));
        if (!parsed)
            return parsed.error();
        const double beyond = parsed->west > parsed->east ? 360 : 0;
        request.box = {parsed->west, parsed->south, parsed->east + beyond, parsed->north};
    }
    auto page = pageOf(*arguments, request);
    if (!page)
        return page.error();
    request.page = *std::move(page);
    if (arguments->has(QStringLiteral("crs"))) {
        auto asked = ViewSystem::create(arguments->option(QStringLiteral("crs")));
        if (!asked)
            return asked.error();
        request.system = *std::move(asked);
    }
    if (!bringIntoOneWorld(request.box, request.system->domain()))
        return words(tr("render draws one world; a box that crosses the antimeridian does not fit."));
    return request;
}

/// What is shown where no box is asked for: the rows, where no base map is drawn or none lies on it; else empty, for
/// all of the base map, and it is said what lies beyond.
LonLatBox boxOf(const Request &request, const BaseMapPtr &base, const std::vector<RenderEntry> &entries)
{
    LonLatBox all;
    std::size_t shown = 0, beyond = 0;
    for (const auto &entry : entries) {
        const Layer &layer = *entry.entry.layer;
        all.include(layer.viewExtent());
        if (!base)
            continue;
        const std::size_t inside = rowsInBox(layer, base->fullExtent()).count();
        shown += inside;
        beyond += rowsInBox(layer, {-180, -90, 180, 90}).count() - inside;
    }
    if (!base || request.sources.isEmpty() || isProject(request.sources.front()))
        return base ? LonLatBox() : all;
    if (shown == 0 && beyond > 0) {
        complain(
            tr("No row lies on the map of Pakistan; the map shows the rows. --bbox W,S,E,N chooses what it shows."));
        return all.grown(0.05 * std::max({all.width(), all.height(), 0.1}));
    }
    if (beyond > 0)
        complain(tr("Rows that lie beyond what the map shows: %1; --bbox W,S,E,N chooses what it shows.").arg(beyond));
    return {};
}

/// What is asked to be shown; all of the system where it shows nothing of that.
MapRect askedOf(const Request &request, const BaseMapPtr &base)
{
    const MapRect rect = request.system->fromLonLat(!request.box.isEmpty() ? request.box
                                                    : base                 ? base->fullExtent()
                                                                           : defaultExtent());
    return rect.isEmpty() ? request.system->bounds() : rect;
}

/// A box ends at the scale that the window ends at; one that is smaller is not widened in silence.
void tellOfTheEnd(const MapViewport &shown, const MapRect &asked)
{
    const double wanted = std::max(asked.width() / shown.size.width(), asked.height() / shown.size.height());
    if (wanted < shown.resolution * (1 - 1e-9))
        complain(tr("The box is smaller than what 1:%1 shows; the map shows more around it.")
                     .arg(MapViewport::closestScale));
}

/// The map on a page.
Outcome writePage(const Request &request, const BaseMapPtr &base, const std::vector<RenderEntry> &entries)
{
    PageContent content;
    content.base = base;
    content.entries = entries;
    content.depiction = request.depiction;
    content.date = QDate::currentDate();
    content.view.system = request.system;
    const MapRect shown = askedOf(request, base);
    constexpr int fine = 1000; // how exactly the box is kept
    content.view.size = {fine, std::max(1, static_cast<int>(std::lround(fine * shown.height() / shown.width())))};
    content.view = content.view.fitted(shown, false);
    if (request.page->extent != PageSettings::Extent::Scale)
        tellOfTheEnd(content.view, shown);
    const auto page = MapPage::of(content, *request.page);
    if (auto written = writeMapPage(*page, request.out); !written)
        return written;
    const QSize size = request.page->devicePixels();
    print(tr("%1 x %2 pixels at %3 dpi, 1:%4, written to %5")
              .arg(size.width())
              .arg(size.height())
              .arg(request.page->dpi)
              .arg(page->scaleDenominator(), 0, 'f', 0)
              .arg(request.out));
    return Done{};
}

/// The picture of the window.
Outcome writePicture(const Request &request, const BaseMapPtr &base, const std::vector<RenderEntry> &entries)
{
    MapViewport view;
    view.system = request.system;
    view.size = request.size;
    const MapRect asked = askedOf(request, base);
    tellOfTheEnd(view.fitted(asked, false), asked);
    const QImage picture =
        renderMap(base, entries, request.depiction, request.size, request.box, 1, {request.graticule, request.system});
    if (auto written = writeWholeFile(encodePng(picture), request.out); !written)
        return written;
    print(tr("%1 x %2 pixels written to %3").arg(picture.width()).arg(picture.height()).arg(request.out));
    return Done{};
}

} // namespace

int renderCommand(const QStringList &all)
{
    auto request = renderRequest(all);
    if (!request)
        return fail(request.error());
    QString folder;
    if (request->withBase || request->sources.isEmpty()) {
        const auto found = dataFolder();
        if (!found)
            return fail(found.error());
        folder = *found;
    }
    if (auto own = refuseSources(request->out,
                                 request->sources +
                                     QStringList{folder, request->arguments.option(QStringLiteral("workspace"))});
        !own)
        return fail(own.error());
    Result<std::vector<RenderEntry>> entries = std::vector<RenderEntry>();
    const bool isOfProject = std::any_of(request->sources.begin(), request->sources.end(), isProject);
    if (isOfProject)
        entries = projectEntries(*request);
    if (!entries)
        return fail(entries.error());
    const bool withBase = request->withBase;
    const ViewSystemPtr &system = request->system;
    auto base = std::async(withBase ? std::launch::async : std::launch::deferred, [&]() -> Result<BaseMapPtr> {
        auto loaded = withBase ? loadBaseMap(folder) : Result<BaseMapPtr>(BaseMapPtr());
        if (loaded && *loaded && !system->isWebMercator())
            return (*loaded)->inSystem(system);
        return loaded;
    });
    if (!isOfProject)
        entries = entriesFor(request->arguments, request->sources, folder, system);
    const Result<BaseMapPtr> loaded = base.get();
    if (!entries)
        return fail(entries.error());
    if (!loaded)
        return fail(loaded.error());
    if (request->box.isEmpty())
        request->box = boxOf(*request, *loaded, *entries);
    if (!bringIntoOneWorld(request->box, system->domain()))
        request->box = {}; // all of it
    const Outcome written =
        request->page ? writePage(*request, *loaded, *entries) : writePicture(*request, *loaded, *entries);
    return written ? 0 : fail(written.error());
}

} // namespace kohkan
