// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/page_browser.h"

#include <QMimeData>

namespace kohkan {

void PageBrowser::setCopies(Copies copies)
{
    m_copies = copies;
    const bool isFree = copies == Copies::Allowed;
    setTextInteractionFlags(isFree ? Qt::TextBrowserInteraction
                                   : Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
}

/// What every copy and drag of Qt takes, whatever the flags say.
QMimeData *PageBrowser::createMimeDataFromSelection() const
{
    return m_copies == Copies::Allowed ? QTextBrowser::createMimeDataFromSelection() : new QMimeData;
}

} // namespace kohkan
