// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/plain_kml.h"

#include "datasets/io/archive_bytes.h"
#include "datasets/io/gdal_handles.h"
#include "datasets/io/source_opener.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <cpl_vsi.h>

namespace kohkan {

namespace {

constexpr qint64 mostKmlBytes = qint64{1} << 28; ///< larger ones are read as they are

bool isKmz(const QString &path)
{
    return path.endsWith(QLatin1String(".kmz"), Qt::CaseInsensitive);
}

/// Makes texts of the typed fields of schemas. False: there are none.
bool withTextFields(QByteArray &kml)
{
    static const QRegularExpression typed(QStringLiteral("(<(?:\\w+:)?SimpleField\\b[^>]*?\\btype\\s*=\\s*[\"'])(?:(?:"
                                                         "xsd?:)?(?:u?int|u?short|bool|boolean|float|double))"
                                                         "(?=[\"'])"));
    if (!kml.contains("SimpleField"))
        return false;
    const auto end = kml.lastIndexOf("SimpleField");
    QString schemas = QString::fromLatin1(kml.left(end + 200));
    const auto before = schemas.size();
    schemas.replace(typed, QStringLiteral("\\1string"));
    const QByteArray changed = schemas.toLatin1();
    if (before == schemas.size() && kml.startsWith(changed))
        return false;
    kml = changed + kml.mid(std::min(kml.size(), end + 200));
    return true;
}

} // namespace

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

std::optional<PlainKml> plainKml(const QString &path)
{
    if (!isKml(path) || QFileInfo(path).size() > mostKmlBytes)
        return std::nullopt;
    QByteArray kml = kmlText(path);
    const bool isText = kml.contains("<kml") || kml.contains(":kml") || kml.contains("<Document");
    const bool isChanged = withTextFields(kml);
    if (!isText || !(isChanged || (isKmz(path) && kml.contains("<Placemark"))))
        return std::nullopt;
    const auto memory = std::make_shared<MemoryFolder>();
    const QString name = QFileInfo(path).completeBaseName() + QStringLiteral(".kml");
    return memory->add(name, kml) ? std::optional(PlainKml{memory->pathOf(name), memory}) : std::nullopt;
}

} // namespace kohkan
