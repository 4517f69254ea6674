// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/angle_text.h"

#include "datasets/geo/plain_text.h"

#include <QRegularExpression>
#include <array>
#include <cmath>

namespace kohkan {

namespace {

struct Token {
    enum class Kind { Number, Unit, Letter, Separator };
    Kind kind;
    double value = 0;      ///< of a number, without its sign
    bool isSigned = false; ///< a minus stands before it
    int unit = 0;          ///< 0 degrees, 1 minutes, 2 seconds
    QChar letter = {};
};

/// Commas between two digits, where each of one or two angles has one, are decimal signs.
QString withDecimalPoints(const QString &text, qsizetype angles)
{
    static const QRegularExpression between(QStringLiteral("(?<=\\d),(?=\\d)"));
    if (text.contains(u'.'))
        return text;
    const auto count = text.count(between);
    static const QRegularExpression one(QStringLiteral("^[^,;/|]*\\d,\\d+[^,;\\d]*$"));
    static const QRegularExpression two(
        QStringLiteral("^[^,;/|]*\\d,\\d+[^\\d,]*[ ;,/|NSEWnsew'\"°]+[^,]*\\d,\\d+[^,\\d]*$"));
    const bool isDecimal = count == angles && (angles == 1 ? one : two).match(text).hasMatch();
    return isDecimal ? QString(text).replace(between, QStringLiteral(".")) : text;
}

std::optional<std::vector<Token>> tokenize(const QString &text)
{
    static const QRegularExpression token(
        QStringLiteral("\\s*(?:(?<number>[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))"
                       "|(?<degrees>°|degrees?|degs?\\.?|d(?![a-z]))|(?<seconds>\"\"?|''|seconds?|secs?\\.?)"
                       "|(?<minutes>'|minutes?|mins?\\.?|m(?![a-z]))|(?<letter>[NSEW])(?![a-z])"
                       "|(?<separator>[,;/|])|(?<colon>:))"),
        QRegularExpression::CaseInsensitiveOption);
    std::vector<Token> tokens;
    qsizetype at = 0;
    bool wantsSeconds = false; // the minutes before were written with an m
    while (at < text.size()) {
        const auto match =
            token.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch() || match.capturedLength() == 0)
            return std::nullopt;
        at = match.capturedEnd();
        const auto has = [&](const char *name) { return !match.captured(QLatin1String(name)).isEmpty(); };
        if (has("number")) {
            const QString number = match.captured(QStringLiteral("number"));
            tokens.push_back({Token::Kind::Number, std::abs(number.toDouble()), number.startsWith(u'-')});
        } else if (has("degrees") || has("minutes") || has("seconds")) {
            tokens.push_back({Token::Kind::Unit, 0, false, has("degrees") ? 0 : has("minutes") ? 1 : 2});
            wantsSeconds = match.captured(QStringLiteral("minutes")).startsWith(u'm', Qt::CaseInsensitive);
        } else if (has("letter")) {
            const QChar letter = match.captured(QStringLiteral("letter"))[0];
            if (letter == u's' && wantsSeconds && tokens.back().kind == Token::Kind::Number) // 29d 7m 22s
                tokens.push_back({Token::Kind::Unit, 0, false, 2});
            else
                tokens.push_back({Token::Kind::Letter, 0, false, 0, letter.toUpper()});
            wantsSeconds = false;
        } else if (has("separator")) {
            tokens.push_back({Token::Kind::Separator});
        }
    }
    return tokens;
}

/// Collects the numbers of one angle in their places.
class Angle {
public:
    bool isEmpty() const { return m_next == 0; }
    /// Would this number begin another angle?
    bool isFull(int unit) const { return m_next > 2 || (unit >= 0 && unit < m_next); }
    void add(const Token &token, int unit)
    {
        const int place = unit >= 0 ? unit : m_next;
        m_ok = m_ok && place < 3 && place >= m_next && (!isEmpty() || place == 0) && (isEmpty() || !token.isSigned);
        if (!m_ok)
            return;
        m_negative = m_negative || token.isSigned;
        m_fraction = m_fraction || m_hasFraction; // only the last number may have one
        m_hasFraction = token.value != std::floor(token.value);
        m_parts[static_cast<std::size_t>(place)] = token.value;
        m_next = place + 1;
    }
    QChar letter;

    std::optional<AngleReading> value() const
    {
        if (!m_ok || isEmpty() || m_fraction || m_parts[1] >= 60 || m_parts[2] >= 60 ||
            (m_negative && !letter.isNull()))
            return std::nullopt; // a minus sign to the south is north, or a slip
        const double degrees = m_parts[0] + m_parts[1] / 60 + m_parts[2] / 3600;
        const bool isMinus = m_negative || letter == u'S' || letter == u'W';
        return AngleReading{isMinus ? -degrees : degrees, letter};
    }

private:
    std::array<double, 3> m_parts{};
    int m_next = 0;
    bool m_negative = false;
    bool m_hasFraction = false;
    bool m_fraction = false;
    bool m_ok = true;
};

/// Cuts the tokens into angles: at letters, at separators, and where degrees come again.
std::optional<std::vector<Angle>> cut(const std::vector<Token> &tokens)
{
    std::vector<Angle> angles;
    Angle angle;
    bool letterFirst = false;
    const auto close = [&] {
        if (!angle.isEmpty())
            angles.push_back(angle);
        angle = {};
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens[i];
        if (token.kind == Token::Kind::Number) {
            const bool isNamed = i + 1 < tokens.size() && tokens[i + 1].kind == Token::Kind::Unit;
            const int unit = isNamed ? tokens[i + 1].unit : -1;
            if (isNamed && angle.isFull(unit) && !letterFirst)
                close();
            angle.add(token, unit);
        } else if (token.kind == Token::Kind::Letter) {
            if (angle.isEmpty() && angles.empty() && angle.letter.isNull())
                letterFirst = true;
            if (letterFirst)
                close();
            if (!angle.letter.isNull())
                return std::nullopt;
            angle.letter = token.letter;
            if (!letterFirst) {
                if (angle.isEmpty())
                    return std::nullopt;
                close();
            }
        } else if (token.kind == Token::Kind::Separator && !letterFirst) {
            close();
        } else if (token.kind == Token::Kind::Unit && (i == 0 || tokens[i - 1].kind != Token::Kind::Number)) {
            return std::nullopt;
        }
    }
    if (angle.isEmpty() && !angle.letter.isNull())
        return std::nullopt;
    close();
    return angles;
}

/// `29 7 22 62 4 44`: as many numbers without a sign of their own for the one angle as for the other.
std::optional<std::vector<Angle>> halves(const std::vector<Token> &tokens)
{
    std::vector<Token> numbers;
    for (const Token &token : tokens) {
        if (token.kind == Token::Kind::Letter || token.kind == Token::Kind::Separator)
            return std::nullopt;
        if (token.kind == Token::Kind::Number)
            numbers.push_back(token);
        else if (numbers.size() > 2 || token.unit != 0)
            return std::nullopt;
    }
    const std::size_t half = numbers.size() / 2;
    if (numbers.size() % 2 != 0 || half < 1 || half > 3)
        return std::nullopt;
    std::vector<Angle> angles(2);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (half > 1 && numbers[i].isSigned)
            return std::nullopt;
        angles[i / half].add(numbers[i], -1);
    }
    return angles;
}

std::optional<std::vector<AngleReading>> valuesOf(const std::vector<Angle> &angles)
{
    std::vector<AngleReading> values;
    for (const Angle &angle : angles) {
        const auto value = angle.value();
        if (!value)
            return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

} // namespace

std::optional<AngleReading> readAngle(const QString &text)
{
    bool ok = false;
    const double plain = text.toDouble(&ok); // nearly every cell
    if (ok)
        return std::isfinite(plain) ? std::optional(AngleReading{plain, {}}) : std::nullopt;
    const auto tokens = tokenize(withDecimalPoints(plainCoordinateText(text), 1));
    if (!tokens)
        return std::nullopt;
    for (const Token &token : *tokens)
        if (token.kind == Token::Kind::Separator)
            return std::nullopt;
    const auto angles = cut(*tokens);
    if (!angles || angles->size() != 1)
        return std::nullopt;
    return angles->front().value();
}

std::optional<std::vector<AngleReading>> readAngles(const QString &text)
{
    QString plain = plainCoordinateText(text);
    static const QRegularExpression brackets(QStringLiteral("^[\\[({]\\s*(.*?)\\s*[\\])}]$"));
    if (const auto match = brackets.match(plain); match.hasMatch())
        plain = match.captured(1);
    const auto tokens = tokenize(withDecimalPoints(plain, 2));
    if (!tokens)
        return std::nullopt;
    if (const auto two = halves(*tokens))
        return valuesOf(*two);
    const auto angles = cut(*tokens);
    return angles ? valuesOf(*angles) : std::nullopt;
}

} // namespace kohkan
