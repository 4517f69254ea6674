// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/project/project_files.h"

#include <functional>

namespace kohkan {

/// A project with its files in one zip, `NAME.kohkan.zip`: the files as they are, byte by byte, so that they are read
/// as they were and hash as they did (a copy of the rows in another format would lose lists, readings and ids), which
/// any other program opens too. In it: `project.kohkan`, the files under `data/`, and what they are in README.txt.
/// Unpacked where the user's own data lie.
bool isBundlePath(const QString &path);

struct WrittenBundle {
    std::vector<Project::LeftOut> leftOut; ///< layers that could not be taken along
    int files = 0;
};
/// `licences`: of each layer as its source states it; empty where it does not. `refusals`: of each layer why it may not
/// be passed on, or cannot be; empty where it goes along. Error::Output, Error::Input, Error::Cancelled. A worker's
/// work.
Result<WrittenBundle> writeBundle(Project project, const QStringList &licences, const QStringList &refusals,
                                  const QString &path, const std::stop_token &stop = {},
                                  const std::function<void(double)> &tell = {});

/// The document in a bundle, its paths those inside. Error::Input.
Result<Project> readBundle(const QString &path);

/// A bundle's project in a folder of its own, and whether somebody has saved it there since it was unpacked.
struct UnpackedBundle {
    QString project;
    bool isChanged = false;
};
/// Unpacks a bundle that was not unpacked before. A worker's work.
Result<UnpackedBundle> unpackBundle(const QString &path, const std::stop_token &stop = {});

} // namespace kohkan
