// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output/map_export_job.h"
#include "widgets/sheet/page_settings.h"

#include <QJsonObject>
#include <QObject>

namespace kohkan {

class FilterState;
class MapExportDialog;
class MapPrint;
class MapView;
class WorkerPool;

/// How the map leaves the window: asks, has it drawn and written, or shows it for printing. Remembers what was chosen
/// last. GUI thread.
class MapOutput : public QObject {
    Q_OBJECT
public:
    MapOutput(const LayerList *layers, const FilterState *filters, const MapView *map, Outputs *outputs,
              WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *window);
    void setBaseMap(BaseMapPtr base) { m_base = std::move(base); }
    const BaseMapPtr &baseMap() const { return m_base; }
    void openExport();
    void openPrintPreview();
    MapPrint *print() const { return m_print; }
    /// For the session.
    QJsonObject state() const;
    void restore(const QJsonObject &state);

signals:
    void finished(const QString &path);
    void failed(const kohkan::Error &error);
    void stateChanged();

private:
    PageContent content() const;
    void keep(const PageSettings &settings);
    const LayerList *m_layers;
    const FilterState *m_filters;
    const MapView *m_map;
    WorkerPool *m_pool;
    std::shared_ptr<Mailbox> m_mailbox;
    QWidget *m_window;
    MapExportJob *m_job;
    MapPrint *m_print;
    BaseMapPtr m_base;
    PageSettings m_settings;
    QString m_folder; ///< of the last file
};

} // namespace kohkan
