// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/gpx_figures.h"

#include "datasets/io/memory_folder.h"
#include "datasets/io/text_encoding.h"
#include "datasets/table/number_text.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>

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

/// The value of an attribute of a tag, null where it has none.
QByteArray attributeOf(const QByteArray &tag, const char *name)
{
    static const QByteArray marks("\"'");
    for (auto at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
        auto after = at + qsizetype(qstrlen(name));
        while (after < tag.size() && (tag[after] == ' ' || tag[after] == '='))
            ++after;
        if (!QChar::isSpace(static_cast<uchar>(tag[at - 1])) || after >= tag.size() || !marks.contains(tag[after]))
            continue;
        const auto end = tag.indexOf(tag[after], after + 1);
        return end < 0 ? QByteArray() : tag.mid(after + 1, end - after - 1);
    }
    return {};
}

struct Waypoints {
    int commas = 0; ///< places with a decimal comma, which were changed
    int lost = 0;   ///< without a place, or with one that is no number: taken out
    QStringList names;
};

/// Where the next waypoint begins, not one in a comment or a piece of plain text; -1 where there is none.
qsizetype nextWaypoint(const QByteArray &gpx, qsizetype from)
{
    while (true) {
        const auto at = gpx.indexOf("<wpt", from), comment = gpx.indexOf("<!", from);
        if (at < 0 || comment < 0 || at < comment)
            return at;
        const bool isText = gpx.mid(comment, 9) == "<![CDATA[";
        const auto end = isText                          ? gpx.indexOf("]]>", comment)
                         : gpx.mid(comment, 4) == "<!--" ? gpx.indexOf("-->", comment)
                                                         : gpx.indexOf('>', comment);
        if (end < 0)
            return -1;
        from = end + 1;
    }
}

/// GDAL makes 51 of `51,5`, 0 of `x`, and passes over waypoints without a place: the first are put right, the others
/// taken out and counted.
Waypoints mendWaypoints(QByteArray &gpx)
{
    Waypoints found;
    QByteArray mended;
    qsizetype done = 0;
    for (auto at = nextWaypoint(gpx, 0); at >= 0; at = nextWaypoint(gpx, std::max(at + 1, done))) {
        const auto end = gpx.indexOf('>', at);
        if (end < 0 || (gpx[at + 4] != '>' && gpx[at + 4] != '/' && !QChar::isSpace(static_cast<uchar>(gpx[at + 4]))))
            continue;
        QByteArray tag = gpx.mid(at, end - at + 1);
        bool isPlace = true, isChanged = false;
        for (const char *name : {"lat", "lon"}) {
            const QByteArray value = attributeOf(tag, name);
            bool isNumber = false;
            value.trimmed().toDouble(&isNumber);
            if (isNumber)
                continue;
            const QByteArray point = value.trimmed().replace(',', '.');
            point.toDouble(&isNumber);
            isPlace = isPlace && isNumber && value.count(',') == 1;
            if (isNumber) {
                tag.replace('"' + value + '"', '"' + point + '"').replace('\'' + value + '\'', '\'' + point + '\'');
                isChanged = true;
            }
        }
        if (isPlace && !isChanged)
            continue;
        const auto close = gpx.indexOf("</wpt>", end);
        if (!isPlace && !tag.endsWith("/>") && close < 0)
            break; // no whole file
        mended += gpx.mid(done, at - done);
        done = end + 1;
        if (isPlace) {
            ++found.commas;
            mended += tag;
            continue;
        }
        ++found.lost;
        if (!tag.endsWith("/>")) {
            const QByteArray inside = gpx.mid(end + 1, close - end - 1);
            const auto name = inside.indexOf("<name>");
            if (name >= 0 && found.names.size() < 5)
                found.names << QString::fromUtf8(inside.mid(name + 6, inside.indexOf("</name>") - name - 6)).left(60);
            done = close + 6;
        }
    }
    if (done > 0)
        gpx = mended + gpx.mid(done);
    return found;
}

} // namespace

std::optional<PlainGpx> plainGpx(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (info.suffix().compare(QLatin1String("gpx"), Qt::CaseInsensitive) != 0 || info.size() > mostBytes ||
        !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = file.readAll();
    PlainGpx gpx;
    if (mayHaveDigits(bytes) && isUtf8({bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        const auto [plain, changed] = withPlainFigures(QString::fromUtf8(bytes));
        if (changed > 0) {
            bytes = plain.toUtf8();
            gpx.said << tr("Figures and times in digits of another script are read (%1 of them).").arg(changed);
        }
    }
    const Waypoints waypoints = mendWaypoints(bytes);
    if (waypoints.commas > 0)
        gpx.said << tr("Places of waypoints with a decimal comma are read (%1).").arg(waypoints.commas);
    if (waypoints.lost > 0)
        gpx.said << tr("Waypoints without a latitude and a longitude that can be read are left out (%1): %2.")
                        .arg(QString::number(waypoints.lost), waypoints.names.join(QStringLiteral(", ")));
    gpx.lost = waypoints.lost;
    if (gpx.said.isEmpty())
        return std::nullopt;
    gpx.memory = std::make_shared<MemoryFolder>();
    if (!gpx.memory->add(info.fileName(), bytes))
        return std::nullopt;
    gpx.path = gpx.memory->pathOf(info.fileName());
    return gpx;
}

} // namespace kohkan
