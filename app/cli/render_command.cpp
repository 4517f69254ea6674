// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/bundle.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/png_encoder.h"
#include "datasets/io/checked_file.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/whole_file.h"
#include "widgets/map/render_map.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <future>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

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

/// Every layer of a source that holds places.
Outcome addLayers(std::vector<RenderEntry> &entries, const QString &source, const ViewSystemPtr &system)
{
    const auto info = DatasetReader::probe(source);
    if (!info)
        return info.error();
    for (const auto &part : info->layers) {
        if (part.featureCount == 0 && info->layers.size() > 1)
            continue;
        ReadOptions options;
        options.driver = info->driver;
        options.layerName = part.name;
        auto layer = DatasetReader::read(source, options);
        if (!layer)
            return layer.error();
        LayerEntry entry;
        entry.name = (*layer)->name();
        entry.layer = *layer;
        entry.projected = ProjectedGeometry::create(*layer, system);
        entry.style = plainStyle(entries.size());
        for (const auto &warning : (*layer)->warnings())
            complain(QStringLiteral("%1: %2").arg(source, warning.message));
        entries.push_back({std::move(entry), nullptr});
    }
    return Done{};
}

/// The SOURCEs as layers, or the bundled deposits.
Result<std::vector<RenderEntry>> entriesFor(const QStringList &sources, const QString &dataFolder,
                                            const ViewSystemPtr &system)
{
    std::vector<RenderEntry> entries;
    if (sources.isEmpty()) {
        auto catalogue = Catalogue::load(dataFolder);
        if (!catalogue)
            return catalogue.error();
        LayerEntry entry = shippedEntry(QStringLiteral("deposits"), (*catalogue)->deposits());
        entry.projected = ProjectedGeometry::create(entry.layer, system);
        entries.push_back({std::move(entry), nullptr});
    }
    for (const auto &source : sources)
        if (const auto added = addLayers(entries, source, system); !added)
            return added.error();
    return entries;
}

Outcome writePicture(const QImage &picture, const QString &path)
{
    auto whole = WholeFile::create(path);
    if (!whole)
        return whole.error();
    auto file = CheckedFile::create(whole->temporaryPath(), path);
    if (!file)
        return file.error();
    const QByteArray bytes = encodePng(picture);
    if (auto written = file->append({bytes.constData(), static_cast<std::size_t>(bytes.size())}); !written)
        return written;
    if (auto finished = file->finish({}, {}); !finished)
        return finished;
    return whole->commit();
}

} // namespace

int renderCommand(const QStringList &words)
{
    const auto arguments =
        Arguments::parse(words, {QStringLiteral("size"), QStringLiteral("bbox"), QStringLiteral("crs")},
                         {QStringLiteral("no-base"), QStringLiteral("graticule")});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->words.isEmpty() || !arguments->words.front().endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return fail({Error::Kind::Words, tr("render wants an OUT that ends in .png.")});
    const auto size = parseSize(arguments->has(QStringLiteral("size")) ? arguments->option(QStringLiteral("size"))
                                                                       : QStringLiteral("1600x1000"));
    if (!size)
        return fail(size.error());
    LonLatBox box;
    if (arguments->has(QStringLiteral("bbox"))) {
        const auto parsed = parseBox(arguments->option(QStringLiteral("bbox")));
        if (!parsed)
            return fail(parsed.error());
        if (parsed->west > parsed->east)
            return fail(
                {Error::Kind::Words, tr("render draws one world; a box that crosses the antimeridian does not fit.")});
        box = {parsed->west, parsed->south, parsed->east, parsed->north};
    }
    ViewSystemPtr system = ViewSystem::webMercator();
    if (arguments->has(QStringLiteral("crs"))) {
        auto asked = ViewSystem::create(arguments->option(QStringLiteral("crs")));
        if (!asked)
            return fail(asked.error());
        system = *std::move(asked);
    }
    const QStringList sources = arguments->words.mid(1);
    const bool withBase = !arguments->has(QStringLiteral("no-base"));
    QString folder;
    if (withBase || sources.isEmpty()) {
        const auto found = dataFolder();
        if (!found)
            return fail(found.error());
        folder = *found;
    }
    auto base = std::async(withBase ? std::launch::async : std::launch::deferred, [&]() -> Result<BaseMapPtr> {
        auto loaded = withBase ? loadBaseMap(folder) : Result<BaseMapPtr>(BaseMapPtr());
        if (loaded && *loaded && !system->isWebMercator())
            return (*loaded)->inSystem(system);
        return loaded;
    });
    const auto entries = entriesFor(sources, folder, system);
    const Result<BaseMapPtr> loaded = base.get();
    if (!entries)
        return fail(entries.error());
    if (!loaded)
        return fail(loaded.error());
    if (!withBase && box.isEmpty())
        for (const auto &entry : *entries)
            box.include(entry.entry.layer->extent());
    const QImage picture = renderMap(*loaded, *entries, Depiction::Neutral, *size, box, 1,
                                     {arguments->has(QStringLiteral("graticule")), system});
    if (auto written = writePicture(picture, arguments->words.front()); !written)
        return fail(written.error());
    print(tr("%1 x %2 pixels written to %3").arg(picture.width()).arg(picture.height()).arg(arguments->words.front()));
    return 0;
}

} // namespace kohkan
