// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/pages/compare_table.h"
#include "widgets/pages/page_writer.h"

namespace kohkan {

/// Sites side by side as rich text. Further links: `estimate:ID` and `production:ID` (the passport of a figure), and
/// `figures:basis` and `figures:units` (the next way to show them).
class ComparePage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::ComparePage)
public:
    using PageWriter::PageWriter;
    QString html(const CompareTable &table, const FigureView &view) const;

private:
    QString switches(const FigureView &view) const;
    QString rowHtml(const CompareTable::Row &row, qsizetype sites) const;
    QString cellHtml(const CompareTable::Row &row, const std::vector<CompareTable::Part> &cell) const;
};

} // namespace kohkan
