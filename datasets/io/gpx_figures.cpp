// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/gpx_figures.h"

#include "datasets/io/memory_folder.h"
#include "datasets/io/text_encoding.h"
#include "datasets/table/number_text.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace kohkan {

namespace {

constexpr qint64 mostBytes = qint64{1} << 28; ///< larger ones are read as they are

/// The same text with the figures of its numbers and times in plain digits; how many were changed.
std::pair<QString, int> withPlainFigures(const QString &text)
{
    static const QRegularExpression figure(
        QStringLiteral("<(?:\\w+:)?(?:time|ele|magvar|geoidheight|sat|hdop|vdop|pdop|ageofdgpsdata|dgpsid|number)>"
                       "([^<]*)<|\\b(?:lat|lon|minlat|minlon|maxlat|maxlon)\\s*=\\s*[\"']([^\"']*)[\"']"));
    QString plain;
    qsizetype done = 0;
    int changed = 0;
    for (auto matches = figure.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const int group = match.hasCaptured(2) && match.capturedStart(2) >= 0 ? 2 : 1;
        const QString figures = withPlainDigits(match.captured(group)).replace(QChar(0x066B), QChar(u'.'));
        changed += figures != match.captured(group);
        plain += QStringView(text).mid(done, match.capturedStart(group) - done);
        plain += figures;
        done = match.capturedEnd(group);
    }
    plain += QStringView(text).mid(done);
    return {plain, changed};
}

/// Could there be digits beyond 0 to 9, or an Arabic decimal sign? By how UTF-8 begins them: Arabic and Urdu ones (D9,
/// DB), those of the scripts of India and beyond (E0, E1), wide ones (EF BC).
bool mayHaveDigits(const QByteArray &bytes)
{
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i) {
        const auto first = static_cast<unsigned char>(bytes[i]), next = static_cast<unsigned char>(bytes[i + 1]);
        if ((first == 0xD9 && ((next >= 0xA0 && next <= 0xA9) || next == 0xAB)) ||
            (first == 0xDB && next >= 0xB0 && next <= 0xB9) || first == 0xE0 || first == 0xE1 ||
            (first == 0xEF && next == 0xBC))
            return true;
    }
    return false;
}

} // namespace

std::optional<PlainGpx> plainGpx(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (info.suffix().compare(QLatin1String("gpx"), Qt::CaseInsensitive) != 0 || info.size() > mostBytes ||
        !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    if (!mayHaveDigits(bytes) || !isUtf8({bytes.constData(), static_cast<std::size_t>(bytes.size())}))
        return std::nullopt;
    const auto [plain, changed] = withPlainFigures(QString::fromUtf8(bytes));
    if (changed == 0)
        return std::nullopt;
    const auto memory = std::make_shared<MemoryFolder>();
    if (!memory->add(info.fileName(), plain.toUtf8()))
        return std::nullopt;
    return PlainGpx{memory->pathOf(info.fileName()),
                    tr("Figures and times in digits of another script are read (%1 of them).").arg(changed), memory};
}

} // namespace kohkan
