// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/png_encoder.h"

#include <QtEndian>
#include <algorithm>
#include <thread>
#include <vector>
#include <zlib.h>

namespace kohkan {

namespace {

constexpr int level = 1; ///< of zlib
constexpr char filterUp = 2;

/// Some lines of the picture, filtered and deflated; the sum of their bytes before that.
struct Band {
    QByteArray deflated;
    uLong adler = 1;
    uLong length = 0;
};

/// Each byte less the one above it; the line above the first one is that of the band before.
QByteArray filtered(const QImage &picture, int from, int to)
{
    const int width = picture.width();
    const auto rgb = [&](int y) {
        QByteArray line(3 * width, '\0');
        if (y >= 0) {
            const auto *pixels = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
            for (int x = 0; x < width; ++x) {
                line[3 * x] = static_cast<char>(qRed(pixels[x]));
                line[3 * x + 1] = static_cast<char>(qGreen(pixels[x]));
                line[3 * x + 2] = static_cast<char>(qBlue(pixels[x]));
            }
        }
        return line;
    };
    QByteArray bytes;
    bytes.reserve((3 * width + 1) * (to - from));
    QByteArray above = rgb(from - 1);
    for (int y = from; y < to; ++y) {
        QByteArray line = rgb(y), difference(line.size(), Qt::Uninitialized);
        for (qsizetype i = 0; i < line.size(); ++i)
            difference[i] = static_cast<char>(line[i] - above[i]);
        bytes += filterUp;
        bytes += difference;
        above.swap(line);
    }
    return bytes;
}

/// Ends on a whole byte, so that the bands can be put behind each other; the last one ends the stream.
Band deflatedBand(const QImage &picture, int from, int to, bool isLast)
{
    QByteArray bytes = filtered(picture, from, to);
    Band band;
    band.length = static_cast<uLong>(bytes.size());
    auto *input = reinterpret_cast<Bytef *>(bytes.data());
    band.adler = adler32(adler32(0, nullptr, 0), input, static_cast<uInt>(bytes.size()));
    z_stream stream{};
    deflateInit2(&stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY); // raw, without header and sum
    band.deflated.resize(static_cast<qsizetype>(deflateBound(&stream, band.length)) + 64);
    stream.next_in = input;
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(band.deflated.data());
    stream.avail_out = static_cast<uInt>(band.deflated.size());
    deflate(&stream, isLast ? Z_FINISH : Z_FULL_FLUSH);
    band.deflated.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return band;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

void addChunk(QByteArray &png, const QByteArray &type, const QByteArray &content)
{
    const QByteArray summed = type + content;
    png += bigEndian(static_cast<quint32>(content.size()));
    png += summed;
    png += bigEndian(static_cast<quint32>(
        crc32(0, reinterpret_cast<const Bytef *>(summed.constData()), static_cast<uInt>(summed.size()))));
}

} // namespace

QByteArray encodePng(const QImage &picture, const PngNotes &notes)
{
    const QImage image = picture.convertToFormat(QImage::Format_RGB32);
    if (image.isNull())
        return {};
    const int count = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, image.height());
    std::vector<Band> bands(static_cast<std::size_t>(count));
    const auto work = [&](int i) {
        bands[static_cast<std::size_t>(i)] =
            deflatedBand(image, image.height() * i / count, image.height() * (i + 1) / count, i + 1 == count);
    };
    std::vector<std::thread> helpers;
    for (int i = 1; i < count; ++i)
        helpers.emplace_back(work, i);
    work(0);
    for (auto &helper : helpers)
        helper.join();
    QByteArray data("\x78\x01", 2); // zlib: deflate, window of 32 KiB, fastest
    uLong adler = 1;
    for (const auto &band : bands) {
        data += band.deflated;
        adler = adler32_combine(adler, band.adler, static_cast<z_off_t>(band.length));
    }
    data += bigEndian(static_cast<quint32>(adler));
    QByteArray png("\x89PNG\r\n\x1a\n", 8);
    const QByteArray form("\x08\x02\x00\x00\x00", 5); // 8 bits, red green blue, deflate, filters, not interlaced
    addChunk(png, "IHDR",
             bigEndian(static_cast<quint32>(image.width())) + bigEndian(static_cast<quint32>(image.height())) + form);
    if (notes.pixelsAMetre > 0) {
        const QByteArray both = bigEndian(static_cast<quint32>(notes.pixelsAMetre));
        addChunk(png, "pHYs", both + both + '\x01');
    }
    for (const auto &[keyword, text] : notes.texts) // not compressed, in no language, keyword not translated
        addChunk(png, "iTXt", keyword + QByteArray(5, '\0') + text.toUtf8());
    addChunk(png, "IDAT", data);
    addChunk(png, "IEND", {});
    return png;
}

} // namespace kohkan
