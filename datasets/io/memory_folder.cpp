// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/memory_folder.h"

#include <atomic>
#include <cpl_vsi.h>

namespace kohkan {

MemoryFolder::MemoryFolder()
{
    static std::atomic<int> number = 0;
    m_path = QStringLiteral("/vsimem/kohkan-%1").arg(++number);
}

MemoryFolder::~MemoryFolder()
{
    for (const QString &file : m_files)
        VSIUnlink(file.toUtf8().constData());
}

bool MemoryFolder::add(const QString &name, QFile &from)
{
    VSILFILE *to = VSIFOpenL(pathOf(name).toUtf8().constData(), "wb");
    if (!to)
        return false;
    m_files << pathOf(name);
    bool isWhole = true;
    while (isWhole && !from.atEnd()) {
        const QByteArray block = from.read(qint64{1} << 20);
        const auto size = static_cast<std::size_t>(block.size());
        isWhole = size > 0 && VSIFWriteL(block.constData(), 1, size, to) == size;
    }
    return VSIFCloseL(to) == 0 && isWhole;
}

bool MemoryFolder::add(const QString &name, const QByteArray &bytes)
{
    VSILFILE *to = VSIFOpenL(pathOf(name).toUtf8().constData(), "wb");
    if (!to)
        return false;
    m_files << pathOf(name);
    const auto size = static_cast<std::size_t>(bytes.size());
    const bool isWhole = VSIFWriteL(bytes.constData(), 1, size, to) == size;
    return VSIFCloseL(to) == 0 && isWhole;
}

} // namespace kohkan
