// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/table_header.h"

#include "datasets/table/column.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace kohkan {

namespace {

constexpr int rowsToLookAt = 100;

/// The texts of the first rows; null where a cell is empty.
std::vector<QStringList> firstRows(OGRLayerH layer, int fields)
{
    std::vector<QStringList> rows;
    OGR_L_ResetReading(layer);
    while (rows.size() < rowsToLookAt) {
        const FeatureHandle feature(OGR_L_GetNextFeature(layer));
        if (!feature)
            break;
        QStringList row;
        for (int i = 0; i < fields; ++i)
            row << (OGR_F_IsFieldSetAndNotNull(feature.get(), i)
                        ? readableText(OGR_F_GetFieldAsString(feature.get(), i)).trimmed()
                        : QString());
        rows.push_back(row);
    }
    OGR_L_ResetReading(layer);
    return rows;
}

bool areNumbered(const QStringList &names)
{
    for (qsizetype i = 0; i < names.size(); ++i)
        if (names[i] != QStringLiteral("Field%1").arg(i + 1))
            return false;
    return !names.isEmpty();
}

bool isHeader(const std::vector<QStringList> &rows)
{
    const QStringList &first = rows.front();
    QSet<QString> words;
    for (const auto &cell : first)
        if (!cell.isEmpty()) {
            if (parseNumber(cell) || words.contains(cell))
                return false;
            words.insert(cell);
        }
    if (words.size() < 2)
        return false;
    bool hasNumbers = false;
    for (std::size_t i = 1; i < rows.size(); ++i)
        for (qsizetype column = 0; column < first.size(); ++column) {
            const QString &cell = rows[i][column];
            if (!cell.isEmpty() && first[column].isEmpty())
                return false;
            hasNumbers = hasNumbers || parseNumber(cell);
        }
    return hasNumbers;
}

bool isTagRow(const QStringList &row)
{
    const auto isTag = [](const QString &cell) { return cell.size() > 1 && cell[0] == u'#' && cell[1].isLetter(); };
    return std::count_if(row.begin(), row.end(), isTag) >= 2 &&
           std::all_of(row.begin(), row.end(), [&](const QString &cell) { return cell.isEmpty() || isTag(cell); });
}

} // namespace

QStringList fieldNames(OGRLayerH layer)
{
    QStringList names;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i)
        names << readableText(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
    return names;
}

TableHeader readTableHeader(OGRLayerH layer, const OpenedSource &source)
{
    TableHeader header{fieldNames(layer), 0, {}};
    if (!source.isUntypedTable)
        return header;
    const auto rows = firstRows(layer, static_cast<int>(header.names.size()));
    if (source.driver != QLatin1String("CSV") && rows.size() > 1 && areNumbered(header.names) && isHeader(rows)) {
        for (qsizetype i = 0; i < header.names.size(); ++i)
            if (!rows[0][i].isEmpty())
                header.names[i] = rows[0][i];
        header.skip = 1;
    }
    const auto at = static_cast<std::size_t>(header.skip);
    if (at < rows.size() && isTagRow(rows[at])) {
        ++header.skip;
        header.note = QCoreApplication::translate("DatasetReader", "The row of HXL tags under the header is left out.");
    }
    return header;
}

} // namespace kohkan
