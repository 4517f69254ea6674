// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace kohkan::test {

/// A copy of the shipped data folder, to be changed.
class DataCopy {
public:
    explicit DataCopy(const QString &shipped)
    {
        for (const auto &file : QDir(shipped).entryInfoList(QDir::Files))
            QFile::copy(file.filePath(), m_folder.filePath(file.fileName()));
        for (const auto &file : QDir(m_folder.path()).entryInfoList(QDir::Files))
            QFile::setPermissions(file.filePath(), QFile::ReadOwner | QFile::WriteOwner);
    }
    QString path() const { return m_folder.path(); }
    /// Replaces a text in the one line of a table that begins with `start`; with nothing, the line goes. False where it
    /// is not there exactly so.
    bool change(const QString &table, const QByteArray &start, const QByteArray &from, const QByteArray &to)
    {
        QFile file(m_folder.filePath(table + QStringLiteral(".csv")));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        QByteArrayList lines = file.readAll().split('\n');
        file.close();
        bool isChanged = false;
        for (qsizetype i = 0; i < lines.size() && !isChanged; ++i) {
            if (!lines[i].startsWith(start) || !lines[i].contains(from))
                continue;
            if (from.isEmpty())
                lines.removeAt(i);
            else
                lines[i].replace(from, to);
            isChanged = true;
        }
        return isChanged && file.open(QIODevice::WriteOnly) && file.write(lines.join('\n')) > 0;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace kohkan::test
