// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/unread_parts.h"

#include "datasets/io/dbf_cells.h"
#include "datasets/io/plain_kml.h"
#include "datasets/work/words.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <algorithm>
#include <simdjson.h>

namespace kohkan {

namespace {

QString listed(const QStringList &names)
{
    constexpr qsizetype most = 5;
    QString text = names.mid(0, most).join(QStringLiteral(", "));
    if (names.size() > most)
        text += tr(" and %1 more").arg(names.size() - most);
    return text;
}

/// What the links of a KML point to, and how many pictures over the ground or the screen it has.
struct KmlBesides {
    QStringList links;
    int pictures = 0;
};

KmlBesides kmlBesides(const QByteArray &kml)
{
    KmlBesides found;
    if (!kml.contains("NetworkLink") && !kml.contains("Overlay"))
        return found;
    QXmlStreamReader xml(kml);
    xml.setNamespaceProcessing(false);
    bool isLink = false;
    while (!xml.atEnd()) {
        xml.readNext();
        const QStringView name = xml.qualifiedName().mid(xml.qualifiedName().indexOf(u':') + 1);
        if (name == u"NetworkLink") {
            isLink = xml.isStartElement();
            if (isLink)
                found.links << QString();
        } else if (isLink && xml.isStartElement() && name == u"href") {
            found.links.back() = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        } else if (xml.isStartElement() && (name == u"ScreenOverlay" || name == u"PhotoOverlay")) {
            ++found.pictures;
        }
    }
    return found;
}

void addKmlParts(const OpenedSource &source, QStringList &parts)
{
    const QByteArray kml = kmlText(source.path);
    KmlBesides besides = kmlBesides(kml);
    const QStringList inside = kmlsOf(source.path);
    QStringList others = inside.mid(1); // the first one is read
    if (!kml.contains("<Placemark"))    // then GDAL follows links inside the KMZ
        for (const QString &link : besides.links)
            others.removeAll(link);
    besides.links.removeIf([&](const QString &link) { return inside.contains(link); });
    if (!besides.links.isEmpty())
        parts
            << tr("The file links to other files, which are not opened (%1): %2. What they hold is not in this layer; "
                  "save them and open them too.")
                   .arg(besides.links.size())
                   .arg(listed(besides.links));
    if (isTooLargeToMend(kml) && kml.contains("SimpleField"))
        parts << tr("The file is too large to be looked through: values of typed fields that are not as their schema "
                    "states (true, n/a) may stand as 0, and data that no schema states are left out.");
    if (besides.pictures > 0)
        parts << tr("Pictures that lie over the screen are left out (%1).").arg(besides.pictures);
    if (!others.isEmpty())
        parts << tr("The KMZ holds other KML files, which are not read: %1. Unpack it and open them.")
                     .arg(listed(others));
}

/// The names that a query of a database gives in its first column.
QStringList namesBy(GDALDatasetH dataset, const char *query)
{
    const GdalMessages quiet;
    QStringList names;
    OGRLayerH rows = GDALDatasetExecuteSQL(dataset, query, nullptr, nullptr);
    if (!rows)
        return names;
    while (const FeatureHandle row{OGR_L_GetNextFeature(rows)})
        names << readableText(OGR_F_GetFieldAsString(row.get(), 0));
    GDALDatasetReleaseResultSet(dataset, rows);
    return names;
}

void addGeoPackageParts(const OpenedSource &source, QStringList &parts)
{
    GDALDatasetH dataset = source.dataset.get();
    QStringList layers;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i)
        layers << readableText(OGR_L_GetName(GDALDatasetGetLayer(dataset, i))).toLower();
    QStringList tables =
        namesBy(dataset,
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'gpkg%' AND name NOT "
                "LIKE 'rtree%' AND name NOT LIKE 'sqlite%' AND lower(name) NOT IN (SELECT lower(table_name) FROM "
                "gpkg_contents) ORDER BY name");
    tables.removeIf([&](const QString &name) { return layers.contains(name.toLower()); });
    if (!tables.isEmpty())
        parts
            << tr("Tables that the GeoPackage does not list among its contents are not read: %1.").arg(listed(tables));
    QStringList others = namesBy(dataset, "SELECT table_name FROM gpkg_contents WHERE data_type NOT IN ('features', "
                                          "'attributes', 'aspatial') ORDER BY table_name");
    others.removeIf([&](const QString &name) { return layers.contains(name.toLower()); });
    if (!others.isEmpty())
        parts << tr("The GeoPackage also holds pictures or grids, which are not read: %1.").arg(listed(others));
}

/// Shapes without a row, or rows without a shape.
void addShapefileParts(OpenedSource &source, QStringList &parts)
{
    constexpr qint64 head = 100, entry = 8;
    const QString index = companionOf(source.path, QStringLiteral("shx"));
    if (!QFileInfo(source.path).isFile() || index.isEmpty() ||
        companionOf(source.path, QStringLiteral("shp")).isEmpty())
        return;
    const qint64 shapes = (QFileInfo(index).size() - head) / entry;
    const QString dbf = companionOf(source.path, QStringLiteral("dbf"));
    const auto rows = dbfRows(dbf);
    if (dbf.isEmpty())
        parts << tr("The table of the Shapefile (.dbf) is missing; its rows have no values.");
    if (!rows || *rows == shapes || shapes < 0)
        return;
    source.rowsLeftOut = std::abs(*rows - shapes);
    source.layerWithLosses = QFileInfo(source.path).completeBaseName();
    parts << tr("The Shapefile has %1 shapes and %2 rows in its table (.dbf); what has no partner is left out.")
                 .arg(shapes)
                 .arg(*rows);
}

/// Is a line JSON to GDAL, which takes NaN, too, and bytes that are no UTF-8?
bool isLooseJson(const QByteArray &line)
{
    static const QRegularExpression word(QStringLiteral("(?<=[:\\[,\\s])-?(?:nan|inf|infinity)(?=[,\\]}\\s])"),
                                         QRegularExpression::CaseInsensitiveOption);
    QString text = QString::fromUtf8(line);
    return !QJsonDocument::fromJson(text.replace(word, QStringLiteral("null")).toUtf8()).isNull();
}

/// Lines of a text with a feature each that are no JSON.
void addLineParts(OpenedSource &source, QStringList &parts)
{
    QFile file(source.path);
    constexpr qint64 longest = qint64{1} << 28;
    if (!file.open(QIODevice::ReadOnly))
        return;
    simdjson::dom::parser parser;
    QStringList bad;
    qint64 count = 0;
    for (qint64 number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine(longest).trimmed();
        if (line.startsWith('\x1e'))
            return; // texts of several lines, parted by a sign of their own
        if (line.isEmpty() ||
            parser.parse(line.constData(), static_cast<std::size_t>(line.size())).error() == simdjson::SUCCESS ||
            isLooseJson(line))
            continue;
        if (number == 1)
            return; // features over several lines
        ++count;
        if (bad.size() < 20)
            bad << QString::number(number);
    }
    if (count == 0)
        return;
    source.rowsLeftOut = count;
    source.layerWithLosses = readableText(OGR_L_GetName(GDALDatasetGetLayer(source.dataset.get(), 0)));
    parts
        << tr("%1 lines are no whole JSON and are left out (lines %2).").arg(count).arg(bad.join(QStringLiteral(", ")));
}

} // namespace

QStringList unreadParts(OpenedSource &source)
{
    QStringList parts;
    if (source.driver == QLatin1String("LIBKML") || source.driver == QLatin1String("KML"))
        addKmlParts(source, parts);
    else if (source.driver == QLatin1String("GPKG"))
        addGeoPackageParts(source, parts);
    else if (source.driver == QLatin1String("ESRI Shapefile"))
        addShapefileParts(source, parts);
    else if (source.driver == QLatin1String("GeoJSONSeq"))
        addLineParts(source, parts);
    return parts;
}

} // namespace kohkan
