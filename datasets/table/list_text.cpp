// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/list_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace kohkan {

QString jsonQuoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

std::vector<QString> listMembers(const QString &json)
{
    std::vector<QString> members;
    const QJsonArray list = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto value : list)
        members.push_back(value.toString());
    return members;
}

} // namespace kohkan
