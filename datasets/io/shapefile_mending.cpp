// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/shapefile_mending.h"

#include "datasets/io/dbf_cells.h"
#include "datasets/io/memory_folder.h"

#include "datasets/io/text_encoding.h"
#include "datasets/work/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <algorithm>
#include <atomic>
#include <cpl_vsi.h>
#include <vector>

namespace kohkan {

namespace {

constexpr qint64 headerBytes = 100; ///< of .shp and .shx

void appendBig(QByteArray &to, qint64 value)
{
    const quint32 big = qToBigEndian(static_cast<quint32>(value));
    to.append(reinterpret_cast<const char *>(&big), 4);
}

} // namespace

std::optional<ShapeIndex> shapeIndexOf(const QString &shp)
{
    QFile file(shp);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    ShapeIndex index;
    index.bytes = file.read(headerBytes);
    if (index.bytes.size() != headerBytes || qFromBigEndian<quint32>(index.bytes.constData()) != 9994)
        return std::nullopt;
    const qint64 end = file.size();
    qint64 at = headerBytes;
    while (at < end) {
        const bool isThere = file.seek(at);
        const QByteArray head = isThere ? file.read(8) : QByteArray();
        const qint64 words = head.size() == 8 ? qint64(qFromBigEndian<qint32>(head.constData() + 4)) : 0;
        if (words < 2 || at + 8 + 2 * words > end) {
            index.isWhole = false;
            break;
        }
        appendBig(index.bytes, at / 2);
        appendBig(index.bytes, words);
        ++index.records;
        at += 8 + 2 * words;
    }
    QByteArray length;
    appendBig(length, index.bytes.size() / 2);
    index.bytes.replace(24, 4, length);
    return index;
}

std::optional<IndexedShapefile> indexedShapefile(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (!QFileInfo(path).isFile() || (ending != QLatin1String("shp") && ending != QLatin1String("dbf")))
        return std::nullopt;
    const QString shp = ending == QLatin1String("shp") ? path : companionOf(path, QStringLiteral("shp"));
    if (shp.isEmpty() || QFileInfo(companionOf(path, QStringLiteral("shx"))).size() >= headerBytes)
        return std::nullopt;
    const auto index = shapeIndexOf(shp);
    if (!index)
        return std::nullopt;
    const auto memory = std::make_shared<MemoryFolder>();
    const QString stem = QFileInfo(path).completeBaseName();
    for (const char *each : {"shp", "dbf", "prj", "cpg"}) {
        const QString name = QString::fromLatin1(each);
        QFile file(name == QLatin1String("shp") ? shp : companionOf(path, name));
        if (file.fileName().isEmpty())
            continue;
        if (!file.open(QIODevice::ReadOnly) || !memory->add(stem + u'.' + name, file))
            return std::nullopt;
    }
    if (!memory->add(stem + QStringLiteral(".shx"), index->bytes))
        return std::nullopt;
    IndexedShapefile shapefile;
    shapefile.path = memory->pathOf(stem + QStringLiteral(".shp"));
    shapefile.said = tr("The index of the Shapefile (.shx) is missing; it was made anew in memory, and nothing was "
                        "written beside the file.");
    if (!index->isWhole)
        shapefile.said += u' ' + tr("The .shp breaks off after record %1.").arg(index->records);
    shapefile.memory = memory;
    return shapefile;
}

qsizetype wholeUtf8(std::string_view text)
{
    for (std::size_t cut = 0; cut <= std::min<std::size_t>(3, text.size()); ++cut) {
        const std::string_view rest = text.substr(0, text.size() - cut);
        if (!isUtf8(rest))
            continue;
        if (cut == 0)
            return static_cast<qsizetype>(rest.size());
        // What is cut off has to be the beginning of one character.
        const auto lead = static_cast<unsigned char>(text[rest.size()]);
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        const bool isBeginning = length > cut && std::all_of(text.begin() + std::ptrdiff_t(rest.size()) + 1, text.end(),
                                                             [](char c) { return (c & 0xC0) == 0x80; });
        return static_cast<qsizetype>(isBeginning ? rest.size() : text.size());
    }
    return static_cast<qsizetype>(text.size());
}

} // namespace kohkan
