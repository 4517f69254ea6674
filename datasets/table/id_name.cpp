// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/id_name.h"

#include <QRegularExpression>
#include <QSet>

namespace kohkan {

bool isIdName(const QString &name)
{
    static const QRegularExpression joint(QStringLiteral("(?<=\\p{Ll})(?=\\p{Lu})|[^\\p{L}\\p{N}]+"));
    static const QSet<QString> words{
        QStringLiteral("id"),        QStringLiteral("ids"),      QStringLiteral("uid"),      QStringLiteral("uuid"),
        QStringLiteral("guid"),      QStringLiteral("fid"),      QStringLiteral("gid"),      QStringLiteral("oid"),
        QStringLiteral("objectid"),  QStringLiteral("no"),       QStringLiteral("nr"),       QStringLiteral("code"),
        QStringLiteral("codes"),     QStringLiteral("key"),      QStringLiteral("ref"),      QStringLiteral("token"),
        QStringLiteral("barcode"),   QStringLiteral("sample"),   QStringLiteral("sampleid"), QStringLiteral("sampleno"),
        QStringLiteral("hole"),      QStringLiteral("holeid"),   QStringLiteral("holeno"),   QStringLiteral("bhid"),
        QStringLiteral("drillhole"), QStringLiteral("borehole"), QStringLiteral("licence"),  QStringLiteral("license"),
        QStringLiteral("permit"),    QStringLiteral("lease"),    QStringLiteral("batch"),    QStringLiteral("lot")};
    static const QSet<QString> numbered{
        QStringLiteral("sample"), QStringLiteral("hole"),        QStringLiteral("licence"),   QStringLiteral("license"),
        QStringLiteral("permit"), QStringLiteral("lease"),       QStringLiteral("batch"),     QStringLiteral("lot"),
        QStringLiteral("serial"), QStringLiteral("phone"),       QStringLiteral("reference"), QStringLiteral("block"),
        QStringLiteral("report"), QStringLiteral("registration")};
    const QStringList parts = QString(name).split(joint, Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return false;
    const QString last = parts.back().toLower();
    if (last == QLatin1String("number") || last == QLatin1String("num"))
        return parts.size() > 1 && numbered.contains(parts[parts.size() - 2].toLower());
    return words.contains(last);
}

} // namespace kohkan
