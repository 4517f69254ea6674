// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/layer_desk.h"

#include "app/open/file_opener.h"
#include "app/open/import_desk.h"
#include "app/open/reading_dialog.h"
#include "app/open/report_dialog.h"
#include "widgets/editors/symbols_editor.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/layer_panel.h"
#include "widgets/parts/message_bar.h"
#include "widgets/parts/status_panel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>

namespace kohkan {

LayerDesk::LayerDesk(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.opener, &FileOpener::said, parts.messages, &MessageBar::pass);
    connect(parts.opener, &FileOpener::doubted, this, &LayerDesk::offerRemedy);
    connect(parts.opener, &FileOpener::progressed, parts.status, &StatusPanel::showProgress);
    connect(parts.opener, &FileOpener::idle, parts.status, &StatusPanel::hideProgress);
    connect(parts.opener, &FileOpener::idle, this, [this] { m_justOpened.clear(); });
    connect(parts.opener, &FileOpener::opened, this, &LayerDesk::opened);
    connect(parts.importDesk, &ImportDesk::said, parts.messages, &MessageBar::pass);
    connect(parts.importDesk, &ImportDesk::noTable, this, [this](const QString &path) { open({path}); });
    connect(parts.importDesk, &ImportDesk::settled, this, &LayerDesk::noteOpened);
    connect(parts.layerPanel, &LayerPanel::openRequested, this, &LayerDesk::openFiles);
    connect(parts.layerPanel, &LayerPanel::symbolsRequested, this, &LayerDesk::editSymbols);
    connect(parts.layerPanel, &LayerPanel::locateRequested, this, &LayerDesk::locate);
}

void LayerDesk::open(const QStringList &paths)
{
    if (!m_hasBegun) { // the list of layers is still to be restored
        m_early += paths;
        return;
    }
    for (const auto &path : paths)
        noteOpened(path);
    m_parts.opener->open(paths);
}

void LayerDesk::begin()
{
    m_hasBegun = true;
    open(std::exchange(m_early, {}));
}

void LayerDesk::readAgain(EntryId id)
{
    if (const LayerEntry *entry = m_parts.layers->value().find(id))
        m_parts.opener->fill(id, QString(entry->path), reading(id));
}

void LayerDesk::opened(EntryId id, const ReadOptions &options)
{
    m_readings.insert(id, options);
    emit arrived(id);
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !m_justOpened.contains(entry->path))
        return;
    std::optional<LonLatBox> &all = m_justOpened[entry->path]; // of the layers of the file, once there is one
    if (!all && entry->layer->provenance().doubts.empty())     // whose remedy stands there
        emit shown(id);
    all = all.value_or(LonLatBox());
    all->include(entry->layer->viewExtent());
    if (!all->isEmpty())
        m_parts.map->zoomTo(*all);
}

/// The map goes to it, and it is among the files that were opened last.
void LayerDesk::noteOpened(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_justOpened.insert(absolute, {});
    m_recent.removeAll(absolute);
    m_recent.prepend(absolute);
    while (m_recent.size() > 10)
        m_recent.removeLast();
}

void LayerDesk::openFiles()
{
    auto *dialog = new QFileDialog(m_parts.window, tr("Open data"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Vector data (*.geojson *.json *.gpkg *.shp *.fgb *.kml *.kmz *.csv *.tsv *.txt *.xlsx *.ods "
            "*.gml *.gpx *.tab *.mif)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &LayerDesk::open);
    dialog->open();
}

void LayerDesk::locate(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry)
        return;
    auto *dialog = new QFileDialog(m_parts.window, tr("Where is %1 now?").arg(entry->path));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id, oldPath = entry->path](const QString &path) {
        ReadOptions reading = m_readings.value(id);
        reading.driver.clear();
        if (reading.layerName == QFileInfo(oldPath).completeBaseName()) // the layer is named for the file
            reading.layerName.clear();
        emit readingChosen();
        m_parts.opener->fill(id, path, reading);
    });
    dialog->open();
}

void LayerDesk::changeReading(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !entry->layer || !entry->bundledTable.isEmpty())
        return;
    const Provenance &from = entry->layer->provenance();
    if (from.reading || !from.placeColumns.isEmpty()) // a table, whose rows can be shown
        return m_parts.importDesk->change(*entry, m_readings.value(id));
    auto *dialog = new ReadingDialog(*entry, m_readings.value(id), m_parts.window);
    connect(dialog, &ReadingDialog::readingChosen, this, [this, id, path = entry->path](const ReadOptions &reading) {
        emit readingChosen();
        m_parts.opener->fill(id, path, reading);
    });
    dialog->open();
}

/// A button for what would put right what has just been said of a layer's places.
void LayerDesk::offerRemedy(EntryId id, const Doubt &doubt)
{
    QString text;
    switch (doubt.remedy()) {
    case Doubt::Remedy::SwapAxes:
        text = tr("Swap latitude and longitude");
        break;
    case Doubt::Remedy::ReadAsDegrees:
        text = tr("Read as degrees (WGS 84)");
        break;
    case Doubt::Remedy::StateSystem:
        text = tr("State the reference system...");
        break;
    case Doubt::Remedy::None:
        return;
    }
    m_parts.messages->offer(text, [this, id, remedy = doubt.remedy()] { this->remedy(id, remedy); });
}

/// Reads the layer again the other way, as Layer > Reading... does.
void LayerDesk::remedy(EntryId id, Doubt::Remedy remedy)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || entry->path.isEmpty() || !entry->bundledTable.isEmpty())
        return; // it was removed meanwhile
    if (remedy == Doubt::Remedy::StateSystem)
        return changeReading(id);
    ReadOptions reading = m_readings.value(id);
    if (remedy == Doubt::Remedy::SwapAxes)
        reading.swapAxes = !reading.swapAxes;
    else
        reading.referenceSystem = QStringLiteral("EPSG:4326");
    emit readingChosen();
    m_justOpened.insert(entry->path, {}); // and shown where it lies now
    m_parts.opener->fill(id, entry->path, reading);
}

void LayerDesk::editSymbols(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !entry->layer)
        return;
    if (m_symbols && m_symbols->entry() != id)
        m_symbols->accept(); // one at a time
    if (!m_symbols || m_symbols->entry() != id)
        m_symbols = new SymbolsEditor(m_parts.layers, id, *m_parts.tables, m_parts.window);
    m_symbols->show();
    m_symbols->raise();
    m_symbols->activateWindow();
}

void LayerDesk::openReport(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !entry->layer)
        return;
    auto *dialog = new ReportDialog(entry->name, entry->layer, m_parts.pool, m_parts.mailbox, m_parts.window);
    connect(dialog, &ReportDialog::rowsChosen, this,
            [this, id, layer = entry->layer->id()](const std::vector<qint64> &rows) {
                emit rowsRequested(id, layer, rows);
            });
    connect(dialog, &ReportDialog::saveRequested, this, &LayerDesk::reportSaveRequested);
    dialog->open();
}

} // namespace kohkan
