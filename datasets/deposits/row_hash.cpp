// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/row_hash.h"

#include <QCryptographicHash>
#include <algorithm>

namespace kohkan {

namespace {

using L = QLatin1StringView;

QString escaped(QString value)
{
    value.replace(u'\\', L("\\\\"));
    value.replace(u'\t', L("\\t"));
    return value.replace(u'\n', L("\\n"));
}

} // namespace

QString canonicalRow(const Layer &table, Row row)
{
    std::vector<std::pair<QByteArray, QString>> lines; // UTF-8 sorts by code point
    for (const auto &column : table.columns())
        if (!column->isDerived() && !column->isNull(row))
            if (const QString value = column->text(row); !value.isEmpty())
                lines.emplace_back(column->name().toUtf8(), value);
    std::sort(lines.begin(), lines.end());
    QString text;
    for (const auto &[name, value] : lines)
        text += escaped(QString::fromUtf8(name)) + u'\t' + escaped(value) + u'\n';
    return text;
}

QString rowHash(const Layer &table, Row row)
{
    const QByteArray hash = QCryptographicHash::hash(canonicalRow(table, row).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex());
}

QString rowName(const QString &tableName, const Layer &table, Row row)
{
    const auto text = [&](QStringView name) {
        const Column *column = table.column(name);
        return column ? column->text(row) : QString();
    };
    if (tableName == L("estimates"))
        return text(u"id") + u'/' + text(u"line");
    if (tableName == L("sources"))
        return text(u"ref");
    return tableName == L("commodities") ? text(u"token") : text(u"id");
}

} // namespace kohkan
