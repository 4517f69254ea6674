// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextBrowser>

namespace kohkan {

/// A page of rich text that may hold what may not be passed on: then nothing of it can be marked, copied or dragged,
/// not by the keyboard either. Owned by its parent; GUI thread.
class PageBrowser : public QTextBrowser {
    Q_OBJECT
public:
    enum class Copies { Allowed, Refused };
    using QTextBrowser::QTextBrowser;
    void setCopies(Copies copies);

protected:
    QMimeData *createMimeDataFromSelection() const override;

private:
    Copies m_copies = Copies::Allowed;
};

} // namespace kohkan
