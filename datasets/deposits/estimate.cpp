// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/estimate.h"

#include <QCoreApplication>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kohkan::Estimate", text);
}

} // namespace

QString Estimate::categoryText() const
{
    if (category.isEmpty() || category == QLatin1String("total"))
        return tr("not stated");
    const bool canadian = code.contains(QLatin1String("43-101"));
    QStringList words;
    for (const QString &word : category.split(u'+', Qt::SkipEmptyParts)) {
        QString shown = word.trimmed();
        if (shown == QLatin1String("proved") && canadian)
            shown = QStringLiteral("proven");
        shown[0] = shown[0].toUpper();
        words << shown;
    }
    return words.join(QLatin1String(" + "));
}

QString Estimate::basisText() const
{
    if (sharePercent.isEmpty())
        return tr("not said");
    if (sharePercent.toDouble() == 100.0)
        return tr("100 %");
    return tr("%1 % attributable").arg(sharePercent);
}

} // namespace kohkan
