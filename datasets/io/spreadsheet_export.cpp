// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/spreadsheet_export.h"

#include "datasets/work/words.h"

#include <QDate>
#include <cmath>

namespace kohkan {

namespace {

constexpr std::int64_t tooLong = 1'000'000'000'000'000; ///< the first integer of 16 digits

/// Does a value of a number column, or of any other, survive in a cell of its type?
bool fitsCell(const Column &column, Row row)
{
    switch (column.type()) {
    case Column::Type::Integer:
        return column.integer(row) < tooLong && column.integer(row) > -tooLong;
    case Column::Type::Number: {
        const double value = column.limit(row) == Column::Limit::None ? column.number(row) : column.limitNumber(row);
        return std::isfinite(value) && std::abs(value) < double(tooLong);
    }
    case Column::Type::Date:
        return column.date(row).form != DateRange::Form::Day || column.date(row).firstDay() >= QDate(1900, 3, 1);
    default:
        return true;
    }
}

std::size_t misfits(const Column &column, const RowSet &rows)
{
    std::size_t count = 0;
    rows.forEach([&](Row row) { count += !column.isNull(row) && !fitsCell(column, row); });
    return count;
}

} // namespace

bool fitsCells(const Column &column, const RowSet &rows)
{
    return misfits(column, rows) == 0;
}

QString sheetName(const QString &layer)
{
    QString name = layer;
    for (QChar &letter : name)
        if (QStringLiteral("[]:*?/\\").contains(letter))
            letter = u'-';
    name = name.left(31).trimmed();
    while (name.startsWith(u'\''))
        name.remove(0, 1);
    while (name.endsWith(u'\''))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("layer") : name;
}

Outcome fitsSheet(std::span<const Column *const> columns, const RowSet &rows, const QString &target)
{
    constexpr std::size_t mostRows = 1'048'575, mostColumns = 16'384 - 2; // a header, and the two of a place
    constexpr qsizetype mostLetters = 32'767;
    const auto refuse = [](const QString &sentence) { return Error{Error::Kind::Output, sentence}; };
    if (rows.count() > mostRows || columns.size() > mostColumns)
        return refuse(tr("%1 was not written: a sheet holds %L2 rows of %L3 columns, and these are %L4 of %L5. Narrow "
                         "them by a filter, or choose another format.")
                          .arg(target)
                          .arg(mostRows)
                          .arg(mostColumns)
                          .arg(rows.count())
                          .arg(columns.size()));
    for (const Column *column : columns) {
        if (!column->hasDictionary())
            continue;
        qsizetype longest = 0;
        rows.forEach([&](Row row) { longest = std::max(longest, column->text(row).size()); });
        if (longest > mostLetters)
            return refuse(tr("%1 was not written: a cell holds %L2 letters, and %3 has a text of %L4. Leave that field "
                             "out, or choose another format.")
                              .arg(target)
                              .arg(mostLetters)
                              .arg(column->name())
                              .arg(longest));
    }
    return Done{};
}

/// How many numbers come back as others: GDAL writes 16 digits of each (66.1 as 66.09999999999999).
static std::size_t roundedCells(const Column &column, const RowSet &rows)
{
    std::size_t count = 0;
    rows.forEach([&](Row row) {
        const double value = column.number(row);
        count += std::isfinite(value) && QByteArray::number(value, 'g', 16).toDouble() != value;
    });
    return count;
}

std::vector<Warning> sheetWarnings(const Layer &layer, const QString &name, std::span<const Column *const> columns,
                                   const RowSet &rows)
{
    std::vector<Warning> warnings;
    const auto warn = [&](const QString &sentence) { warnings.push_back({std::nullopt, sentence}); };
    if (const QString sheet = sheetName(name); sheet != name)
        warn(tr("The sheet is called %1: the name of the layer is none that a sheet may have.").arg(sheet));
    for (const Column *column : columns) {
        if (const std::size_t rounded = column->type() == Column::Type::Number ? roundedCells(*column, rows) : 0;
            rounded > 0)
            warn(tr("%1: a sheet holds 16 digits of a number; %2 values differ from the layer's beyond them.")
                     .arg(column->name())
                     .arg(rounded));
        const std::size_t count = misfits(*column, rows);
        if (count == 0)
            continue;
        if (column->type() == Column::Type::Date)
            warn(tr("%1 was written as text: %2 of its days lie before 1900-03-01, which a sheet cannot hold as dates.")
                     .arg(column->name())
                     .arg(count));
        else
            warn(tr("%1 was written as text: %2 of its numbers have more than 15 digits, which a sheet would round.")
                     .arg(column->name())
                     .arg(count));
    }
    std::size_t shapes = 0;
    rows.forEach([&](Row row) {
        const GeometryType type = layer.geometry().type(row);
        shapes += type != GeometryType::None && type != GeometryType::Point;
    });
    if (shapes > 0)
        warn(tr("A sheet holds no lines or areas: the geometry of %1 rows is left out.").arg(shapes));
    return warnings;
}

} // namespace kohkan
