// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/unit_words.h"

#include "datasets/table/number_text.h"

#include <QHash>
#include <QRegularExpression>

namespace kohkan {

namespace {

/// Our names of units by what tables write, in lower case and without spaces.
const QHash<QString, QString> &unitAliases()
{
    static const QHash<QString, QString> aliases = [] {
        QHash<QString, QString> known;
        const auto add = [&](const char *unit, const char *words) {
            for (const QString &word : QString::fromLatin1(words).split(u' '))
                known.insert(word, QLatin1String(unit));
        };
        add("t", "t tonne tonnes metrictons metricton metrictonne metrictonnes");
        add("kt", "kt ktonnes kilotonnes thousandtonnes thousandmetrictons thousandmetrictonnes 000t '000t");
        add("Mt", "mtonnes megatonnes milliontonnes millionmetrictons millionmetrictonnes mln.t mlnt");
        add("Gt", "gigatonnes billiontonnes");
        add("g", "gram grams gramme grammes");
        add("kg", "kg kilogram kilograms");
        add("oz", "oz ounce ounces troyounce troyounces troyoz ozt");
        add("koz", "koz thousandounces 000oz");
        add("Moz", "moz millionounces milliontroyounces");
        add("lb", "lb lbs pound pounds");
        add("Mlb", "mlb mlbs millionpounds millionlbs millionlb");
        add("ct", "ct carat carats");
        add("%", "% pct percent percentage wt% wt.% wtpct wtpercent weightpercent");
        add("g/t", "g/t gpt gm/t g/tonne gramspertonne grampertonne gt-1");
        add("ppm", "ppm");
        add("kg/t", "kg/t kgpt kg/tonne");
        add("ct/t", "ct/t cpt caratspertonne");
        add("lb/t", "lb/t lbs/t");
        add("t/d", "t/d tpd t/day tonnesperday tonnes/day");
        add("t/month", "t/month t/mo tonnespermonth");
        return known;
    }();
    return aliases;
}

} // namespace

std::optional<Unit> unitOfWords(const QString &words)
{
    const QString written = words.simplified();
    if (auto unit = unitNamed(written))
        return unit;
    QString folded = written.toLower();
    folded.remove(u' ');
    const auto known = unitAliases().constFind(folded);
    return known == unitAliases().constEnd() ? std::nullopt : unitNamed(*known);
}

std::optional<CellFigure> figureOf(const QString &cell)
{
    static const QRegularExpression form(QStringLiteral("^[~≈+]?\\s*([0-9](?:[0-9.,'’\\s]*[0-9])?(?:[eE][-+]?[0-9]+)?)"
                                                        "\\s*([^0-9\\s<>~=+-][^0-9<>=]{0,39})?$"));
    const auto match = form.match(withPlainDigits(cell).trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return CellFigure{match.captured(1), match.captured(2).trimmed()};
}

} // namespace kohkan
