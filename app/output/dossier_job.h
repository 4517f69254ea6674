// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output/dossier_writer.h"
#include "app/output/outputs.h"

#include <QObject>

namespace kohkan {

/// Writes dossiers among the other outputs, one site after the other; what is written stays when a later one fails or
/// is cancelled.
class DossierJob : public QObject {
    Q_OBJECT
public:
    explicit DossierJob(Outputs *outputs, QObject *parent = nullptr) : QObject(parent), m_outputs(outputs) {}
    void start(const DossierRequest &request, const CataloguePtr &catalogue, const BaseMapPtr &base);

signals:
    void finished(const QStringList &files);
    void failed(const kohkan::Error &error, const QStringList &files); ///< `files`: those written before

private:
    Outputs *m_outputs;
};

} // namespace kohkan
