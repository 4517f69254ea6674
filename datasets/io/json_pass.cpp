// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/json_pass.h"

#include "datasets/work/in_parallel.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <chrono>
#include <limits>

namespace kohkan {

namespace {

constexpr qint64 secondPartFrom = 4 << 20; ///< bytes from which a second thread pays

} // namespace

JsonPart::JsonPart(const QString &path, qint64 from, const LayerDescription &description, const ReadOptions &options,
                   JsonColumn::Keeps keeps)
    : m_from(from), m_windows(path, from), m_assembler(description, options), m_features(keeps, m_assembler)
{}

JsonPart::End JsonPart::read(std::optional<qint64> limit, qint64 expectedBytes, const std::function<bool()> &goesOn)
{
    using Next = FeatureWindows::Next;
    while (true) {
        const Next next = m_windows.next(limit.value_or(std::numeric_limits<qint64>::max()));
        if (next == Next::Within) {
            limit.reset();
            continue;
        }
        if (next == Next::Limit)
            return End::Limit;
        if (next == Next::Broken) {
            m_objection = tr("it ends, or breaks, within its features");
            return End::Refused;
        }
        const bool isFirst = m_rows == 0;
        if (!m_features.read(m_windows.text())) {
            m_objection = m_features.objection();
            return End::Refused;
        }
        const auto rows = static_cast<qint64>(m_features.rowCount()),
                   text = static_cast<qint64>(m_windows.text().size());
        if (isFirst && rows > 0)
            m_features.reserve(
                static_cast<std::size_t>(expectedBytes / std::max<qint64>(text / rows, 1) / 20 * 21 + rows));
        m_rows = rows;
        m_bytes = m_windows.position() - m_from;
        if (next == Next::Last)
            return End::Array;
        if (!goesOn())
            return End::Stopped;
    }
}

JsonPass::JsonPass(QString path, qint64 from, const LayerDescription &description, const ReadOptions &options,
                   JsonColumn::Keeps keeps, const KnownKinds &known)
    : m_path(std::move(path))
    , m_from(from)
    , m_size(QFileInfo(m_path).size())
    , m_description(description)
    , m_options(options)
    , m_keeps(keeps)
    , m_known(known)
{}

Result<JsonPass::Answer> JsonPass::run(std::stop_token stop, const ReportProgress &report)
{
    m_stop = std::move(stop);
    const auto part = [&](qint64 from) {
        auto made = std::make_unique<JsonPart>(m_path, from, m_description, m_options, m_keeps);
        made->features().expect(m_known.columns, m_known.ids);
        return made;
    };
    m_first = part(m_from);
    if (auto prepared = m_first->prepare(); !prepared)
        return prepared.error();
    std::optional<qint64> middle;
    if (m_size - m_from >= secondPartFrom && std::thread::hardware_concurrency() > 1)
        middle = likelyFeature(m_path, m_from + (m_size - m_from) / 2);
    using Clock = std::chrono::steady_clock;
    auto nextReport = Clock::now() + std::chrono::milliseconds(100);
    const auto goesOn = [&] {
        if (report && Clock::now() >= nextReport) {
            const qint64 bytes = m_first->bytes() + (m_second ? m_second->bytes() : 0),
                         rows = m_first->rows() + (m_second ? m_second->rows() : 0);
            report({std::min(1.0, double(bytes) / double(std::max<qint64>(m_size - m_from, 1))), rows});
            nextReport = Clock::now() + std::chrono::milliseconds(100);
        }
        return !m_stop.stop_requested();
    };
    std::jthread upper;
    if (middle) {
        m_second = part(*middle);
        upper = std::jthread([this] { readUpper(); });
    }
    struct Unwanted { // before the thread is waited for
        std::atomic<bool> &flag;
        ~Unwanted() { flag = true; }
    } const unwanted{m_isUnwanted};
    const JsonPart::End end = m_first->read(middle, m_size - m_from, goesOn);
    if (end == JsonPart::End::Stopped)
        return Answer::Stopped;
    if (end == JsonPart::End::Limit)
        return awaitUpper(goesOn);
    m_isUnwanted = true; // what it took for a feature was none
    if (upper.joinable())
        upper.join();
    m_second.reset();
    m_objection = m_first->objection();
    m_arrayEnd = m_first->arrayEnd();
    return end == JsonPart::End::Array ? Answer::Whole : Answer::Refused;
}

void JsonPass::readUpper()
{
    auto end = JsonPart::End::Refused;
    if (m_second->prepare())
        end = m_second->read(std::nullopt, m_size - m_second->from(),
                             [this] { return !m_isUnwanted && !m_stop.stop_requested(); });
    const std::scoped_lock lock(m_mutex);
    m_secondEnd = end;
    m_isSecondDone = true;
    m_changed.notify_all();
}

JsonPass::Answer JsonPass::awaitUpper(const std::function<bool()> &goesOn)
{
    const auto isDone = [this] {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(50), [this] { return m_isSecondDone; });
    };
    while (!isDone())
        if (!goesOn())
            return Answer::Stopped;
    if (m_secondEnd == JsonPart::End::Stopped)
        return Answer::Stopped;
    m_objection = m_second->objection();
    m_arrayEnd = m_second->arrayEnd();
    return m_secondEnd == JsonPart::End::Array ? Answer::Whole : Answer::Refused;
}

/// Both parts get the columns of both, in the order of the first, each with the kinds of both.
void JsonPass::joinColumns()
{
    JsonFeatures &lower = m_first->features(), &upper = m_second->features();
    for (auto &column : upper.columns())
        lower.column(column.name()).widen(column.kinds());
    for (auto &column : lower.columns())
        upper.column(column.name()).widen(column.kinds());
    lower.ids().widen(upper.ids().kinds());
    upper.ids().widen(lower.ids().kinds());
}

bool JsonPass::merge()
{
    if (!m_second)
        return !m_first->features().isBehind();
    joinColumns();
    JsonFeatures &lower = m_first->features(), &upper = m_second->features();
    if (lower.isBehind() || upper.isBehind())
        return false;
    std::vector<std::function<void()>> jobs{[&] { lower.ids().append(std::move(upper.ids())); },
                                            [&] { m_first->assembler().append(std::move(m_second->assembler())); }};
    for (auto &column : lower.columns())
        jobs.push_back([&column, &rest = upper.column(column.name())] { column.append(std::move(rest)); });
    lower.note(upper);
    if (m_keeps == JsonColumn::Keeps::Values)
        runInParallel(jobs);
    m_second.reset();
    return true;
}

KnownKinds JsonPass::known() const
{
    KnownKinds known;
    for (const auto &column : m_first->features().columns())
        known.columns.emplace_back(column.name(), JsonColumn::Keeps::Kinds, column.kinds());
    known.ids = m_first->features().ids().kinds();
    return known;
}

} // namespace kohkan
