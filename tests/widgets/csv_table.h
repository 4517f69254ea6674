// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QHash>
#include <QList>
#include <QStringList>

/// A CSV file read by RFC 4180 and nothing else: what the shipped tables say, without the reader that is under test.
class CsvTable {
public:
    using Record = QHash<QString, QString>;

    explicit CsvTable(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return;
        const auto lines = parse(QString::fromUtf8(file.readAll()));
        for (qsizetype i = 1; i < lines.size(); ++i) {
            Record record;
            for (qsizetype c = 0; c < lines[0].size(); ++c)
                record.insert(lines[0][c], lines[i].value(c));
            m_records << record;
        }
    }

    QList<Record> records() const { return m_records; }
    QList<Record> where(const QString &column, const QString &value) const
    {
        QList<Record> found;
        for (const Record &record : m_records)
            if (record[column] == value)
                found << record;
        return found;
    }
    static QStringList tags(const QString &text)
    {
        QStringList tags;
        for (const QString &tag : text.split(u';', Qt::SkipEmptyParts))
            tags << tag.trimmed();
        return tags;
    }

private:
    static QList<QStringList> parse(const QString &text)
    {
        QList<QStringList> lines;
        QStringList line;
        QString field;
        bool quoted = false;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            if (quoted && c == u'"' && text.mid(i + 1, 1) == QLatin1String("\"")) {
                field += c;
                ++i;
            } else if (c == u'"') {
                quoted = !quoted;
            } else if (!quoted && (c == u',' || c == u'\n')) {
                line << field;
                field.clear();
                if (c == u'\n') {
                    lines << line;
                    line.clear();
                }
            } else if (quoted || c != u'\r') {
                field += c;
            }
        }
        if (!field.isEmpty() || !line.isEmpty())
            lines << (line << field);
        return lines;
    }
    QList<Record> m_records;
};
