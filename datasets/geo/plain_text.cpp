// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/plain_text.h"

#include <QRegularExpression>
#include <array>
#include <cmath>

namespace kohkan {

namespace {

/// The sign that stands for one of many; null where it is to be dropped, the character itself else.
char16_t plainSign(char16_t c)
{
    if (QChar::isDigit(c))
        return static_cast<char16_t>(u'0' + QChar::digitValue(c));
    switch (c) {
    case 0x066B: // Arabic decimal sign
        return u'.';
    case 0x060C: // Arabic comma
    case 0xFF0C:
    case 0x3001:
        return u',';
    case 0x061B: // Arabic semicolon
        return u';';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D:
        return u'-';
    case 0x00BA: // the ordinal sign
    case 0x02DA:
    case 0x2218:
    case 0x2070:
    case 0x309C:
        return u'°';
    case 0x2032:
    case 0x2035:
    case 0x2018:
    case 0x2019:
    case 0x02B9:
    case 0x02BC:
    case 0x00B4:
    case u'`':
        return u'\'';
    case 0x2033:
    case 0x2036:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x02BA:
        return u'"';
    case 0x066C: // Arabic thousands sign
    case 0x200B:
    case 0x200E:
    case 0x200F:
    case 0x061C:
    case 0xFEFF:
        return 0;
    default:
        break;
    }
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) // embeddings and isolates
        return 0;
    return QChar::isSpace(c) ? u' ' : c;
}

struct SideWord {
    const char16_t *pattern;
    QChar letter;
};

/// Longer words first, so that no part of one is taken for another.
const std::array<SideWord, 4> sideWords{{
    {u"northern|north|norte|nord|noord|norden|северной широты|северной|север|с\\.? ?ш\\.?|شمالی|شمالا|شمال", u'N'},
    {u"southern|south|sud|sued|süd|sur|sul|zuid|южной широты|южной|юг|ю\\.? ?ш\\.?|جنوبی|جنوبا|جنوب", u'S'},
    {u"eastern|east|este|est|ost|oost|leste|восточной долготы|восточной|восток|в\\.? ?д\\.?|مشرقی|مشرق|شرقا|شرق", u'E'},
    {u"western|west|ouest|oeste|ovest|westen|западной долготы|западной|запад|з\\.? ?д\\.?|مغربی|مغرب|غربا|غرب", u'W'},
}};

} // namespace

QString plainSigns(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text)
        if (const char16_t sign = plainSign(c.unicode()))
            plain.append(QChar(sign));
    plain.replace(QLatin1String("''"), QLatin1String("\""));
    return plain.trimmed();
}

QString plainCoordinateText(const QString &text)
{
    QString plain = plainSigns(text);
    bool hasWords = false;
    for (qsizetype i = 0; i < plain.size() && !hasWords; ++i)
        hasWords = plain[i].unicode() > 0x400 || (i > 0 && plain[i - 1].isLetter() && plain[i].isLetter());
    if (hasWords) {
        static const std::array<QRegularExpression, 4> words = [] {
            std::array<QRegularExpression, 4> made;
            for (std::size_t i = 0; i < made.size(); ++i)
                made[i] = QRegularExpression(
                    QStringLiteral("(?<!\\p{L})(?:%1)(?!\\p{L})").arg(QString::fromUtf16(sideWords[i].pattern)),
                    QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
            return made;
        }();
        for (std::size_t i = 0; i < words.size(); ++i)
            plain.replace(words[i], QString(sideWords[i].letter));
    }
    return plain.trimmed();
}

std::optional<double> readMetres(const QString &text)
{
    bool ok = false;
    const double plainValue = text.toDouble(&ok); // nearly every cell
    if (ok)
        return std::isfinite(plainValue) ? std::optional(plainValue) : std::nullopt;
    QString plain = plainCoordinateText(text);
    static const QRegularExpression unit(QStringLiteral("^[EN][ =:]*(?=[-+\\d])|\\s*(?:m|met(?:er|re)s?)?\\s*[EN]?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    plain.remove(unit);
    static const QRegularExpression groups(QStringLiteral("^[-+]?\\d{1,3}(?:[ '_]\\d{3})+(?!\\d)"));
    if (groups.match(plain).hasMatch()) // and not 29 07 22
        plain.remove(u' ').remove(u'\'').remove(u'_');
    const auto points = plain.count(u'.'), commas = plain.count(u',');
    if (points > 0 && commas > 0) { // the last of them is the decimal sign
        const bool isComma = plain.lastIndexOf(u',') > plain.lastIndexOf(u'.');
        plain.remove(isComma ? u'.' : u',').replace(u',', u'.');
    } else if (points > 1) {
        plain.remove(u'.');
    } else if (commas > 0) {
        static const QRegularExpression thousands(QStringLiteral("^[-+]?\\d{1,3}(?:,\\d{3})+$"));
        plain = thousands.match(plain).hasMatch() ? plain.remove(u',') : plain.replace(u',', u'.');
    }
    static const QRegularExpression number(QStringLiteral("^[-+]?\\d+(?:\\.\\d*)?$"));
    if (!number.match(plain).hasMatch())
        return std::nullopt;
    return plain.toDouble();
}

} // namespace kohkan
