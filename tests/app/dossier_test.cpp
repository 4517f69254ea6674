// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/colophon_reader.h"
#include "app/output/dossier_dialog.h"
#include "app/output/dossier_job.h"
#include "app/session/session.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "widgets/parts/message_bar.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace kohkan;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

QPushButton *writeButton(QDialog *dialog)
{
    auto *buttons = dialog->findChild<QDialogButtonBox *>();
    for (auto *button : buttons->buttons())
        if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            return qobject_cast<QPushButton *>(button);
    return nullptr;
}

} // namespace

/// File > Dossier in the real window: who may, what is asked, what is written and said.
class DossierTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase() { m_window.reset(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void wantsASelection();
    void writesTheSelection();
    void theDialogSaysWhatIsMissing();
    void cancelLeavesNoHalfFile();
    void keepsWhatWasWrittenBeforeAnError();
    void remembersFolderAndFormats();

private:
    EntryId select(const QStringList &ids);
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    DossierRequest requestFor(const QStringList &ids) const
    {
        DossierRequest request;
        request.ids = ids;
        request.folder = m_folder->path();
        request.view.asOf = QDate(2026, 11, 23);
        return request;
    }
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void DossierTest::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_home.path().toUtf8());
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    options.useSession = false;
    m_window = std::make_unique<MainWindow>(options);
    m_window->resize(1100, 700);
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isReady(), 20000);
}

EntryId DossierTest::select(const QStringList &ids)
{
    for (const auto &entry : m_window->parts().layers->value().entries)
        if (entry.isDeposits()) {
            m_window->parts().selection->apply(entry.id, entry.layer->rowsOfKeys(ids), Selection::Mode::Replace);
            return entry.id;
        }
    return 0;
}

void DossierTest::wantsASelection()
{
    QAction *action = m_window->action(q("dossier"));
    m_window->parts().selection->clear();
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(q("Select a site")), qPrintable(action->toolTip()));
    select({q("reko-diq")});
    QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 20000); // once the base map is there
    m_window->parts().layers->remove(select({q("reko-diq")}));
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(q("not in the list")), qPrintable(action->toolTip()));
    cleanupTestCase();
    initTestCase();
}

void DossierTest::writesTheSelection()
{
    const EntryId deposits = select({q("koh-i-dalil"), q("reko-diq")});
    Condition condition;
    condition.field = q("province");
    condition.op = Condition::Op::OneOf;
    condition.values = {q("Balochistan")};
    m_window->parts().filters->setCondition(deposits, condition.field, condition);
    QAction *action = m_window->action(q("dossier"));
    QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 20000);
    action->trigger();
    auto *dialog = m_window->findChild<DossierDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->findChild<QLineEdit *>()->setText(m_folder->path());
    for (auto *box : dialog->findChildren<QCheckBox *>())
        box->setChecked(true);
    QVERIFY(writeButton(dialog)->isEnabled());
    writeButton(dialog)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().messages->text().contains(q("4 files written to ") + m_folder->path()),
                             60000);
    QCOMPARE(files().size(), 4);
    auto *offer = m_window->parts().messages->findChild<QToolButton *>(q("offer"));
    QVERIFY(offer->isVisible());
    QCOMPARE(offer->text(), q("Show folder"));
    for (const char *ending : {"pdf", "html"}) {
        const auto colophon = readColophon(m_folder->filePath(q("dossier-reko-diq.") + q(ending)));
        QVERIFY2(colophon, ending);
        QCOMPARE(colophon->filter, QStringList{q("Province: Balochistan")});
        QCOMPARE(colophon->boundaries, q("Neutral"));
    }
    m_window->parts().messages->say(MessageBar::Level::Information, q("Something else"));
    QVERIFY(!offer->isVisible());
    m_window->parts().filters->setCondition(deposits, condition.field, std::nullopt);
}

void DossierTest::theDialogSaysWhatIsMissing()
{
    DossierDialog dialog(requestFor({q("reko-diq")}));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *folder = dialog.findChild<QLineEdit *>();
    const auto boxes = dialog.findChildren<QCheckBox *>();
    QVERIFY(writeButton(&dialog)->isEnabled());
    folder->setText(m_folder->filePath(q("none")));
    QVERIFY(!writeButton(&dialog)->isEnabled());
    folder->setText(m_folder->path());
    for (auto *box : boxes)
        box->setChecked(false);
    QVERIFY(!writeButton(&dialog)->isEnabled());
    boxes.back()->setChecked(true);
    QSignalSpy asked(&dialog, &DossierDialog::dossiersRequested);
    writeButton(&dialog)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<DossierRequest>().formats, QList<DossierFormat>{DossierFormat::Html});
}

void DossierTest::cancelLeavesNoHalfFile()
{
    const auto catalogue = *Catalogue::load(*dataFolder());
    GuiMailbox mailbox;
    Outputs outputs(mailbox.box());
    DossierJob job(&outputs);
    QSignalSpy failed(&job, &DossierJob::failed);
    job.start(requestFor(catalogue->deposits()->keysOf(catalogue->deposits()->allRows())), catalogue, {});
    QVERIFY(outputs.isRunning());
    outputs.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30000);
    QVERIFY(!outputs.isRunning());
    QCOMPARE(failed[0][0].value<Error>().kind, Error::Kind::Cancelled);
    QCOMPARE(files().size(), failed[0][1].toStringList().size());
    for (const QString &file : files())
        QVERIFY(readColophon(m_folder->filePath(file)));
}

void DossierTest::keepsWhatWasWrittenBeforeAnError()
{
    const auto catalogue = *Catalogue::load(*dataFolder());
    GuiMailbox mailbox;
    Outputs outputs(mailbox.box());
    DossierJob job(&outputs);
    QSignalSpy failed(&job, &DossierJob::failed), progressed(&outputs, &Outputs::progressed);
    job.start(requestFor({q("koh-i-dalil"), q("no-such-site"), q("saindak")}), catalogue, {});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30000);
    QVERIFY(failed[0][0].value<Error>().message.contains(q("no-such-site")));
    QCOMPARE(files(), QStringList{q("dossier-koh-i-dalil.pdf")});
    QVERIFY(!progressed.isEmpty());
}

void DossierTest::remembersFolderAndFormats()
{
    SessionValue session;
    session.dossierFolder = q("/somewhere/کوہ");
    session.dossierFormats = {q("html"), q("pdf")};
    const auto read = SessionValue::fromJson(session.toJson());
    QVERIFY(read);
    QCOMPARE(read->dossierFolder, session.dossierFolder);
    QCOMPARE(read->dossierFormats, session.dossierFormats);
}

QTEST_MAIN(DossierTest)
#include "dossier_test.moc"
