// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/gui_mailbox.h"
#include "widgets/state/tables.h"

namespace kohkan {

/// Tables as a window has them, for a part of it that stands alone.
struct ShownTables {
    GuiMailbox mailbox;
    WorkerPool pool{1};
    Tables tables{&pool, mailbox.box()};

    explicit ShownTables(const CataloguePtr &catalogue = {}, QDate clock = {})
    {
        tables.setClock(clock);
        tables.setShipped(catalogue);
    }
    operator const Tables *() const { return &tables; }
};

} // namespace kohkan
