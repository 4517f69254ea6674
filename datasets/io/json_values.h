// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/json_column.h"

#include <deque>
#include <simdjson.h>
#include <string>

namespace kohkan {

/// Is a key one of these names in other letters (`Coordinates`)? GDAL takes it for that name, RFC 7946 does not.
bool isInOtherCase(std::string_view key, std::initializer_list<std::string_view> names);

/// Reads single values by simdjson and looks at all that belongs to them: what it only skips, it takes for JSON unseen.
/// One thread.
class JsonValues {
public:
    static constexpr int deepest = 512; ///< arrays and objects within each other

    explicit JsonValues(bool tellsDays) : m_tellsDays(tellsDays) {}
    /// Texts made for earlier values may be written over.
    void forget() { m_used = 0; }
    simdjson::error_code read(simdjson::ondemand::value value, JsonValue &into);
    /// Is it JSON to its end?
    static simdjson::error_code check(simdjson::ondemand::value value, int depth);
    /// Of a value that starts like null: is it that? (`nulm` is an error of the value, which is_null() throws.)
    static simdjson::error_code checkNull(simdjson::ondemand::value value);

private:
    simdjson::error_code readNumber(simdjson::ondemand::value value, JsonValue &into);
    simdjson::error_code readArray(simdjson::ondemand::value value, JsonValue &into);
    simdjson::error_code readObject(simdjson::ondemand::value value, JsonValue &into);
    std::string_view compact(std::string_view json);

    bool m_tellsDays;
    std::deque<std::string> m_compacted; ///< kept and used again
    std::size_t m_used = 0;
};

} // namespace kohkan
