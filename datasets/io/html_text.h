// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <utility>
#include <vector>

namespace kohkan {

/// A piece of HTML as a person reads it.
struct HtmlText {
    QString text; ///< without tags, entities decoded, a line for a line; cells of a row as `name: value` or with `|`
    /// Rows of tables with two cells of which the first is a name: not a number, not empty, at most 60 letters.
    std::vector<std::pair<QString, QString>> pairs;
};

/// Nothing that is text is lost: what only looks like a tag stays, an unknown entity stays, the target of a link and
/// the source of a picture stand in parentheses. Text without tags keeps its white space.
HtmlText readHtml(const QString &html);

} // namespace kohkan
