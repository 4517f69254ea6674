// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/schema_reader.h"

#include "datasets/io/dataset_reader.h"

#include <QCoreApplication>

namespace kohkan {

namespace {

std::optional<Column::Type> typeOf(const QString &word)
{
    static const std::map<QString, Column::Type> types{{QStringLiteral("text"), Column::Type::Text},
                                                       {QStringLiteral("number"), Column::Type::Number},
                                                       {QStringLiteral("integer"), Column::Type::Integer},
                                                       {QStringLiteral("date"), Column::Type::Date},
                                                       {QStringLiteral("tags"), Column::Type::Tags}};
    const auto it = types.find(word);
    return it == types.end() ? std::nullopt : std::optional(it->second);
}

} // namespace

Result<std::map<QString, TableSchema>> readSchemas(const QString &dataFolder)
{
    const QString path = dataFolder + QStringLiteral("/schema.csv");
    TableSchema own; // every column of the schema file itself is text
    for (const char *name : {"table", "column", "type", "list", "unit", "key", "reference", "note"})
        own.columns.push_back({QString::fromLatin1(name), Column::Type::Text, {}, false, {}});
    ReadOptions options;
    options.schema = &own;
    auto read = DatasetReader::read(path, options);
    if (!read)
        return read.error();
    const Layer &layer = **read;
    const auto text = [&](const char *column, Row row) {
        const Column *found = layer.column(QString::fromLatin1(column));
        return found ? found->text(row) : QString();
    };
    std::map<QString, TableSchema> schemas;
    for (const Row row : layer.bySourceRow()) {
        const QString table = text("table", row), name = text("column", row);
        const auto type = typeOf(text("type", row));
        if (table.isEmpty() || name.isEmpty() || !type) {
            const QString message = QCoreApplication::translate(
                "TableSchema",
                "Row %1 of %2 does not name a table, a column and a type (text, number, integer, date, tags).");
            return Error{Error::Kind::Input, message.arg(layer.sourceRow(row) + 1).arg(path)};
        }
        schemas[table].table = table;
        schemas[table].columns.push_back(
            {name, *type, text("unit", row), text("key", row) == QLatin1String("yes"), text("reference", row)});
    }
    return schemas;
}

} // namespace kohkan
