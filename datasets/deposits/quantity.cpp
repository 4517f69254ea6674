// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/quantity.h"

#include "datasets/table/column.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <cmath>

namespace kohkan {

namespace {

using L = QLatin1StringView;
constexpr double gram = 1e-6;               ///< tonnes
constexpr double ounce = 31.1034768 * gram; ///< troy; exact by definition
constexpr double pound = 453.59237 * gram;  ///< international avoirdupois; exact by definition
constexpr double carat = 0.2 * gram;        ///< metric; exact by definition
constexpr double monthDays = 365.25 / 12;

struct Known {
    L name;
    Unit::Kind kind;
    double factor;
};

constexpr std::array units{
    Known{L("t"), Unit::Kind::Mass, 1},
    Known{L("kt"), Unit::Kind::Mass, 1e3},
    Known{L("Mt"), Unit::Kind::Mass, 1e6},
    Known{L("Gt"), Unit::Kind::Mass, 1e9},
    Known{L("g"), Unit::Kind::Mass, gram},
    Known{L("kg"), Unit::Kind::Mass, 1e-3},
    Known{L("oz"), Unit::Kind::Mass, ounce},
    Known{L("koz"), Unit::Kind::Mass, 1e3 * ounce},
    Known{L("Moz"), Unit::Kind::Mass, 1e6 * ounce},
    Known{L("lb"), Unit::Kind::Mass, pound},
    Known{L("Mlb"), Unit::Kind::Mass, 1e6 * pound},
    Known{L("ct"), Unit::Kind::Mass, carat},
    Known{L("%"), Unit::Kind::Grade, 1e-2},
    Known{L("g/t"), Unit::Kind::Grade, gram},
    Known{L("ppm"), Unit::Kind::Grade, 1e-6},
    Known{L("kg/t"), Unit::Kind::Grade, 1e-3},
    Known{L("ct/t"), Unit::Kind::Grade, carat},
    Known{L("lb/t"), Unit::Kind::Grade, pound},
    Known{L("t/d"), Unit::Kind::Rate, 1},
    Known{L("t/month"), Unit::Kind::Rate, 1 / monthDays},
};

/// The power of ten of the first digit.
int exponentOf(double value)
{
    int exponent = static_cast<int>(std::floor(std::log10(value)));
    if (std::pow(10, exponent + 1) <= value) // the logarithm was rounded down
        ++exponent;
    return exponent;
}

} // namespace

std::optional<Unit> unitNamed(const QString &name)
{
    const auto known = std::find_if(units.begin(), units.end(), [&](const Known &unit) { return unit.name == name; });
    if (known == units.end())
        return std::nullopt;
    return Unit{known->name, known->kind, known->factor};
}

std::optional<Figure> Figure::parse(const QString &text)
{
    const auto number = parseNumber(text);
    if (!number || number->value <= 0)
        return std::nullopt;
    Figure figure{text.trimmed(), number->value, 0, 0};
    const QString mantissa = figure.text.section(QRegularExpression(QStringLiteral("[eE]")), 0, 0);
    QString digits;
    for (const QChar c : mantissa)
        if (c.isDigit())
            digits += c;
    const auto first = static_cast<int>(std::find_if(digits.begin(), digits.end(), [](QChar c) { return c != u'0'; }) -
                                        digits.begin());
    int count = static_cast<int>(digits.size()) - first;
    if (!mantissa.contains(u'.'))
        for (auto at = digits.size() - 1; count > 1 && digits[at] == u'0'; --at)
            --count;
    figure.digits = count;
    figure.halfStep = std::pow(10, exponentOf(figure.value) - count + 1) / 2;
    return figure;
}

QString roundedText(double value, int digits)
{
    if (value == 0 || !std::isfinite(value))
        return QString::number(value);
    // By the decimal text, which rounds the exact value once.
    const QByteArray text = QByteArray::number(value, 'e', std::max(0, digits - 1));
    const int exponent = text.mid(text.indexOf('e') + 1).toInt();
    return QString::number(text.toDouble(), 'f', std::max(0, digits - 1 - exponent));
}

std::optional<QString> convertedText(const Figure &figure, const Unit &from, const Unit &to, int most)
{
    if (from.kind != to.kind)
        return std::nullopt;
    return roundedText(figure.value * from.factor / to.factor, std::min(figure.digits, most));
}

std::optional<Measure> Measure::parse(const QString &number, const QString &unit, Unit::Kind kind)
{
    auto figure = Figure::parse(number);
    auto known = unitNamed(unit);
    if (!figure || !known || known->kind != kind)
        return std::nullopt;
    return Measure{*std::move(figure), *std::move(known)};
}

std::optional<double> elementShare(const QString &compound)
{
    constexpr double oxygen = 15.999;
    const struct {
        L name;
        double element;
        int atoms, oxygens;
    } oxides[] = {
        {L("U3O8"), 238.03, 3, 8}, {L("P2O5"), 30.974, 2, 5}, {L("Cr2O3"), 51.996, 2, 3}, {L("Li2O"), 6.94, 2, 1}};
    for (const auto &oxide : oxides)
        if (oxide.name == compound)
            return oxide.element * oxide.atoms / (oxide.element * oxide.atoms + oxygen * oxide.oxygens);
    return std::nullopt;
}

} // namespace kohkan
