// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/pages/page_writer.h"

namespace kohkan {

/// The attributes of a row of any layer, with its references in full where it is of a shipped table.
class FeaturePage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::FeaturePage)
public:
    using PageWriter::PageWriter;
    QString html(const LayerEntry &entry, Row row) const;
};

} // namespace kohkan
