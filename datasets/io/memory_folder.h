// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>
#include <QStringList>

namespace kohkan {

/// Files of GDAL's memory that go with the object. One thread.
class MemoryFolder {
public:
    MemoryFolder();
    ~MemoryFolder();
    MemoryFolder(const MemoryFolder &) = delete;
    MemoryFolder &operator=(const MemoryFolder &) = delete;
    /// Copies; false where there is not room enough.
    /// @{
    bool add(const QString &name, QFile &from);
    bool add(const QString &name, const QByteArray &bytes);
    /// @}
    QString pathOf(const QString &name) const { return m_path + u'/' + name; } ///< as GDAL opens it

private:
    QString m_path;
    QStringList m_files;
};

} // namespace kohkan
