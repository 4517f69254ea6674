// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/feature_windows.h"
#include "datasets/io/json_feature.h"
#include "datasets/io/read_options.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace kohkan {

/// The features of a file from one place to another, read on the thread that calls read().
class JsonPart {
public:
    JsonPart(const QString &path, qint64 from, const LayerDescription &description, const ReadOptions &options,
             JsonColumn::Keeps keeps);

    enum class End { Array, Limit, Refused, Stopped };
    /// Up to the end of the features, or to `limit` where a feature begins there; it is given up where it turns out to
    /// lie within one. `goesOn` is asked between windows.
    End read(std::optional<qint64> limit, qint64 expectedBytes, const std::function<bool()> &goesOn);

    JsonFeatures &features() { return m_features; }
    LayerAssembler &assembler() { return m_assembler; }
    const QString &objection() const { return m_objection; }
    qint64 arrayEnd() const { return m_windows.arrayEnd(); }
    qint64 from() const { return m_from; }
    qint64 bytes() const { return m_bytes; } ///< read so far; any thread
    qint64 rows() const { return m_rows; }   ///< the same
    Outcome prepare() { return m_assembler.prepare(); }

private:
    const qint64 m_from;
    FeatureWindows m_windows;
    LayerAssembler m_assembler;
    JsonFeatures m_features;
    QString m_objection;
    std::atomic<qint64> m_bytes = 0, m_rows = 0;
};

/// The kinds of all columns, from a pass that could not keep all values.
struct KnownKinds {
    std::deque<JsonColumn> columns;
    unsigned ids = 0;
};

/// One reading of a whole file, in one part or, by two threads, in two. What looks like the begin of a feature in the
/// middle is taken for one; the first part reads up to there and knows whether it was.
class JsonPass {
public:
    JsonPass(QString path, qint64 from, const LayerDescription &description, const ReadOptions &options,
             JsonColumn::Keeps keeps, const KnownKinds &known);

    enum class Answer { Whole, Refused, Stopped };
    Result<Answer> run(std::stop_token stop, const ReportProgress &report);
    const QString &objection() const { return m_objection; }
    qint64 arrayEnd() const { return m_arrayEnd; }
    /// Makes one part of two. False where values were not kept that the kinds of all rows ask for; known() has those.
    bool merge();
    KnownKinds known() const;
    JsonPart &all() { return *m_first; }

private:
    void readUpper();
    void joinColumns();
    Answer awaitUpper(const std::function<bool()> &goesOn);
    const QString m_path;
    const qint64 m_from, m_size;
    const LayerDescription &m_description;
    const ReadOptions &m_options;
    const JsonColumn::Keeps m_keeps;
    const KnownKinds &m_known;
    std::unique_ptr<JsonPart> m_first, m_second;
    QString m_objection;
    qint64 m_arrayEnd = -1;
    std::stop_token m_stop;
    std::atomic<bool> m_isUnwanted = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isSecondDone = false;
    JsonPart::End m_secondEnd = JsonPart::End::Refused;
};

} // namespace kohkan
