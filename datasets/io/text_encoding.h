// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <string_view>

namespace kohkan {

/// How the characters of a text lie in its bytes.
struct TextEncoding {
    QString name = QStringLiteral("UTF-8"); ///< as known to iconv: UTF-8, UTF-16LE, UTF-16BE, Windows-1252 ...
    qsizetype markBytes = 0;                ///< length of the byte order mark that says so
    bool isGuess = false;                   ///< neither a mark nor the bytes themselves settle it
    bool isUtf8() const { return name == QLatin1String("UTF-8"); }
    bool isUtf16() const { return name.startsWith(QLatin1String("UTF-16")); }
};

/// The encodings that a person can choose from, most usual first. Any other name that iconv knows is taken too.
QStringList choosableEncodings();
/// The name as it is kept (`cp1256` is Windows-1256); empty where iconv does not know it.
QString knownEncoding(const QString &name);

/// What to say where knownEncoding() is empty: Error::Words.
Error unknownEncoding(const QString &name);

/// Whether every byte belongs to a character of UTF-8.
bool isUtf8(std::string_view bytes);

/// UTF-16 by mark or by the zeros of its Latin letters, UTF-8 by mark.
/// Nothing of the text behind `head` is looked at, so a text of 8-bit characters is reported as UTF-8.
TextEncoding encodingOfHead(std::string_view head);
/// Windows-1256 where most of the bytes above 127 are Arabic letters there that stand together in words, Windows-1251
/// where they are Cyrillic ones that do, else Windows-1252. For texts that are not UTF-8; where both kinds are mixed,
/// only what is not UTF-8 counts.
QString guessCodePage(std::string_view bytes);

/// The text as UTF-8; a byte that means nothing in the encoding becomes U+FFFD and is counted.
struct Utf8Text {
    QByteArray bytes;
    qint64 strangers = 0;
};
Utf8Text toUtf8(std::string_view bytes, const QString &encoding);

} // namespace kohkan
