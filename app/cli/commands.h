// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace kohkan {

/// The commands, each with the words after its name; they return the exit code of the process and never read the user's
/// session.
int infoCommand(const QStringList &words);
/// 4 where rows or cells of the source are in no row and no column of what was read.
int validateCommand(const QStringList &words);
/// The shipped import recipes.
int recipesCommand(const QStringList &words);
int auditCommand(const QStringList &words);
int estimatesCommand(const QStringList &words);
int exposureCommand(const QStringList &words);
/// list, export and merge of the annotations of a workspace. merge: 1 where annotations changed on both sides and
/// nobody said whose stand.
int annotationsCommand(const QStringList &words);
int timelineCommand(const QStringList &words);
int exportCommand(const QStringList &words);
/// Needs a QGuiApplication for its fonts; run() makes one on the offscreen platform.
int renderCommand(const QStringList &words);
/// The same. With --verify: 0 where nothing has changed, 1 where something has, 2 where the file cannot be read.
int dossierCommand(const QStringList &words);

} // namespace kohkan
