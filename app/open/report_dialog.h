// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/import_report.h"
#include "datasets/work/latest_job.h"

#include <QDialog>
#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QTextBrowser;
class QUrl;

namespace kohkan {

/// The import report of a layer: made on a worker, shown as a page, copied as text, saved as text or JSON. A click on
/// a line about rows asks for them. GUI thread.
class ReportDialog : public QDialog {
    Q_OBJECT
public:
    ReportDialog(const QString &name, const LayerPtr &layer, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                 QWidget *parent = nullptr);
    bool isReady() const { return m_report.has_value(); }

signals:
    /// Numbers of the source, from 1.
    void rowsChosen(const std::vector<qint64> &rows);
    /// To be written by somebody who outlives the dialog.
    void saveRequested(const QByteArray &bytes, const QString &path);

private:
    void take(const ImportReport &report);
    QString page() const;
    void follow(const QUrl &link);
    void copy();
    void askWhere();

    QString m_name;
    LatestJob m_job;
    std::optional<ImportReport> m_report;
    QTextBrowser *m_page;
    QPushButton *m_copy, *m_save;
};

} // namespace kohkan
