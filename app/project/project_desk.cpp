// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/project/project_desk.h"

#include "app/edit/edit_desk.h"
#include "app/open/file_opener.h"
#include "app/open/import_desk.h"
#include "app/open/incidents_in_use.h"
#include "app/open/layer_desk.h"
#include "app/output/outputs.h"
#include "app/project/missing_files_dialog.h"
#include "app/project/project_bundle.h"
#include "app/session/session_keeper.h"
#include "widgets/history/history.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/selection.h"

#include <QCryptographicHash>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kohkan {

namespace {

QString filter()
{
    return ProjectDesk::tr("Kohkan projects and bundles (*.kohkan *.kohkan.zip)");
}

} // namespace

ProjectDesk::ProjectDesk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_bundles(
          parts, [this] { return value(); }, [this] { return m_path; }, nullptr)
    , m_opening(parts.pool, parts.mailbox, Urgency::Answer)
{
    connect(parts.session, &SessionKeeper::changed, this, &ProjectDesk::look);
    connect(parts.tables, &Tables::asked, parts.session, &SessionKeeper::saveSoon);
    connect(parts.incidents, &IncidentsInUse::changed, parts.session, &SessionKeeper::saveSoon);
    connect(parts.tables, &Tables::changed, this, &ProjectDesk::showTitle);
    connect(parts.layerDesk, &LayerDesk::arrived, this, &ProjectDesk::useIncidents);
    connect(parts.layerDesk, &LayerDesk::readingChosen, this, [this] { m_isFresh = false; });
    connect(parts.importDesk, &ImportDesk::settled, this, [this] { m_isFresh = false; });
    showTitle();
}

void ProjectDesk::begin()
{
    m_hasBegun = true;
    const QJsonObject kept = m_parts.session->project();
    for (const auto value : kept.value(QLatin1String("recent")).toArray())
        m_recent << value.toString();
    if (!m_asked.isEmpty())
        return open(std::exchange(m_asked, {}));
    if (kept.contains(QLatin1String("path")))
        adopt(kept);
}

// ---- what there is

Project ProjectDesk::value() const
{
    Project project;
    project.window = m_parts.session->value();
    project.asOf = m_parts.tables->asOf();
    project.incidents = incidentsNow();
    if (!m_parts.edits->store()->edits().empty())
        project.workspace = m_parts.edits->store()->path();
    project.notes = m_notes;
    return project;
}

/// Place of the layer whose incidents are in use, or are to be once it is read; below 0: the shipped ones are.
int ProjectDesk::incidentsNow() const
{
    const EntryId entry = m_parts.incidents->entry();
    return entry == 0 ? m_incidents : m_parts.layers->value().indexOf(entry);
}

QByteArray ProjectDesk::substance() const
{
    return QCryptographicHash::hash(value().substance(), QCryptographicHash::Sha256).toHex();
}

void ProjectDesk::look()
{
    if (!m_hasBegun)
        return;
    m_parts.history->flush();
    if (m_isFresh && m_parts.history->stack()->count() > 0)
        m_isFresh = false;
    const QByteArray now = hasProject() ? substance() : QByteArray();
    if (m_isFresh)
        m_baseline = now;
    if (!m_givenUp.isEmpty() && now != m_givenUp)
        m_givenUp.clear(); // the window stayed, and was used
    const bool isDirty = now != m_baseline;
    const bool isNews = isDirty != std::exchange(m_isDirty, isDirty);
    keep();
    showTitle();
    if (isNews)
        emit changed();
}

bool ProjectDesk::mustAskBeforeClosing()
{
    look();
    return m_asks && m_isDirty && m_givenUp.isEmpty(); // which look() has just seen to
}

void ProjectDesk::showTitle()
{
    const CataloguePtr &catalogue = m_parts.tables->catalogue();
    const KnownThen *known = catalogue ? catalogue->knownThen() : nullptr;
    const QString program = known ? tr("Kohkan as of %1").arg(known->day.toString(Qt::ISODate)) : tr("Kohkan");
    m_parts.window->setWindowTitle(hasProject() ? tr("%1[*] - %2").arg(QFileInfo(m_path).completeBaseName(), program)
                                                : program);
    m_parts.window->setWindowModified(m_isDirty);
}

/// What the session has of it beside the layers.
void ProjectDesk::keep()
{
    QJsonObject kept{{QStringLiteral("recent"), QJsonArray::fromStringList(m_recent)}};
    if (hasProject()) {
        const auto &day = m_parts.tables->asOf();
        kept.insert(QStringLiteral("path"), m_path);
        kept.insert(QStringLiteral("hash"), m_fileHash);
        kept.insert(QStringLiteral("baseline"), QString::fromLatin1(m_baseline));
        kept.insert(QStringLiteral("notes"), m_notes);
        kept.insert(QStringLiteral("asOf"), day ? day->toString(Qt::ISODate) : QString());
        kept.insert(QStringLiteral("incidents"), incidentsNow());
        kept.insert(QStringLiteral("dirty"), m_isDirty);
        kept.insert(QStringLiteral("givenUp"), !m_givenUp.isEmpty());
    }
    m_parts.session->keepProject(kept);
}

/// The session has brought the layers back; the rest of the project follows.
void ProjectDesk::adopt(const QJsonObject &kept)
{
    const QString path = kept.value(QLatin1String("path")).toString();
    if (kept.value(QLatin1String("givenUp")).toBool())
        return open(path);
    m_path = path;
    m_notes = kept.value(QLatin1String("notes")).toString();
    m_fileHash = kept.value(QLatin1String("hash")).toString();
    m_baseline = kept.value(QLatin1String("baseline")).toString().toLatin1();
    m_incidents = kept.value(QLatin1String("incidents")).toInt(-1);
    if (const auto day = QDate::fromString(kept.value(QLatin1String("asOf")).toString(), Qt::ISODate); day.isValid())
        m_parts.tables->setAsOf(day);
    useIncidents(0);
    m_parts.history->begin();
    const bool wasDirty = kept.value(QLatin1String("dirty")).toBool();
    m_isFresh = !wasDirty;
    m_isDirty = wasDirty;
    if (wasDirty)
        m_parts.messages->say(
            MessageBar::Level::Warning,
            tr("%1 is as it was seconds before the program ended, and was not saved: File > Save keeps that, File > "
               "Revert goes back to the file.")
                .arg(QFileInfo(path).fileName()));
    showTitle();
    emit changed();
}

// ---- new, open, revert

void ProjectDesk::leave(Leaving leaving, std::function<void()> then)
{
    look();
    const bool isLost = hasProject() ? m_isDirty : leaving == Leaving::Replace && m_parts.history->stack()->count() > 0;
    if (!isLost)
        return then();
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Save the project?"),
                        hasProject() ? tr("%1 has changed since it was saved.").arg(QFileInfo(m_path).fileName())
                                     : tr("What the window shows is in no project yet."),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_parts.window);
    box->setObjectName(QStringLiteral("saveProject"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::buttonClicked, this, [this, box, leaving, then](QAbstractButton *button) {
        switch (box->standardButton(button)) {
        case QMessageBox::Save:
            if (hasProject())
                write(m_path, then);
            else
                saveAs(); // and whoever wants to leave asks again
            return;
        case QMessageBox::Discard:
            m_givenUp = leaving == Leaving::Close ? substance() : QByteArray();
            m_isDirty = m_isDirty && leaving == Leaving::Close;
            keep();
            return then();
        default:
            return;
        }
    });
    box->open();
}

void ProjectDesk::makeNew()
{
    leave(Leaving::Replace, [this] {
        m_opening.cancel();
        show({});
    });
}

void ProjectDesk::askFile()
{
    auto *dialog = new QFileDialog(m_parts.window, tr("Open project"), QFileInfo(m_path).absolutePath(), filter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ProjectDesk::open);
    dialog->open();
}

void ProjectDesk::open(const QString &path)
{
    if (!m_hasBegun) {
        m_asked = path;
        return;
    }
    leave(Leaving::Replace, [this, path] {
        const int done = m_parts.history->stack()->index();
        m_opening.ask(
            [path](const std::stop_token &stop) -> Result<OpenedProject> {
                if (!isBundlePath(path))
                    return openProject(path, stop);
                const auto unpacked = unpackBundle(path, stop);
                auto opened = unpacked ? openProject(unpacked->project, stop) : unpacked.error();
                if (opened && unpacked->isChanged)
                    opened->remark =
                        tr("It was unpacked before and has been saved there since, which is what is shown.");
                return opened;
            },
            [this, done](const Result<OpenedProject> &opened) {
                if (!opened)
                    return m_parts.messages->say(opened.error());
                m_parts.history->flush();
                if (m_parts.history->stack()->index() == done)
                    take(*opened);
                else // something was done while it was read
                    leave(Leaving::Replace, [this, opened = *opened] { take(opened); });
            });
    });
}

void ProjectDesk::take(const OpenedProject &opened)
{
    if (opened.isMissingAny())
        askForMissing(opened);
    else
        show(opened);
}

void ProjectDesk::askForMissing(const OpenedProject &opened)
{
    auto *dialog = new MissingFilesDialog(opened, m_parts.pool, m_parts.mailbox, m_parts.window);
    connect(dialog, &MissingFilesDialog::settled, this, [this](const OpenedProject &settled) {
        show(settled);
        m_isFresh = false; // the document does not know yet where its files are
        m_baseline.clear();
        look();
    });
    dialog->open();
}

/// Has the window show it in place of what it shows.
void ProjectDesk::show(const OpenedProject &opened)
{
    ++m_generation;
    m_path = opened.path;
    m_notes = opened.project.notes;
    m_fileHash = opened.hash;
    m_incidents = opened.project.incidents;
    m_leftOut = opened.project.leftOut;
    m_isFresh = true;
    m_mayReplace = false;
    m_givenUp.clear();
    m_stamps.clear();
    for (const SessionValue::LayerState &layer : opened.project.window.layers)
        if (!layer.sha256.isEmpty())
            m_stamps.insert(layer.path, layer);
    m_parts.tables->setAsOf(opened.project.asOf);
    m_parts.session->show(opened.project.window);
    useIncidents(0);
    m_parts.history->begin();
    if (hasProject())
        remember(m_path);
    look();
    say(opened);
    emit changed();
}

/// What a person has to know of a project that was just opened.
void ProjectDesk::say(const OpenedProject &opened)
{
    QStringList details;
    for (const QString &name : opened.differing())
        details << tr("%1: its file is not the one of when the project was saved; filters and selection may meet other "
                      "rows.")
                       .arg(name);
    for (std::size_t i = 0; i < opened.states.size(); ++i)
        if (opened.states[i] == FileState::Missing)
            details << tr("%1: %2 is not there; its layer is grey until you locate it.")
                           .arg(opened.project.window.layers[i].name, opened.project.window.layers[i].path);
    for (const Project::LeftOut &left : opened.project.leftOut)
        details << tr("%1 is not in the bundle: %2").arg(left.name, left.why);
    if (!opened.remark.isEmpty())
        details << opened.remark;
    const QString workspace = m_parts.edits->store()->path();
    if (!opened.project.workspace.isEmpty() && opened.project.workspace != workspace)
        details << tr("It was saved with the corrections of %1; those of %2 are shown. Start with --workspace to have "
                      "the others.")
                       .arg(opened.project.workspace, workspace.isEmpty() ? tr("nobody") : workspace);
    const QString name = QFileInfo(opened.path).fileName();
    if (details.size() == 1)
        m_parts.messages->say(MessageBar::Level::Warning, tr("%1: %2").arg(name, details.front()));
    else if (!details.isEmpty())
        m_parts.messages->say(MessageBar::Level::Warning,
                              tr("%1: %2 things to know, see Details.").arg(name).arg(details.size()),
                              details.join(u'\n'));
}

void ProjectDesk::useIncidents(EntryId)
{
    const auto &entries = m_parts.layers->value().entries;
    if (m_incidents < 0)
        return;
    if (m_incidents >= static_cast<int>(entries.size()) || !entries[static_cast<std::size_t>(m_incidents)].layer)
        return; // still on its way
    const LayerList::Aside aside(m_parts.layers);
    m_parts.incidents->use(entries[static_cast<std::size_t>(std::exchange(m_incidents, -1))].id);
}

void ProjectDesk::revert()
{
    const QString path = m_path;
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Revert"),
        tr("Go back to %1 as it was saved? What was changed since is lost.").arg(QFileInfo(path).fileName()),
        QMessageBox::Ok | QMessageBox::Cancel, m_parts.window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->button(QMessageBox::Ok)->setText(tr("Revert"));
    connect(box, &QMessageBox::accepted, this, [this, path] {
        m_opening.ask([path](const std::stop_token &stop) { return openProject(path, stop); },
                      [this](const Result<OpenedProject> &opened) {
                          if (!opened)
                              return m_parts.messages->say(opened.error());
                          take(*opened);
                      });
    });
    box->open();
}

// ---- save

void ProjectDesk::save()
{
    hasProject() ? write(m_path, {}) : saveAs();
}

void ProjectDesk::saveAs()
{
    auto *dialog = new QFileDialog(m_parts.window, tr("Save project"), m_path, tr("Kohkan projects (*.kohkan)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("kohkan"));
    connect(dialog, &QFileDialog::fileSelected, this, &ProjectDesk::saveTo); // which the dialog has asked about
    dialog->open();
}

void ProjectDesk::saveTo(const QString &path)
{
    if (!isProjectPath(path))
        return saveTo(path + QStringLiteral(".kohkan"));
    m_mayReplace = true;
    write(path, {});
}

void ProjectDesk::write(const QString &path, std::function<void()> then)
{
    Project project = value();
    project.leftOut = m_leftOut;
    for (SessionValue::LayerState &layer : project.window.layers)
        if (const auto known = m_stamps.constFind(layer.path); known != m_stamps.cend() && layer.sha256.isEmpty() &&
                                                               known->fileSize == layer.fileSize &&
                                                               known->fileTime == layer.fileTime)
            layer.sha256 = known->sha256;
    const QString expected = m_mayReplace || path != m_path ? QString() : m_fileHash;
    m_parts.outputs->start(
        tr("Saving %1").arg(QFileInfo(path).fileName()), Outputs::Progress::Unknown,
        [project, path, expected](const std::stop_token &stop, const Outputs::Tell &) {
            return saveProject(project, path, expected, stop);
        },
        [this, path, substance = substance(), then = std::move(then),
         generation = m_generation](const Result<SavedProject> &saved) {
            if (generation == m_generation)
                written(path, saved, substance, then);
            else if (saved) // the window shows another project by now
                m_parts.messages->inform(tr("Saved to %1.").arg(path));
            else
                m_parts.messages->say(saved.error());
        });
}

void ProjectDesk::written(const QString &path, const Result<SavedProject> &saved, const QByteArray &substance,
                          const std::function<void()> &then)
{
    if (!saved) {
        m_mayReplace = true; // where it is another's, as was said
        return m_parts.messages->say(saved.error());
    }
    m_mayReplace = m_isFresh = false;
    m_givenUp.clear();
    m_path = path;
    m_baseline = substance;
    m_fileHash = saved->hash;
    QStringList changed, unselected;
    for (const LayerEntry &entry : m_parts.layers->value().entries)
        if (m_parts.selection->count(entry.id) > SessionKeeper::mostKeys)
            unselected << entry.name;
    for (const SessionValue::LayerState &layer : saved->project.window.layers) {
        if (!layer.sha256.isEmpty())
            m_stamps.insert(layer.path, layer);
        else if (layer.bundledTable.isEmpty() && layer.fileSize > 0)
            changed << layer.name;
    }
    remember(path);
    look();
    if (!unselected.isEmpty())
        m_parts.messages->say(MessageBar::Level::Warning,
                              tr("Saved to %1, but for what is selected in %2: more than %3 rows are not kept.")
                                  .arg(path, unselected.join(QStringLiteral(", ")))
                                  .arg(SessionKeeper::mostKeys));
    else if (changed.isEmpty())
        m_parts.messages->inform(tr("Saved to %1.").arg(path));
    if (!changed.isEmpty())
        m_parts.messages->say(
            MessageBar::Level::Warning,
            tr("Saved to %1. The files of these layers have changed since they were read, or are gone: %2. "
               "Layer > Read again shows what is there now.")
                .arg(path, changed.join(QStringLiteral(", "))));
    emit this->changed();
    if (then)
        then();
}

void ProjectDesk::remember(const QString &path)
{
    m_recent.removeAll(path);
    m_recent.prepend(path);
    while (m_recent.size() > 10)
        m_recent.removeLast();
}

void ProjectDesk::fillRecent(QMenu *menu)
{
    menu->clear();
    for (const QString &path : m_recent)
        menu->addAction(QString(path).replace(u'&', QStringLiteral("&&")), this, [this, path] { open(path); });
    if (m_recent.isEmpty())
        menu->addAction(tr("No project was opened yet"))->setEnabled(false);
}

void ProjectDesk::editNotes()
{
    auto *dialog = new QDialog(m_parts.window);
    dialog->setObjectName(QStringLiteral("projectNotes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Notes of the project"));
    auto *text = new QPlainTextEdit(m_notes, dialog);
    text->setAccessibleName(tr("Notes"));
    text->setPlaceholderText(tr("What it is for, what was assumed, what is still to be done. Saved with the project."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    dialog->resize(520, 360);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(text, &QPlainTextEdit::textChanged, this, [this, text] { // kept by the session at once
        m_notes = text->toPlainText();
        m_isFresh = false;
        m_parts.session->saveSoon();
    });
    dialog->open();
}

} // namespace kohkan
