// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/json_feature.h"

#include "datasets/io/feature_windows.h"
#include "datasets/io/json_geometry.h"
#include "datasets/io/json_values.h"
#include "datasets/work/words.h"

namespace kohkan {

namespace {

namespace on = simdjson::ondemand;
using simdjson::error_code;
using simdjson::SUCCESS;

constexpr std::size_t none = ~std::size_t{0};
static_assert(FeatureWindows::padding >= simdjson::SIMDJSON_PADDING);

QString reasonOf(error_code error)
{
    switch (error) {
    case simdjson::UTF8_ERROR:
        return tr("it has bytes that are not UTF-8");
    case simdjson::STRING_ERROR:
        return tr("it has a text with an escape that says no letter");
    case simdjson::NUMBER_ERROR:
        return tr("it has a number that JSON does not know or a computer cannot hold");
    case simdjson::DEPTH_ERROR:
        return tr("its values are nested too deeply");
    case simdjson::INCORRECT_TYPE:
        return tr("something in it is not what GeoJSON has there");
    default:
        return tr("it is not JSON throughout");
    }
}

/// Is it the name of a key as the file has it, which is not escaped?
bool isKey(const char *raw, std::string_view name)
{
    for (const char c : name)
        if (*raw++ != c || c == '\\' || c == '"')
            return false;
    return *raw == '"';
}

} // namespace

/// What needs simdjson, apart, so that few files include it.
struct JsonFeatures::Parser {
    Parser(JsonFeatures &owner, bool tellsDays) : all(owner), values(tellsDays) {}

    error_code readFeature(on::object feature);
    error_code readProperties(on::value value);
    error_code readProperty(on::field &field, std::size_t &before);
    error_code readGeometry(on::value value);
    error_code readForeign(std::string_view key, on::value value);
    void place();

    JsonFeatures &all;
    on::parser parser;
    JsonValues values;
    JsonGeometry geometry;
    bool hasProperties = false, hasGeometry = false, isPlaced = false;
    JsonValue id;
    std::vector<std::pair<std::string, JsonValue>> foreign; ///< members of the feature at hand
};

JsonFeatures::JsonFeatures(JsonColumn::Keeps keeps, LayerAssembler &assembler)
    : m_keeps(keeps)
    , m_assembler(assembler)
    , m_ids("id", keeps)
    , m_next(1, none)
    , m_parser(std::make_unique<Parser>(*this, keeps == JsonColumn::Keeps::Kinds))
{}

JsonFeatures::~JsonFeatures() = default;

void JsonFeatures::expect(const std::deque<JsonColumn> &columns, unsigned idKinds)
{
    for (const auto &column : columns)
        m_columns[columnOf(column.name())].widen(column.kinds());
    m_ids.widen(idKinds);
}

void JsonFeatures::reserve(std::size_t rows)
{
    m_reserved = rows;
    for (auto &column : m_columns)
        column.reserve(rows);
    m_ids.reserve(rows);
    if (m_keeps == JsonColumn::Keeps::Values)
        m_assembler.reserve(static_cast<qint64>(rows));
}

bool JsonFeatures::isBehind() const
{
    return m_ids.isBehind() ||
           std::any_of(m_columns.begin(), m_columns.end(), [](const auto &column) { return column.isBehind(); });
}

std::size_t JsonFeatures::columnOf(std::string_view name)
{
    const auto [found, isNew] = m_byName.try_emplace(std::string(name), m_columns.size());
    if (isNew) {
        m_columns.emplace_back(std::string(name), m_keeps);
        m_columns.back().reserve(m_reserved);
        m_columns.back().appendNulls(m_rows);
        m_slots.emplace_back();
        m_next.push_back(none);
    }
    return found->second;
}

std::size_t JsonFeatures::columnAfter(std::size_t before, std::string_view name)
{
    const std::size_t column = columnOf(name);
    m_next[before + 1] = column; // none + 1 is 0
    if (before != none && before != column && m_seenPairs.emplace(before, column).second)
        m_pairs.emplace_back(before, column);
    return column;
}

void JsonFeatures::note(const JsonFeatures &upper)
{
    const auto own = [&](std::size_t column) { return columnOf(upper.m_columns[column].name()); };
    for (const auto &[before, behind] : upper.m_pairs)
        if (const std::pair pair(own(before), own(behind)); m_seenPairs.insert(pair).second)
            m_pairs.push_back(pair);
    m_foreign.insert(upper.m_foreign.begin(), upper.m_foreign.end());
    m_geometryTypes |= upper.m_geometryTypes;
    m_hasHeights |= upper.m_hasHeights;
    m_rows += upper.m_rows;
}

void JsonFeatures::endRow()
{
    Parser &parser = *m_parser;
    m_ids.append(parser.id);
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_columns[i].append(m_slots[i].row == m_rows ? m_slots[i].value : JsonValue{});
    ++m_rows;
}

bool JsonFeatures::read(std::string_view features)
{
    Parser &parser = *m_parser;
    on::document document;
    on::array array;
    const auto readAll = [&]() -> error_code {
        const simdjson::padded_string_view text(features.data(), features.size(),
                                                features.size() + FeatureWindows::padding);
        if (auto error = parser.parser.iterate(text).get(document))
            return error;
        if (auto error = document.get_array().get(array))
            return error;
        for (auto member : array) {
            on::object feature;
            if (auto error = member.get_object().get(feature))
                return error;
            if (auto error = parser.readFeature(feature))
                return error;
        }
        return document.current_location().error() == simdjson::OUT_OF_BOUNDS ? SUCCESS : simdjson::TRAILING_CONTENT;
    };
    const error_code error = readAll();
    if (error && m_objection.isEmpty())
        m_objection = reasonOf(error);
    return !error;
}

error_code JsonFeatures::Parser::readFeature(on::object feature)
{
    hasProperties = hasGeometry = isPlaced = false;
    id = {};
    values.forget();
    foreign.clear();
    const bool keeps = all.m_keeps == JsonColumn::Keeps::Values;
    if (keeps)
        all.m_assembler.beginRow();
    for (auto member : feature) {
        on::field field;
        if (auto error = std::move(member).get(field))
            return error;
        std::string_view key;
        if (auto error = field.unescaped_key().get(key))
            return error;
        auto error = SUCCESS;
        if (key == "properties") {
            error = hasProperties ? simdjson::INCORRECT_TYPE : readProperties(field.value());
            hasProperties = true;
        } else if (key == "geometry") {
            error = hasGeometry ? simdjson::INCORRECT_TYPE : readGeometry(field.value());
            hasGeometry = true;
        } else if (key == "id") {
            error = id.kind != JsonKind::Null ? simdjson::INCORRECT_TYPE : values.read(field.value(), id);
        } else {
            error = readForeign(key, field.value());
        }
        if (error)
            return error;
    }
    if (!hasProperties) { // as GDAL does: what there is, is properties
        std::size_t before = none;
        for (const auto &[key, value] : foreign) {
            before = all.columnAfter(before, key);
            all.m_slots[before] = {value, all.m_rows};
        }
    } else {
        for (const auto &[key, value] : foreign)
            if (value.kind != JsonKind::Null)
                all.m_foreign.insert(key);
    }
    if (keeps && !isPlaced) {
        all.m_geometry.clear();
        all.m_assembler.place(all.m_geometry);
    }
    all.endRow();
    return SUCCESS;
}

error_code JsonFeatures::Parser::readForeign(std::string_view key, on::value value)
{
    if (key == "type" || key == "bbox" || key == "centroid" || key == "center")
        return JsonValues::check(value, 0);
    if (key == "crs") {
        all.m_objection = tr("a feature has a reference system of its own");
        return simdjson::INCORRECT_TYPE;
    }
    if (isInOtherCase(key, {"type", "id", "properties", "geometry", "crs"}))
        return simdjson::INCORRECT_TYPE;
    foreign.emplace_back(key, JsonValue{});
    return values.read(value, foreign.back().second);
}

error_code JsonFeatures::Parser::readProperties(on::value value)
{
    on::json_type type;
    if (auto error = value.type().get(type))
        return error;
    if (type == on::json_type::null)
        return JsonValues::checkNull(value);
    if (type != on::json_type::object)
        return simdjson::INCORRECT_TYPE;
    on::object properties;
    if (auto error = value.get_object().get(properties))
        return error;
    std::size_t before = none;
    for (auto member : properties) {
        on::field field;
        if (auto error = std::move(member).get(field))
            return error;
        if (auto error = readProperty(field, before))
            return error;
    }
    return SUCCESS;
}

error_code JsonFeatures::Parser::readProperty(on::field &field, std::size_t &before)
{
    std::size_t column = all.m_next[before + 1];
    if (column == none || !isKey(field.key().raw(), all.m_columns[column].name())) {
        std::string_view key;
        if (auto error = field.unescaped_key().get(key))
            return error;
        column = all.columnAfter(before, key);
    }
    Slot &slot = all.m_slots[column];
    if (slot.row == all.m_rows && all.m_keeps == JsonColumn::Keeps::Values)
        all.m_assembler.warn(tr("The feature has the property %1 more than once; the last one is kept.")
                                 .arg(QString::fromStdString(all.m_columns[column].name())),
                             all.m_assembler.row());
    slot.row = all.m_rows;
    before = column;
    return values.read(field.value(), slot.value);
}

error_code JsonFeatures::Parser::readGeometry(on::value value)
{
    on::json_type type;
    if (auto error = value.type().get(type))
        return error;
    if (type == on::json_type::null)
        return JsonValues::checkNull(value);
    if (type != on::json_type::object)
        return simdjson::INCORRECT_TYPE;
    on::object object;
    if (auto error = value.get_object().get(object))
        return error;
    if (auto error = geometry.read(object, all.m_geometry))
        return error;
    if (geometry.hasOwnSystem()) {
        all.m_objection = tr("a geometry has a reference system of its own");
        return simdjson::INCORRECT_TYPE;
    }
    all.m_geometryTypes |= 1u << static_cast<unsigned>(geometry.declared());
    all.m_hasHeights |= !all.m_geometry.heights.empty();
    if (all.m_keeps == JsonColumn::Keeps::Values)
        place();
    return SUCCESS;
}

void JsonFeatures::Parser::place()
{
    LayerAssembler &assembler = all.m_assembler;
    isPlaced = true;
    if (geometry.isBad())
        assembler.warn(tr("The geometry is not what its type says; the row is kept in the table and not on the map."),
                       assembler.row());
    if (geometry.hasLostPart())
        assembler.warn(tr("A part of the geometry is not what its type says and is left out."), assembler.row());
    if (geometry.hasOpenRing())
        assembler.warn(tr("A ring of the geometry does not end where it begins; it is kept as it is."),
                       assembler.row());
    const ImportedGeometry &own = all.m_geometry;
    if (own.type == GeometryType::Point && own.heights.empty() && !own.hadMeasures)
        assembler.placePoint(own.coordinates[0]);
    else
        assembler.place(all.m_geometry);
}

} // namespace kohkan
