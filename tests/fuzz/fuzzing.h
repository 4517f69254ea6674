// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace kohkan::fuzz {

/// What must hold of any input: ends the run with a word on what did not.
inline void expect(bool holds, const char *what, const QString &more = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "Does not hold: %s\n%s\n", what, qPrintable(more));
    std::abort();
}

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}

/// A file that readers open by its path, in memory where there is such a folder; the same for all inputs.
class InputFile {
public:
    explicit InputFile(const QString &name) : m_path(m_folder.filePath(name)) {}
    const QString &path() const { return m_path; }
    void write(const QByteArray &bytes)
    {
        QFile file(m_path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            std::exit(1);
    }

private:
    QTemporaryDir m_folder{QFile::exists(QStringLiteral("/dev/shm")) ? QStringLiteral("/dev/shm/kohkan-fuzz-XXXXXX")
                                                                     : QString()};
    QString m_path;
};

} // namespace kohkan::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
