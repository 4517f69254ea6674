// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/text_table.h"

#include "datasets/table/layer_builder.h"

namespace kohkan {

namespace {

ColumnSchema named(const char *name, Column::Type type = Column::Type::Text)
{
    ColumnSchema schema;
    schema.name = QLatin1String(name);
    schema.type = type;
    return schema;
}

} // namespace

LayerPtr TextTable::layer(const Provenance &provenance) const
{
    LayerBuilder builder(name);
    builder.provenance() = provenance;
    for (const ColumnSchema &column : columns)
        builder.addColumn(column.name, column.type == Column::Type::Tags ? Column::Type::Tags : Column::Type::Text);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t at = 0; at < columns.size(); ++at) {
            const QString text = rows[i].value(columns[at].name);
            text.isEmpty() ? builder.columns()[at].appendNull() : builder.columns()[at].appendText(text);
        }
        i < places.size() ? builder.geometry().appendPoint(places[i]) : builder.geometry().appendNone();
    }
    for (std::size_t at = 0; at < columns.size(); ++at)
        builder.columns()[at].retype(columns[at].type, [](std::size_t, const QString &) {}); // all was looked at before
    return builder.finish();
}

std::vector<ColumnSchema> estimateColumns()
{
    return {named("id"),
            named("line", Column::Type::Integer),
            named("deposit_id"),
            named("kind"),
            named("category"),
            named("code"),
            named("scope"),
            named("share_percent", Column::Type::Number),
            named("tonnage", Column::Type::Number),
            named("tonnage_unit"),
            named("commodity"),
            named("grade", Column::Type::Number),
            named("grade_unit"),
            named("contained", Column::Type::Number),
            named("contained_unit"),
            named("cutoff"),
            named("effective_date", Column::Type::Date),
            named("source_ref"),
            named("notes"),
            named("inclusive"),
            named("locator")};
}

std::vector<ColumnSchema> productionColumns()
{
    return {named("id"),        named("deposit_id"),
            named("commodity"), named("amount", Column::Type::Number),
            named("unit"),      named("period", Column::Type::Date),
            named("kind"),      named("source_ref"),
            named("notes")};
}

std::vector<ColumnSchema> sourceColumnsOfTable()
{
    return {named("ref"), named("title"), named("publisher"), named("year"), named("url_or_identifier"), named("note")};
}

} // namespace kohkan
