// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dbf_encoding.h"

#include "datasets/io/shapefile_mending.h"
#include "datasets/io/text_encoding.h"
#include "datasets/work/words.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <vector>

namespace kohkan {

namespace {

/// The file of that ending beside another one, in either letter case; empty where there is none.
QString beside(const QFileInfo &file, const char *ending)
{
    const QString base = file.path() + u'/' + file.completeBaseName() + u'.', own = QString::fromLatin1(ending);
    for (const QString &name : {base + own, base + own.toUpper()})
        if (QFileInfo(name).isFile())
            return name;
    return {};
}

/// What the file itself says of its texts: the word of a `.cpg`, else the mark in the header; empty where neither.
QString statedEncoding(const QFileInfo &file, std::string_view dbf)
{
    if (QFile cpg(beside(file, "cpg")); cpg.exists() && cpg.open(QIODevice::ReadOnly))
        if (const QString word = QString::fromLatin1(cpg.read(100)).trimmed(); !word.isEmpty())
            return word;
    const auto mark = static_cast<unsigned char>(dbf[29]);
    return mark == 0 ? QString() : tr("in the code page that its header names (%1)").arg(mark);
}

QByteArray forGdal(const QString &encoding)
{
    return QString(encoding).replace(QLatin1String("Windows-"), QLatin1String("CP")).toLatin1();
}

/// Is every text of every record UTF-8? The end of a field may cut a character.
bool areTextsUtf8(std::string_view all, std::size_t header)
{
    const auto byte = [all](std::size_t at) { return static_cast<unsigned char>(all[at]); };
    const std::size_t length = byte(10) + 256u * byte(11);
    std::vector<std::pair<std::size_t, std::size_t>> texts; // where they begin in a record, and their lengths
    std::size_t start = 1;                                  // behind the mark of deletion
    for (std::size_t at = 32; at + 32 <= std::min(header, all.size()) && all[at] != '\r'; at += 32) {
        if (all[at + 11] == 'C')
            texts.emplace_back(start, byte(at + 16));
        start += byte(at + 16);
    }
    for (std::size_t record = header; length > 0 && record + length <= all.size(); record += length)
        for (const auto &[from, size] : texts) {
            const std::string_view text = all.substr(record + std::min(from, length), std::min(size, length));
            if (!isUtf8(text.substr(0, static_cast<std::size_t>(wholeUtf8(text)))))
                return false;
        }
    return true;
}

} // namespace

DbfEncoding dbfEncodingOf(const QString &path, const QString &chosen)
{
    const QFileInfo file(path);
    const QString ending = file.suffix().toLower();
    if (ending != QLatin1String("shp") && ending != QLatin1String("dbf") && ending != QLatin1String("shx"))
        return {};
    if (!chosen.isEmpty())
        return {forGdal(knownEncoding(chosen)), {}};
    QFile dbf(beside(file, "dbf"));
    if (!dbf.exists() || !dbf.open(QIODevice::ReadOnly) || dbf.size() < 33)
        return {};
    const uchar *mapped = dbf.map(0, dbf.size());
    if (!mapped)
        return {};
    const std::string_view all(reinterpret_cast<const char *>(mapped), static_cast<std::size_t>(dbf.size()));
    const std::size_t header = mapped[8] + 256u * mapped[9];
    const std::string_view rows = all.substr(std::min(header, all.size()));
    if (std::none_of(rows.begin(), rows.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return {};
    const QString stated = statedEncoding(file, all);
    if (areTextsUtf8(all, header)) {
        if (stated.isEmpty() || stated.startsWith(QLatin1String("UTF"), Qt::CaseInsensitive) ||
            stated == QLatin1String("65001"))
            return {};
        return {"UTF-8", tr("The file says that its text is %1, but it is valid UTF-8 and was read as that. Layer > "
                            "Reading... changes it.")
                             .arg(stated)};
    }
    if (!stated.isEmpty())
        return {};
    const QString guess = guessCodePage(rows);
    return {forGdal(guess),
            tr("The text is not UTF-8, and the file does not say what it is; it was read as %1. Layer > "
               "Reading... changes it.")
                .arg(guess)};
}

} // namespace kohkan
