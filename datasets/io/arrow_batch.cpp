// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/arrow_batch.h"

#include <cstring>

namespace kohkan {

namespace {

using BatchKind = BatchPlan::Kind;

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
    std::string_view text(std::int64_t row) const
    {
        const auto all = bytes(row);
        return {reinterpret_cast<const char *>(all.data()), all.size()};
    }

private:
    std::int64_t at(std::int64_t row) const { return m_array.offset + row; }
    const ArrowArray &m_array;
};

BatchKind kindOf(const ArrowSchema &child)
{
    static const std::pair<const char *, BatchKind> kinds[] = {
        {"s", BatchKind::Int16},  {"i", BatchKind::Int32}, {"l", BatchKind::Int64}, {"f", BatchKind::Float},
        {"g", BatchKind::Double}, {"u", BatchKind::Text},  {"tdD", BatchKind::Day}, {"z", BatchKind::Wkb}};
    for (const auto &[format, kind] : kinds)
        if (!child.dictionary && std::strcmp(child.format, format) == 0)
            return kind;
    return BatchKind::Other;
}

bool fits(BatchKind kind, const LayerAssembler::Field &field)
{
    switch (field.type) {
    case FieldType::Integer:
        return kind == BatchKind::Int16 || kind == BatchKind::Int32 || (field.isBoolean && kind == BatchKind::Int64);
    case FieldType::Integer64:
        return kind == BatchKind::Int64;
    case FieldType::Real:
        return kind == BatchKind::Float || kind == BatchKind::Double;
    case FieldType::Text:
    case FieldType::Json:
        return kind == BatchKind::Text;
    case FieldType::Date:
        return kind == BatchKind::Day;
    default:
        return false;
    }
}

/// Appends every row of a column: append(row) where it has a value.
template <typename Append>
void appendRows(ColumnBuilder &column, const Values &values, std::int64_t rows, Append &&append)
{
    for (std::int64_t row = 0; row < rows; ++row) {
        if (values.isNull(row))
            column.appendNull();
        else
            append(row);
    }
}

template <typename T>
void appendIntegers(const LayerAssembler::Field &field, const Values &values, std::int64_t rows)
{
    ColumnBuilder &column = *field.column;
    if (field.isBoolean)
        appendRows(column, values, rows,
                   [&](std::int64_t row) { column.appendUtf8(values.value<T>(row) ? "true" : "false"); });
    else
        appendRows(column, values, rows, [&](std::int64_t row) { column.appendInteger(values.value<T>(row)); });
}

void appendColumn(const BatchPlan::Part &part, const Values &values, std::int64_t rows, LayerAssembler &assembler)
{
    static const QDate epoch(1970, 1, 1);
    ColumnBuilder &column = *part.field->column;
    switch (part.kind) {
    case BatchKind::Int16:
        return appendIntegers<std::int16_t>(*part.field, values, rows);
    case BatchKind::Int32:
        return appendIntegers<std::int32_t>(*part.field, values, rows);
    case BatchKind::Int64:
        return appendIntegers<std::int64_t>(*part.field, values, rows);
    case BatchKind::Float:
        return appendRows(column, values, rows,
                          [&](std::int64_t row) { column.appendNumber(double(values.value<float>(row))); });
    case BatchKind::Double:
        return appendRows(column, values, rows,
                          [&](std::int64_t row) { column.appendNumber(values.value<double>(row)); });
    case BatchKind::Text:
        return appendRows(column, values, rows,
                          [&](std::int64_t row) { assembler.appendText(column, values.text(row)); });
    case BatchKind::Day:
        return appendRows(column, values, rows, [&](std::int64_t row) {
            assembler.appendDate(column, epoch.addDays(values.value<std::int32_t>(row)));
        });
    case BatchKind::Wkb:
    case BatchKind::Other:
        return;
    }
}

void placeRow(const Values &values, std::int64_t row, LayerAssembler &assembler, ImportedGeometry &geometry)
{
    if (!values.isNull(row)) {
        const auto wkb = values.bytes(row);
        if (const auto point = pointOfWkb(wkb))
            return assembler.placePoint(*point);
        importWkb(wkb, geometry);
    }
    assembler.place(geometry);
    geometry.clear();
}

} // namespace

std::optional<BatchPlan> BatchPlan::create(const ArrowSchema &schema, OGRLayerH layer, const LayerAssembler &assembler)
{
    BatchPlan plan;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    std::int64_t child = 0;
    for (const auto &field : assembler.fields()) {
        const char *name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field.index));
        if (child >= schema.n_children || std::strcmp(schema.children[child]->name, name) != 0)
            return std::nullopt;
        const BatchKind kind = kindOf(*schema.children[child]);
        if (!fits(kind, field))
            return std::nullopt;
        plan.parts.push_back({child++, kind, &field});
    }
    if (child < schema.n_children && kindOf(*schema.children[child]) == BatchKind::Wkb)
        plan.geometry = child++;
    const bool isComplete = child == schema.n_children && (plan.geometry >= 0 || OGR_L_GetGeomType(layer) == wkbNone);
    return isComplete ? std::optional(plan) : std::nullopt;
}

void appendBatch(const ArrowArray &batch, const BatchPlan &plan, LayerAssembler &assembler)
{
    for (const auto &part : plan.parts)
        appendColumn(part, Values(*batch.children[part.child]), batch.length, assembler);
    ImportedGeometry geometry;
    for (std::int64_t row = 0; row < batch.length; ++row) {
        assembler.beginRow();
        if (plan.geometry >= 0)
            placeRow(Values(*batch.children[plan.geometry]), row, assembler, geometry);
        else
            assembler.place(geometry);
    }
}

} // namespace kohkan
