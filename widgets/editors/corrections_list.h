// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"

#include <QDialog>

class QTextBrowser;
class QUrl;

namespace kohkan {

/// Everything the user has said, newest first: what differs from the shipped record, who said so, when and why, and
/// what is to be decided where the shipped record has changed since. GUI thread only.
class CorrectionsList : public QDialog {
    Q_OBJECT
public:
    explicit CorrectionsList(QWidget *parent = nullptr);
    /// `whyNot`: why nothing can be changed, in a sentence; empty where it can.
    void show(const CataloguePtr &catalogue, const QString &whyNot);
    QString text() const;
    void follow(const QUrl &link);

signals:
    void siteRequested(const QString &depositId);
    void editRequested(const kohkan::RecordName &name, const QString &site);
    void takeBackRequested(const kohkan::RecordName &name); ///< what is shipped, or nothing, stands again
    void keepRequested(const kohkan::RecordName &name);     ///< stands against what is shipped now
    void historyRequested(const kohkan::RecordName &name);

private:
    QTextBrowser *m_page;
};

} // namespace kohkan
