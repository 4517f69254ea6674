// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/import_report.h"

#include "datasets/work/words.h"

#include <QJsonArray>
#include <cmath>

namespace kohkan {

namespace {

using Line = ImportReport::Line;

QJsonArray rowsJson(const std::vector<qint64> &rows)
{
    QJsonArray array;
    for (const qint64 row : rows)
        array.append(row);
    return array;
}

/// A sentence about rows, with the numbers of the first of them.
Line about(const QString &text, const std::vector<qint64> &rows, qint64 count)
{
    if (rows.empty())
        return {text};
    QStringList numbers;
    for (const qint64 row : rows)
        numbers << QString::number(row);
    const qint64 more = count - qint64(rows.size());
    const QString list = numbers.join(QStringLiteral(", "));
    return {QStringLiteral("%1 (%2)").arg(text, more > 0    ? tr("rows %1 and %2 more").arg(list).arg(more)
                                                : count > 1 ? tr("rows %1").arg(list)
                                                            : tr("row %1").arg(list)),
            rows, more <= 0};
}

QString counted(qint64 count, const QString &text)
{
    return QStringLiteral("%1 × %2").arg(QString::number(count), text);
}

void addGroups(std::vector<Line> &lines, const std::vector<ImportReport::RowGroup> &groups)
{
    for (const auto &group : groups)
        lines.push_back(
            about(counted(group.count, group.isSame ? group.message : tr("for example: %1").arg(group.message)),
                  group.rows, group.count));
}

void addMore(std::vector<Line> &lines, qint64 all, std::size_t listed)
{
    if (listed > 0 && all > qint64(listed))
        lines.push_back({tr("... and %1 more.").arg(all - qint64(listed))});
}

std::vector<Line> rowLines(const ImportReport &report)
{
    std::vector<Line> lines;
    if (!report.whyNoValues.isEmpty())
        lines.push_back({report.whyNoValues});
    lines.push_back({tr("Rows read: %1. On the map: %2. In the table only: %3.")
                         .arg(report.rows)
                         .arg(report.onMap)
                         .arg(report.rows - report.onMap)});
    if (report.rowsLeftOut > 0)
        lines.push_back({tr("Left out: %1 rows of the source are in no row of the layer.").arg(report.rowsLeftOut)});
    if (report.cellsLeftOut > 0)
        lines.push_back({tr("Left out: %1 cells with values, for which there is no column.").arg(report.cellsLeftOut)});
    if (report.cellsUnread > 0)
        lines.push_back({tr("Left out: %1 cells that hold no value that can be read; the warnings name them.")
                             .arg(report.cellsUnread)});
    if (report.isComplete())
        lines.push_back({tr("No row and no cell of the source is left out.")});
    return lines;
}

QString separatorName(const QString &separator)
{
    return separator.isEmpty()                ? tr("none; the table has one column")
           : separator == QLatin1String("\t") ? tr("tab")
                                              : QStringLiteral("\"%1\"").arg(separator);
}

std::vector<Line> sourceLines(const ImportReport &report)
{
    std::vector<Line> lines{{tr("File: %1 (%2)").arg(report.path, report.driver)}};
    if (!report.referenceSystem.isEmpty())
        lines.push_back({tr("Reference system: %1").arg(report.referenceSystem)});
    if (!report.placeColumns.isEmpty())
        lines.push_back({tr("Placed by: %1").arg(report.placeColumns.join(QStringLiteral(", ")))});
    if (!report.reading)
        return lines;
    const TableReading &reading = *report.reading;
    if (!reading.encoding.isEmpty()) {
        lines.push_back({reading.isEncodingGuessed ? tr("Encoding: %1 (guessed)").arg(reading.encoding)
                                                   : tr("Encoding: %1").arg(reading.encoding)});
        lines.push_back({tr("Separator: %1").arg(separatorName(reading.separator))});
    }
    lines.push_back({reading.headerLine > 0 ? tr("Header: line %1").arg(reading.headerLine) : tr("Header: none")});
    for (std::size_t i = 0; i < reading.skipped.size() && i < ImportReport::groupsKept; ++i) {
        const auto &skipped = reading.skipped[i];
        lines.push_back(
            {skipped.text.isEmpty()
                 ? tr("Line %1 is no row of the table.").arg(skipped.line)
                 : tr("Line %1 is no row of the table: \"%2\"").arg(QString::number(skipped.line), skipped.text)});
    }
    addMore(lines, qint64(reading.skipped.size()), std::min(reading.skipped.size(), ImportReport::groupsKept));
    if (reading.shortRows > 0)
        lines.push_back({tr("Rows with fewer cells than there are columns: %1").arg(reading.shortRows)});
    if (reading.openQuotes > 0)
        lines.push_back({tr("Quotation marks that were taken as text: %1").arg(reading.openQuotes)});
    return lines;
}

QString unitText(const ImportReport::ColumnLine &column)
{
    switch (column.unitFrom) {
    case ImportReport::UnitFrom::Source:
        return tr("unit %1").arg(column.unit);
    case ImportReport::UnitFrom::Values:
        return tr("unit %1 (as its values say)").arg(column.unit);
    case ImportReport::UnitFrom::Name:
        return tr("unit %1 (guessed by the name)").arg(column.unit);
    case ImportReport::UnitFrom::None:
        break;
    }
    return {};
}

std::vector<Line> columnLines(const ImportReport &report)
{
    std::vector<Line> lines;
    for (const auto &column : report.columns) {
        QStringList parts{columnTypeWord(column.type), unitText(column), tr("without a value: %1").arg(column.nulls)};
        if (column.below > 0)
            parts << tr("below a limit: %1").arg(column.below);
        if (column.above > 0)
            parts << tr("above a limit: %1").arg(column.above);
        if (!column.reading.isEmpty())
            parts << tr("read by the rule: %1").arg(column.reading);
        parts.removeAll(QString());
        lines.push_back({QStringLiteral("%1: %2").arg(column.name, parts.join(QStringLiteral("; ")))});
    }
    return lines;
}

std::vector<Line> idLines(const ImportReport &report)
{
    std::vector<Line> lines;
    if (report.ids.empty())
        lines.push_back({tr("No column looks like ids, by its name.")});
    for (const auto &column : report.ids) {
        lines.push_back({column.values == 0
                             ? tr("%1: no value comes twice.").arg(column.name)
                             : tr("%1: %2 values come more than once, in %3 rows.")
                                   .arg(column.name, QString::number(column.values), QString::number(column.rows))});
        for (const auto &id : column.listed)
            lines.push_back(about(counted(id.count, id.value), id.rows, id.count));
        addMore(lines, column.values, column.listed.size());
    }
    return lines;
}

std::vector<Line> nearLines(const ImportReport &report)
{
    const auto &near = report.near;
    if (near.column.isEmpty())
        return {{tr("No column of names was found, so no rows were compared.")}};
    const QString rule =
        near.accuracyColumn.isEmpty()
            ? tr("names in %1 equal but for case, marks and spacing, places nearer than 500 m").arg(near.column)
            : tr("names in %1 equal but for case, marks and spacing, places nearer than 500 m or the "
                 "larger %2 of the two")
                  .arg(near.column, near.accuracyColumn);
    std::vector<Line> lines{{near.groups == 0
                                 ? tr("None (%1).").arg(rule)
                                 : tr("Groups: %1, with %2 rows (%3).")
                                       .arg(QString::number(near.groups), QString::number(near.rows), rule)}};
    if (!near.isWhole)
        lines.push_back({tr("So many rows share a name that not all of them were compared; there may be more.")});
    for (const auto &group : near.listed)
        lines.push_back(
            about(tr("%1, within %2 m")
                      .arg(group.names.join(QStringLiteral(" / ")), QString::number(std::ceil(group.metres), 'f', 0)),
                  group.rows, group.count));
    addMore(lines, near.groups, near.listed.size());
    return lines;
}

QJsonArray groupsJson(const std::vector<ImportReport::RowGroup> &groups, const QString &what)
{
    QJsonArray array;
    for (const auto &group : groups)
        array.append(QJsonObject{{what, group.message},
                                 {QStringLiteral("count"), group.count},
                                 {QStringLiteral("rows"), rowsJson(group.rows)}});
    return array;
}

QJsonObject readingJson(const TableReading &reading)
{
    QJsonArray skipped;
    for (const auto &line : reading.skipped)
        skipped.append(QJsonObject{{QStringLiteral("line"), line.line}, {QStringLiteral("text"), line.text}});
    return {{QStringLiteral("encoding"), reading.encoding},
            {QStringLiteral("isEncodingGuessed"), reading.isEncodingGuessed},
            {QStringLiteral("separator"), reading.separator},
            {QStringLiteral("headerLine"), reading.headerLine},
            {QStringLiteral("skipped"), skipped},
            {QStringLiteral("shortRows"), reading.shortRows},
            {QStringLiteral("openQuotes"), reading.openQuotes}};
}

QJsonArray columnsJson(const std::vector<ImportReport::ColumnLine> &columns)
{
    static const char *const from[] = {"", "source", "values", "name"};
    QJsonArray array;
    for (const auto &column : columns)
        array.append(QJsonObject{{QStringLiteral("name"), column.name},
                                 {QStringLiteral("type"), columnTypeWord(column.type)},
                                 {QStringLiteral("unit"), column.unit},
                                 {QStringLiteral("unitFrom"), QLatin1String(from[static_cast<int>(column.unitFrom)])},
                                 {QStringLiteral("nulls"), column.nulls},
                                 {QStringLiteral("below"), column.below},
                                 {QStringLiteral("above"), column.above},
                                 {QStringLiteral("reading"), column.reading}});
    return array;
}

QJsonArray idsJson(const std::vector<ImportReport::IdColumn> &ids)
{
    QJsonArray array;
    for (const auto &column : ids) {
        QJsonArray listed;
        for (const auto &id : column.listed)
            listed.append(QJsonObject{{QStringLiteral("value"), id.value},
                                      {QStringLiteral("count"), id.count},
                                      {QStringLiteral("rows"), rowsJson(id.rows)}});
        array.append(QJsonObject{{QStringLiteral("column"), column.name},
                                 {QStringLiteral("values"), column.values},
                                 {QStringLiteral("rows"), column.rows},
                                 {QStringLiteral("listed"), listed}});
    }
    return array;
}

QJsonObject nearJson(const ImportReport::NearDuplicates &near)
{
    QJsonArray listed;
    for (const auto &group : near.listed)
        listed.append(QJsonObject{{QStringLiteral("names"), QJsonArray::fromStringList(group.names)},
                                  {QStringLiteral("count"), group.count},
                                  {QStringLiteral("rows"), rowsJson(group.rows)},
                                  {QStringLiteral("metres"), std::ceil(group.metres)}});
    return {{QStringLiteral("column"), near.column},   {QStringLiteral("accuracyColumn"), near.accuracyColumn},
            {QStringLiteral("groups"), near.groups},   {QStringLiteral("rows"), near.rows},
            {QStringLiteral("isWhole"), near.isWhole}, {QStringLiteral("listed"), listed}};
}

} // namespace

QString columnTypeWord(Column::Type type)
{
    switch (type) {
    case Column::Type::Text:
        return QStringLiteral("text");
    case Column::Type::Tags:
        return QStringLiteral("tags");
    case Column::Type::Number:
        return QStringLiteral("number");
    case Column::Type::Integer:
        return QStringLiteral("integer");
    case Column::Type::Boolean:
        return QStringLiteral("boolean");
    case Column::Type::DateTime:
        return QStringLiteral("date-time");
    case Column::Type::Date:
        return QStringLiteral("date");
    }
    return {};
}

std::vector<ImportReport::Section> ImportReport::sections() const
{
    std::vector<Section> all{{tr("Rows"), rowLines(*this)}};
    std::vector<Line> off, doubtful, warned;
    addGroups(off, offMap);
    for (const Doubt &doubt : doubts)
        doubtful.push_back(about(doubt.message, doubt.rows, doubt.count));
    if (rowsWarned > 0)
        warned.push_back({tr("Rows that a warning names: %1.").arg(rowsWarned)});
    addGroups(warned, rowWarnings);
    for (const auto &message : warnings)
        warned.push_back({message});
    std::vector<Line> misfitting;
    for (const Misfit &misfit : misfits)
        misfitting.push_back(
            misfit.row ? Line{tr("row %1: %2").arg(QString::number(*misfit.row), misfit.message), {*misfit.row}, false}
                       : Line{misfit.message});
    all.push_back({tr("What did not fit the recipe"), std::move(misfitting)});
    all.push_back({tr("In the table and not on the map"), std::move(off)});
    all.push_back({tr("Doubtful"), std::move(doubtful)});
    all.push_back({tr("Repeated ids"), idLines(*this)});
    all.push_back({tr("Near-duplicates"), nearLines(*this)});
    all.push_back({tr("Columns"), columnLines(*this)});
    all.push_back({tr("How it was read"), sourceLines(*this)});
    all.push_back({tr("Warnings"), std::move(warned)});
    std::erase_if(all, [](const Section &section) { return section.lines.empty(); });
    return all;
}

QString ImportReport::text() const
{
    QString text = tr("Import report of %1").arg(layer) + u'\n';
    for (const Section &section : sections()) {
        text += u'\n' + section.title + u'\n';
        for (const Line &line : section.lines)
            text += QStringLiteral("  %1\n").arg(QString(line.text).replace(u'\n', u' '));
    }
    return text;
}

QJsonObject ImportReport::json() const
{
    QJsonArray doubtful;
    for (const Doubt &doubt : doubts)
        doubtful.append(QJsonObject{{QStringLiteral("message"), doubt.message},
                                    {QStringLiteral("count"), doubt.count},
                                    {QStringLiteral("rows"), rowsJson(doubt.rows)}});
    QJsonArray misfitting;
    for (const Misfit &misfit : misfits)
        misfitting.append(QJsonObject{{QStringLiteral("message"), misfit.message},
                                      {QStringLiteral("row"), misfit.row ? QJsonValue(*misfit.row) : QJsonValue()}});
    QJsonObject object{{QStringLiteral("layer"), layer},
                       {QStringLiteral("path"), path},
                       {QStringLiteral("driver"), driver},
                       {QStringLiteral("mayBePassedOn"), whyNoValues.isEmpty()},
                       {QStringLiteral("isComplete"), isComplete()},
                       {QStringLiteral("rows"), rows},
                       {QStringLiteral("rowsOnMap"), onMap},
                       {QStringLiteral("rowsLeftOut"), rowsLeftOut},
                       {QStringLiteral("cellsLeftOut"), cellsLeftOut},
                       {QStringLiteral("cellsUnread"), cellsUnread},
                       {QStringLiteral("notOnMap"), groupsJson(offMap, QStringLiteral("reason"))},
                       {QStringLiteral("referenceSystem"), referenceSystem},
                       {QStringLiteral("placeColumns"), QJsonArray::fromStringList(placeColumns)},
                       {QStringLiteral("columns"), columnsJson(columns)},
                       {QStringLiteral("repeatedIds"), idsJson(ids)},
                       {QStringLiteral("nearDuplicates"), nearJson(near)},
                       {QStringLiteral("doubts"), doubtful},
                       {QStringLiteral("misfits"), misfitting},
                       {QStringLiteral("rowsWarned"), rowsWarned},
                       {QStringLiteral("rowWarnings"), groupsJson(rowWarnings, QStringLiteral("message"))},
                       {QStringLiteral("warnings"), QJsonArray::fromStringList(warnings)}};
    if (reading)
        object.insert(QStringLiteral("reading"), readingJson(*reading));
    return object;
}

} // namespace kohkan
