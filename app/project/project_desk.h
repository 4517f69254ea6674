// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "app/project/bundle_desk.h"
#include "app/project/project_files.h"
#include "datasets/work/latest_job.h"
#include "widgets/state/layer_list.h"

#include <QObject>
#include <QPointer>
#include <functional>

class QMenu;

namespace kohkan {

/// The project that the window shows: made, opened, saved, reverted; whether it has changed since; what the session
/// keeps of it, so that nothing is lost that was there seconds before the program ended. Without a project the window
/// is kept by the session alone. GUI thread only.
class ProjectDesk : public QObject {
    Q_OBJECT
public:
    ProjectDesk(const Parts &parts, QObject *parent);

    /// The list of layers is there: takes up what the session had, then opens what was asked for meanwhile.
    void begin();
    void makeNew();
    void askFile();
    void open(const QString &path);
    void save();
    void saveAs();
    void saveTo(const QString &path); ///< whatever is there goes
    void revert();
    void editNotes();
    BundleDesk *bundles() { return &m_bundles; }
    void fillRecent(QMenu *menu);
    const QString &path() const { return m_path; } ///< empty: there is no project
    bool hasProject() const { return !m_path.isEmpty(); }
    bool isDirty() const { return m_isDirty; } ///< has it changed since it was saved?
    const QString &notes() const { return m_notes; }
    /// Looks whether something has changed.
    void look();
    bool mustAskBeforeClosing();
    void setAsks(bool asks) { m_asks = asks; } ///< false: nobody is there to answer
    /// Calls `then` where nothing is lost by leaving what the window shows; else asks first, once.
    enum class Leaving { Replace, Close };
    void leave(Leaving leaving, std::function<void()> then);

signals:
    void changed(); ///< which project, its name, or whether it is dirty

private:
    Project value() const;
    void take(const OpenedProject &opened);
    void askForMissing(const OpenedProject &opened);
    void show(const OpenedProject &opened);
    void say(const OpenedProject &opened);
    void write(const QString &path, std::function<void()> then);
    void written(const QString &path, const Result<SavedProject> &saved, const QByteArray &substance,
                 const std::function<void()> &then);
    void adopt(const QJsonObject &kept);
    void keep();
    void showTitle();
    void remember(const QString &path);
    void useIncidents(EntryId arrived);
    int incidentsNow() const;
    QByteArray substance() const;
    const Parts &m_parts;
    BundleDesk m_bundles;
    LatestJob m_opening;
    QString m_path;
    QString m_notes;
    QString m_fileHash;    ///< of the document as it was read or written
    QByteArray m_baseline; ///< substance() when it was saved or opened
    std::vector<Project::LeftOut> m_leftOut;
    QHash<QString, SessionValue::LayerState> m_stamps; ///< SHA-256 of files, with the size and time that it is of
    QStringList m_recent;
    QString m_asked;        ///< to be opened once the window is ready
    int m_incidents = -1;   ///< place of the layer whose incidents are to be used once it is read
    bool m_isFresh = false; ///< nothing was done since it was opened: what arrives late is no change
    bool m_isDirty = false;
    QByteArray m_givenUp;      ///< substance() that somebody closes without saving; empty: none
    bool m_mayReplace = false; ///< the document on disk is another's, as was said
    bool m_hasBegun = false;
    bool m_asks = true;
    int m_generation = 0; ///< of projects that the window has shown
};

} // namespace kohkan
