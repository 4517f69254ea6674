// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/sources_page.h"

namespace kohkan {

QString SourcesPage::html(Row deposit) const
{
    QString body;
    for (const QString &ref : catalogue()->sourceRefsFor(deposit))
        body += sourceBlock(ref);
    return body.isEmpty() ? hint(tr("No reference is recorded for this site.")) : page(body);
}

} // namespace kohkan
