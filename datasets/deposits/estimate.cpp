// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/estimate.h"

#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

QString Estimate::categoryText() const
{
    const bool canadian = code.contains(QLatin1String("43-101"));
    QStringList words;
    for (QString shown : categories()) {
        if (shown == QLatin1String("proved") && canadian)
            shown = QStringLiteral("proven");
        shown[0] = shown[0].toUpper();
        words << shown;
    }
    return words.isEmpty() ? tr("not stated") : words.join(QLatin1String(" + "));
}

QStringList Estimate::categories() const
{
    static const QStringList order{QStringLiteral("proved"), QStringLiteral("probable"), QStringLiteral("measured"),
                                   QStringLiteral("indicated"), QStringLiteral("inferred")};
    QStringList found;
    for (const QString &part : category.split(u'+'))
        if (const QString word = part.trimmed().toLower(); !word.isEmpty() && word != QLatin1String("total"))
            found << word;
    found.removeDuplicates();
    std::stable_sort(found.begin(), found.end(), [](const QString &a, const QString &b) {
        const auto place = [](const QString &word) {
            return static_cast<quint64>(order.indexOf(word));
        }; // unknown: last
        return place(a) < place(b);
    });
    return found;
}

double Estimate::share() const
{
    bool ok = false;
    const double percent = sharePercent.toDouble(&ok);
    return ok && percent > 0 && percent <= 100 ? percent / 100 : 0;
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
