// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output/export_dialog.h"
#include "app/output/outputs.h"
#include "datasets/catalogue/catalogue.h"
#include "datasets/security/exposure.h"

#include <QObject>
#include <memory>

namespace kohkan {

/// Writes requests among the other outputs. What is at the target is looked at first, there too: where a layer or a
/// file would be lost, nothing is written and agreementWanted() asks for a request whose options say so.
class ExportJob : public QObject {
    Q_OBJECT
public:
    explicit ExportJob(Outputs *outputs, QObject *parent = nullptr) : QObject(parent), m_outputs(outputs) {}
    /// `exposures`: what the columns of securityColumns() say where the request wants them; null leaves it out.
    void start(const ExportDialog::Request &request, const CataloguePtr &catalogue,
               const std::shared_ptr<const SiteExposures> &exposures = nullptr);

signals:
    void agreementWanted(const kohkan::ExportTarget &target, const kohkan::ExportDialog::Request &request);
    void finished(const kohkan::ExportReport &report, const QString &path);
    void failed(const kohkan::Error &error);

private:
    Outputs *m_outputs;
};

} // namespace kohkan
