// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"

#include <QDialog>

class QTextBrowser;
class QUrl;

namespace kohkan {

/// All that a user has said in one record, newest first: what each version changed, who by and when, with a link that
/// brings it back. Deletes itself when it is closed. GUI thread only.
class RecordHistory : public QDialog {
    Q_OBJECT
public:
    /// What the links may do.
    enum class Links { BringBack, None };
    RecordHistory(RecordName name, CataloguePtr catalogue, Links links, QWidget *parent = nullptr);
    /// Those of other records are passed over.
    void setVersions(const std::vector<RecordVersion> &history);
    QString text() const;
    void follow(const QUrl &link);

signals:
    void bringBackRequested(const kohkan::UserEdit &version);

private:
    QString blockOf(std::size_t at) const;
    RecordName m_name;
    CataloguePtr m_catalogue;
    Links m_links;
    std::vector<RecordVersion> m_versions; ///< of this record, oldest first
    QTextBrowser *m_page;
};

} // namespace kohkan
