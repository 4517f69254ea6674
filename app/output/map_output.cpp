// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/map_output.h"

#include "app/output/map_export_dialog.h"
#include "app/output/map_print.h"
#include "app/output/page_json.h"
#include "widgets/map/map_view.h"
#include "widgets/state/filter_state.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace kohkan {

MapOutput::MapOutput(const LayerList *layers, const FilterState *filters, const MapView *map, Outputs *outputs,
                     WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *window)
    : QObject(window)
    , m_layers(layers)
    , m_filters(filters)
    , m_map(map)
    , m_pool(pool)
    , m_mailbox(std::move(mailbox))
    , m_window(window)
    , m_job(new MapExportJob(outputs, this))
    , m_print(new MapPrint(pool, m_mailbox, window))
{
    connect(m_job, &MapExportJob::finished, this, &MapOutput::finished);
    connect(m_job, &MapExportJob::failed, this, &MapOutput::failed);
}

PageContent MapOutput::content() const
{
    PageContent content;
    content.base = m_base;
    content.depiction = m_layers->value().depiction;
    for (const auto &entry : m_layers->value().entries)
        if (entry.visible && entry.layer)
            content.entries.push_back({entry, m_filters->rows(entry.id), m_map->projected(entry)});
    content.view = m_map->viewport();
    content.date = QDate::currentDate();
    return content;
}

void MapOutput::openExport()
{
    QString folder = m_folder;
    if (!QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    const QString path = QStringLiteral("%1/%2.%3").arg(folder, tr("map"), PageSettings::extension(m_settings.format));
    auto *dialog = new MapExportDialog(content(), m_settings, path, m_pool, m_mailbox, m_window);
    connect(dialog, &MapExportDialog::settingsLeft, this, &MapOutput::keep);
    connect(dialog, &MapExportDialog::exportRequested, this,
            [this](const PageSettings &settings, const QString &target) {
                m_folder = QFileInfo(target).absolutePath();
                m_job->start(content(), settings, target);
            });
    connect(dialog, &MapExportDialog::printRequested, this, [this](const PageSettings &settings) {
        keep(settings);
        openPrintPreview();
    });
    dialog->open();
}

void MapOutput::openPrintPreview()
{
    m_print->open(content(), m_settings);
}

void MapOutput::keep(const PageSettings &settings)
{
    m_settings = settings;
    emit stateChanged();
}

QJsonObject MapOutput::state() const
{
    QJsonObject object = pageToJson(m_settings);
    object.insert(QStringLiteral("folder"), m_folder);
    return object;
}

void MapOutput::restore(const QJsonObject &state)
{
    m_settings = pageFromJson(state);
    m_folder = state.value(QLatin1String("folder")).toString();
}

} // namespace kohkan
