// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/edit/edit_desk.h"

#include "datasets/io/whole_bytes.h"
#include "widgets/editors/merge_dialog.h"
#include "widgets/editors/record_history.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QUndoCommand>

namespace kohkan {

namespace {

/// One change of one record, both ways.
class ChangeRecord : public QUndoCommand {
public:
    ChangeRecord(const QString &text, WorkspaceStore *store, RecordName name, std::optional<UserEdit> after)
        : QUndoCommand(text)
        , m_store(store)
        , m_name(std::move(name))
        , m_before(store->edit(m_name))
        , m_after(std::move(after))
    {}
    void redo() override { m_store->change(m_name, m_after); }
    void undo() override { m_store->change(m_name, m_before); }

private:
    WorkspaceStore *m_store;
    RecordName m_name;
    std::optional<UserEdit> m_before, m_after;
};

} // namespace

EditDesk::EditDesk(Tables *tables, History *history, Outputs *outputs, std::shared_ptr<Mailbox> mailbox,
                   WorkerPool *pool, QWidget *window)
    : QObject(window)
    , m_tables(tables)
    , m_history(history)
    , m_outputs(outputs)
    , m_window(window)
    , m_store(mailbox)
    , m_reading(pool, mailbox, Urgency::Tile)
{
    connect(&m_store, &WorkspaceStore::opened, this, &EditDesk::storeOpened);
    connect(&m_store, &WorkspaceStore::changed, this, [this] { m_tables->setEdits(m_store.edits()); });
    connect(&m_store, &WorkspaceStore::failed, this,
            [this](const QString &sentence, const QString &details) { emit said(sentence, details, true); });
    connect(m_tables, &Tables::changed, this, &EditDesk::followTables);
}

void EditDesk::storeOpened()
{
    if (!m_store.whyNot().isEmpty())
        emit said(m_store.whyNot(), {}, false);
    else if (!m_store.drafts().empty())
        emit said(tr("What you had typed and not saved is kept: Edit > Unfinished edits."), {}, false);
    m_tables->setEdits(m_store.edits());
}

void EditDesk::followTables()
{
    const CataloguePtr &now = catalogue();
    const CataloguePtr before = std::exchange(m_shown, now);
    if (!now || now == before)
        return;
    if (m_list)
        m_list->show(now, m_store.whyNot());
    if (m_versions)
        m_versions->setVersions(m_store.history());
    const auto outdated = std::count_if(now->edits().begin(), now->edits().end(), [](const AppliedEdit &e) {
        return e.state == EditState::Outdated || e.state == EditState::Orphaned;
    });
    const bool isFirst = !before || before->edits().empty();
    if (isFirst && outdated > 0)
        emit said(tr("%n of your corrections was made on a record that has changed since: Edit > Your corrections.",
                     nullptr, static_cast<int>(outdated)),
                  {}, false);
}

// ---- forms

QString EditDesk::lastAuthor() const
{
    if (!m_store.edits().empty())
        return m_store.edits().back().author;
    return QString::fromLocal8Bit(qgetenv("USER"));
}

/// A record of the user's own, as a form begins with it.
UserEdit EditDesk::freshOf(const RecordName &name, const QString &site) const
{
    UserEdit edit;
    edit.name = {name.table, ownId()};
    edit.site = site;
    edit.author = lastAuthor();
    RowTexts row;
    if (name.table == QLatin1String("estimates"))
        row = {{QStringLiteral("kind"), QStringLiteral("resource")},
               {QStringLiteral("category"), QStringLiteral("total")},
               {QStringLiteral("code"), QStringLiteral("unknown")},
               {QStringLiteral("scope"), QStringLiteral("deposit")}};
    else if (name.table == annotationTable)
        row = {{QStringLiteral("level"), QStringLiteral("3")},
               {QStringLiteral("category"), annotationCategories().front()},
               {QStringLiteral("kind"), annotationKinds().front()},
               {QStringLiteral("date"), QDate::currentDate().toString(Qt::ISODate)}};
    else if (name.table == QLatin1String("production"))
        row = {{QStringLiteral("kind"), QStringLiteral("actual")}, {QStringLiteral("unit"), QStringLiteral("t")}};
    edit.rows = {row};
    return edit;
}

UserEdit EditDesk::startOf(const RecordName &name, const QString &site) const
{
    if (const auto known = m_store.edit(name))
        return *known;
    UserEdit edit;
    edit.name = name;
    edit.base = m_tables->shipped()->shippedRecord(name);
    edit.rows = edit.base;
    edit.site = site;
    if (site.isEmpty() && !edit.base.empty())
        edit.site =
            name.table == QLatin1String("deposits") ? name.id : edit.base.front().value(QStringLiteral("deposit_id"));
    edit.author = lastAuthor();
    return edit;
}

void EditDesk::edit(RecordName name, QString site)
{
    if (const QString why = m_store.whyNot(); !why.isEmpty())
        return emit said(why, {}, false);
    if (!m_tables->shipped())
        return;
    const UserEdit start = name.id.isEmpty() ? freshOf(name, site) : startOf(name, site);
    if (start.rows.empty())
        return emit said(tr("%1 has no record %2.").arg(name.table, name.id), {}, false);
    QJsonObject draft;
    for (const Draft &kept : m_store.drafts())
        if (kept.name == keyOf(start.name))
            draft = kept.form;
    openEditor(start, draft);
}

void EditDesk::annotate(const AnnotatedPlace &place)
{
    if (const QString why = m_store.whyNot(); !why.isEmpty())
        return emit said(why, {}, false);
    if (!m_tables->shipped())
        return;
    UserEdit start = freshOf({annotationTable, {}}, {});
    start.rows.front().insert(placeColumn, place.wkt());
    openEditor(start, {});
}

void EditDesk::openEditor(const UserEdit &start, const QJsonObject &draft)
{
    QPointer<RecordEditor> &editor = m_editors[keyOf(start.name)];
    if (editor) {
        editor->raise();
        editor->activateWindow();
        return;
    }
    editor = new RecordEditor(start, catalogue(), draft, m_window);
    editor->setModal(false);
    connect(editor, &RecordEditor::drafted, this,
            [this](const RecordName &name, const QJsonObject &form) { m_store.saveDraft(keyOf(name), form); });
    connect(editor, &RecordEditor::discarded, this, [this](const RecordName &name) { m_store.dropDraft(keyOf(name)); });
    connect(editor, &RecordEditor::saved, this, [this](const UserEdit &edit) {
        const QString subject = catalogue()->subjectOf(edit);
        const bool isNew = edit.isOwn() && !m_store.edit(edit.name);
        const bool isAnnotation = edit.name.table == annotationTable;
        push(isAnnotation ? tr("annotation of %1").arg(subject)
             : isNew      ? tr("addition to %1").arg(subject)
                          : tr("correction of %1").arg(subject),
             edit.name, edit);
        m_store.dropDraft(keyOf(edit.name));
    });
    editor->show();
}

void EditDesk::push(const QString &text, const RecordName &name, std::optional<UserEdit> after)
{
    m_history->push(new ChangeRecord(text, &m_store, name, std::move(after)));
}

void EditDesk::takeBack(const RecordName &name)
{
    const auto known = m_store.edit(name);
    if (known && m_store.whyNot().isEmpty())
        push(tr("taking back of %1").arg(catalogue()->subjectOf(*known)), name, std::nullopt);
}

void EditDesk::keep(const RecordName &name)
{
    auto known = m_store.edit(name);
    if (!known || !m_store.whyNot().isEmpty())
        return;
    known->base = m_tables->shipped()->shippedRecord(name);
    push(tr("choice for %1").arg(catalogue()->subjectOf(*known)), name, known);
}

void EditDesk::showList()
{
    if (!catalogue())
        return;
    if (!m_list) {
        m_list = new CorrectionsList(m_window);
        m_list->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_list, &CorrectionsList::siteRequested, this, &EditDesk::siteRequested);
        connect(m_list, &CorrectionsList::editRequested, this, &EditDesk::edit);
        connect(m_list, &CorrectionsList::takeBackRequested, this, &EditDesk::takeBack);
        connect(m_list, &CorrectionsList::keepRequested, this, &EditDesk::keep);
        connect(m_list, &CorrectionsList::historyRequested, this, &EditDesk::showHistory);
    }
    m_list->show(catalogue(), m_store.isOpen() || !m_store.whyNot().isEmpty() ? m_store.whyNot() : QString());
    static_cast<QWidget *>(m_list)->show();
    m_list->raise();
}

void EditDesk::showHistory(const RecordName &name)
{
    if (!catalogue())
        return;
    if (m_versions)
        m_versions->close();
    m_versions = new RecordHistory(
        name, catalogue(), m_store.whyNot().isEmpty() ? RecordHistory::Links::BringBack : RecordHistory::Links::None,
        m_window);
    connect(m_versions, &RecordHistory::bringBackRequested, this, &EditDesk::bringBack);
    m_versions->setVersions(m_store.history());
    m_versions->open();
}

void EditDesk::bringBack(const UserEdit &version)
{
    if (m_store.whyNot().isEmpty())
        push(tr("earlier version for %1").arg(catalogue()->subjectOf(version)), version.name, version);
}

// ---- annotation packs

void EditDesk::exportPack(const QString &path)
{
    if (!catalogue())
        return;
    AnnotationPack pack = packOf(m_store.edits(), m_store.history());
    for (PackedAnnotation &packed : pack.annotations)
        packed.siteName = catalogue()->subjectOf(packed.edit);
    m_outputs->start(
        tr("Writing annotations"), Outputs::Progress::Unknown,
        [bytes = pack.json(), path](const std::stop_token &stop, const Outputs::Tell &) {
            return stop.stop_requested() ? Outcome(Outputs::cancelled(path)) : writeWholeFile(bytes, path);
        },
        [this, path, count = static_cast<int>(pack.annotations.size())](const Outcome &written) {
            if (written)
                emit said(tr("%n annotation(s) were written to %1.", nullptr, count).arg(path), {}, false);
            else
                emit said(written.error().message, written.error().detail,
                          written.error().kind != Error::Kind::Cancelled);
        });
}

void EditDesk::openPack(const QString &path)
{
    if (const QString why = m_store.whyNot(); !why.isEmpty())
        return emit said(why, {}, false);
    m_reading.ask(
        [path] {
            QFile file(path);
            const bool isOpen = file.open(QIODevice::ReadOnly);
            return isOpen ? AnnotationPack::fromJson(file.readAll())
                          : Result<AnnotationPack>(
                                Error{Error::Kind::Input, tr("%1 cannot be read: %2.").arg(path, file.errorString())});
        },
        [this, path](const Result<AnnotationPack> &pack) {
            if (!pack)
                return emit said(pack.error().message, pack.error().detail, true);
            auto *dialog = new MergeDialog(compareWithPack(*pack, m_store.edits(), m_store.history()), catalogue(),
                                           QFileInfo(path).fileName(), m_window);
            connect(dialog, &MergeDialog::chosen, this,
                    [this, path](const std::vector<MergeItem> &items, const std::vector<MergeChoice> &choices) {
                        merge(items, choices, QFileInfo(path).fileName());
                    });
            dialog->open();
        });
}

/// One step back takes the whole merge away.
void EditDesk::merge(const std::vector<MergeItem> &items, const std::vector<MergeChoice> &choices, const QString &file)
{
    int taken = 0;
    m_history->beginMacro(tr("merge of %1").arg(file));
    for (std::size_t i = 0; i < items.size(); ++i)
        if (takesTheirs(items[i], choices[i])) {
            push({}, items[i].name, items[i].theirs);
            ++taken;
        }
    m_history->endMacro();
    emit said(tr("%n change(s) of %1 were taken.", nullptr, taken).arg(file), {}, false);
}

void EditDesk::fillDrafts(QMenu *menu)
{
    menu->clear();
    for (const Draft &draft : m_store.drafts()) {
        const auto typed = UserEdit::fromJson(draft.form);
        if (!typed || !catalogue())
            continue;
        const QString moment = QDateTime::fromString(draft.savedAt, Qt::ISODateWithMs)
                                   .toLocalTime()
                                   .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        menu->addAction(
            tr("%1, %2").arg(catalogue()->subjectOf(*typed), moment), this, [this, typed = *typed, form = draft.form] {
                UserEdit start = typed.isOwn() && !m_store.edit(typed.name) ? freshOf(typed.name, typed.site)
                                                                            : startOf(typed.name, typed.site);
                start.name = typed.name;
                if (const RowTexts row = typed.rows.empty() ? RowTexts() : typed.rows.front();
                    row.contains(placeColumn) && start.site.isEmpty())
                    start.rows.front().insert(placeColumn, row.value(placeColumn));
                openEditor(start, form);
            });
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing is unfinished"))->setEnabled(false);
}

QString EditDesk::finish()
{
    for (const auto &editor : std::as_const(m_editors))
        if (editor)
            editor->reject(); // keeps its draft
    return m_store.finish();
}

} // namespace kohkan
