// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/text_encoding.h"
#include "datasets/result.h"

#include <QFile>
#include <memory>
#include <string_view>

namespace kohkan {

/// The text of a file in memory: mapped as it is where it is UTF-8 or nearly (single texts that are not are read as
/// Windows-1252 later, each for itself), else decoded as a whole. Shared between threads once open.
class CsvText {
public:
    /// Error::Input where the file cannot be read, Error::Words where nobody knows the encoding. An empty `encoding` is
    /// found out.
    static Result<CsvText> open(const QString &path, const QString &encoding);

    /// Behind the byte order mark.
    std::string_view text() const { return m_text; }
    const TextEncoding &encoding() const { return m_encoding; }
    bool isRecoded() const { return m_isRecoded; }   ///< not UTF-8, and nobody has said what it is
    qint64 strangers() const { return m_strangers; } ///< bytes that mean nothing in the encoding
    /// Gives the memory of a part that is not needed any more back, where it is the file's own.
    void forget(std::size_t from, std::size_t to) const;

private:
    void decode();
    std::unique_ptr<QFile> m_file;
    QByteArray m_decoded;
    std::string_view m_text;
    TextEncoding m_encoding;
    bool m_isRecoded = false;
    bool m_isMapped = false;
    qint64 m_strangers = 0;
};

} // namespace kohkan
