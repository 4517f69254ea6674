// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geojson_writer.h"

#include "datasets/io/checked_file.h"
#include "datasets/io/export_fields.h"
#include "datasets/io/json_text.h"
#include "datasets/io/rfc7946_geometry.h"
#include "datasets/work/words.h"
#include "datasets/work/worker_pool.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <simdjson.h>
#include <span>

namespace kohkan {

namespace {

/// The values of one column as JSON; texts are escaped once each, not once a row.
class WrittenColumn {
public:
    WrittenColumn(const Column &column, const QString &name) : m_column(column)
    {
        m_name = '"';
        appendJsonEscaped(m_name, name);
        m_name += "\":";
        m_ends.reserve(column.dictionary().size());
        simdjson::dom::parser parser;
        for (const auto &text : column.dictionary()) {
            appendJsonEscaped(m_texts, text);
            m_ends.push_back(m_texts.size());
            if (column.shape() == Column::Shape::Json)
                m_isJson.push_back(parser.parse(text.toStdString()).error() == simdjson::SUCCESS);
        }
    }
    /// What the values of rows are made from, to be handed to appendMember() and appendValue() row by row. Rows stand
    /// in another order in memory than in the file; asked for together, many come from memory at once.
    void fetch(std::span<const Row> rows, std::span<std::uint64_t> raw) const;
    void appendMember(std::string &json, Row row, std::uint64_t raw) const
    {
        json += m_name;
        appendValue(json, row, raw);
    }
    void appendValue(std::string &json, Row row, std::uint64_t raw) const;
    const Column &column() const { return m_column; }

private:
    void appendTags(std::string &json, Row row) const;
    std::string_view text(Column::Code code) const
    {
        const std::size_t from = code == 0 ? 0 : m_ends[code - 1];
        return {m_texts.data() + from, m_ends[code] - from};
    }
    const Column &m_column;
    std::string m_name;              ///< with quotes and colon
    std::string m_texts;             ///< the dictionary, escaped, one text behind the other
    std::vector<bool> m_isJson;      ///< of each text of a column of JSON: others are written as texts
    std::vector<std::size_t> m_ends; ///< of each text in it
};

void WrittenColumn::fetch(std::span<const Row> rows, std::span<std::uint64_t> raw) const
{
    const auto all = [&](auto &&value) { std::transform(rows.begin(), rows.end(), raw.begin(), value); };
    switch (m_column.type()) {
    case Column::Type::Integer:
        all([&](Row row) { return static_cast<std::uint64_t>(m_column.integer(row)); });
        break;
    case Column::Type::Number:
        all([&](Row row) { return std::bit_cast<std::uint64_t>(m_column.number(row)); });
        break;
    case Column::Type::Text:
    case Column::Type::Boolean:
        all([&](Row row) { return std::uint64_t{m_column.code(row)}; });
        break;
    case Column::Type::Tags: // not of one size: left to appendValue()
    case Column::Type::Date:
    case Column::Type::DateTime:
        break;
    }
}

void WrittenColumn::appendValue(std::string &json, Row row, std::uint64_t raw) const
{
    if (m_column.isNull(row)) {
        json += "null";
        return;
    }
    switch (m_column.type()) {
    case Column::Type::Integer:
        appendJsonInteger(json, static_cast<std::int64_t>(raw));
        break;
    case Column::Type::Number:
        if (m_column.hasLimits() && m_column.limit(row) != Column::Limit::None) { // as the source wrote it: "<0.01"
            json += '"';
            appendJsonEscaped(json, m_column.text(row));
            json += '"';
        } else {
            appendJsonReal(json, std::bit_cast<double>(raw));
        }
        break;
    case Column::Type::Text:
        if (m_column.shape() == Column::Shape::Json && m_isJson[static_cast<Column::Code>(raw)]) {
            json += m_column.dictionary()[static_cast<Column::Code>(raw)].toStdString();
            break;
        }
        json += '"';
        json += text(static_cast<Column::Code>(raw));
        json += '"';
        break;
    case Column::Type::Boolean:
        json += text(static_cast<Column::Code>(raw));
        break;
    case Column::Type::Tags:
        appendTags(json, row);
        break;
    case Column::Type::DateTime:
        json += '"';
        appendJsonEscaped(json, m_column.time(row).text());
        json += '"';
        break;
    case Column::Type::Date:
        json += '"';
        appendJsonEscaped(json, m_column.date(row).text());
        json += '"';
        break;
    }
}

/// A list as an array, a text of several as the text that it was.
void WrittenColumn::appendTags(std::string &json, Row row) const
{
    const bool isList = m_column.shape() == Column::Shape::Lists;
    json += isList ? '[' : '"';
    std::string_view between;
    for (const auto code : m_column.tags(row)) {
        json += between;
        if (isList)
            json += '"';
        json += text(code);
        if (isList)
            json += '"';
        between = isList ? "," : ";";
    }
    json += isList ? ']' : '"';
}

/// A name that no other member has: a JSON object with the same name twice is read differently by different readers.
QString freeName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int i = 2; taken.contains(name); ++i)
        name = QStringLiteral("%1_%2").arg(wanted).arg(i);
    return name;
}

/// Turns rows into features. prepare() first, on one thread; append() on any.
class FeatureFormat {
public:
    FeatureFormat(const Layer &layer, std::span<const Column *const> columns, std::stop_token stop);
    /// A row that cannot be written, if any.
    std::optional<Row> prepare(const RowSet &rows, std::stop_token stop);
    /// Features with a comma and a line break behind each.
    void append(std::string &json, std::span<const Row> rows, std::stop_token stop) const;
    const Rfc7946Geometry &geometry() const { return m_geometry; }
    /// Values that JSON cannot hold and that are written as null.
    std::size_t infinite() const { return m_infinite; }

private:
    void appendFeature(std::string &json, Row row, std::size_t at, std::size_t count,
                       std::span<const std::uint64_t> raw) const;
    void appendKey(std::string &json, Row row, std::uint64_t raw) const;
    const Layer &m_layer;
    std::vector<WrittenColumn> m_columns;
    std::size_t m_keyAt; ///< the column that holds the key; where none does, the row number takes the place behind all
    bool m_hasIds = false; ///< it came as the ids of features and leaves so, as no property
    std::string m_rowName; ///< with quotes and colon; empty where a column holds the key
    Rfc7946Geometry m_geometry;
    std::size_t m_infinite = 0;
};

FeatureFormat::FeatureFormat(const Layer &layer, std::span<const Column *const> columns, std::stop_token stop)
    : m_layer(layer), m_keyAt(columns.size()), m_geometry(layer.geometry())
{
    QStringList names;
    m_columns.reserve(columns.size());
    for (const Column *column : columns) {
        if (stop.stop_requested()) // escaping a long dictionary takes a while
            return;
        const bool isId = column->shape() == Column::Shape::FeatureIds && !m_hasIds;
        if (isId || (column == layer.keyColumn() && !m_hasIds))
            m_keyAt = m_columns.size();
        m_hasIds |= isId;
        const QString name = freeName(column->name(), names);
        if (!isId)
            names << name;
        m_columns.emplace_back(*column, name);
    }
    if (m_keyAt < columns.size())
        return;
    const QString row = QStringLiteral("row");
    m_rowName = '"';
    appendJsonEscaped(m_rowName,
                      names.contains(row, Qt::CaseInsensitive) ? freeName(QStringLiteral("source_row"), names) : row);
    m_rowName += "\":";
}

std::optional<Row> FeatureFormat::prepare(const RowSet &rows, std::stop_token stop)
{
    std::optional<Row> bad;
    rows.forEach([&](Row row) {
        if (!bad && !stop.stop_requested() && !m_geometry.prepare(row))
            bad = row;
    });
    for (const auto &column : m_columns)
        if (column.column().type() == Column::Type::Number)
            rows.forEach([&](Row row) { m_infinite += std::isinf(column.column().number(row)); });
    return bad;
}

void FeatureFormat::appendKey(std::string &json, Row row, std::uint64_t raw) const
{
    if (m_keyAt == m_columns.size()) {
        appendJsonInteger(json, static_cast<std::int64_t>(raw));
    } else if (const auto &key = m_columns[m_keyAt]; !key.column().isNull(row)) {
        key.appendValue(json, row, raw);
    } else if (key.column().type() == Column::Type::Integer) {
        appendJsonInteger(json, std::int64_t{m_layer.sourceRow(row)} + 1);
    } else {
        json += '"';
        appendJsonEscaped(json, m_layer.key(row));
        json += '"';
    }
}

/// `raw` holds `count` fetched values for each column in turn, this row's at `at`.
void FeatureFormat::appendFeature(std::string &json, Row row, std::size_t at, std::size_t count,
                                  std::span<const std::uint64_t> raw) const
{
    const std::uint64_t key = raw[m_keyAt * count + at];
    json += R"({"type":"Feature",)";
    if (!m_hasIds || !m_columns[m_keyAt].column().isNull(row)) {
        json += R"("id":)";
        appendKey(json, row, key);
        json += ',';
    }
    json += R"("properties":{)";
    std::string_view before;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_hasIds && i == m_keyAt)
            continue;
        json += before;
        m_columns[i].appendMember(json, row, raw[i * count + at]);
        before = ",";
    }
    if (!m_rowName.empty()) {
        json += before;
        json += m_rowName;
        appendKey(json, row, key);
    }
    json += "},";
    m_geometry.appendMembers(json, row);
    json += "},\n";
}

void FeatureFormat::append(std::string &json, std::span<const Row> rows, std::stop_token stop) const
{
    constexpr std::size_t most = 256; // rows, whose values stay in the nearest cache until they are written
    std::vector<std::uint64_t> raw((m_columns.size() + 1) * most);
    for (; !rows.empty() && !stop.stop_requested(); rows = rows.subspan(std::min(most, rows.size()))) {
        const auto some = rows.first(std::min(most, rows.size()));
        const auto place = [&](std::size_t column) {
            return std::span(raw).subspan(column * some.size(), some.size());
        };
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_columns[i].fetch(some, place(i));
        if (!m_rowName.empty())
            std::transform(some.begin(), some.end(), place(m_columns.size()).begin(),
                           [&](Row row) { return std::uint64_t{m_layer.sourceRow(row)} + 1; });
        m_geometry.fetch(some);
        for (std::size_t i = 0; i < some.size() && !stop.stop_requested(); ++i)
            appendFeature(json, some[i], i, some.size(), raw);
    }
}

/// Texts made by workers, a few ahead, and handed out in order to the thread that owns this.
class OrderedTexts {
public:
    using Make = std::function<void(std::size_t number, std::string &text)>;
    OrderedTexts(std::size_t count, Make make)
        : m_count(count)
        , m_make(std::move(make))
        , m_places(2 * std::size_t{WorkerPool::defaultThreads()} + 2)
        , m_pool(WorkerPool::defaultThreads())
    {
        for (std::size_t i = 0; i < m_places.size(); ++i)
            begin(i);
    }
    /// The next text, which stands until the next call; to be called `count` times.
    const std::string &next()
    {
        if (m_next > 0)
            begin(m_next - 1 + m_places.size());
        Place &place = m_places[m_next++ % m_places.size()];
        std::unique_lock lock(m_mutex);
        m_made.wait(lock, [&] { return place.isMade; });
        return place.text;
    }

private:
    struct Place {
        std::string text;
        bool isMade = false;
    };
    void begin(std::size_t number)
    {
        if (number >= m_count)
            return;
        Place &place = m_places[number % m_places.size()];
        place.text.clear();
        place.isMade = false;
        m_pool.submit([this, number, &place] {
            m_make(number, place.text);
            const std::scoped_lock lock(m_mutex);
            place.isMade = true;
            m_made.notify_one();
        });
    }
    std::size_t m_count;
    std::size_t m_next = 0;
    Make m_make;
    std::vector<Place> m_places;
    std::mutex m_mutex;
    std::condition_variable m_made;
    WorkerPool m_pool; ///< last, so that it ends before what its jobs use
};

/// Where chunks of rows end: small enough to be made within milliseconds, by rows and by coordinates.
std::vector<std::size_t> chunkEnds(const Geometry &geometry, std::span<const Row> rows)
{
    constexpr std::size_t mostRows = 2048, mostCoordinates = 65'536;
    std::vector<std::size_t> ends;
    std::size_t first = 0, coordinates = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const auto &part : geometry.parts(rows[i]))
            coordinates += part.count;
        if (i + 1 == rows.size() || i + 1 - first >= mostRows || coordinates >= mostCoordinates) {
            ends.push_back(i + 1);
            first = i + 1;
            coordinates = 0;
        }
    }
    return ends;
}

std::string header(const Layer &layer, const std::optional<GeoJsonBox> &box)
{
    std::string json = R"({"type":"FeatureCollection","name":")";
    appendJsonEscaped(json, layer.name());
    json += "\",\n";
    if (box) {
        json += R"("bbox":)";
        box->appendTo(json);
        json += ",\n";
    }
    return json + "\"features\":[\n";
}

Outcome writeFeatures(CheckedFile &file, const FeatureFormat &format, const Geometry &geometry,
                      std::span<const Row> rows, std::stop_token stop, const std::function<void(double)> &progress)
{
    const auto ends = chunkEnds(geometry, rows);
    OrderedTexts chunks(ends.size(), [&](std::size_t number, std::string &text) {
        const std::size_t from = number == 0 ? 0 : ends[number - 1];
        format.append(text, rows.subspan(from, ends[number] - from), stop);
    });
    for (const std::size_t end : ends) {
        std::string_view text = chunks.next();
        if (stop.stop_requested())
            return exportCancelled();
        if (end == rows.size())
            text.remove_suffix(2); // the comma and line break behind the last feature
        if (auto written = file.append(text); !written)
            return written;
        if (progress)
            progress(double(end) / double(rows.size()));
    }
    return file.append("\n]}\n");
}

std::vector<Row> inSourceOrder(const Layer &layer, const RowSet &rows)
{
    std::vector<Row> order;
    order.reserve(rows.count());
    std::copy_if(layer.bySourceRow().begin(), layer.bySourceRow().end(), std::back_inserter(order),
                 [&](Row row) { return rows.contains(row); });
    return order;
}

Error notCut(const QString &target, const Layer &layer, Row row, const QString &detail)
{
    return Error{Error::Kind::Output,
                 tr("%1 was not written: the geometry of %2 cannot be cut at 180 degrees of longitude. Leave it out by "
                    "a filter, or choose another format.")
                     .arg(target, layer.key(row)),
                 detail};
}

} // namespace

Result<ExportReport> writeGeoJson(const QString &path, const QString &target, const Layer &layer, const RowSet &rows,
                                  std::span<const Column *const> columns, std::stop_token stop,
                                  const std::function<void(double)> &progress)
{
    constexpr double writing = 0.8; // of the whole; the rest is reading back
    const auto share = [&](double from, double to) {
        return [&progress, from, to](double done) {
            if (progress)
                progress(from + (to - from) * done);
        };
    };
    const GdalMessages messages; // of what cuts geometries
    FeatureFormat format(layer, columns, stop);
    if (const auto row = format.prepare(rows, stop))
        return notCut(target, layer, *row, messages.text());
    if (stop.stop_requested())
        return exportCancelled();
    auto file = CheckedFile::create(path, target);
    if (!file)
        return file.error();
    if (auto written = file->append(header(layer, format.geometry().box())); !written)
        return written.error();
    const auto order = inSourceOrder(layer, rows);
    if (auto written = writeFeatures(*file, format, layer.geometry(), order, stop, share(0, writing)); !written)
        return written.error();
    if (auto same = file->finish(stop, share(writing, 1)); !same)
        return same.error();
    ExportReport report;
    report.written = order.size();
    if (const std::size_t beyond = format.geometry().beyond(); beyond > 0)
        report.warnings.push_back({std::nullopt, beyondTheMap(beyond)});
    if (const std::size_t unplaced = format.geometry().unplaced(); unplaced > 0)
        report.warnings.push_back(
            {std::nullopt, tr("%1 rows whose coordinates are no numbers were written without a place.").arg(unplaced)});
    if (format.infinite() > 0)
        report.warnings.push_back(
            {std::nullopt, tr("%1 infinite values were written as null.").arg(format.infinite())});
    return report;
}

} // namespace kohkan
