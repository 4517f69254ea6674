// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/remarks.h"

#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

namespace {

constexpr std::size_t remarksListed = 1000, rowsListed = 20;

} // namespace

void Remarks::add(const QString &message, qint64 sourceRow)
{
    const auto known = m_index.constFind(message);
    const std::size_t at = known == m_index.constEnd() ? m_remarks.size() : *known;
    if (known == m_index.constEnd()) {
        m_index.insert(message, at);
        m_remarks.push_back({message, 0, {}});
    }
    Remark &remark = m_remarks[at];
    if (!remark.rows.empty() && remark.rows.back() == sourceRow)
        return;
    ++remark.count;
    if (remark.rows.size() < rowsListed)
        remark.rows.push_back(sourceRow);
}

std::vector<Warning> Remarks::warnings() const
{
    std::vector<Warning> warnings = m_whole;
    for (std::size_t i = 0; i < std::min(remarksListed, m_remarks.size()); ++i) {
        const Remark &remark = m_remarks[i];
        QStringList rows;
        for (const qint64 row : remark.rows)
            rows << QString::number(row);
        const qint64 more = remark.count - qint64(remark.rows.size());
        const QString listed = more > 0 ? tr("rows %1 and %2 more").arg(rows.join(QStringLiteral(", "))).arg(more)
                                        : tr("rows %1").arg(rows.join(QStringLiteral(", ")));
        warnings.push_back({remark.rows.front(),
                            remark.count == 1 ? remark.message : QStringLiteral("%1 (%2)").arg(remark.message, listed),
                            true});
    }
    if (m_remarks.size() > remarksListed)
        warnings.push_back({std::nullopt,
                            tr("%1 more values did not fit and are not listed.").arg(m_remarks.size() - remarksListed),
                            true});
    return warnings;
}

} // namespace kohkan
