// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/layer_assembler.h"

#include "datasets/gdal/antimeridian.h"
#include "datasets/io/shapefile_mending.h"
#include "datasets/security/incident_mapping.h"
#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

namespace {

/// Does what GDAL says while it reads a row concern that row? Other drivers parse ahead, some the whole file.
bool speaksByRow(const QString &driver)
{
    return driver == QLatin1String("ESRI Shapefile") || driver == QLatin1String("GPKG") ||
           driver == QLatin1String("FlatGeobuf");
}

} // namespace

LayerAssembler::LayerAssembler(LayerDescription description, const ReadOptions &options)
    : m_source(std::move(description))
    , m_options(options)
    , m_builder(m_source.name)
    , m_reading(m_source.reading)
    , m_recoded(m_source.isRecoded)
{}

Outcome LayerAssembler::prepare()
{
    for (int i = 0; const auto &field : m_source.fields)
        addField(i++, field);
    if (m_options.schema) { // a composite key names no single column
        const auto keys = std::count_if(m_options.schema->columns.begin(), m_options.schema->columns.end(),
                                        [](const auto &c) { return c.isKey; });
        if (keys > 1)
            m_builder.setKeyColumn({});
    }
    if (!m_source.hasGeometry || m_source.isUntypedTable)
        m_placer = RowPlacer(planPlaces(), !m_options.referenceSystem.isEmpty(), m_options.swapAxes);
    return chooseReference();
}

PlacePlan LayerAssembler::planPlaces() const
{
    const QStringList names = m_source.names();
    PlaceChoice choice{m_options.longitudeColumn, m_options.latitudeColumn, m_options.placeColumn, m_options.zoneColumn,
                       m_options.referenceSystem};
    const bool areMapped = choice.longitudeColumn.isEmpty() && choice.placeColumn.isEmpty() && m_options.incidents;
    if (areMapped) {
        choice.longitudeColumn = m_options.incidents->longitude;
        choice.latitudeColumn = m_options.incidents->latitude;
    }
    return findPlaces(names, m_source.sample, choice);
}

void LayerAssembler::addField(int index, const SourceField &field)
{
    const QString &name = field.name;
    Column::Type column = Column::Type::Text;
    if (field.isBoolean) {
        column = Column::Type::Boolean;
    } else if (field.type == FieldType::Integer || field.type == FieldType::Integer64) {
        column = Column::Type::Integer;
    } else if (field.type == FieldType::Real) {
        column = Column::Type::Number;
    } else if (field.type == FieldType::Date) {
        column = Column::Type::Date;
    } else if (field.type == FieldType::Binary) {
        m_builder.warn(tr("The column %1 holds binary data and is left out.").arg(name));
        return;
    }
    const ColumnSchema *known = m_options.schema ? m_options.schema->column(name) : nullptr;
    if (field.type == FieldType::StringList)
        column = Column::Type::Tags;
    ColumnBuilder &builder = m_builder.addColumn(name, column, known ? known->unit : field.unit);
    if (field.type == FieldType::StringList)
        builder.setShape(Column::Shape::Lists);
    else if (field.type == FieldType::NumberList || field.type == FieldType::Json)
        builder.setShape(Column::Shape::Json);
    m_fields.push_back({index, field.type, field.isBoolean, &builder});
    if (known && known->isKey)
        m_builder.setKeyColumn(name);
}

void LayerAssembler::adopt(SourceField field, ColumnBuilder &&values)
{
    m_source.fields.push_back(std::move(field));
    const SourceField &known = m_source.fields.back();
    addField(static_cast<int>(m_source.fields.size()) - 1, known);
    ColumnBuilder &column = *m_fields.back().column;
    values.rename(column.name());
    values.setUnit(column.unit());
    values.setShape(known.isFeatureId ? Column::Shape::FeatureIds : column.shape());
    if (const Column::Type type = column.type(); type == Column::Type::Tags || type == Column::Type::Boolean)
        values.retype(type, [](std::size_t, const QString &) {});
    column = std::move(values);
}

Outcome LayerAssembler::chooseReference()
{
    const bool isStated = !m_source.referenceSystem.isEmpty();
    Provenance &provenance = m_builder.provenance();
    provenance.referenceSystem = m_source.referenceSystem;
    QString definition;
    if (!m_options.referenceSystem.isEmpty()) {
        definition = m_options.referenceSystem;
        provenance.referenceSystem = m_options.referenceSystem;
    } else if (m_source.hasUnknownReference) {
        m_assumed = true;
        provenance.referenceSystem = tr("WGS 84 (assumed)");
        m_builder.warn(tr("The reference system that the file names is not known to PROJ; WGS 84 is assumed. Layer > "
                          "Reading... changes it."));
    } else if (isStated) {
        definition = m_source.referenceDefinition;
    } else if (const PlacePlan &plan = m_placer.plan(); plan.form != PlacePlan::Form::None) {
        if (plan.form == PlacePlan::Form::LonLat && !plan.isWgs84 && plan.system < 0)
            assumeWgs84();
        else if (!plan.isByRow() && plan.said.isEmpty() && plan.isWgs84)
            provenance.referenceSystem = QStringLiteral("WGS 84"); // else the rows say
    } else if (m_source.hasGeometry) {
        assumeWgs84();
    }
    if (definition.isEmpty())
        return Done{};
    auto projector = Projector::create(definition);
    if (projector) {
        m_projector = *std::move(projector);
        if (!m_options.referenceSystem.isEmpty())
            provenance.referenceSystem = QStringLiteral("%1 (%2)").arg(m_projector->name(), definition);
        return Done{};
    }
    if (!m_options.referenceSystem.isEmpty())
        return projector.error();
    m_assumed = true;
    m_builder.warn(tr("The reference system \"%1\" of the file is not known to PROJ; WGS 84 is assumed. Layer > "
                      "Reading... changes it.")
                       .arg(provenance.referenceSystem));
    provenance.referenceSystem = tr("WGS 84 (assumed)");
    return Done{};
}

void LayerAssembler::assumeWgs84()
{
    m_assumed = true;
    m_builder.provenance().referenceSystem = tr("WGS 84 (assumed)");
    m_builder.warn(tr("The file does not state a reference system; WGS 84 is assumed. Layer > Reading... changes it."));
}

void LayerAssembler::appendText(ColumnBuilder &column, std::string_view text)
{
    column.appendBytes(text, [this](std::string_view bytes) { return readable(bytes); });
}

/// As C sees a text, up to the first zero; what is not UTF-8 is read as Windows-1252.
QString LayerAssembler::readable(std::string_view text)
{
    text = text.substr(0, text.find('\0'));
    if (m_source.driver == QLatin1String("ESRI Shapefile")) // a field of so many bytes
        text = text.substr(0, static_cast<std::size_t>(wholeUtf8(text)));
    const std::string whole(text);
    if (!CPLIsUTF8(whole.c_str(), static_cast<int>(whole.size())))
        m_recoded = true;
    return readableText(whole.c_str());
}

void LayerAssembler::appendDate(ColumnBuilder &column, const QDate &date)
{
    if (!date.isValid() || date.year() < 1 || date.year() > 9999) {
        column.appendNull();
        return;
    }
    DateRange day;
    day.first = day.last = static_cast<std::int32_t>(date.toJulianDay());
    column.appendDate(day);
}

void LayerAssembler::place(ImportedGeometry &geometry)
{
    if (m_options.swapAxes)
        for (LonLat &p : geometry.coordinates)
            std::swap(p.lon, p.lat);
    if (!geometry.coordinates.empty())
        m_watch.note(m_row, geometry.coordinates.front(), geometry.coordinates.size() == 1);
    if (m_projector)
        m_projector->toLonLat(geometry.coordinates);
    put(geometry);
}

/// In longitude and latitude.
void LayerAssembler::put(ImportedGeometry &geometry)
{
    m_hadMeasures |= geometry.hadMeasures;
    m_hadCurves |= geometry.hadCurves;
    const bool isWhole = std::all_of(geometry.coordinates.begin(), geometry.coordinates.end(),
                                     [](const LonLat &p) { return p.isValid(); });
    if (!isWhole) {
        warnUnplaced();
        geometry.clear();
    }
    if (goOnBeyond180(geometry))
        m_builder.warn(tr("The geometry jumps across 180 degrees of longitude and was read as one that crosses there; "
                          "its longitudes go on beyond 180."),
                       m_row);
    m_builder.geometry().begin(geometry.type);
    const std::span<const LonLat> coordinates = geometry.coordinates;
    for (const auto &part : geometry.parts)
        m_builder.geometry().addPart(part.kind, coordinates.subspan(part.first, part.count), geometry.heightsOf(part));
}

void LayerAssembler::placePoint(LonLat point)
{
    if (m_options.swapAxes)
        std::swap(point.lon, point.lat);
    m_watch.note(m_row, point, true);
    if (m_projector)
        m_projector->toLonLat({&point, 1});
    if (!point.isValid())
        warnUnplaced();
    m_builder.geometry().appendPoint(point);
}

void LayerAssembler::warnUnplaced()
{
    m_builder.warn(tr("The geometry has coordinates that are not numbers or cannot be placed on Earth; the row is kept "
                      "in the table and not on the map."),
                   m_row);
}

void LayerAssembler::append(LayerAssembler &&rest)
{
    m_builder.append(std::move(rest.m_builder));
    m_watch.append(rest.m_watch, m_row);
    m_placer.append(rest.m_placer);
    m_unsaid |= rest.m_unsaid;
    m_row += rest.m_row;
    m_hadMeasures |= rest.m_hadMeasures;
    m_hadCurves |= rest.m_hadCurves;
    m_recoded |= rest.m_recoded;
    if (rest.m_projector && !rest.m_projector->operation().isEmpty()) // what PROJ used last
        m_projector = std::move(rest.m_projector);
}

bool LayerAssembler::arePlainAngles() const
{
    if (!m_placer.plan().xParts.empty() || !m_placer.plan().yParts.empty())
        return false;
    const PlacePlan &plan = m_placer.plan();
    return plan.form == PlacePlan::Form::LonLat && !plan.wantsSystem && !plan.isByRow() && plan.said.isEmpty() &&
           plan.xSide < 0 && plan.ySide < 0;
}

void LayerAssembler::placeByTexts(std::span<const QString> cells)
{
    const auto placed = m_placer.place(cells, m_point);
    if (!placed.reason.isEmpty())
        m_builder.warn(placed.reason, m_row);
    if (m_placer.plan().wantsSystem &&
        std::any_of(cells.begin(), cells.end(), [](const QString &cell) { return !cell.trimmed().isEmpty(); }))
        m_watch.noteWaiting(m_row);
    if (!m_point.coordinates.empty())
        m_watch.note(m_row, placed.source, m_point.coordinates.size() == 1);
    if (m_projector && !placed.isLonLat)
        m_projector->toLonLat(m_point.coordinates);
    else if (!placed.isLonLat && !m_point.coordinates.empty())
        m_unsaid = true;
    put(m_point);
}

void LayerAssembler::hear(GdalMessages &messages, std::optional<qint64> row)
{
    if (messages.isEmpty())
        return;
    m_failed |= !messages.failures().isEmpty();
    if (m_said.size() < 50)
        m_said << messages.failures() << messages.warnings();
    m_builder.provenance().cellsUnread += messages.timesUnread();
    for (const auto &text : messages.failures() + messages.warnings()) {
        const bool isOfValue = text.contains(QLatin1String("parsed incompletely")) ||
                               text.contains(QLatin1String("Integer overflow occurred"));
        const bool isOfLine = text.startsWith(QLatin1String("JSON parsing error: continue"));
        const bool isFine = text.contains(QLatin1String("successfully parsed")); // a time with or without fractions
        if (isFine || (m_source.texts && isOfValue) || (m_source.rowsLeftOut > 0 && isOfLine))
            continue; // the cells are read by their texts; lines that are no JSON are named
        if (const QString time = GdalMessages::timeThatIsNone(text);
            !time.isEmpty()) { // GDAL reads ahead: of which row?
            m_builder.warn(tr("\"%1\" is no time that can be read; its cell has no value.").arg(time));
        } else {
            m_builder.warn(text, speaksByRow(m_source.driver) ? row : std::nullopt);
        }
    }
    messages.clear();
}

} // namespace kohkan
