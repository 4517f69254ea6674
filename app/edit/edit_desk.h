// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/edit/workspace_store.h"
#include "app/output/outputs.h"
#include "datasets/catalogue/annotation_pack.h"
#include "datasets/security/annotated_place.h"
#include "widgets/editors/corrections_list.h"
#include "widgets/editors/record_editor.h"
#include "widgets/history/history.h"
#include "widgets/state/tables.h"

#include <QHash>
#include <QPointer>

class QMenu;

namespace kohkan {

class RecordHistory;

/// Where a user's edits are made: the forms and their drafts. Each is a step of the History. They go into the Tables.
/// GUI thread only.
class EditDesk : public QObject {
    Q_OBJECT
public:
    EditDesk(Tables *tables, History *history, Outputs *outputs, std::shared_ptr<Mailbox> mailbox, WorkerPool *pool,
             QWidget *window);

    void open(const QString &workspace) { m_store.open(workspace); }
    WorkspaceStore *store() { return &m_store; }
    /// Opens the form of a record; an id that is empty makes one of the user's own for the site.
    void edit(RecordName name, QString site);
    /// Opens the form of an annotation of an area or a route.
    void annotate(const AnnotatedPlace &place);
    /// Puts the shipped record back, or takes one of the user's own away.
    void takeBack(const RecordName &name);
    /// Has a correction stand against what is shipped now.
    void keep(const RecordName &name);
    void showList();
    /// All that was ever said in a record, each version to be brought back.
    void showHistory(const RecordName &name);
    /// Puts an earlier version of a record in place.
    void bringBack(const UserEdit &version);
    /// Writes the annotations as a pack that a colleague merges, or says why not.
    void exportPack(const QString &path);
    /// Opens what a pack would change, to be chosen from.
    void openPack(const QString &path);
    /// An entry for each form that was begun and not saved.
    void fillDrafts(QMenu *menu);
    RecordEditor *editorOf(const RecordName &name) const { return m_editors.value(keyOf(name)); }
    CorrectionsList *list() const { return m_list; }
    /// Keeps what the open forms hold and waits until all is on the device. The sentence of a failure; empty where
    /// there is none.
    QString finish();

signals:
    void siteRequested(const QString &depositId);
    void said(const QString &sentence, const QString &details, bool isError);

private:
    static QString keyOf(const RecordName &name) { return name.table + u'/' + name.id; }
    const CataloguePtr &catalogue() const { return m_tables->everything(); }
    void storeOpened();
    void followTables();
    UserEdit startOf(const RecordName &name, const QString &site) const;
    UserEdit freshOf(const RecordName &name, const QString &site) const;
    void openEditor(const UserEdit &start, const QJsonObject &draft);
    void merge(const std::vector<MergeItem> &items, const std::vector<MergeChoice> &choices, const QString &file);
    void push(const QString &text, const RecordName &name, std::optional<UserEdit> after);
    QString lastAuthor() const;

    Tables *m_tables;
    History *m_history;
    Outputs *m_outputs;
    QWidget *m_window;
    WorkspaceStore m_store;
    CataloguePtr m_shown; ///< as the list of corrections has them
    QHash<QString, QPointer<RecordEditor>> m_editors;
    QPointer<CorrectionsList> m_list;
    QPointer<RecordHistory> m_versions;
    LatestJob m_reading; ///< of a pack
};

} // namespace kohkan
