// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/outputs.h"

#include "app/output/dossier_dialog.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/gui_mailbox.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <semaphore>

using namespace kohkan;

/// What is written for somebody: one after the other, cancelled together, and waited for by who closes the window.
class OutputsTest : public QObject {
    Q_OBJECT
private slots:
    void writesOneAfterTheOther();
    void cancelReachesThoseThatWait();
    void waitsForAQuestion();
    void isDroppedWithItsOwner();
    void theWindowWaitsForDossiers();
    void anEarlierDayMakesNoFiles();
};

void OutputsTest::writesOneAfterTheOther()
{
    GuiMailbox mailbox;
    Outputs outputs(mailbox.box());
    QSignalSpy progressed(&outputs, &Outputs::progressed), idle(&outputs, &Outputs::idle);
    std::atomic<int> running = 0;
    bool overlapped = false;
    QStringList taken;
    for (const char *name : {"a", "b", "c"})
        outputs.start(
            QString::fromLatin1(name), Outputs::Progress::Shared,
            [&, name](const std::stop_token &, const Outputs::Tell &tell) {
                overlapped = ++running > 1 || overlapped;
                tell(0.5);
                --running;
                return QString::fromLatin1(name);
            },
            [&](const QString &answer) { taken << answer; });
    QVERIFY(outputs.isRunning());
    QCOMPARE(outputs.what(), QStringLiteral("a"));
    QVERIFY(idle.wait(5000));
    QVERIFY(!outputs.isRunning() && !overlapped);
    QCOMPARE(taken, (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(progressed.count(), 6);
    QCOMPARE(idle.count(), 1);
    QCOMPARE(progressed[3][0].toString(), QStringLiteral("b"));
    QCOMPARE(progressed[3][1].toDouble(), 0.5);
}

void OutputsTest::cancelReachesThoseThatWait()
{
    GuiMailbox mailbox;
    Outputs outputs(mailbox.box());
    QSignalSpy idle(&outputs, &Outputs::idle);
    QList<bool> wereStopped;
    std::binary_semaphore begun(0);
    for (int i = 0; i < 3; ++i)
        outputs.start(
            QStringLiteral("x"), Outputs::Progress::Unknown,
            [&, i](const std::stop_token &stop, const Outputs::Tell &) {
                if (i == 0)
                    begun.release();
                while (i == 0 && !stop.stop_requested())
                    std::this_thread::yield();
                return stop.stop_requested();
            },
            [&](bool wasStopped) { wereStopped << wasStopped; });
    begun.acquire();
    outputs.cancel();
    QVERIFY(idle.wait(5000));
    QCOMPARE(wereStopped, (QList<bool>{true, true, true}));
    outputs.start(
        QStringLiteral("x"), Outputs::Progress::Unknown,
        [](const std::stop_token &stop, const Outputs::Tell &) { return stop.stop_requested(); },
        [&](bool wasStopped) { wereStopped << wasStopped; });
    QVERIFY(idle.wait(5000));
    QCOMPARE(wereStopped.last(), false);
}

void OutputsTest::waitsForAQuestion()
{
    GuiMailbox mailbox;
    Outputs outputs(mailbox.box());
    QSignalSpy idle(&outputs, &Outputs::idle);
    std::shared_ptr<void> question;
    bool isTaken = false;
    outputs.start(
        QStringLiteral("x"), Outputs::Progress::Unknown,
        [](const std::stop_token &, const Outputs::Tell &) { return 1; },
        [&](int) {
            question = outputs.hold();
            isTaken = true;
        });
    QTRY_VERIFY(isTaken);
    QVERIFY(!outputs.isRunning() && idle.isEmpty());
    question.reset();
    QCOMPARE(idle.count(), 1);
}

void OutputsTest::isDroppedWithItsOwner()
{
    GuiMailbox mailbox;
    bool isTaken = false;
    {
        Outputs outputs(mailbox.box());
        outputs.start(
            QStringLiteral("x"), Outputs::Progress::Unknown,
            [](const std::stop_token &stop, const Outputs::Tell &) {
                while (!stop.stop_requested())
                    std::this_thread::yield();
                return 1;
            },
            [&](int) { isTaken = true; });
    }
    QTest::qWait(20);
    QVERIFY(!isTaken);
}

/// Dossiers were dropped in silence.
void OutputsTest::theWindowWaitsForDossiers()
{
    const QTemporaryDir folder;
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    options.useSession = false;
    MainWindow window(options);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), 30'000);
    const LayerEntry deposits = window.parts().layers->value().entries.front();
    QVERIFY(deposits.isDeposits());
    QAction *dossier = window.action(QStringLiteral("dossier"));
    window.parts().selection->apply(deposits.id,
                                    deposits.layer->rowsOfKeys({QStringLiteral("reko-diq"), QStringLiteral("saindak")}),
                                    Selection::Mode::Replace);
    QTRY_VERIFY_WITH_TIMEOUT(dossier->isEnabled(), 30'000);
    dossier->trigger();
    auto *dialog = window.findChild<DossierDialog *>();
    QVERIFY(dialog);
    DossierRequest request;
    request.ids = {QStringLiteral("reko-diq"), QStringLiteral("saindak")};
    request.folder = folder.path();
    request.formats = {DossierFormat::Html};
    request.view.asOf = QDate(2026, 11, 24);
    emit dialog->dossiersRequested(request);
    dialog->reject();
    QVERIFY(!window.close());
    QVERIFY2(window.parts().messages->text().contains(QStringLiteral("Writing dossiers")),
             qPrintable(window.parts().messages->text()));
    QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 60'000);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
}

void OutputsTest::anEarlierDayMakesNoFiles()
{
    GuiMailbox mailbox;
    WorkerPool pool(1);
    Tables tables(&pool, mailbox.box());
    const Outputs outputs(mailbox.box(), &tables);
    tables.setShipped(*Catalogue::load(*dataFolder()));
    QVERIFY(outputs.whyNot().isEmpty());
    tables.setAsOf(QDate(2020, 12, 31));
    QVERIFY(outputs.whyNot().contains(QStringLiteral("earlier day")));
    QTRY_VERIFY(!tables.isBusy());
    QVERIFY(!outputs.whyNot().isEmpty());
    tables.setAsOf(std::nullopt);
    QVERIFY(outputs.whyNot().isEmpty());
}

QTEST_MAIN(OutputsTest)
#include "outputs_test.moc"
