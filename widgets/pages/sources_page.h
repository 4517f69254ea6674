// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/pages/page_writer.h"

namespace kohkan {

/// The Sources tab: each reference that the record and its figures rest on.
class SourcesPage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::SourcesPage)
public:
    using PageWriter::PageWriter;
    QString html(Row deposit) const;
};

} // namespace kohkan
