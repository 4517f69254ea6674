// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/csv_text.h"

#include "datasets/work/in_parallel.h"
#include "datasets/work/words.h"

#include <atomic>
#include <sys/mman.h>
#include <unistd.h>

namespace kohkan {

namespace {

/// On two threads, in pieces that end where a line does.
bool isUtf8InParallel(std::string_view text)
{
    constexpr std::size_t piece = 4 << 20;
    if (text.size() < piece)
        return isUtf8(text);
    std::atomic<bool> isFine = true;
    std::vector<std::function<void()>> jobs;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = std::min(text.size(), from + piece);
        while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80)
            ++to;
        jobs.emplace_back([&isFine, part = text.substr(from, to - from)] {
            if (isFine && !isUtf8(part))
                isFine = false;
        });
        from = to;
    }
    runInParallel(jobs);
    return isFine;
}

} // namespace

Result<CsvText> CsvText::open(const QString &path, const QString &encoding)
{
    CsvText text;
    const QString asked = encoding.isEmpty() ? QString() : knownEncoding(encoding);
    if (!encoding.isEmpty() && asked.isEmpty())
        return unknownEncoding(encoding);
    text.m_file = std::make_unique<QFile>(path);
    if (!text.m_file->open(QIODevice::ReadOnly))
        return Error{Error::Kind::Input,
                     tr("%1 cannot be read (%2); check that the file is whole.").arg(path, text.m_file->errorString())};
    const qint64 size = text.m_file->size();
    if (const uchar *mapped = size > 0 ? text.m_file->map(0, size) : nullptr) {
        text.m_text = {reinterpret_cast<const char *>(mapped), static_cast<std::size_t>(size)};
        text.m_isMapped = true;
        ::madvise(const_cast<uchar *>(mapped), static_cast<std::size_t>(size), MADV_SEQUENTIAL);
    } else {
        text.m_decoded = text.m_file->readAll();
        text.m_text = {text.m_decoded.constData(), static_cast<std::size_t>(text.m_decoded.size())};
    }
    text.m_encoding = encodingOfHead(text.m_text.substr(0, 64 << 10));
    const bool isMarked = text.m_encoding.markBytes > 0;
    if (!asked.isEmpty() && asked != text.m_encoding.name)
        text.m_encoding = {asked, isMarked && asked.startsWith(QLatin1String("UTF")) ? text.m_encoding.markBytes : 0,
                           false};
    text.m_text.remove_prefix(static_cast<std::size_t>(text.m_encoding.markBytes));
    if (text.m_encoding.isUtf8() && !isUtf8InParallel(text.m_text)) {
        if (asked.isEmpty()) {
            text.m_encoding = {guessCodePage(text.m_text), text.m_encoding.markBytes, true};
            text.m_isRecoded = true;
        } else {
            text.decode();
        }
    }
    const bool isEachForItself = text.m_isRecoded && text.m_encoding.name == QLatin1String("Windows-1252");
    if (!text.m_encoding.isUtf8() && !isEachForItself)
        text.decode();
    return text;
}

void CsvText::decode()
{
    auto decoded = toUtf8(m_text, m_encoding.name);
    m_strangers = decoded.strangers;
    m_decoded = std::move(decoded.bytes);
    m_text = {m_decoded.constData(), static_cast<std::size_t>(m_decoded.size())};
    m_isMapped = false;
    m_file.reset();
}

void CsvText::forget(std::size_t from, std::size_t to) const
{
    if (!m_isMapped)
        return;
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(m_text.data() + from) / page * page,
               end = reinterpret_cast<std::uintptr_t>(m_text.data() + to) / page * page;
    if (end > begin)
        ::madvise(reinterpret_cast<void *>(begin), end - begin, MADV_DONTNEED);
}

} // namespace kohkan
