// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/records/user_edit.h"

#include <QUrl>
#include <vector>

namespace kohkan {

/// What a link of a page asks for, read once. A page writes it as `kind:rest` ("estimate:EST-003"); what goes out of
/// the program is Web. A value; any thread.
struct PageLink {
    enum class Kind {
        Unknown,
        Web,
        Site,          ///< id of a deposit
        Source,        ///< reference
        Place,         ///< places(): one
        Route,         ///< places(): two or more
        Commodity,     ///< token
        Rings,         ///< which is opened or shut
        Contributions, ///< likewise
        Figures,       ///< what of the figures changes: `basis` or `units`
        Estimate,      ///< id; passports
        Production,
        Price,
        Equivalent,
        Edit, ///< record()
        TakeBack,
        Keep,
        History,
        Version, ///< number of one in a history
        Event,   ///< id of an event, on the time line
        Rows     ///< number of a line of an import report
    };
    Kind kind = Kind::Unknown;
    QString rest; ///< what stands behind the kind
    QUrl url;     ///< as it was clicked

    static PageLink of(const QUrl &url);
    RecordName record() const; ///< `table/id`
    std::vector<LonLat> places() const;
};

/// Opens a Web link in the desktop. The sentence on why not; empty where it was opened.
QString openWeb(const PageLink &link);

} // namespace kohkan
