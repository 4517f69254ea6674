// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/annotation.h"
#include "datasets/workspace/workspace.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace kohkan;
using namespace kohkan::test;

/// `kohkan annotations` from outside.
class AnnotationsCommandTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_mine = m_folder->filePath(QStringLiteral("mine.gpkg"));
        m_theirs = m_folder->filePath(QStringLiteral("theirs.gpkg"));
        m_pack = m_folder->filePath(QStringLiteral("pack.json"));
        say(m_mine, "own-1", "first");
    }

    void goesFromOneWorkspaceToAnother()
    {
        QCOMPARE(run("export", m_mine).exitCode, 0);
        const auto merged = run("merge", m_theirs);
        QVERIFY2(merged.exitCode == 0, qPrintable(merged.err));
        QVERIFY(merged.out.contains(QLatin1String("own-1: new")));
        QCOMPARE(textsIn(m_theirs), QStringList{QStringLiteral("first")});
        const auto again = run("merge", m_theirs);
        QVERIFY(again.exitCode == 0 && again.out.contains(QLatin1String("0 taken")));
    }

    void asksWhereBothChanged()
    {
        run("export", m_mine);
        run("merge", m_theirs);
        say(m_mine, "own-1", "mine");
        say(m_theirs, "own-1", "theirs");
        say(m_mine, "own-2", "another");
        run("export", m_mine);
        const auto open = run("merge", m_theirs);
        QCOMPARE(open.exitCode, 1);
        QVERIFY2(open.err.contains(QLatin1String("--conflicts")), qPrintable(open.err));
        QCOMPARE(textsIn(m_theirs), (QStringList{QStringLiteral("theirs"), QStringLiteral("another")}));
        const auto chosen = run("merge", m_theirs, {QStringLiteral("--conflicts"), QStringLiteral("theirs")});
        QCOMPARE(chosen.exitCode, 0);
        QCOMPARE(textsIn(m_theirs), (QStringList{QStringLiteral("mine"), QStringLiteral("another")}));
    }

    void lists()
    {
        const auto text =
            runProgram({QStringLiteral("annotations"), QStringLiteral("list"), QStringLiteral("--workspace"), m_mine});
        QVERIFY(text.exitCode == 0 && text.out.contains(QLatin1String("Reko Diq")) &&
                text.out.contains(QLatin1String("level 4, high")) &&
                text.out.contains(QLatin1String("1 annotations.")));
        const auto json = runProgram({QStringLiteral("annotations"), QStringLiteral("list"), QStringLiteral("--json"),
                                      QStringLiteral("--workspace"), m_mine});
        const QJsonObject one = QJsonDocument::fromJson(json.out.toUtf8()).array().first().toObject();
        QCOMPARE(one[QLatin1String("level")].toInt(), 4);
        QCOMPARE(one[QLatin1String("site")].toString(), QStringLiteral("reko-diq"));
        QCOMPARE(one[QLatin1String("state")].toString(), QStringLiteral("expired"));
        const auto none =
            runProgram({QStringLiteral("annotations"), QStringLiteral("list"), QStringLiteral("--site=saindak"),
                        QStringLiteral("--json"), QStringLiteral("--workspace"), m_mine});
        QCOMPARE(none.out.trimmed(), QStringLiteral("[\n]"));
    }

    /// The export has what is said and what is computed as properties of their own, and the two agree with the
    /// commands.
    void goesIntoAnExport()
    {
        const QString path = m_folder->filePath(QStringLiteral("out.geojson"));
        const auto run =
            runProgram({QStringLiteral("export"), path, QStringLiteral("--security"), QStringLiteral("--workspace"),
                        m_mine, QStringLiteral("--where"), QStringLiteral("province = Balochistan")});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QMap<QString, QJsonObject> sites;
        const QJsonArray features = QJsonDocument::fromJson(bytesOf(path))[QLatin1String("features")].toArray();
        for (const auto feature : features)
            sites.insert(feature[QLatin1String("id")].toString(), feature[QLatin1String("properties")].toObject());
        const QJsonObject reko = sites[QStringLiteral("reko-diq")], saindak = sites[QStringLiteral("saindak")];
        QCOMPARE(reko[QLatin1String("annotation_level")].toInt(), 4);
        QCOMPARE(reko[QLatin1String("annotation_state")].toString(), QStringLiteral("expired"));
        QCOMPARE(reko[QLatin1String("annotation_text")].toString(),
                 QStringLiteral("level 4 (high), transport, judgement, expired: first"));
        QCOMPARE(reko[QLatin1String("annotation_sources")].toString(),
                 QStringLiteral("A. Khan, 2024-01, valid until 2025"));
        QVERIFY(saindak.contains(QLatin1String("annotation_level")));
        QVERIFY(saindak[QLatin1String("annotation_level")].isNull());
        const auto exposure = runProgram(list("exposure --json"));
        int seen = 0;
        for (const auto site : QJsonDocument::fromJson(exposure.out.toUtf8()).array()) {
            const QString id = site[QLatin1String("site")].toString();
            if (!sites.contains(id) || sites[id][QLatin1String("lon")].isNull())
                continue;
            ++seen;
            const double best = site[QLatin1String("value")][QLatin1String("best")].toDouble();
            const QJsonObject own = sites[id];
            QVERIFY(std::abs(own[QLatin1String("exposure_index")].toDouble() - best) <= 1e-5 * best + 1e-9);
            QCOMPARE(own[QLatin1String("exposure_index")].isNull(), site[QLatin1String("rank")].isNull());
            QCOMPARE(own[QLatin1String("exposure_rank")].isNull(), site[QLatin1String("rank")].isNull());
            QCOMPARE(own[QLatin1String("exposure_note")].toString(), site[QLatin1String("why")].toString());
            QCOMPARE(own[QLatin1String("exposure_rank")].toInt(),
                     site[QLatin1String("rank")][QLatin1String("default")].toInt());
            QCOMPARE(own[QLatin1String("exposure_rank_high")].toInt(),
                     site[QLatin1String("rank")][QLatin1String("high")].toInt());
            QVERIFY(own[QLatin1String("exposure_parameters")].toString().contains(QLatin1String("radius_km=50; ")));
            QCOMPARE(own[QLatin1String("exposure_sources")].toString().isEmpty(), best == 0);
        }
        QVERIFY(seen > 100);
    }

    void refusesItsWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << "annotations" << 1 << "wants list";
        QTest::newRow("no workspace") << "annotations list" << 1 << "--workspace FILE";
        QTest::newRow("no pack") << "annotations merge --workspace MINE" << 1 << "merge PACK.json";
        QTest::newRow("missing pack") << "annotations merge nowhere.json --workspace MINE" << 2 << "cannot be read";
        QTest::newRow("whose") << "annotations merge x --conflicts ours --workspace MINE" << 1 << "mine or theirs";
        QTest::newRow("site") << "annotations list --site atlantis --workspace MINE" << 1 << "no deposit atlantis";
    }
    void refusesItsWords()
    {
        QFETCH(QString, words);
        QFETCH(int, code);
        QFETCH(QString, says);
        const auto run = runProgram(words.replace(QStringLiteral("MINE"), m_mine).split(u' '));
        QCOMPARE(run.exitCode, code);
        QVERIFY2(run.err.contains(says), qPrintable(run.err));
    }

private:
    static void say(const QString &path, const char *id, const char *text)
    {
        UserEdit edit;
        edit.name = {annotationTable, QString::fromLatin1(id)};
        edit.site = QStringLiteral("reko-diq");
        edit.rows = {{{QStringLiteral("level"), QStringLiteral("4")},
                      {QStringLiteral("category"), QStringLiteral("transport")},
                      {QStringLiteral("kind"), QStringLiteral("judgement")},
                      {QStringLiteral("text"), QString::fromLatin1(text)},
                      {QStringLiteral("date"), QStringLiteral("2024-01")},
                      {QStringLiteral("valid_until"), QStringLiteral("2025")}}};
        edit.author = QStringLiteral("A. Khan");
        edit.madeAt = QStringLiteral("2026-11-20T10:00:00Z");
        const auto workspace = Workspace::open(path, Workspace::Access::ReadWrite);
        QVERIFY(workspace && (*workspace)->change(edit.name, edit));
    }
    ProgramRun run(const char *action, const QString &workspace, const QStringList &more = {}) const
    {
        return runProgram(QStringList{QStringLiteral("annotations"), QString::fromLatin1(action), m_pack,
                                      QStringLiteral("--workspace"), workspace} +
                          more);
    }
    static QStringList textsIn(const QString &path)
    {
        QStringList texts;
        const auto workspace = Workspace::open(path, Workspace::Access::ReadOnly);
        const auto edits = (*workspace)->edits();
        for (const UserEdit &edit : *edits)
            texts << edit.rows.front().value(QStringLiteral("text"));
        return texts;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_mine, m_theirs, m_pack;
};

QTEST_GUILESS_MAIN(AnnotationsCommandTest)
#include "annotations_command_test.moc"
