// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/project/bundle_desk.h"

#include "app/output/outputs.h"
#include "app/project/project_bundle.h"
#include "datasets/table/passing_on.h"
#include "widgets/parts/message_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>

namespace kohkan {

BundleDesk::BundleDesk(const Parts &parts, std::function<Project()> project, std::function<QString()> path,
                       QObject *parent)
    : QObject(parent), m_parts(parts), m_project(std::move(project)), m_path(std::move(path))
{}

/// Of a file of the user's; null for a shipped table.
const LayerEntry *BundleDesk::entryOf(const SessionValue::LayerState &layer) const
{
    for (const LayerEntry &entry : m_parts.layers->value().entries)
        if (layer.bundledTable.isEmpty() && entry.path == layer.path && entry.sourceLayer == layer.sourceLayer)
            return &entry;
    return nullptr;
}

void BundleDesk::ask()
{
    const QString name = !m_path().isEmpty() ? m_path() + QStringLiteral(".zip") : QStringLiteral("project.kohkan.zip");
    auto *dialog = new QFileDialog(m_parts.window, tr("Write a bundle"), name, tr("Kohkan bundles (*.kohkan.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("kohkan.zip"));
    connect(dialog, &QFileDialog::fileSelected, this, &BundleDesk::writeTo);
    dialog->open();
}

void BundleDesk::writeTo(const QString &path)
{
    if (!isBundlePath(path))
        return writeTo(path + QStringLiteral(".kohkan.zip"));
    const Project project = m_project();
    QStringList licences, refusals;
    for (const SessionValue::LayerState &layer : project.window.layers) {
        const LayerEntry *entry = entryOf(layer);
        licences << (entry && entry->layer ? entry->layer->provenance().licence : QString());
        refusals << (!entry ? QString() : !entry->layer ? entry->missing : whyNotPassedOn(*entry->layer, entry->name));
    }
    m_parts.outputs->start(
        tr("Writing %1").arg(QFileInfo(path).fileName()), Outputs::Progress::Shared,
        [project, licences, refusals, path](const std::stop_token &stop, const Outputs::Tell &tell) {
            return writeBundle(project, licences, refusals, path, stop, tell);
        },
        [this, path](const Result<WrittenBundle> &written) {
            if (!written)
                return m_parts.messages->say(written.error());
            const QString sentence =
                tr("Written to %1 (files: %2). Corrections and annotations are not in it: Edit > Export annotations.")
                    .arg(path)
                    .arg(written->files);
            QStringList left;
            for (const Project::LeftOut &one : written->leftOut)
                left << QStringLiteral("%1: %2").arg(one.name, one.why);
            if (left.isEmpty())
                m_parts.messages->inform(sentence);
            else
                m_parts.messages->say(MessageBar::Level::Warning,
                                      sentence + u' ' + tr("Left out: %1").arg(left.join(u' ')));
        });
}

} // namespace kohkan
