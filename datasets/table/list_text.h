// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <vector>

namespace kohkan {

/// Texts as a JSON array (`["Pb;Zn","Cu"]`), so that a member may hold any character.
template <typename Texts>
QString listText(const Texts &members);
/// The members of a JSON array of texts, in order; none where it is not one.
std::vector<QString> listMembers(const QString &json);

/// One text as JSON, with its quotes.
QString jsonQuoted(const QString &text);

template <typename Texts>
QString listText(const Texts &members)
{
    QString json = QStringLiteral("[");
    for (const QString &member : members)
        json += (json.size() > 1 ? QStringLiteral(",") : QString()) + jsonQuoted(member);
    return json + u']';
}

} // namespace kohkan
