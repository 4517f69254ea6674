// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_catalogue.h"

#include "datasets/workspace/workspace.h"

#include <QCoreApplication>

namespace kohkan {

Result<CataloguePtr> commandCatalogue(const Arguments &arguments, const QString &dataFolder)
{
    const auto shipped = Catalogue::load(dataFolder);
    if (!shipped || !arguments.has(QStringLiteral("workspace")))
        return shipped;
    const auto workspace = Workspace::open(arguments.option(QStringLiteral("workspace")), Workspace::Access::ReadOnly);
    if (!workspace)
        return workspace.error();
    const auto edits = (*workspace)->edits();
    if (!edits)
        return edits.error();
    const CataloguePtr catalogue = Catalogue::withEdits(**shipped, *edits);
    for (const AppliedEdit &applied : catalogue->edits())
        if (applied.state == EditState::Outdated || applied.state == EditState::Orphaned)
            complain(QCoreApplication::translate("CommandLine",
                                                 "%1 %2: the shipped record has changed since %3 corrected it, so the "
                                                 "shipped one stands.")
                         .arg(applied.edit.name.table, applied.edit.name.id, applied.edit.author));
    return catalogue;
}

} // namespace kohkan
