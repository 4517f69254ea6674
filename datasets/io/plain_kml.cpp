// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/plain_kml.h"

#include "datasets/gdal/gdal_handles.h"
#include "datasets/io/archive_bytes.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <cpl_vsi.h>

namespace kohkan {

namespace {

constexpr qint64 mostKmlBytes = qint64{1} << 30; ///< that are looked at at all
constexpr qint64 mostMended = qint64{1} << 27;   ///< larger ones are read as GDAL reads them, said

bool isKmz(const QString &path)
{
    return path.endsWith(QLatin1String(".kmz"), Qt::CaseInsensitive);
}

/// Of a place that has data with a schema and without one GDAL takes the former alone: the others are put among them.
void mergeData(QString &kml)
{
    static const QRegularExpression block(QStringLiteral("<ExtendedData\\b[^>]*>.*?</ExtendedData>"),
                                          QRegularExpression::DotMatchesEverythingOption),
        data(QStringLiteral(
                 "<Data\\b[^>]*?\\bname\\s*=\\s*[\"']([^\"']*)[\"'][^>/]*>(?:(?!</Data>).)*?<value>((?:(?!</Data>).)*?)"
                 "</value>(?:(?!</Data>).)*</Data>"),
             QRegularExpression::DotMatchesEverythingOption);
    const QLatin1String end("</SchemaData>");
    QString merged;
    qsizetype done = 0;
    for (auto blocks = block.globalMatch(kml); blocks.hasNext();) {
        const auto found = blocks.next();
        QString text = found.captured();
        if (!text.contains(end) || !text.contains(QLatin1String("<Data")))
            continue;
        QString simple;
        for (auto each = data.globalMatch(text); each.hasNext();) {
            const auto pair = each.next();
            simple += QStringLiteral("<SimpleData name=\"%1\">%2</SimpleData>").arg(pair.captured(1), pair.captured(2));
        }
        text.remove(data).insert(text.lastIndexOf(end), simple);
        merged += QStringView(kml).mid(done, found.capturedStart() - done);
        merged += text;
        done = found.capturedEnd();
    }
    if (done == 0)
        return;
    merged += QStringView(kml).mid(done);
    kml = merged;
}

/// What GDAL would lose of the values of a KML is put so that it does not: typed fields of schemas become texts, fields
/// that no schema states are added to each, and those that are called as the name or the description of a place get
/// another name. False: there is nothing of the kind.
bool mend(QByteArray &kml)
{
    if (!kml.contains("ExtendedData") && !kml.contains("SimpleField"))
        return false;
    static const QRegularExpression typed(QStringLiteral("(<(?:\\w+:)?SimpleField\\b[^>]*?\\btype\\s*=\\s*[\"'])(?:(?:"
                                                         "xsd?:)?(?:u?int|u?short|bool|boolean|float|double))"
                                                         "(?=[\"'])")),
        clashing(QStringLiteral("(<(?:\\w+:)?(?:Data|SimpleField|SimpleData)\\b[^>]*?\\bname\\s*=\\s*[\"'](?:name|"
                                "description))(?=[\"'])"),
                 QRegularExpression::CaseInsensitiveOption),
        stated(QStringLiteral("<(?:\\w+:)?SimpleField\\b[^>]*?\\bname\\s*=\\s*[\"']([^\"']*)[\"']")),
        used(QStringLiteral("<(?:\\w+:)?(?:Simple)?Data\\b[^>]*?\\bname\\s*=\\s*[\"']([^\"']*)[\"']"));
    QString text = QString::fromLatin1(kml); // byte for byte
    mergeData(text);
    text.replace(typed, QStringLiteral("\\1string"));
    text.replace(clashing, QStringLiteral("\\1_2"));
    QSet<QString> known;
    QStringList missing;
    for (auto found = stated.globalMatch(text); found.hasNext();)
        known.insert(found.next().captured(1));
    for (auto found = used.globalMatch(text); found.hasNext();)
        if (const QString name = found.next().captured(1); !known.contains(name) && !missing.contains(name))
            missing << name;
    QString fields;
    for (const QString &name : missing)
        fields += QStringLiteral("<SimpleField type=\"string\" name=\"%1\"/>").arg(name);
    if (!fields.isEmpty())
        text.replace(QLatin1String("</Schema>"), fields + QLatin1String("</Schema>"));
    const QByteArray mended = text.toLatin1();
    const bool isChanged = mended != kml;
    kml = mended;
    return isChanged;
}

} // namespace

bool isKml(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("kml") || suffix == QLatin1String("kmz");
}

QStringList kmlsOf(const QString &path)
{
    QStringList top, deep;
    if (!isKmz(path))
        return top;
    const CPLStringList names(VSIReadDirRecursive(archiveOf(path).toUtf8().constData()), true);
    for (int i = 0; i < names.Count(); ++i) {
        const QString name = QString::fromUtf8(names[i]);
        const bool isHidden = name.startsWith(QLatin1String("__MACOSX")) || QFileInfo(name).fileName().startsWith(u'.');
        if (name.endsWith(QLatin1String(".kml"), Qt::CaseInsensitive) && !isHidden)
            (name.contains(u'/') ? deep : top) << name;
    }
    return top + deep;
}

QByteArray kmlText(const QString &path)
{
    if (!isKmz(path))
        return bytesOf(path, mostKmlBytes);
    const QString name = kmlsOf(path).value(0);
    return name.isEmpty() ? QByteArray() : bytesOf(archiveOf(path) + u'/' + name, mostKmlBytes);
}

bool isTooLargeToMend(const QByteArray &kml)
{
    return kml.size() > mostMended;
}

std::optional<PlainKml> plainKml(const QString &path)
{
    if (!isKml(path))
        return std::nullopt;
    QByteArray kml = kmlText(path);
    if (isTooLargeToMend(kml))
        return std::nullopt;
    const bool isText = kml.contains("<kml") || kml.contains(":kml") || kml.contains("<Document");
    const bool isChanged = mend(kml);
    if (!isText || !(isChanged || (isKmz(path) && kml.contains("<Placemark"))))
        return std::nullopt;
    const auto memory = std::make_shared<MemoryFolder>();
    const QString name = QFileInfo(path).completeBaseName() + QStringLiteral(".kml");
    return memory->add(name, kml) ? std::optional(PlainKml{memory->pathOf(name), memory}) : std::nullopt;
}

} // namespace kohkan
