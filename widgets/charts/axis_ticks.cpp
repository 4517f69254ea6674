// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/axis_ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kohkan {

namespace {

/// The value of 1, 2, 5 x 10^n at or above another.
double niceStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

QString superscript(int number)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = number < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar c : QString::number(std::abs(number)))
        text += digits[c.digitValue()];
    return text;
}

/// Without zeros at the end of the decimals.
QString plain(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return text;
}

std::vector<DateTick> monthTicks(QDate first, QDate last, int most)
{
    const int months = (last.year() - first.year()) * 12 + last.month() - first.month() + 1;
    int step = 12;
    for (const int tried : {1, 3, 6})
        if (months / tried + 1 <= most) {
            step = tried;
            break;
        }
    std::vector<DateTick> ticks;
    for (QDate day(first.year(), 1, 1); day <= last; day = day.addMonths(step))
        if (day >= first)
            ticks.push_back({day, day.toString(QStringLiteral("yyyy-MM"))});
    return ticks;
}

} // namespace

double LogAxis::decade() const
{
    return std::abs(to - from) / (high - low);
}

LogAxis logAxisOver(double least, double greatest)
{
    constexpr double margin = 0.12, narrowest = 1;
    const double missing = std::max(0.0, narrowest - (greatest - least)) / 2;
    LogAxis axis;
    axis.low = least - missing - margin;
    axis.high = greatest + missing + margin;
    return axis;
}

std::vector<double> logTicks(const LogAxis &axis, double spacing)
{
    const int first = static_cast<int>(std::floor(axis.low)), last = static_cast<int>(std::ceil(axis.high));
    const int every = std::max(1, static_cast<int>(std::ceil(spacing / axis.decade())));
    const bool between = axis.decade() * std::log10(2) >= spacing; // of 1, 2, 5 the closest are 1 and 2
    std::vector<double> ticks;
    for (int exponent = first; exponent <= last; ++exponent) {
        if (((exponent % every) + every) % every != 0)
            continue;
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double logarithm = exponent + std::log10(factor);
            if ((factor == 1 || between) && logarithm >= axis.low - 1e-9 && logarithm <= axis.high + 1e-9)
                ticks.push_back(factor * std::pow(10, exponent));
        }
    }
    return ticks;
}

std::vector<double> linearTicks(double greatest, int most)
{
    if (!(greatest > 0))
        return {0};
    const double step = niceStep(greatest / std::max(1, most - 1));
    std::vector<double> ticks;
    const int count = static_cast<int>(std::ceil(greatest / step - 1e-9));
    for (int i = 0; i <= count; ++i)
        ticks.push_back(i * step);
    return ticks;
}

std::vector<DateTick> dateTicks(QDate first, QDate last, int most)
{
    const int years = last.year() - first.year();
    if (years < 2)
        return monthTicks(first, last, most);
    const int step = std::max(1, static_cast<int>(niceStep(static_cast<double>(years + 1) / std::max(1, most))));
    std::vector<DateTick> ticks;
    for (int year = first.year() / step * step; year <= last.year(); year += step)
        if (const QDate day(year, 1, 1); day >= first && day <= last)
            ticks.push_back({day, QString::number(year)});
    return ticks;
}

QString numberText(double value)
{
    if (value == 0)
        return QStringLiteral("0");
    const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
    if (exponent >= -4 && exponent < 6)
        return plain(value, std::max(0, 1 - exponent));
    const double factor = std::round(value / std::pow(10, exponent) * 10) / 10;
    const QString power = QStringLiteral("10") + superscript(exponent);
    return factor == 1 ? power : QString::number(factor) + QStringLiteral("×") + power;
}

QString massText(double tonnes, MassUnits units)
{
    static constexpr std::array metric{"Gt", "Mt", "kt", "t", "kg", "g"};
    static constexpr std::array troy{"Moz", "koz", "oz"};
    const auto write = [&](const auto &names) {
        for (const char *name : names) {
            const Unit unit = *unitNamed(QString::fromLatin1(name));
            if (tonnes >= unit.factor * (1 - 1e-9) || name == names.back())
                return numberText(tonnes / unit.factor) + u' ' + unit.name;
        }
        return QString();
    };
    return units == MassUnits::Tonnes ? write(metric) : write(troy);
}

} // namespace kohkan
