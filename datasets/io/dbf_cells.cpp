// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dbf_cells.h"

#include "datasets/work/words.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <algorithm>
#include <charconv>
#include <cmath>

namespace kohkan {

namespace {

constexpr int headBytes = 32, fieldBytes = 32;

struct DbfField {
    char type;
    int at, width, decimals;
    bool isOdd = false;  ///< some cells are not what it states, or GDAL has less than it states
    bool isSaid = false; ///< the former
};

std::string_view trimmed(std::string_view cell)
{
    const auto first = cell.find_first_not_of(std::string_view(" \0", 2));
    if (first == std::string_view::npos)
        return {};
    const auto last = cell.find_last_not_of(std::string_view(" \0", 2));
    return cell.substr(first, last - first + 1);
}

/// As GDAL reads it to the digit: whole numbers of up to 18 figures, others as a double.
bool isNumber(std::string_view text, const DbfField &field)
{
    if (text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return false;
    if (field.type != 'N' || field.decimals > 0)
        return true;
    const auto digits = text.substr(text.front() == '-');
    constexpr double exact = 9007199254740992;
    constexpr int wholeWidth = 19; // from which GDAL has doubles
    return digits.find_first_not_of("0123456789") == std::string_view::npos &&
           (field.width < wholeWidth || std::abs(value) < exact);
}

/// As programs write that there is no value.
bool isNothing(const DbfField &field, std::string_view text)
{
    if (text.empty())
        return true;
    if (field.type == 'N' || field.type == 'F')
        return text.front() == '*';
    return field.type == 'D' && text.find_first_not_of('0') == std::string_view::npos;
}

/// A whole number of more digits than a double has.
bool isLong(const DbfField &field, std::string_view text)
{
    return field.type == 'N' && field.decimals == 0 &&
           text.find_first_not_of("0123456789", text.front() == '-') == std::string_view::npos;
}

/// Of a logical field; one that holds neither is as it stands, and `?` is no value.
QString truthOf(std::string_view text)
{
    if (text.empty() || text == "?")
        return {};
    if (text.size() == 1 && std::string_view("TtYy").find(text[0]) != std::string_view::npos)
        return QStringLiteral("true");
    if (text.size() == 1 && std::string_view("FfNn").find(text[0]) != std::string_view::npos)
        return QStringLiteral("false");
    return readableText(std::string(text).c_str());
}

/// Is the cell what its field states, or empty?
bool fits(const DbfField &field, std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    if (isNothing(field, text))
        return true;
    switch (field.type) {
    case 'N':
    case 'F':
        return isNumber(text, field);
    case 'D': {
        const auto day = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
        return text.size() == 8 && QDate::fromString(day, QStringLiteral("yyyyMMdd")).isValid();
    }
    case 'L':
        return std::string_view("TtYyNnFf?").find(text.front()) != std::string_view::npos && text.size() == 1;
    default:
        return true;
    }
}

struct DbfTable {
    std::vector<DbfField> fields;
    qint64 rows = 0;
    int head = 0, width = 0;
};

std::optional<DbfTable> headOf(QFile &file)
{
    const QByteArray head = file.read(headBytes);
    if (head.size() < headBytes)
        return std::nullopt;
    DbfTable table;
    const auto *bytes = reinterpret_cast<const uchar *>(head.constData());
    table.rows = qFromLittleEndian<quint32>(bytes + 4);
    table.head = qFromLittleEndian<quint16>(bytes + 8);
    table.width = qFromLittleEndian<quint16>(bytes + 10);
    if (table.head < headBytes + 1 || table.width < 1)
        return std::nullopt;
    const QByteArray described = file.read(table.head - headBytes);
    int at = 1;
    for (qsizetype i = 0; i + fieldBytes <= described.size() && described[i] != 0x0D; i += fieldBytes) {
        const auto width = static_cast<uchar>(described[i + 16]);
        const auto decimals = static_cast<uchar>(described[i + 17]);
        const char type = described[i + 11];
        table.fields.push_back({type, at, type == 'C' ? width + decimals * 256 : width, type == 'C' ? 0 : decimals});
        at += table.fields.back().width;
    }
    return at <= table.width ? std::optional(table) : std::nullopt;
}

/// Calls visit(row) for each row that is not deleted.
template <typename Visit>
void forEachRow(QFile &file, const DbfTable &table, Visit &&visit)
{
    file.seek(table.head);
    constexpr qint64 atOnce = 4096;
    for (qint64 row = 0; row < table.rows; row += atOnce) {
        const QByteArray rows = file.read(std::min(atOnce, table.rows - row) * table.width);
        for (qsizetype at = 0; at + table.width <= rows.size(); at += table.width)
            if (rows[at] != '*')
                visit(std::string_view(rows.constData() + at, static_cast<std::size_t>(table.width)));
        if (rows.size() < table.width)
            return;
    }
}

} // namespace

QString companionOf(const QString &path, const QString &ending)
{
    const QFileInfo info(path);
    const QString wanted = info.completeBaseName() + u'.' + ending;
    for (const QString &name : info.dir().entryList(QDir::Files | QDir::Hidden | QDir::System))
        if (name.compare(wanted, Qt::CaseInsensitive) == 0 && name.startsWith(info.completeBaseName()))
            return info.dir().filePath(name);
    return {};
}

std::optional<qint64> dbfRows(const QString &path)
{
    QFile file(path);
    const auto table = file.open(QIODevice::ReadOnly) ? headOf(file) : std::nullopt;
    return table ? std::optional(table->rows) : std::nullopt;
}

void putDbfTexts(const OpenedSource &source, LayerDescription &description)
{
    const bool isFolder = QFileInfo(source.path).isDir(); // of a layer a file
    const QString part = isFolder ? source.path + u'/' + description.name + QStringLiteral(".shp") : source.path;
    QFile file(companionOf(part, QStringLiteral("dbf")));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    auto table = headOf(file);
    if (!table || table->fields.size() > description.fields.size())
        return;
    const auto cellOf = [](const DbfField &field, std::string_view row) {
        return row.substr(static_cast<std::size_t>(field.at), static_cast<std::size_t>(field.width));
    };
    bool anyOdd = false;
    for (DbfField &field : table->fields) // GDAL has letters of them
        anyOdd |= field.isOdd = field.type == 'L';
    forEachRow(file, *table, [&](std::string_view row) {
        for (DbfField &field : table->fields)
            if (!field.isSaid && !fits(field, cellOf(field, row))) {
                field.isOdd = anyOdd = true;
                field.isSaid = !isLong(field, trimmed(cellOf(field, row)));
            }
    });
    if (!anyOdd)
        return;
    const auto odd = std::count_if(table->fields.begin(), table->fields.end(), [](auto &field) { return field.isOdd; });
    const bool isTooLarge = table->rows * odd > CellTexts::most;
    const auto texts = std::make_shared<CellTexts>();
    qint64 number = 0;
    if (!isTooLarge)
        forEachRow(file, *table, [&](std::string_view row) {
            ++number;
            for (std::size_t i = 0; i < table->fields.size(); ++i)
                if (table->fields[i].isOdd) {
                    const std::string_view cell = trimmed(cellOf(table->fields[i], row));
                    texts->put(number, static_cast<int>(i),
                               table->fields[i].type == 'L'        ? truthOf(cell)
                               : isNothing(table->fields[i], cell) ? QString()
                                                                   : readableText(std::string(cell).c_str()));
                }
        });
    if (!isTooLarge)
        description.texts = texts;
    for (std::size_t i = 0; i < table->fields.size(); ++i) {
        if (!table->fields[i].isOdd)
            continue;
        SourceField &field = description.fields[i];
        if (isTooLarge) {
            description.warnings.push_back({std::nullopt, tooManyTexts(field.name)});
            continue;
        }
        field.type = FieldType::Text;
        field.isBoolean = false;
        field.isTyped = true;
        if (table->fields[i].isSaid)
            description.warnings.push_back(
                {std::nullopt,
                 tr("The column %1 holds cells that are not what the file states of it (numbers or days that "
                    "are none); it is read by its texts.")
                     .arg(field.name)});
    }
}

} // namespace kohkan
