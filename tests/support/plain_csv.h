// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

namespace kohkan::test {

/// A CSV file read as plain text (RFC 4180), by none of the program's own means: to count by.
struct PlainCsv {
    using Record = QHash<QString, QString>; ///< values by column

    QStringList header;
    std::vector<QStringList> rows;

    QString value(const QStringList &row, const char *column) const
    {
        return row.value(header.indexOf(QString::fromLatin1(column)));
    }
    Record record(const QStringList &row) const
    {
        Record record;
        for (qsizetype c = 0; c < header.size(); ++c)
            record.insert(header[c], row.value(c));
        return record;
    }
    QList<Record> records() const
    {
        QList<Record> all;
        for (const auto &row : rows)
            all << record(row);
        return all;
    }
    QList<Record> where(const QString &column, const QString &wanted) const
    {
        const qsizetype at = header.indexOf(column);
        QList<Record> found;
        for (const auto &row : rows)
            if (row.value(at) == wanted)
                found << record(row);
        return found;
    }
    /// The texts of a `;`-joined value.
    static QStringList tags(const QString &text)
    {
        QStringList tags;
        for (const QString &tag : text.split(u';', Qt::SkipEmptyParts))
            tags << tag.trimmed();
        return tags;
    }
    template <typename Test>
    int countIf(Test &&test) const
    {
        int count = 0;
        for (const auto &row : rows)
            count += test(row) ? 1 : 0;
        return count;
    }

    static PlainCsv parse(const QString &text)
    {
        PlainCsv csv;
        QStringList row;
        QString value;
        bool quoted = false;
        const auto endRow = [&] {
            row << value;
            value.clear();
            if (csv.header.isEmpty())
                csv.header = row;
            else
                csv.rows.push_back(row);
            row.clear();
        };
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                value += c;
                ++i;
            } else if (c == u'"') {
                quoted = !quoted;
            } else if (c == u',' && !quoted) {
                row << value;
                value.clear();
            } else if (c == u'\n' && !quoted) {
                endRow();
            } else if (c != u'\r' || quoted) {
                value += c;
            }
        }
        if (!value.isEmpty() || !row.isEmpty())
            endRow();
        return csv;
    }
    static PlainCsv read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? parse(QString::fromUtf8(file.readAll())) : PlainCsv{};
    }
};

} // namespace kohkan::test
