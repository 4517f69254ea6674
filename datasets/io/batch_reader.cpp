// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/batch_reader.h"

#include <QByteArrayList>
#include <cstring>
#include <ogr_recordbatch.h>

namespace kohkan {

namespace {

/// Owner of one of the three structures of the Arrow C data interface.
template <typename T>
struct ArrowOwner : T {
    ArrowOwner() : T{} {}
    ~ArrowOwner()
    {
        if (this->release)
            this->release(this);
    }
    ArrowOwner(const ArrowOwner &) = delete;
    ArrowOwner &operator=(const ArrowOwner &) = delete;
};

bool hasBit(const void *bits, std::int64_t at)
{
    return static_cast<const unsigned char *>(bits)[at / 8] >> (at % 8) & 1;
}

/// One child of a batch: a column of values with validity.
class Values {
public:
    explicit Values(const ArrowArray &array) : m_array(array) {}
    bool isNull(std::int64_t row) const { return m_array.buffers[0] && !hasBit(m_array.buffers[0], at(row)); }
    template <typename T>
    T value(std::int64_t row) const
    {
        return static_cast<const T *>(m_array.buffers[1])[at(row)];
    }
    std::span<const unsigned char> bytes(std::int64_t row) const
    {
        const auto from = value<std::int32_t>(row), to = value<std::int32_t>(row + 1);
        return {static_cast<const unsigned char *>(m_array.buffers[2]) + from, static_cast<std::size_t>(to - from)};
    }
    /// As C sees it: up to the first zero.
    std::string_view text(std::int64_t row) const
    {
        const auto all = bytes(row);
        const auto *characters = reinterpret_cast<const char *>(all.data());
        return {characters, all.empty() ? 0 : strnlen(characters, all.size())};
    }

private:
    std::int64_t at(std::int64_t row) const { return m_array.offset + row; }
    const ArrowArray &m_array;
};

/// How the values of a child lie in memory, by the format letters of its schema.
enum class Kind { Int16, Int32, Int64, Float, Double, Text, Day, Wkb, Other };

Kind kindOf(const ArrowSchema &child)
{
    static const std::pair<const char *, Kind> kinds[] = {{"s", Kind::Int16}, {"i", Kind::Int32},  {"l", Kind::Int64},
                                                          {"f", Kind::Float}, {"g", Kind::Double}, {"u", Kind::Text},
                                                          {"tdD", Kind::Day}, {"z", Kind::Wkb}};
    for (const auto &[format, kind] : kinds)
        if (!child.dictionary && std::strcmp(child.format, format) == 0)
            return kind;
    return Kind::Other;
}

/// Which child goes into which column, and which is the geometry.
struct Plan {
    struct Part {
        std::int64_t child;
        Kind kind;
        const LayerAssembler::Field *field;
    };
    std::vector<Part> parts;
    std::int64_t geometry = -1;
};

bool isBoolean(OGRFieldDefnH field)
{
    return OGR_Fld_GetSubType(field) == OFSTBoolean;
}

/// All rows of a GeoPackage table by SQL; booleans as numbers and singles as the doubles they are stored as. The
/// batches of such a result come on this thread; those of the table itself come from others, which can crash before
/// GDAL 3.11.4 (github.com/OSGeo/gdal/issues/12934), and fail on more than 125 columns before 3.8.1.
QByteArray selection(OGRLayerH layer)
{
    const auto quoted = [](const char *name) { return '"' + QByteArray(name).replace("\"", "\"\"") + '"'; };
    QByteArrayList columns;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const QByteArray name = quoted(OGR_Fld_GetNameRef(field));
        const auto cast = [&](const char *type) { return "CAST(" + name + " AS " + type + ") AS " + name; };
        columns << (isBoolean(field)                           ? cast("INTEGER")
                    : OGR_Fld_GetSubType(field) == OFSTFloat32 ? cast("REAL")
                                                               : name);
    }
    if (OGR_L_GetGeomType(layer) != wkbNone)
        columns << quoted(OGR_L_GetGeometryColumn(layer));
    return "SELECT " + columns.join(", ") + " FROM " + quoted(OGR_L_GetName(layer));
}

bool fits(Kind kind, const LayerAssembler::Field &field)
{
    switch (field.type) {
    case OFTInteger:
        return kind == Kind::Int16 || kind == Kind::Int32 || (field.isBoolean && kind == Kind::Int64);
    case OFTInteger64:
        return kind == Kind::Int64;
    case OFTReal:
        return kind == Kind::Float || kind == Kind::Double;
    case OFTString:
        return kind == Kind::Text;
    case OFTDate:
        return kind == Kind::Day;
    default:
        return false;
    }
}

/// Nothing where the schema is not what the layer's definition leads to expect.
std::optional<Plan> planFor(const ArrowSchema &schema, OGRLayerH layer, const LayerAssembler &assembler)
{
    Plan plan;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    std::int64_t child = 0;
    for (const auto &field : assembler.fields()) {
        const char *name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field.index));
        if (child >= schema.n_children || std::strcmp(schema.children[child]->name, name) != 0)
            return std::nullopt;
        const Kind kind = kindOf(*schema.children[child]);
        if (!fits(kind, field))
            return std::nullopt;
        plan.parts.push_back({child++, kind, &field});
    }
    if (child < schema.n_children && kindOf(*schema.children[child]) == Kind::Wkb)
        plan.geometry = child++;
    const bool isComplete = child == schema.n_children && (plan.geometry >= 0 || OGR_L_GetGeomType(layer) == wkbNone);
    return isComplete ? std::optional(plan) : std::nullopt;
}

std::int64_t integer(Kind kind, const Values &values, std::int64_t row)
{
    return kind == Kind::Int16   ? values.value<std::int16_t>(row)
           : kind == Kind::Int32 ? values.value<std::int32_t>(row)
                                 : values.value<std::int64_t>(row);
}

void appendValue(const Plan::Part &part, const Values &values, std::int64_t row, LayerAssembler &assembler)
{
    static const QDate epoch(1970, 1, 1);
    ColumnBuilder &column = *part.field->column;
    switch (part.kind) {
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
        if (part.field->isBoolean)
            return column.appendUtf8(integer(part.kind, values, row) ? "true" : "false");
        return column.appendInteger(integer(part.kind, values, row));
    case Kind::Float:
        return column.appendNumber(double(values.value<float>(row)));
    case Kind::Double:
        return column.appendNumber(values.value<double>(row));
    case Kind::Text:
        return assembler.appendText(column, values.text(row));
    case Kind::Day:
        return assembler.appendDate(column, epoch.addDays(values.value<std::int32_t>(row)));
    case Kind::Wkb:
    case Kind::Other:
        return column.appendNull();
    }
}

void appendBatch(const ArrowArray &batch, const Plan &plan, LayerAssembler &assembler, ImportedGeometry &geometry)
{
    for (const auto &part : plan.parts) {
        const Values values(*batch.children[part.child]);
        for (std::int64_t row = 0; row < batch.length; ++row) {
            if (values.isNull(row))
                part.field->column->appendNull();
            else
                appendValue(part, values, row, assembler);
        }
    }
    for (std::int64_t row = 0; row < batch.length; ++row) {
        assembler.beginRow();
        geometry.clear();
        if (plan.geometry >= 0) {
            const Values values(*batch.children[plan.geometry]);
            if (!values.isNull(row))
                importWkb(values.bytes(row), geometry);
        }
        assembler.place(geometry);
    }
}

} // namespace

bool canReadBatches(OGRLayerH layer, const OpenedSource &source, qint64 rows)
{
    if (rows <= 0 || (source.driver != QLatin1String("GPKG") && source.driver != QLatin1String("FlatGeobuf")))
        return false;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const OGRFieldType type = OGR_Fld_GetType(field);
        if (type != OFTInteger && type != OFTInteger64 && type != OFTReal && type != OFTString && type != OFTDate)
            return false;
        if (isBoolean(field) && source.driver != QLatin1String("GPKG"))
            return false;
    }
    return OGR_FD_GetFieldCount(definition) > 0;
}

Result<bool> readBatches(OGRLayerH layer, const OpenedSource &source, LayerAssembler &assembler,
                         const GdalMessages &messages, ReadPace &pace)
{
    OGRLayerH from = layer;
    GDALDatasetH dataset = source.dataset.get();
    const auto release = [dataset](OGRLayerH results) { GDALDatasetReleaseResultSet(dataset, results); };
    std::unique_ptr<std::remove_pointer_t<OGRLayerH>, decltype(release)> rows(nullptr, release);
    if (source.driver == QLatin1String("GPKG")) {
        rows.reset(GDALDatasetExecuteSQL(dataset, selection(layer).constData(), nullptr, nullptr));
        from = rows.get();
    }
    if (!from)
        return false;
    const char *const options[] = {"INCLUDE_FID=NO", nullptr};
    ArrowOwner<ArrowArrayStream> stream;
    ArrowOwner<ArrowSchema> schema;
    OGR_L_ResetReading(from);
    if (!OGR_L_GetArrowStream(from, &stream, const_cast<char **>(options)) || stream.get_schema(&stream, &schema) != 0)
        return false;
    const auto plan = planFor(schema, layer, assembler);
    if (!plan)
        return false;
    ImportedGeometry geometry;
    while (true) {
        ArrowOwner<ArrowArray> batch;
        if (stream.get_next(&stream, &batch) != 0 || !messages.isEmpty())
            return false;
        if (!batch.release)
            break;
        appendBatch(batch, *plan, assembler, geometry);
        if (auto on = pace.at(assembler.row()); !on)
            return on.error();
    }
    // The count of a FlatGeobuf is exact; that of a GeoPackage may be out of date.
    return source.driver != QLatin1String("FlatGeobuf") || assembler.row() == pace.total();
}

} // namespace kohkan
