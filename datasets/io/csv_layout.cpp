// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/csv_layout.h"

#include "datasets/gdal/gdal_handles.h"
#include "datasets/io/cell_number.h"
#include "datasets/io/csv_text.h"
#include "datasets/io/read_options.h"

#include <algorithm>
#include <map>

namespace kohkan {

namespace {

constexpr int recordsForSeparator = 200;
constexpr std::size_t bytesForSeparator = 4 << 20;

QString readableCell(std::string_view cell)
{
    return readableText(std::string(cell).c_str());
}

/// How well a separator takes the text apart.
struct Fit {
    double share = 0; ///< of the records from the first of the usual length on
    int cells = 0;    ///< usual length
};

Fit fitOf(std::string_view text, char separator)
{
    std::vector<int> lengths;
    std::size_t proseCommas = 0, commas = 0;
    CsvScanner scanner(text, separator);
    while (lengths.size() < recordsForSeparator && scanner.position() < bytesForSeparator && scanner.next()) {
        const auto cells = scanner.cells();
        lengths.push_back(static_cast<int>(cells.size()));
        for (std::size_t i = 1; i < cells.size(); ++i, ++commas)
            proseCommas += separator == ',' && cells[i].starts_with(' ');
    }
    std::map<int, int> counts;
    for (const int length : lengths)
        if (length > 1)
            ++counts[length];
    if (counts.empty())
        return {};
    const auto usual =
        std::max_element(counts.begin(), counts.end(), [](auto a, auto b) { return a.second < b.second; });
    const auto first = std::find(lengths.begin(), lengths.end(), usual->first);
    const bool isFirst = first == lengths.begin();
    if (!isFirst && (usual->second < 2 || (lengths[0] == 1 && proseCommas == commas)))
        return {};
    const double share = usual->second / static_cast<double>(lengths.end() - first);
    return {isFirst ? share : share - 0.1, usual->first};
}

/// `sep=;` in the first line; its length with the line end, 0 where there is none.
std::size_t separatorLine(std::string_view text, char &separator)
{
    std::size_t at = text.starts_with('"') ? 1 : 0;
    const auto head = text.substr(at, 4);
    if (head != "sep=" && head != "SEP=" && head != "Sep=")
        return 0;
    at += 4;
    if (at >= text.size() || text[at] == '\n' || text[at] == '\r')
        return 0;
    separator = text[at++];
    if (text.starts_with('"') && at < text.size() && text[at] == '"')
        ++at;
    const std::size_t rest = text.find_first_not_of(" ,;\t", at);
    if (rest != std::string_view::npos && text[rest] != '\n' && text[rest] != '\r')
        return 0;
    if (rest == std::string_view::npos)
        return text.size();
    return rest + (text.substr(rest).starts_with("\r\n") ? 2 : 1);
}

/// What the values of a column so far have in common.
class TypeSoFar {
public:
    void add(std::string_view cell)
    {
        if (cell.empty() || !m_isNumber)
            return;
        m_hasValues = true;
        m_isInteger = m_isInteger && integerOfCell(cell).has_value();
        m_isNumber = m_isInteger || numberOfCell(cell).has_value();
    }
    FieldType type() const
    {
        return !m_hasValues || !m_isNumber ? FieldType::Text : m_isInteger ? FieldType::Integer64 : FieldType::Real;
    }

private:
    bool m_hasValues = false, m_isInteger = true, m_isNumber = true;
};

/// The types by some rows at the start and at places all over the file.
std::vector<FieldType> expectTypes(std::string_view text, const CsvLayout &layout)
{
    constexpr std::size_t places = 32, rowsAtPlace = 20;
    std::vector<TypeSoFar> columns(static_cast<std::size_t>(layout.header.names.size()));
    const std::size_t length = text.size() - layout.begin;
    const auto isAgain = [&](std::span<const std::string_view> cells) { // the header above another part of the table
        QStringList texts;
        for (const auto cell : cells)
            texts << readableCell(cell).trimmed();
        return isHeaderAgain(layout.header.cells, texts);
    };
    for (std::size_t place = 0; place < places; ++place) {
        std::size_t from = layout.begin + length / places * place;
        if (place > 0) {
            from = text.find('\n', from);
            if (from == std::string_view::npos)
                break;
            ++from;
        }
        CsvScanner scanner(text.substr(0, std::min(text.size(), from + (1 << 20))), layout.separator, from);
        for (std::size_t row = 0; row < rowsAtPlace && scanner.next(); ++row) {
            const auto cells = scanner.cells();
            if (place > 0 && cells.size() != columns.size()) // in the middle of a record, maybe
                break;
            if (isAgain(cells))
                continue;
            for (std::size_t c = 0; c < std::min(cells.size(), columns.size()); ++c)
                columns[c].add(cells[c]);
        }
        if (length < (64 << 10))
            break;
    }
    std::vector<FieldType> types;
    for (const auto &column : columns)
        types.push_back(column.type());
    return types;
}

} // namespace

char findSeparator(std::string_view text)
{
    char best = CsvScanner::noSeparator;
    Fit fit{0.55, 1};
    for (const char candidate : {'\t', ';', '|', ','}) {
        const Fit other = fitOf(text, candidate);
        if (other.share > fit.share || (other.share == fit.share && other.cells > fit.cells)) {
            fit = other;
            best = candidate;
        }
    }
    return best;
}

CsvLayout findLayout(const CsvText &source, const ReadOptions &options)
{
    CsvLayout layout;
    const std::string_view text = source.text();
    char stated = 0;
    layout.begin = separatorLine(text, stated);
    layout.line = layout.begin > 0 ? 2 : 1;
    if (options.separator.unicode() > 0 && options.separator.unicode() < 128)
        layout.separator = options.separator.toLatin1();
    else
        layout.separator = stated ? stated : findSeparator(text.substr(layout.begin));

    FirstRows rows;
    std::vector<std::size_t> starts;
    std::map<std::size_t, int> widths;
    CsvScanner scanner(text, layout.separator, layout.begin);
    while (rows.cells.size() < rowsForHeader && scanner.next()) {
        QStringList cells;
        for (const auto cell : scanner.cells())
            cells << readableCell(cell).trimmed();
        ++widths[scanner.cells().size()];
        rows.cells.push_back(cells);
        rows.lines.push_back(scanner.line() + layout.line);
        starts.push_back(scanner.start());
    }
    const auto usual = std::max_element(widths.begin(), widths.end(), [](const auto &a, const auto &b) {
        return a.second < b.second || (a.second == b.second && a.first < b.first);
    });
    layout.header =
        findHeader(rows, HeaderWish::of(options.headerRow), usual == widths.end() ? 0 : static_cast<int>(usual->first));
    const auto skip = static_cast<std::size_t>(layout.header.skip);
    layout.firstRows.assign(rows.cells.begin() + layout.header.skip, rows.cells.end());
    std::erase_if(layout.firstRows, [&](const QStringList &row) { return isHeaderAgain(layout.header.cells, row); });
    for (auto &row : layout.firstRows)
        row.resize(layout.header.names.size());
    if (skip < starts.size()) {
        layout.bytesPerRow =
            static_cast<double>(scanner.position() - starts[skip]) / static_cast<double>(starts.size() - skip);
        layout.begin = starts[skip];
        layout.line = rows.lines[skip];
    } else {
        layout.line += scanner.linesRead();
        layout.begin = scanner.position();
    }
    layout.types = expectTypes(text, layout);
    return layout;
}

} // namespace kohkan
