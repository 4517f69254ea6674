// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/feature_reader.h"

#include "datasets/io/sheet_rows.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <string_view>

namespace kohkan {

namespace {

/// ISO 8601, as precise as the source: the day alone at a midnight without a zone, no zone where the source names none.
QString dateTimeText(OGRFeatureH feature, int field)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &hour, &minute, &second, &zone);
    QString text = QDate(year, month, day).toString(Qt::ISODate);
    if (hour == 0 && minute == 0 && second == 0.0f && zone <= 1) // the midnight of a zone is an instant
        return text;
    const auto two = [](int value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    const int milliseconds = std::min(static_cast<int>(std::lround(second * 1000.0f)), 60'999); // a leap second at most
    text += QStringLiteral("T%1:%2:%3").arg(two(hour), two(minute), two(milliseconds / 1000));
    if (milliseconds % 1000 != 0)
        text += QStringLiteral(".%1").arg(milliseconds % 1000, 3, 10, QLatin1Char('0'));
    if (zone == 100) {
        text += u'Z';
    } else if (zone > 1) { // GDAL counts quarters of an hour from 100
        const int quarters = std::abs(zone - 100);
        text += (zone < 100 ? u'-' : u'+') + two(quarters / 4) + u':' + two(quarters % 4 * 15);
    }
    return text;
}

QDate dateOf(OGRFeatureH feature, int field)
{
    int year = 0, month = 0, day = 0, other = 0;
    float second = 0;
    OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &other, &other, &second, &other);
    return QDate(year, month, day);
}

QStringList listMembers(OGRFeatureH feature, int field)
{
    QStringList members;
    char **list = OGR_F_GetFieldAsStringList(feature, field);
    for (int i = 0; list && list[i]; ++i)
        members << readableText(list[i]);
    return members;
}

/// A list of numbers as JSON.
QString numbersText(OGRFeatureH feature, int field)
{
    QStringList members;
    int count = 0;
    const OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field));
    const auto add = [&](const auto *values) {
        for (int i = 0; values && i < count; ++i)
            members << QString::number(values[i]);
    };
    if (type == OFTIntegerList) {
        add(OGR_F_GetFieldAsIntegerList(feature, field, &count));
    } else if (type == OFTInteger64List) {
        add(OGR_F_GetFieldAsInteger64List(feature, field, &count));
    } else {
        const double *values = OGR_F_GetFieldAsDoubleList(feature, field, &count);
        for (int i = 0; values && i < count; ++i)
            members << QString::number(values[i], 'g', QLocale::FloatingPointShortest);
    }
    return u'[' + members.join(u',') + u']';
}

/// What a spreadsheet shows where a formula fails.
bool isSheetError(const char *text)
{
    static constexpr std::string_view errors[] = {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"};
    return text[0] == '#' && std::find(std::begin(errors), std::end(errors), text) != std::end(errors);
}

/// The text of a cell of a spreadsheet, or of anything else that is text.
void appendText(const LayerAssembler::Field &field, const char *text, LayerAssembler &assembler)
{
    const LayerDescription &source = assembler.description();
    if (!source.isUntypedTable || source.driver == QLatin1String("CSV") || !isSheetError(text))
        return assembler.appendText(*field.column, text);
    field.column->appendNull();
    assembler.warn(QCoreApplication::translate("DatasetReader", "The column %1 holds the error %2 of the spreadsheet; "
                                                                "the cell has no value.")
                       .arg(field.column->name(), QString::fromLatin1(text)),
                   assembler.row());
}

void appendField(const LayerAssembler::Field &field, OGRFeatureH feature, qint64 sourceRow, LayerAssembler &assembler)
{
    ColumnBuilder &column = *field.column;
    const auto &texts = assembler.description().texts;
    if (texts)
        if (const QString *text = texts->find(sourceRow, field.index))
            return text->isEmpty() ? column.appendNull() : column.appendText(*text);
    if (field.index >= OGR_F_GetFieldCount(feature) || !OGR_F_IsFieldSetAndNotNull(feature, field.index)) {
        column.appendNull();
        return;
    }
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Integer64: {
        const auto value = OGR_F_GetFieldAsInteger64(feature, field.index);
        if (field.isBoolean)
            column.appendUtf8(value ? "true" : "false");
        else
            column.appendInteger(value);
        break;
    }
    case FieldType::Real:
        column.appendNumber(OGR_F_GetFieldAsDouble(feature, field.index));
        break;
    case FieldType::Date:
        assembler.appendDate(column, dateOf(feature, field.index));
        break;
    case FieldType::DateTime:
        column.appendText(dateTimeText(feature, field.index));
        break;
    case FieldType::StringList:
        column.appendList(listMembers(feature, field.index));
        break;
    case FieldType::NumberList:
        column.appendText(numbersText(feature, field.index));
        break;
    default: {
        const char *text = OGR_F_GetFieldAsString(feature, field.index);
        if (assembler.description().isUntypedTable &&
            std::string_view(text).find_first_not_of(' ') == std::string_view::npos)
            column.appendNull(); // blanks in a cell of a table are no value
        else
            appendText(field, text, assembler);
    }
    }
}

void placeFeature(OGRFeatureH feature, LayerAssembler &assembler, ImportedGeometry &geometry)
{
    OGRGeometryH own = OGR_F_GetGeometryRef(feature);
    const auto &fields = assembler.placeFields();
    if (fields.empty()) {
        importGeometry(own, geometry);
        if (own && OGR_G_IsEmpty(own) && assembler.description().driver == QLatin1String("LIBKML"))
            assembler.warn(QCoreApplication::translate("DatasetReader",
                                                       "The place has no coordinates, or none that can "
                                                       "be read (longitude,latitude with a comma); the "
                                                       "row is in the table and not on the map."),
                           assembler.row());
        if (!geometry.heights.empty() && assembler.hasPaddedHeights()) {
            OGREnvelope3D box;
            OGR_G_GetEnvelope3D(own, &box);
            if (box.MinZ == 0 && box.MaxZ == 0)
                geometry.heights.clear();
        }
        assembler.place(geometry);
        return;
    }
    QStringList cells;
    for (const int field : fields)
        cells << readableText(OGR_F_GetFieldAsString(feature, field));
    assembler.placeByTexts(cells);
}

/// Fields that no column is made of.
std::vector<int> binaryFields(const LayerDescription &description)
{
    std::vector<int> fields;
    for (std::size_t i = 0; i < description.fields.size(); ++i)
        if (description.fields[i].type == FieldType::Binary)
            fields.push_back(static_cast<int>(i));
    return fields;
}

/// How many of these have a value.
qint64 cellsOf(OGRFeatureH feature, const std::vector<int> &fields)
{
    return std::count_if(fields.begin(), fields.end(),
                         [&](int field) { return OGR_F_IsFieldSetAndNotNull(feature, field); });
}

} // namespace

Outcome ReadPace::at(qint64 row, double share)
{
    if (m_stop.stop_requested())
        return Error{Error::Kind::Cancelled,
                     QCoreApplication::translate("DatasetReader", "Reading %1 was cancelled.").arg(m_path)};
    if (m_report && Clock::now() >= m_next) {
        m_report({share < 0 && m_total > 0 ? std::min(1.0, double(row) / double(m_total)) : share, row});
        m_next = Clock::now() + interval;
    }
    return Done{};
}

Outcome readFeatures(OGRLayerH layer, LayerAssembler &assembler, GdalMessages &messages, ReadPace &pace,
                     const QString &key)
{
    ImportedGeometry geometry;
    OGR_L_ResetReading(layer);
    SheetRows rows(assembler);
    for (int skip = assembler.description().skippedRows; skip > 0; --skip)
        FeatureHandle(OGR_L_GetNextFeature(layer));
    ColumnBuilder keys(key, Column::Type::Integer);
    const std::vector<int> binary = binaryFields(assembler.description());
    while (true) {
        const FeatureHandle feature(OGR_L_GetNextFeature(layer));
        if (!feature)
            break;
        if (!rows.take(feature.get()))
            continue;
        assembler.beginRow();
        const qint64 textRow = assembler.description().areTextsById ? OGR_F_GetFID(feature.get()) : rows.sourceRow();
        for (const auto &field : assembler.fields())
            appendField(field, feature.get(), textRow, assembler);
        assembler.passOver(cellsOf(feature.get(), binary));
        placeFeature(feature.get(), assembler, geometry);
        if (!key.isEmpty())
            keys.appendInteger(OGR_F_GetFID(feature.get()));
        assembler.hear(messages, assembler.row());
        if (assembler.row() % 256 == 0)
            if (auto on = pace.at(assembler.row()); !on)
                return on;
    }
    assembler.hear(messages, std::nullopt);
    rows.say();
    if (!key.isEmpty())
        assembler.adopt({key, FieldType::Integer64}, std::move(keys));
    return Done{};
}

} // namespace kohkan
