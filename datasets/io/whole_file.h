// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QString>

namespace kohkan {

/// A file that appears under its name whole or not at all: written under a temporary name in the same folder, synced,
/// renamed. A link is followed to the file it leads to, and owner and permissions of a file that is replaced are kept.
/// What was there stays until commit(). The temporary file (and a driver's companions, `-journal` and the
/// like) goes with the object.
class WholeFile {
public:
    /// What becomes of a file that has the name by the time of commit().
    enum class Existing { Replaced, Kept };
    /// Error::Output where the folder does not exist or may not be written, or what is there is no file or read-only.
    static Result<WholeFile> create(const QString &target, const QString &extension = {});
    WholeFile(WholeFile &&other) noexcept;
    WholeFile &operator=(WholeFile &&) = delete;
    ~WholeFile();
    const QString &temporaryPath() const { return m_temporary; }
    /// fsync of what has been written.
    Outcome sync() const;
    /// Renames to the target and syncs the folder. Error::Output, too, where a file has come that is to be kept.
    Outcome commit(Existing existing = Existing::Replaced);

private:
    WholeFile() = default;
    Outcome committed();
    void removeTemporary();
    QString m_target;
    QString m_temporary;
};

} // namespace kohkan
