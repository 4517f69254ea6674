// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

class QString;

namespace kohkan {

/// Values at the end of a text, as RFC 8259 writes them; any thread, each on its own text.
/// Text between quotes, without the quotes: `"`, `\` and control characters escaped, everything else as UTF-8.
void appendJsonEscaped(std::string &to, std::string_view utf8);
void appendJsonEscaped(std::string &to, const QString &value);
/// All digits, beyond 2^53 too.
void appendJsonInteger(std::string &to, std::int64_t value);
/// The fewest digits that give the number back, with a point or an exponent, so that a reader sees a real number in
/// 5.0 too; `null` where it is not finite.
void appendJsonReal(std::string &to, double value);
/// Degrees to at most 7 decimals (a centimetre), correctly rounded, without trailing zeros; finite and within +-360.
void appendJsonDegrees(std::string &to, double degrees);

} // namespace kohkan
