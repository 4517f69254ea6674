// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/text_encoding.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iconv.h>

namespace kohkan {

namespace {

/// An iconv descriptor from an encoding to UTF-8.
class Decoder {
public:
    explicit Decoder(const QString &encoding) : m_handle(iconv_open("UTF-8", encoding.toLatin1().constData())) {}
    ~Decoder()
    {
        if (isValid())
            iconv_close(m_handle);
    }
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;
    bool isValid() const { return m_handle != reinterpret_cast<iconv_t>(-1); }
    /// Decodes as much as fits; false at a byte that means nothing, or at the end of a text that breaks off.
    bool decode(char *&from, std::size_t &left, char *&to, std::size_t &room)
    {
        return iconv(m_handle, &from, &left, &to, &room) != static_cast<std::size_t>(-1) || errno == E2BIG;
    }

private:
    iconv_t m_handle;
};

unsigned char byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

/// Length of the character of UTF-8 that begins there; 0 where none does.
std::size_t characterAt(std::string_view bytes, std::size_t at)
{
    const unsigned char first = byteAt(bytes, at);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF5 ? 0 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || at + length > bytes.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byteAt(bytes, at + i) & 0xC0) != 0x80)
            return 0;
    const unsigned char second = byteAt(bytes, at + 1);
    const bool isLong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90); // longer than need be
    const bool isOutside = (first == 0xED && second >= 0xA0) || (first == 0xF4 && second >= 0x90);
    return isLong || isOutside ? 0 : length;
}

/// Do the units of two bytes look like text, the upper byte `upper` (0 or 1) into each?
bool looksLikeUtf16(std::string_view head, std::size_t upper)
{
    const std::size_t units = head.size() / 2;
    std::size_t latin = 0, likely = 0, wrongWay = 0;
    for (std::size_t i = 0; i < units; ++i) {
        const unsigned char high = byteAt(head, 2 * i + upper), low = byteAt(head, 2 * i + 1 - upper);
        latin += high == 0 && low != 0;
        wrongWay += low == 0 && high != 0;
        likely +=
            (high == 0 && low != 0) || (high >= 0x06 && high <= 0x07) || high == 0x20 || high == 0xFB || high == 0xFE;
    }
    return units > 0 && latin * 20 >= units && likely * 10 >= units * 7 && wrongWay * 10 <= latin;
}

} // namespace

QStringList choosableEncodings()
{
    static const QStringList all{QStringLiteral("UTF-8"),        QStringLiteral("Windows-1252"),
                                 QStringLiteral("Windows-1256"), QStringLiteral("UTF-16LE"),
                                 QStringLiteral("UTF-16BE"),     QStringLiteral("Windows-1250"),
                                 QStringLiteral("Windows-1251"), QStringLiteral("GB18030")};
    return all;
}

QString knownEncoding(const QString &name)
{
    QString plain = name.trimmed().toUpper();
    for (const char *start : {"WINDOWS-", "WINDOWS", "CP", "ANSI "})
        if (plain.startsWith(QLatin1String(start)) && plain.mid(qsizetype(qstrlen(start))).startsWith(u"125"))
            plain = QStringLiteral("Windows-") + plain.mid(qsizetype(qstrlen(start)));
    if (plain == QLatin1String("UTF8"))
        plain = QStringLiteral("UTF-8");
    if (plain == QLatin1String("UTF-16"))
        plain = QStringLiteral("UTF-16LE");
    return !plain.isEmpty() && Decoder(plain).isValid() ? plain : QString();
}

Error unknownEncoding(const QString &name)
{
    return Error{Error::Kind::Words,
                 QCoreApplication::translate("DatasetReader", "No encoding is called %1; %2 are known, among others.")
                     .arg(name, choosableEncodings().join(QStringLiteral(", ")))};
}

bool isUtf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        std::uint64_t eight;
        if (i + 8 <= bytes.size()) {
            std::memcpy(&eight, bytes.data() + i, 8);
            if ((eight & 0x8080808080808080u) == 0) {
                i += 8;
                continue;
            }
        }
        const std::size_t length = characterAt(bytes, i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

TextEncoding encodingOfHead(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        return {QStringLiteral("UTF-8"), 3, false};
    if (head.starts_with("\xFF\xFE"))
        return {QStringLiteral("UTF-16LE"), 2, false};
    if (head.starts_with("\xFE\xFF"))
        return {QStringLiteral("UTF-16BE"), 2, false};
    if (looksLikeUtf16(head, 1))
        return {QStringLiteral("UTF-16LE"), 0, true};
    if (looksLikeUtf16(head, 0))
        return {QStringLiteral("UTF-16BE"), 0, true};
    return {};
}

QString guessCodePage(std::string_view bytes)
{
    // Alef, beh, teh, jeem, heh, dal, reh, zain, seen, lam, meem, noon, waw, yeh, kaf, and the letters of Urdu
    static constexpr std::string_view usual = "\xC7\xC8\xCA\xCC\xE5\xCF\xD1\xD2\xD3\xE1\xE3\xE4\xE6\xED\xDF\x98\x81"
                                              "\x8D\x90\xC0\xAA\x9F\xCD\xDA";
    std::size_t letters = 0, common = 0, together = 0, lower = 0, upper = 0; // Cyrillic is one half or the other
    std::size_t besideLatin = 0;
    const auto isHigh = [&](std::size_t at) { return at < bytes.size() && byteAt(bytes, at) >= 0x80; };
    const auto isLatin = [&](std::size_t at) {
        const unsigned char byte = at < bytes.size() ? byteAt(bytes, at) | 0x20u : 0;
        return byte >= 'a' && byte <= 'z';
    };
    for (std::size_t i = 0; i < bytes.size() && letters < 1'000'000;) {
        if (!isHigh(i)) {
            ++i;
            continue;
        }
        if (const std::size_t length = characterAt(bytes, i); length > 0) {
            i += length;
            continue;
        }
        ++letters;
        lower += byteAt(bytes, i) >= 0xC0 && byteAt(bytes, i) < 0xE0;
        upper += byteAt(bytes, i) >= 0xE0;
        common += usual.find(bytes[i]) != std::string_view::npos;
        together += (i > 0 && isHigh(i - 1)) || isHigh(i + 1);
        besideLatin += (i > 0 && isLatin(i - 1)) || isLatin(i + 1);
        ++i;
    }
    const bool isArabic = letters > 1 && common * 2 > letters && together * 3 > letters * 2 && lower * 4 >= letters &&
                          upper * 20 >= letters;
    if (isArabic)
        return QStringLiteral("Windows-1256");
    // whole words of letters that are accented ones in Western languages, where they stand alone
    const bool isCyrillic =
        letters > 3 && together * 10 > letters * 8 && besideLatin * 10 < letters && (lower + upper) * 10 > letters * 9;
    return isCyrillic ? QStringLiteral("Windows-1251") : QStringLiteral("Windows-1252");
}

Utf8Text toUtf8(std::string_view bytes, const QString &encoding)
{
    Utf8Text text;
    Decoder decoder(encoding);
    if (!decoder.isValid())
        return text;
    const std::size_t unit = encoding.startsWith(QLatin1String("UTF-16")) ? 2 : 1;
    char *from = const_cast<char *>(bytes.data());
    std::size_t left = bytes.size();
    text.bytes.resize(static_cast<qsizetype>(bytes.size() + bytes.size() / 2 + 16));
    std::size_t used = 0;
    const auto grow = [&](std::size_t more) {
        if (static_cast<std::size_t>(text.bytes.size()) < used + more)
            text.bytes.resize(static_cast<qsizetype>((used + more) * 3 / 2));
    };
    while (left > 0) {
        grow(left + 16);
        char *to = text.bytes.data() + used;
        std::size_t room = static_cast<std::size_t>(text.bytes.size()) - used;
        const bool isFine = decoder.decode(from, left, to, room);
        used = static_cast<std::size_t>(to - text.bytes.constData());
        if (isFine)
            continue;
        grow(3);
        std::memcpy(text.bytes.data() + used, "\xEF\xBF\xBD", 3);
        used += 3;
        ++text.strangers;
        const std::size_t skip = std::min(unit, left);
        from += skip;
        left -= skip;
    }
    text.bytes.truncate(static_cast<qsizetype>(used));
    return text;
}

} // namespace kohkan
