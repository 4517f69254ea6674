// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/archive_bytes.h"

#include <cpl_vsi.h>

namespace kohkan {

QByteArray bytesOf(const QString &path, qint64 most)
{
    QByteArray bytes;
    VSILFILE *file = VSIFOpenL(path.toUtf8().constData(), "rb");
    if (!file)
        return bytes;
    constexpr std::size_t block = std::size_t{1} << 20;
    for (std::size_t read = block; read == block && bytes.size() <= most;) {
        const auto before = bytes.size();
        bytes.resize(before + qsizetype(block));
        read = VSIFReadL(bytes.data() + before, 1, block, file);
        bytes.resize(before + qsizetype(read));
    }
    VSIFCloseL(file);
    return bytes.size() > most ? QByteArray() : bytes;
}

QString archiveOf(const QString &path)
{
    return QStringLiteral("/vsizip/{%1}").arg(path);
}

} // namespace kohkan
