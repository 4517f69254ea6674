// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session/session.h"

#include <QDate>

namespace kohkan {

/// How a window is, to be kept under a name and passed on: layers by their files, styles, filters, selection, view,
/// panels, the day that is shown, incidents in use, exposure, notes. One versioned JSON document, `.kohkan`. A value.
struct Project {
    static constexpr int version = 1;
    /// Of the window; paths are absolute here, and relative to the folder of the document in it. Of a person's own ways
    /// (recent files, recipes, memory) a document has nothing.
    SessionValue window;
    std::optional<QDate> asOf; ///< nothing: today
    int incidents = -1; ///< place among the layers of those whose incidents are in use; below 0: the shipped ones
    QString workspace;  ///< file of the corrections that were open; empty: none
    QString notes;      ///< what somebody wrote about it
    /// Layers that a bundle could not take along.
    struct LeftOut {
        QString name;
        QString why;
        friend bool operator==(const LeftOut &, const LeftOut &) = default;
    };
    std::vector<LeftOut> leftOut;

    /// As a document in that folder.
    QByteArray toJson(const QString &folder) const;
    /// What counts when it is asked whether something has changed: not where somebody looks, nor how panels stand.
    QByteArray substance() const;
    /// Of the document at `path`. Error::Input where it is broken, of a later version or no project.
    static Result<Project> fromJson(const QByteArray &json, const QString &path);
    /// Reads the document. Error::Input where it cannot be.
    static Result<Project> read(const QString &path);
};

/// Does the name say that it is a project?
bool isProjectPath(const QString &path);

} // namespace kohkan
