// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/import_report.h"
#include "datasets/work/mailbox.h"
#include "datasets/work/worker_pool.h"

#include <QDialog>
#include <memory>
#include <optional>
#include <stop_token>

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
    ~ReportDialog() override;
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
    std::optional<ImportReport> m_report;
    std::stop_source m_stop;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QTextBrowser *m_page;
    QPushButton *m_copy, *m_save;
};

} // namespace kohkan
