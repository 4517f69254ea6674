// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export_dialog.h"
#include "datasets/deposits/catalogue.h"
#include "datasets/security/exposure.h"
#include "datasets/work/mailbox.h"

#include <QObject>
#include <memory>
#include <stop_token>
#include <thread>

namespace kohkan {

/// The column that names the references of each row, or null.
const Column *referenceColumn(const Layer &layer);

/// A column of the references in full, one text a row, from that column: "title (publisher, year) link", joined by "
/// | ". Null where the layer has none.
ColumnPtr sourceColumn(const Layer &layer, const Catalogue &catalogue);

/// Writes one request in the background; the result arrives on the GUI thread. One at a time. What is at the target is
/// looked at first, there too: where a layer or a file would be lost, nothing is written and agreementWanted() asks for
/// a request whose options say so.
class ExportJob : public QObject {
    Q_OBJECT
public:
    explicit ExportJob(std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);
    ~ExportJob() override;
    bool isRunning() const { return m_thread.joinable(); }
    /// `exposures`: what the columns of securityColumns() say where the request wants them; null leaves it out.
    void start(ExportDialog::Request request, CataloguePtr catalogue,
               std::shared_ptr<const SiteExposures> exposures = nullptr);
    void cancel() { m_stop.request_stop(); }

signals:
    void progressed(double share);
    void agreementWanted(const kohkan::ExportTarget &target, const kohkan::ExportDialog::Request &request);
    void finished(const kohkan::ExportReport &report, const QString &path);
    void failed(const kohkan::Error &error);

private:
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace kohkan
