// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/ogr_description.h"

#include "datasets/io/kml_texts.h"
#include "datasets/io/read_options.h"
#include "datasets/io/sheet_texts.h"
#include "datasets/io/table_header.h"
#include "datasets/work/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

namespace kohkan {

namespace {

bool isLonLat(OGRSpatialReferenceH reference)
{
    const ReferenceHandle own = lonLatReference();
    const char *const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT", nullptr};
    return OSRIsSameEx(reference, own.get(), options);
}

QString definitionOf(OGRSpatialReferenceH reference)
{
    char *wkt = nullptr;
    const char *const options[] = {"FORMAT=WKT2_2019", nullptr};
    const bool ok = OSRExportToWktEx(reference, &wkt, options) == OGRERR_NONE;
    const QString text = ok ? QString::fromUtf8(wkt) : QString();
    CPLFree(wkt);
    return text;
}

/// Is there a .prj beside a Shapefile, though GDAL made nothing of it?
bool hasPrj(const QString &layer, const OpenedSource &source)
{
    const QFileInfo file(source.path);
    const QString folder = file.isDir() ? file.filePath() : file.path();
    return source.driver == QLatin1String("ESRI Shapefile") &&
           QFileInfo(QStringLiteral("%1/%2.prj").arg(folder, layer)).size() > 0;
}

QStringList fieldNames(OGRLayerH layer)
{
    QStringList names;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i)
        names << readableText(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
    return names;
}

/// The texts of the first rows of a table.
FirstRows firstRows(OGRLayerH layer, qsizetype fields)
{
    FirstRows rows;
    rows.isSheet = true;
    OGR_L_ResetReading(layer);
    while (rows.cells.size() < rowsForHeader) {
        const FeatureHandle feature(OGR_L_GetNextFeature(layer));
        if (!feature)
            break;
        QStringList row;
        for (int i = 0; i < fields; ++i)
            row << (OGR_F_IsFieldSetAndNotNull(feature.get(), i)
                        ? readableText(OGR_F_GetFieldAsString(feature.get(), i)).trimmed()
                        : QString());
        rows.cells.push_back(row);
        rows.lines.push_back(static_cast<qint64>(rows.cells.size()));
    }
    OGR_L_ResetReading(layer);
    return rows;
}

/// The lower row of a header over several rows, where cells that are merged down belong to both: their names are put
/// into it. Nothing where the merged cells are among the data.
std::optional<qint64> lowerHeaderRow(FirstRows &rows, const SheetTexts &sheet)
{
    const auto first = std::find_if(sheet.merged.begin(), sheet.merged.end(),
                                    [](const MergedCell &cell) { return cell.lastRow <= qint64(rowsForHeader); });
    if (first == sheet.merged.end())
        return std::nullopt;
    const qint64 last = first->lastRow;
    if (last >= qint64(rows.cells.size()))
        return std::nullopt;
    const auto isNumber = [](const QString &cell) {
        bool is = false;
        cell.toDouble(&is);
        return is;
    };
    const auto hasNumber = [&](const QStringList &row) { return std::any_of(row.begin(), row.end(), isNumber); };
    if (std::any_of(rows.cells.begin(), rows.cells.begin() + last, hasNumber) ||
        !hasNumber(rows.cells[std::size_t(last)]))
        return std::nullopt;
    for (const auto &merged : sheet.merged)
        if (merged.lastRow == last && merged.column < rows.cells[std::size_t(last - 1)].size())
            if (QString &below = rows.cells[std::size_t(last - 1)][merged.column]; below.isEmpty())
                below = rows.cells[std::size_t(merged.firstRow - 1)][merged.column];
    return last;
}

/// Of a spreadsheet, by its first rows. Of a CSV that GDAL reads, the header is GDAL's; a row of tags is not.
TableHeader headerOf(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options, const SheetTexts &sheet,
                     FirstRows &rows)
{
    TableHeader header;
    header.names = fieldNames(layer);
    if (!source.isUntypedTable || options.schema)
        return header;
    rows = firstRows(layer, header.names.size());
    HeaderWish wish = HeaderWish::of(options.headerRow);
    if (!options.headerRow)
        if (const auto lower = lowerHeaderRow(rows, sheet))
            wish = {HeaderWish::Kind::Likely, *lower};
    if (source.driver != QLatin1String("CSV"))
        return findHeader(rows, wish, static_cast<int>(header.names.size()));
    if (!rows.cells.empty() && isTagRow(rows.cells[0])) {
        header.skip = 1;
        header.notes << QCoreApplication::translate("DatasetReader",
                                                    "The row of HXL tags under the header is left out.");
    }
    return header;
}

FieldType typeOf(OGRFieldDefnH field)
{
    switch (OGR_Fld_GetType(field)) {
    case OFTInteger:
        return FieldType::Integer;
    case OFTInteger64:
        return FieldType::Integer64;
    case OFTReal:
        return FieldType::Real;
    case OFTString:
        return OGR_Fld_GetSubType(field) == OFSTJSON ? FieldType::Json : FieldType::Text;
    case OFTDate:
        return FieldType::Date;
    case OFTDateTime:
        return FieldType::DateTime;
    case OFTStringList:
        return FieldType::StringList;
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
        return FieldType::NumberList;
    case OFTBinary:
        return FieldType::Binary;
    default:
        return FieldType::Other;
    }
}

QStringList otherGeometries(OGRLayerH layer)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    QStringList names;
    for (int i = 1; i < OGR_FD_GetGeomFieldCount(definition); ++i) {
        const QString name = readableText(OGR_GFld_GetNameRef(OGR_FD_GetGeomFieldDefn(definition, i)));
        names << (name.isEmpty() ? QStringLiteral("#%1").arg(i + 1) : name);
    }
    return names;
}

} // namespace

QString referenceText(OGRSpatialReferenceH reference)
{
    if (!reference)
        return {};
    QString text = readableText(OSRGetName(reference));
    if (text.startsWith(QLatin1String("Undefined "))) // how GeoPackage says that it does not know
        return {};
    if (const char *code = OSRGetAuthorityCode(reference, nullptr))
        text +=
            QStringLiteral(" (%1:%2)").arg(readableText(OSRGetAuthorityName(reference, nullptr)), readableText(code));
    return text;
}

LayerDescription describeLayer(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options)
{
    LayerDescription description;
    description.name = readableText(OGR_L_GetName(layer));
    description.path = source.path;
    description.driver = source.driver;
    description.hasGeometry = OGR_L_GetGeomType(layer) != wkbNone;
    description.isUntypedTable = source.isUntypedTable;
    constexpr qint64 soonRead = qint64{1} << 26;
    const bool counts = source.driver == QLatin1String("GPX") && QFileInfo(source.path).size() < soonRead;
    {
        const GdalMessages quiet; // what it says of values is said when they are read
        description.promisedRows = OGR_L_GetFeatureCount(layer, counts);
    }
    description.warnings = source.warnings;
    description.rowsLeftOut = description.name == source.layerWithLosses ? source.rowsLeftOut : 0;
    if (const QStringList others = otherGeometries(layer); !others.isEmpty())
        description.warnings.push_back(
            {std::nullopt,
             tr("The layer has more than one column of geometries; the first is shown, the others are left out: %1.")
                 .arg(others.join(QStringLiteral(", ")))});

    FirstRows rows;
    const SheetTexts sheet =
        source.driver == QLatin1String("XLSX") ? readSheetTexts(source.path, description.name) : SheetTexts();
    const TableHeader header = headerOf(layer, source, options, sheet, rows);
    description.texts = sheet.cells;
    std::copy_if(sheet.merged.begin(), sheet.merged.end(), std::back_inserter(description.merged),
                 [&](const MergedCell &cell) { return cell.firstRow > header.skip; });
    for (const MergedCell &cell : description.merged) // the text that stands for the first row does for all
        if (const QString *text = sheet.cells->find(cell.firstRow, cell.column))
            for (qint64 row = cell.firstRow + 1;
                 row <= std::min(cell.lastRow, qint64(header.skip) + description.promisedRows); ++row)
                if (!sheet.cells->find(row, cell.column))
                    sheet.cells->put(row, cell.column, QString(*text));
    if (!description.merged.empty())
        description.warnings.push_back(
            {std::nullopt, tr("Cells that are merged down a column (%1) count for each of their rows.")
                               .arg(description.merged.size())});
    for (const auto &day : sheet.noDays) {
        if (day.row <= header.skip)
            continue; // above the data
        const QString column = header.names.value(day.column);
        ++description.cellsUnread;
        description.warnings.push_back(
            {day.row - header.skip,
             day.isLeapDay
                 ? tr("The column %1 holds the day number 60, which Excel shows as 29 February 1900, a day that "
                      "never was; the cell has no value.")
                       .arg(column)
                 : tr("The column %1 holds the day number %2, which is no day of Excel's calendar; the cell has "
                      "no value.")
                       .arg(column, day.serial)});
    }
    for (const QString &warning : sheet.warnings)
        description.warnings.push_back({std::nullopt, warning});
    description.cellsUnread +=
        std::count_if(sheet.uncomputed.begin(), sheet.uncomputed.end(), [&](qint64 row) { return row > header.skip; });
    description.skippedRows = header.skip;
    description.rowsLeftOut += header.rowsLeftOut;
    for (const auto &note : header.notes)
        description.warnings.push_back({std::nullopt, note});
    if (source.isUntypedTable) {
        description.reading = TableReading{};
        description.reading->headerLine = header.line;
        description.header = header.cells;
        description.reading->skipped = header.skipped;
        description.sample.assign(rows.cells.begin() + std::min<qsizetype>(header.skip, qsizetype(rows.cells.size())),
                                  rows.cells.end());
        std::erase_if(description.sample, [&](const QStringList &row) { return isHeaderAgain(header.cells, row); });
    } else if (!description.hasGeometry && !options.schema) {
        description.sample = firstRows(layer, header.names.size()).cells;
    }
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const auto at = static_cast<std::size_t>(i);
        description.fields.push_back({header.names[i], typeOf(field), OGR_Fld_GetSubType(field) == OFSTBoolean,
                                      header.units.value(i), at < header.isNameless.size() && header.isNameless[at]});
    }

    if (source.driver == QLatin1String("LIBKML") || source.driver == QLatin1String("KML"))
        describeKml(layer, source, description);

    OGRSpatialReferenceH own = OGR_L_GetSpatialRef(layer);
    description.referenceSystem = referenceText(own);
    if (description.referenceSystem.isEmpty())
        own = nullptr;
    description.hasUnknownReference = source.hasUnknownReference || (!own && hasPrj(description.name, source));
    if (own && !isLonLat(own))
        description.referenceDefinition = definitionOf(own);
    return description;
}

} // namespace kohkan
