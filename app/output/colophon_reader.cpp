// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/colophon_reader.h"

#include "datasets/work/words.h"
#include "widgets/report/dossier_report.h"

#include <QFile>
#include <QRegularExpression>
#include <array>
#include <zlib.h>

namespace kohkan {

namespace {

constexpr qint64 largestFile = 256 << 20, largestColophon = 64 << 20; ///< bytes

/// What a zlib stream at the start of `packed` holds; nothing where it is damaged or beyond largestColophon.
std::optional<QByteArray> unpacked(QByteArrayView packed)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data())); // zlib does not write there
    stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray bytes;
    std::array<char, 64 * 1024> block{};
    int state = Z_OK;
    while (state == Z_OK && bytes.size() <= largestColophon) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
        bytes.append(block.data(), static_cast<qsizetype>(block.size()) - stream.avail_out);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END ? std::optional(bytes) : std::nullopt;
}

/// The stream of an object; nothing where there is none or it is damaged.
std::optional<QByteArray> streamOf(const QByteArray &pdf, const QByteArray &object)
{
    const qsizetype start = pdf.indexOf('\n' + object + " 0 obj");
    const qsizetype stream = start < 0 ? -1 : pdf.indexOf("stream\n", start);
    const qsizetype end = stream < 0 ? -1 : pdf.indexOf("endstream", stream);
    if (end < 0)
        return std::nullopt;
    const qsizetype from = stream + static_cast<qsizetype>(qstrlen("stream\n"));
    const QByteArrayView head(pdf.constData() + start, stream - start);
    if (head.indexOf("/FlateDecode") >= 0) // it knows its own end; `endstream` may stand in what is packed
        return unpacked(QByteArrayView(pdf.constData() + from, pdf.size() - from));
    return pdf.mid(from, end - from);
}

/// The text of the element that holds the colophon.
std::optional<QByteArray> elementOf(const QByteArray &html)
{
    const qsizetype id = html.indexOf("id=\"" + colophonElement.toLatin1() + '"');
    const qsizetype from = id < 0 ? -1 : html.indexOf('>', id);
    const qsizetype end = from < 0 ? -1 : html.indexOf("</script>", from);
    return end < 0 ? std::nullopt : std::optional(html.mid(from + 1, end - from - 1));
}

} // namespace

QList<QByteArray> pdfAttachments(const QByteArray &pdf)
{
    static const QRegularExpression reference(QStringLiteral("/EF\\s*<<\\s*/F\\s+(\\d+)\\s+0\\s+R"));
    QList<QByteArray> files;
    for (auto it = reference.globalMatch(QString::fromLatin1(pdf)); it.hasNext();)
        if (auto file = streamOf(pdf, it.next().captured(1).toLatin1()))
            files << *std::move(file);
    return files;
}

Result<DossierColophon> readColophon(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Input, tr("%1 cannot be read: %2.").arg(path, file.errorString())};
    if (file.size() > largestFile)
        return Error{Error::Kind::Input, tr("%1 is too large for a dossier.").arg(path)};
    const QByteArray bytes = file.readAll();
    QList<QByteArray> candidates;
    if (bytes.startsWith("%PDF-"))
        candidates = pdfAttachments(bytes);
    else if (auto element = elementOf(bytes))
        candidates << *std::move(element);
    if (candidates.isEmpty())
        return Error{
            Error::Kind::Input,
            tr("%1 holds no colophon that can be read: it is no dossier of Kohkan, or it is damaged.").arg(path)};
    for (const QByteArray &candidate : std::as_const(candidates))
        if (auto colophon = DossierColophon::fromJson(candidate))
            return colophon;
    const Error why = DossierColophon::fromJson(candidates.front()).error();
    return Error{Error::Kind::Input, QStringLiteral("%1: %2").arg(path, why.message)};
}

} // namespace kohkan
