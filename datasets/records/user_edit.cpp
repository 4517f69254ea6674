// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/records/user_edit.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUuid>
#include <algorithm>

namespace kohkan {

namespace {

using L = QLatin1StringView;

QJsonArray editedRows(const std::vector<RowTexts> &rows)
{
    QJsonArray array;
    for (const RowTexts &row : rows) {
        QJsonObject object;
        for (auto it = row.begin(); it != row.end(); ++it)
            if (!it.value().isEmpty())
                object.insert(it.key(), it.value());
        array.append(object);
    }
    return array;
}

std::vector<RowTexts> rowsFrom(const QJsonArray &array)
{
    std::vector<RowTexts> rows;
    for (const QJsonValue &value : array) {
        RowTexts row;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            row.insert(it.key(), it.value().toString());
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

QStringList UserEdit::changedColumns() const
{
    QSet<QString> changed;
    for (std::size_t i = 0; i < std::max(rows.size(), base.size()); ++i) {
        const RowTexts mine = i < rows.size() ? rows[i] : RowTexts(), theirs = i < base.size() ? base[i] : RowTexts();
        for (const QString &column : mine.keys() + theirs.keys())
            if (mine.value(column) != theirs.value(column))
                changed.insert(column);
    }
    QStringList columns = changed.values();
    columns.sort();
    return columns;
}

QJsonObject UserEdit::json() const
{
    return {{L("table"), name.table}, {L("id"), name.id},     {L("site"), site},     {L("rows"), editedRows(rows)},
            {L("author"), author},    {L("made_at"), madeAt}, {L("reason"), reason}, {L("base"), editedRows(base)}};
}

std::optional<UserEdit> UserEdit::fromJson(const QJsonObject &object)
{
    const auto text = [&](const char *key) { return object.value(L(key)).toString(); };
    UserEdit edit;
    edit.name = {text("table"), text("id")};
    edit.site = text("site");
    edit.rows = rowsFrom(object.value(L("rows")).toArray());
    edit.base = rowsFrom(object.value(L("base")).toArray());
    edit.author = text("author");
    edit.madeAt = text("made_at");
    edit.reason = text("reason");
    if (edit.name.table.isEmpty() || edit.name.id.isEmpty() || edit.rows.empty())
        return std::nullopt;
    return edit;
}

QString hashOf(const std::vector<RowTexts> &rows)
{
    const QByteArray canonical = QJsonDocument(editedRows(rows)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex());
}

QString hashOf(std::vector<UserEdit> edits)
{
    if (edits.empty())
        return {};
    std::sort(edits.begin(), edits.end(), [](const UserEdit &a, const UserEdit &b) { return a.name < b.name; });
    QJsonArray all;
    for (const UserEdit &edit : edits)
        all.append(edit.json());
    const QByteArray canonical = QJsonDocument(all).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex());
}

QString ownId()
{
    return QStringLiteral("own-") + QUuid::createUuid().toString(QUuid::Id128).left(12);
}

} // namespace kohkan
