// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output/chart_exporter.h"
#include "app/output/dossier_job.h"
#include "app/output/export_job.h"
#include "app/parts/parts.h"

#include <QObject>
#include <QStringList>

namespace kohkan {

/// Asks what is to be written, has Outputs write it, and says what came of it. GUI thread only.
class OutputDesk : public QObject {
    Q_OBJECT
public:
    OutputDesk(const Parts &parts, QObject *parent);
    void openExport();
    QString whyNoDossier() const; ///< empty where one can be made
    void openDossier();
    void saveReport(const QByteArray &bytes, const QString &path);
    /// For the session.
    const QString &dossierFolder() const { return m_folder; }
    const QStringList &dossierFormats() const { return m_formats; }
    void restore(const QString &dossierFolder, const QStringList &dossierFormats);

signals:
    void stateChanged(); ///< that the session keeps

private:
    void exported(const ExportReport &report, const QString &path);
    void askToReplace(const ExportTarget &target, const ExportDialog::Request &request);
    void startDossiers(const DossierRequest &request);
    void dossiersWritten(const QStringList &files, const QString &problem);
    const Parts &m_parts;
    ExportJob *m_export;
    DossierJob *m_dossiers;
    ChartExporter *m_charts;
    QString m_folder;      ///< of the last dossiers
    QStringList m_formats; ///< of the last dossiers
};

} // namespace kohkan
