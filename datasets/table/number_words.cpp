// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/number_words.h"

#include <QSet>

namespace kohkan {

bool isNoValue(const QString &text)
{
    static const QSet<QString> words = [] {
        QSet<QString> set;
        for (const char *word : {"n/a",         "na",       "n.a.",
                                 "#n/a",        "nan",      "null",
                                 "none",        "nil",      "-",
                                 "--",          "---",      ".",
                                 "?",           "nd",       "n.d.",
                                 "n/d",         "nr",       "n.r.",
                                 "bdl",         "b.d.l.",   "trace",
                                 "traces",      "tr",       "tr.",
                                 "missing",     "unknown",  "not available",
                                 "no data",     "nodata",   "#div/0!",
                                 "#value!",     "#null!",   "#num!",
                                 "#ref!",       "inf",      "+inf",
                                 "-inf",        "-nan",     "1.#inf",
                                 "-1.#inf",     "infinity", "1.#ind",
                                 "-infinity",   "1.#qnan",  "not analysed",
                                 "not analyzed"})
            set.insert(QString::fromLatin1(word));
        set << QString(QChar(0x2013)) << QString(QChar(0x2014));
        return set;
    }();
    return text.size() <= 16 && words.contains(text.toLower());
}

bool isUnit(const QString &text)
{
    if (text.size() == 1 && text[0].isLetter()) // 12A and 3M are names
        return text == QLatin1String("t") || text == QLatin1String("g") || text == QLatin1String("m");
    static const QSet<QString> units = [] {
        QSet<QString> set;
        for (const char *unit : {"%",
                                 "pct",
                                 "percent",
                                 "wt%",
                                 "wt.%",
                                 "wt %",
                                 "vol%",
                                 "kt",
                                 "mt",
                                 "gt",
                                 "bt",
                                 "kg",
                                 "mg",
                                 "ug",
                                 "lb",
                                 "lbs",
                                 "mlb",
                                 "oz",
                                 "koz",
                                 "moz",
                                 "g/t",
                                 "gpt",
                                 "g/tonne",
                                 "oz/t",
                                 "opt",
                                 "kg/t",
                                 "lb/t",
                                 "ppm",
                                 "ppb",
                                 "mg/kg",
                                 "ug/kg",
                                 "mg/l",
                                 "ug/l",
                                 "g/l",
                                 "g/m3",
                                 "ct",
                                 "cts",
                                 "carats",
                                 "ct/t",
                                 "cpht",
                                 "km",
                                 "cm",
                                 "mm",
                                 "ft",
                                 "mi",
                                 "miles",
                                 "metres",
                                 "meters",
                                 "ha",
                                 "hectares",
                                 "acres",
                                 "ac",
                                 "km2",
                                 "m2",
                                 "m3",
                                 "mm3",
                                 "tpa",
                                 "ktpa",
                                 "mtpa",
                                 "t/a",
                                 "t/y",
                                 "tpd",
                                 "t/d",
                                 "mw",
                                 "kw",
                                 "gw",
                                 "kv",
                                 "bq",
                                 "tons",
                                 "ton",
                                 "tonnes",
                                 "tonne",
                                 "million",
                                 "millions",
                                 "mn",
                                 "bn",
                                 "billion",
                                 "million t",
                                 "million tonnes",
                                 "million tons",
                                 "usd",
                                 "us$",
                                 "$",
                                 "pkr",
                                 "rs",
                                 "rs.",
                                 "eur",
                                 "gbp",
                                 "usd/t",
                                 "$/t",
                                 "us$/t",
                                 "usd/oz",
                                 "$/oz",
                                 "usd/lb",
                                 "$/lb",
                                 "days",
                                 "years",
                                 "yr",
                                 "yrs",
                                 "ma",
                                 "mya"})
            set.insert(QString::fromLatin1(unit));
        for (const char16_t *unit : {u"‰", u"°", u"°c", u"°f", u"µg", u"µg/l", u"µg/kg", u"km²", u"m²", u"m³", u"mm³",
                                     u"g/m³", u"μg/l", u"£", u"€", u"₨", u"٪"})
            set.insert(QString::fromUtf16(unit));
        return set;
    }();
    return text.size() <= 16 && units.contains(text.toLower());
}

bool isCurrency(const QString &text)
{
    static const QSet<QString> signs{QStringLiteral("usd"), QStringLiteral("us$"), QStringLiteral("$"),
                                     QStringLiteral("pkr"), QStringLiteral("rs"),  QStringLiteral("rs."),
                                     QStringLiteral("eur"), QStringLiteral("gbp"), QStringLiteral("£"),
                                     QStringLiteral("€"),   QStringLiteral("₨")};
    return text.size() <= 3 && signs.contains(text.toLower());
}

} // namespace kohkan
