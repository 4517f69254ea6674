// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <QHash>

namespace kohkan {

/// What of a table did not fit, each thing once with the rows that have it. Owned by one thread.
class Remarks {
public:
    void add(const QString &message, qint64 sourceRow); ///< counted from 1
    void add(const QString &message) { m_whole.push_back({std::nullopt, message, true}); }
    std::size_t differentOfRows() const { return m_remarks.size(); }
    /// In the order of the first rows; of very many different ones the first, and how many there are more.
    std::vector<Warning> warnings() const;

private:
    struct Remark {
        QString message;
        qint64 count = 0;
        std::vector<qint64> rows; ///< the first
    };
    std::vector<Remark> m_remarks;
    QHash<QString, std::size_t> m_index;
    std::vector<Warning> m_whole;
};

} // namespace kohkan
