// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/project/project.h"

#include <stop_token>

namespace kohkan {

/// A file and those beside it that belong to it: of a Shapefile, say, its table.
QStringList partsOfFile(const QString &path);
/// SHA-256 of a file with its parts, in hexadecimal digits. Error::Input where one cannot be read, Error::Cancelled.
/// Any thread but the GUI's.
Result<QString> hashOfFile(const QString &path, const std::stop_token &stop = {});

/// How a file of a project is now.
enum class FileState {
    Same,    ///< size and time, or SHA-256, are those of when the project was saved
    Differs, ///< there is a file, but its content is another
    Missing
};
FileState stateOf(const SessionValue::LayerState &layer, const QString &path, const std::stop_token &stop = {});

/// A project whose files were looked for.
struct OpenedProject {
    Project project;
    QString path;                  ///< of the document; empty: there is none
    QString hash;                  ///< SHA-256 of the document
    QString remark = {};           ///< something a person has to know; may be empty
    std::vector<FileState> states; ///< of each layer; Same for the shipped ones
    bool isMissingAny() const;
    QStringList differing() const; ///< names of the layers whose files differ
};
/// Reads a project and looks for its files: where it says, else beside it. A worker's work.
Result<OpenedProject> openProject(const QString &path, const std::stop_token &stop = {});
/// Looks for files that are still missing in a folder that one of them, `found` at `place`, was found in: those that
/// moved together stand to it as they did before, or beside it. Changes their paths.
void findBeside(OpenedProject &opened, std::size_t found, const QString &place, const std::stop_token &stop = {});

/// Gives each file its SHA-256, and takes it from those that have changed since they were read or cannot be read.
void stampFiles(Project &project, const std::stop_token &stop = {});

/// A project as it was written.
struct SavedProject {
    Project project; ///< without the SHA-256 of files that have changed since they were read, or cannot be read
    QString hash;    ///< of the document
};
/// Gives each file of the project its SHA-256 and writes the document, whole or not at all. Error::Output, also where
/// the document there does not have the SHA-256 that is expected (empty: whatever there is may go). A worker's work.
Result<SavedProject> saveProject(Project project, const QString &path, const QString &expected = {},
                                 const std::stop_token &stop = {});

} // namespace kohkan
