// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/edit/workspace_store.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/security/annotation.h"
#include "tests/support/sanitized.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <SQLiteCpp/SQLiteCpp.h>
#include <csignal>
#include <cstdio>

using namespace kohkan;
using kohkan::test::isSanitized;

namespace {

using Edits = std::vector<UserEdit>;

/// A sequence of additions, changes, takings back and undoings that is the same for the same seed: what the program
/// does and what the test expects.
class Script {
public:
    Script(quint32 seed, Edits start) : m_random(seed), m_edits(std::move(start)) {}

    /// The next change; the state after it is edits().
    std::pair<RecordName, std::optional<UserEdit>> next()
    {
        ++m_step;
        if (!m_undo.empty() && m_random.bounded(4) == 0) {
            auto back = m_undo.back();
            m_undo.pop_back();
            apply(back.first, back.second);
            return back;
        }
        const RecordName name{m_random.bounded(2) == 0 ? QStringLiteral("estimates") : annotationTable,
                              QStringLiteral("own-%1").arg(m_random.bounded(6))};
        std::optional<UserEdit> after;
        if (m_random.bounded(5) > 0) {
            after.emplace();
            after->name = name;
            after->site = QStringLiteral("reko-diq");
            after->author = QStringLiteral("A. Khan");
            after->madeAt = QStringLiteral("2026-11-23T10:00:00Z");
            after->rows = {
                {{QStringLiteral("tonnage"), QString::number(m_random.bounded(100000))},
                 {QStringLiteral("wording"), QString(static_cast<qsizetype>(m_random.bounded(3000)), u'w')}}};
        }
        m_undo.push_back({name, find(name)});
        apply(name, after);
        return {name, after};
    }
    const Edits &edits() const { return m_edits; }
    int step() const { return m_step; }

private:
    std::optional<UserEdit> find(const RecordName &name) const
    {
        for (const UserEdit &edit : m_edits)
            if (edit.name == name)
                return edit;
        return std::nullopt;
    }
    void apply(const RecordName &name, const std::optional<UserEdit> &edit)
    {
        const auto at =
            std::find_if(m_edits.begin(), m_edits.end(), [&](const UserEdit &known) { return known.name == name; });
        if (edit && at != m_edits.end())
            *at = *edit;
        else if (edit)
            m_edits.push_back(*edit);
        else if (at != m_edits.end())
            m_edits.erase(at);
    }
    QRandomGenerator m_random;
    Edits m_edits;
    std::vector<std::pair<RecordName, std::optional<UserEdit>>> m_undo;
    int m_step = 0;
};

/// The program that is killed: edits without end, and says each one that is on the device.
int workUntilKilled(const QString &path, quint32 seed)
{
    const auto box = std::make_shared<Mailbox>(nullptr);
    WorkspaceStore store(box);
    QString failure;
    QObject::connect(&store, &WorkspaceStore::failed, [&](const QString &sentence) { failure = sentence; });
    store.open(path);
    while (!store.isOpen() && failure.isEmpty()) {
        box->deliver();
        QThread::usleep(200);
    }
    if (!store.whyNot().isEmpty())
        return std::fprintf(stderr, "%s\n", qPrintable(store.whyNot())), 2;
    Script script(seed, store.edits());
    while (true) {
        const auto [name, edit] = script.next();
        store.change(name, edit);
        if (script.step() % 7 == 0)
            store.saveDraft(QStringLiteral("draft"), {{QStringLiteral("step"), script.step()}});
        if (const QString unwritten = store.finish(); !unwritten.isEmpty())
            return std::fprintf(stderr, "%s\n", qPrintable(unwritten)), 3;
        std::printf("%d\n", script.step());
        std::fflush(stdout);
    }
}

QByteArray sorted(Edits edits)
{
    return hashOf(std::move(edits)).toLatin1();
}

} // namespace

/// Kills the program with SIGKILL at moments that nobody chose, two hundred times over one file: after each, what it
/// had said to be on the device is there, at most the one change under way beside it, and the file is whole.
class WorkspaceKillTest : public QObject {
    Q_OBJECT
private slots:
    void everyCommittedEditSurvives()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("workspace.gpkg"));
        constexpr int rounds = isSanitized ? 40 : 200;
        Edits state;
        int committed = 0, draft = 0, underWay = 0;
        QRandomGenerator random(20261123);
        for (int round = 0; round < rounds; ++round) {
            const int said = runAndKill(path, static_cast<quint32>(round), 2 + random.bounded(60));
            QVERIFY2(said >= 0, "the program ended by itself");
            committed += said;
            checkFile(path);
            auto workspace = Workspace::open(path, Workspace::Access::ReadWrite);
            QVERIFY2(workspace, workspace ? "" : qPrintable(workspace.error().message));
            QVERIFY2(!(*workspace)->isReadOnly(), qPrintable((*workspace)->whyReadOnly()));
            const Edits found = *(*workspace)->edits();
            Script script(static_cast<quint32>(round), state);
            while (script.step() < said)
                script.next();
            if (sorted(found) != sorted(script.edits())) { // the change that was under way had come through
                script.next();
                ++underWay;
                QCOMPARE(sorted(found), sorted(script.edits()));
            }
            state = found;
            const auto history = (*workspace)->history(); // every version that ever was
            QVERIFY(history);
            const int known = static_cast<int>(history->size()); // a taking away of nothing comes through unseen
            QVERIFY(known >= committed + underWay && known <= committed + round + 1);
            for (const UserEdit &edit : found)
                QVERIFY(std::any_of(history->begin(), history->end(),
                                    [&](const RecordVersion &version) { return version.edit == edit; }));
            const auto drafts = (*workspace)->drafts();
            QVERIFY(drafts);
            if (said >= 7) {
                draft = drafts->front().form.value(QStringLiteral("step")).toInt();
                QVERIFY2(draft >= said / 7 * 7, qPrintable(QString::number(draft)));
            }
        }
        qInfo("%d kills, %d changes on the device, %d changes under way came through", rounds, committed, underWay);
        QVERIFY(committed > rounds);
        openedByOthers(path);
    }

private:
    /// How many changes it had said to be on the device when it was killed; -1 where it ended by itself.
    static int runAndKill(const QString &path, quint32 seed, int milliseconds)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--work"), path, QString::number(seed)});
        process.waitForReadyRead(30'000); // the first change is there; then a moment that nobody chose
        QThread::usleep(static_cast<unsigned long>(milliseconds) * 500);
        process.kill();
        process.waitForFinished();
        if (process.exitStatus() != QProcess::CrashExit)
            return -1;
        const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
        return lines.size() < 2 ? 0 : lines[lines.size() - 2].toInt(); // the last one whole
    }

    static void checkFile(const QString &path)
    {
        SQLite::Database file(path.toStdString(), SQLite::OPEN_READWRITE);
        QCOMPARE(QString::fromStdString(file.execAndGet("PRAGMA integrity_check").getString()), QStringLiteral("ok"));
    }

    static void openedByOthers(const QString &path)
    {
        const auto probed = DatasetReader::probe(path); // GDAL
        QVERIFY2(probed, probed ? "" : qPrintable(probed.error().message + probed.error().detail));
        QCOMPARE(probed->layers.size(), std::size_t(4));
        const QString ogrinfo = QStandardPaths::findExecutable(QStringLiteral("ogrinfo"));
        if (ogrinfo.isEmpty())
            return;
        QProcess process;
        process.start(ogrinfo, {QStringLiteral("-ro"), QStringLiteral("-al"), QStringLiteral("-so"), path});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("Layer name: edits"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("--work"))
        return workUntilKilled(words.value(2), words.value(3).toUInt());
    WorkspaceKillTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "workspace_kill_test.moc"
