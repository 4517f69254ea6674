// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"

#include "app/message_bar.h"
#include "app/report_dialog.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/real_path.h"
#include "datasets/io/whole_bytes.h"
#include "widgets/map/map_view.h"

#include <QSet>

namespace kohkan {

void MainWindow::openReport(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !entry->layer)
        return;
    auto *dialog = new ReportDialog(entry->name, entry->layer, &m_pool, m_mailbox.box(), this);
    connect(dialog, &ReportDialog::rowsChosen, this,
            [this, id, layer = entry->layer->id()](const std::vector<qint64> &rows) { selectRows(id, layer, rows); });
    connect(dialog, &ReportDialog::saveRequested, this, &MainWindow::saveReport);
    dialog->open();
}

/// Rows by their number in the source, from 1, and the map goes to those that have a place.
void MainWindow::selectRows(EntryId id, quint64 layerId, const std::vector<qint64> &rows)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !entry->layer || entry->layer->id() != layerId)
        return inform(tr("The layer was read again meanwhile; open its report anew."));
    const QSet<qint64> wanted(rows.begin(), rows.end());
    const Layer &layer = *entry->layer;
    m_selection->apply(
        id,
        RowSet::where(layer.rowCount(),
                      [&](std::size_t i) { return wanted.contains(qint64(layer.sourceRow(rowAt(i))) + 1); }),
        Selection::Mode::Replace);
    m_map->zoomToSelection();
}

void MainWindow::saveReport(const QByteArray &bytes, const QString &path)
{
    QStringList sources;
    for (const LayerEntry &entry : m_layers->value().entries)
        sources << entry.path;
    if (const auto shipped = dataFolder())
        sources << *shipped;
    m_outputs->start(
        tr("Writing the report"), Outputs::Progress::Unknown,
        [bytes, path, sources](const std::stop_token &, const Outputs::Tell &) {
            const Outcome mayBe = refuseSources(path, sources);
            return mayBe ? writeWholeFile(bytes, path) : mayBe;
        },
        [this, path](const Outcome &written) {
            if (written)
                inform(tr("The report was written to %1.").arg(path));
            else
                m_messages->say(MessageBar::Level::Error, written.error().message, written.error().detail);
        });
}

} // namespace kohkan
