// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/place_parts.h"

#include "datasets/geo/plain_text.h"
#include "datasets/io/place_names.h"

#include <QSet>
#include <algorithm>
#include <cmath>
#include <optional>

namespace kohkan {

namespace {

const QSet<QString> &degreeWords()
{
    static const QSet<QString> words{QStringLiteral("d"),       QStringLiteral("dd"),   QStringLiteral("ddd"),
                                     QStringLiteral("deg"),     QStringLiteral("degs"), QStringLiteral("degree"),
                                     QStringLiteral("degrees"), QStringLiteral("grad"), QStringLiteral("grados"),
                                     QStringLiteral("dms"),     QStringLiteral("dm")};
    return words;
}

const QSet<QString> &partWords(bool areSeconds)
{
    static const QSet<QString> minutes{QStringLiteral("m"),       QStringLiteral("mm"),      QStringLiteral("mmm"),
                                       QStringLiteral("mmmm"),    QStringLiteral("min"),     QStringLiteral("mins"),
                                       QStringLiteral("minute"),  QStringLiteral("minutes"), QStringLiteral("minuten"),
                                       QStringLiteral("minutos"), QStringLiteral("دقیقه"),   QStringLiteral("منٹ")},
        seconds{QStringLiteral("s"),       QStringLiteral("ss"),       QStringLiteral("sss"),
                QStringLiteral("sec"),     QStringLiteral("secs"),     QStringLiteral("second"),
                QStringLiteral("seconds"), QStringLiteral("sekunden"), QStringLiteral("segundos"),
                QStringLiteral("ثانیه"),   QStringLiteral("سیکنڈ")};
    return areSeconds ? seconds : minutes;
}

/// The words of a name that say neither a unit of angles nor a number.
QStringList plainWords(const QString &name)
{
    QStringList words = wordsOfName(name);
    words.removeIf([](const QString &word) {
        return degreeWords().contains(word) || partWords(false).contains(word) || partWords(true).contains(word) ||
               word[0].isDigit();
    });
    return words;
}

bool hasWord(const QString &name, const QSet<QString> &wanted)
{
    const QStringList words = wordsOfName(name);
    return std::any_of(words.begin(), words.end(), [&](const QString &word) { return wanted.contains(word); });
}

bool isCalled(const QString &name, bool areSeconds)
{
    const QString trimmed = name.trimmed();
    return hasWord(name, partWords(areSeconds)) ||
           (areSeconds ? trimmed.endsWith(u'"') || trimmed.endsWith(QChar(0x2033))
                       : trimmed.endsWith(u'\'') || trimmed.endsWith(QChar(0x2032)));
}

/// A number, with the sign of its unit or without.
std::optional<double> figureOf(const QString &cell)
{
    QString plain = plainSigns(cell).trimmed();
    while (!plain.isEmpty() && QStringLiteral("'\"°").contains(plain.back()))
        plain.chop(1);
    bool isNumber = false;
    const double figure = plain.trimmed().replace(u',', u'.').toDouble(&isNumber);
    return isNumber ? std::optional(figure) : std::nullopt;
}

/// How many cells of a column have something, and how many of these pass.
template <typename Test>
std::pair<std::size_t, std::size_t> count(const std::vector<QStringList> &sample, int column, Test &&test)
{
    std::size_t filled = 0, passed = 0;
    for (const QStringList &row : sample)
        if (const QString cell = row.value(column).trimmed(); !cell.isEmpty()) {
            ++filled;
            const auto figure = figureOf(cell);
            passed += figure && test(*figure);
        }
    return {filled, passed};
}

} // namespace

std::vector<int> angleParts(const QStringList &names, const std::vector<QStringList> &sample, int axis)
{
    const QString name = names.value(axis);
    const auto [filled, whole] = count(sample, axis, [](double figure) { return figure == std::floor(figure); });
    const bool saysDegrees = hasWord(name, degreeWords()) || name.contains(QChar(0xB0));
    if (filled == 0 || (saysDegrees ? whole * 2 <= filled : whole * 5 < filled * 4))
        return {};
    const auto partAt = [&](int before, bool areSeconds) {
        const auto isPart = [&](int column) {
            if (column < 0 || column >= names.size() || column == axis || !isCalled(names[column], areSeconds))
                return false;
            const auto [cells, parts] = count(sample, column, [](double figure) { return figure >= 0 && figure < 60; });
            return parts > 0 && parts * 2 >= cells;
        };
        for (int i = 0; i < names.size(); ++i)
            if (!plainWords(name).isEmpty() && plainWords(names[i]) == plainWords(name) && isPart(i))
                return i;
        const QStringList next = plainWords(names.value(before + 1));
        return (next.isEmpty() || next == plainWords(name)) && isPart(before + 1) ? before + 1 : -1;
    };
    std::vector<int> parts;
    if (const int minutes = partAt(axis, false); minutes >= 0) {
        parts.push_back(minutes);
        if (const int seconds = partAt(minutes, true); seconds >= 0 && seconds != minutes)
            parts.push_back(seconds);
    }
    return parts;
}

QChar sideOfCell(const QString &cell)
{
    QString plain = plainCoordinateText(cell).toUpper();
    while (plain.endsWith(u'.'))
        plain.chop(1);
    if (plain.size() == 1)
        return QStringLiteral("NSEW").contains(plain[0]) ? plain[0] : QChar();
    static const QStringList words{QStringLiteral("NORTH"),   QStringLiteral("SOUTH"),    QStringLiteral("EAST"),
                                   QStringLiteral("WEST"),    QStringLiteral("NORTHERN"), QStringLiteral("SOUTHERN"),
                                   QStringLiteral("EASTERN"), QStringLiteral("WESTERN"),  QStringLiteral("NORTE"),
                                   QStringLiteral("SUR"),     QStringLiteral("SUD")};
    const QString stated = plainSigns(cell).trimmed().toUpper();
    return words.contains(stated) ? stated[0] : QChar();
}

} // namespace kohkan
