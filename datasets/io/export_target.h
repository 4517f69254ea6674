// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QString>
#include <QStringList>

namespace kohkan {

/// What an export into a path would do to what is there. A value; made by examineTarget().
struct ExportTarget {
    enum class Action {
        NewFile,      ///< nothing is there
        AddLayer,     ///< beside the layers of a GeoPackage
        ReplaceLayer, ///< of a GeoPackage, the others stay
        ReplaceFile   ///< with all that is in it
    };
    QString path;     ///< as it was asked for
    QString realPath; ///< links followed
    Action action = Action::NewFile;
    QString layerName;      ///< the name that the layer gets in the file
    QString replaced;       ///< the layer that goes, as the file spells it
    QStringList others;     ///< the layers that stay, or that go with the file
    QStringList triggers;   ///< of the layer that goes, made by somebody: they go with it
    QStringList readers;    ///< views, and triggers of other tables, that name the layer that goes: they may fail then
    bool isUnknown = false; ///< a file of the right ending that could not be understood

    bool costsSomething() const { return action == Action::ReplaceLayer || action == Action::ReplaceFile; }
    /// What hangs on the layer that goes, in sentences behind others; empty where nothing does.
    QString dependents() const;
    /// What would be lost, and what stays, by name, in a sentence or two. Empty for a new file.
    QString consequence() const;
};

/// Looks at the file an export would go to. `driver` is that of the new file, `sources` are the files that are read:
/// none of them is ever a target. Refuses, Error::Output, each with its sentence: a source (by path or as the same
/// file under another name), a folder, a device, a file that may not be written, a database into which another program
/// writes or that is no GeoPackage, a workspace, a table that is no layer of places. Opens the file, for reading only:
/// not for the GUI thread. KML is listed by a child process.
Result<ExportTarget> examineTarget(const QString &path, const QString &driver, const QString &layerName,
                                   const QStringList &sources);

} // namespace kohkan
