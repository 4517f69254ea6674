// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/workspace/workspace.h"
#include "tests/support/data_copy.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kohkan::test;

namespace {

/// Without what Qt says of a folder for sockets that no dossier needs.
ProgramRun runQuietly(const QStringList &words, const ProgramSetting &setting = {})
{
    ProgramRun run = runProgram(words, setting);
    QStringList lines = run.err.split(u'\n');
    lines.removeIf([](const QString &line) { return line.startsWith(QStringLiteral("QStandardPaths: ")); });
    run.err = lines.join(u'\n');
    return run;
}

} // namespace

/// `kohkan dossier` from outside: files, their colophons, what has changed, exit codes.
class DossierCommandTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void writesEachSiteInEachFormat();
    void verifies_data();
    void aWorkspaceIsSaidAndVerified();
    void verifies();
    void saysWhatCannotBeRead_data();
    void saysWhatCannotBeRead();
    void damagedFilesAreOneSentence();
    void refusesItsWords_data();
    void refusesItsWords();
    void saysWhatCannotBeWritten();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    ProgramRun write(const char *words) const
    {
        return runQuietly(list(words) + QStringList{QStringLiteral("--out"), m_folder->path()},
                          {{}, {{QStringLiteral("QT_QPA_PLATFORM"), QString()}}});
    }
    static ProgramRun verify(const QString &file, const QString &data = QStringLiteral(KOHKAN_SHIPPED))
    {
        return runQuietly({QStringLiteral("dossier"), QStringLiteral("--verify"), file},
                          {{}, {{QStringLiteral("KOHKAN_DATA"), data}}});
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void DossierCommandTest::writesEachSiteInEachFormat()
{
    const auto run = write("dossier koh-i-dalil reko-diq --format pdf,html --basis 100 --unit Mt --paper letter");
    QVERIFY2(run.ended && run.exitCode == 0, qPrintable(run.err));
    for (const char *name :
         {"dossier-koh-i-dalil.pdf", "dossier-koh-i-dalil.html", "dossier-reko-diq.pdf", "dossier-reko-diq.html"}) {
        QVERIFY2(QFile::exists(path(name)), name);
        QVERIFY2(run.out.contains(path(name)), name);
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 4);
    QVERIFY(bytesOf(path("dossier-reko-diq.pdf")).startsWith("%PDF-"));
    const QByteArray html = bytesOf(path("dossier-reko-diq.html"));
    const auto from = html.indexOf("id=\"kohkan-colophon\">") + qsizetype(qstrlen("id=\"kohkan-colophon\">"));
    const QJsonObject colophon =
        QJsonDocument::fromJson(html.mid(from, html.indexOf("</script>", from) - from)).object();
    QCOMPARE(colophon[QLatin1String("deposit_id")].toString(), QStringLiteral("reko-diq"));
    const QJsonValue parameters = colophon[QLatin1String("parameters")];
    QCOMPARE(parameters[QLatin1String("basis")].toString(), QStringLiteral("100 %"));
    QCOMPARE(parameters[QLatin1String("unit")].toString(), QStringLiteral("Mt"));
    QCOMPARE(parameters[QLatin1String("paper")].toString(), QStringLiteral("letter"));
    for (const char *name : {"rows", "figures"})
        QVERIFY2(!colophon[QLatin1String(name)].toArray().isEmpty(), name);
}

/// With a correction in place the document says whose it is, and verifies against the same workspace alone.
void DossierCommandTest::aWorkspaceIsSaidAndVerified()
{
    const QString file = path("mine.gpkg");
    kohkan::UserEdit note;
    note.name = {QStringLiteral("notes"), QStringLiteral("own-1")};
    note.site = QStringLiteral("saindak");
    note.author = QStringLiteral("A. Khan");
    note.madeAt = QStringLiteral("2026-11-23T10:00:00Z");
    note.rows = {{{QStringLiteral("deposit_id"), QStringLiteral("saindak")},
                  {QStringLiteral("text"), QStringLiteral("ask the operator")}}};
    kohkan::UserEdit own;
    own.name = {QStringLiteral("estimates"), QStringLiteral("own-2")};
    own.site = note.site;
    own.author = note.author;
    own.madeAt = note.madeAt;
    own.rows = {{{QStringLiteral("line"), QStringLiteral("1")},
                 {QStringLiteral("deposit_id"), QStringLiteral("saindak")},
                 {QStringLiteral("kind"), QStringLiteral("resource")},
                 {QStringLiteral("category"), QStringLiteral("inferred")},
                 {QStringLiteral("scope"), QStringLiteral("deposit")},
                 {QStringLiteral("tonnage"), QStringLiteral("7.50")},
                 {QStringLiteral("tonnage_unit"), QStringLiteral("Mt")},
                 {QStringLiteral("commodity"), QStringLiteral("Cu")},
                 {QStringLiteral("source_ref"), QStringLiteral("Field notes")}}};
    {
        auto workspace = kohkan::Workspace::open(file, kohkan::Workspace::Access::ReadWrite);
        QVERIFY(workspace && (*workspace)->change(note.name, note) && (*workspace)->change(own.name, own));
    }
    const QStringList words{
        QStringLiteral("dossier"), QStringLiteral("saindak"), QStringLiteral("--format"),    QStringLiteral("html"),
        QStringLiteral("--out"),   m_folder->path(),          QStringLiteral("--workspace"), file};
    const auto run = runQuietly(words, {{}, {{QStringLiteral("QT_QPA_PLATFORM"), QString()}}});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    const QString html = QString::fromUtf8(bytesOf(path("dossier-saindak.html")));
    for (const char *part : {"ask the operator", "A. Khan", "7.50", "Field notes", "From the workspace"})
        QVERIFY2(html.contains(QLatin1String(part)), part);
    const QStringList check{QStringLiteral("dossier"), QStringLiteral("--verify"), path("dossier-saindak.html")};
    const auto same = runQuietly(check + QStringList{QStringLiteral("--workspace"), file});
    QVERIFY2(same.exitCode == 0, qPrintable(same.out + same.err));
    const auto without = runQuietly(check);
    QCOMPARE(without.exitCode, 1);
    QVERIFY2(without.err.contains(QLatin1String("made with a workspace")), qPrintable(without.err));
    QVERIFY2(without.out.contains(QLatin1String("row gone: estimates own-2/1")), qPrintable(without.out));
}

void DossierCommandTest::verifies_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("pdf") << QStringLiteral("dossier-reko-diq.pdf");
    QTest::newRow("html") << QStringLiteral("dossier-reko-diq.html");
}

void DossierCommandTest::verifies()
{
    QFETCH(QString, file);
    QCOMPARE(write("dossier reko-diq --format html,pdf").exitCode, 0);
    const QString dossier = m_folder->filePath(file);
    const auto same = verify(dossier);
    QVERIFY2(same.exitCode == 0, qPrintable(same.out + same.err));
    QVERIFY(same.out.startsWith(QStringLiteral("Nothing has changed: ")));
    DataCopy copy(QStringLiteral(KOHKAN_SHIPPED));
    QVERIFY(copy.change(QStringLiteral("estimates"), "EST-003,2,", ",13,", ",14,"));
    const auto changed = verify(dossier, copy.path());
    QCOMPARE(changed.exitCode, 1);
    QVERIFY2(changed.out.contains(QStringLiteral("figure changed: EST-003/2, contained: 13 Moz is now 14 Moz\n")),
             qPrintable(changed.out));
    QVERIFY(changed.out.contains(QStringLiteral("row changed: estimates EST-003/2, ")));
    QVERIFY(changed.err.isEmpty());
}

void DossierCommandTest::saysWhatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("no dossier");
    QTest::newRow("other HTML") << QByteArray("<!DOCTYPE html><p>Reko Diq</p>");
    QTest::newRow("other PDF") << QByteArray("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n");
    QTest::newRow("broken JSON") << QByteArray(
        "<script type=\"application/json\" id=\"kohkan-colophon\">{\"a</script>");
    QTest::newRow("no end") << QByteArray("<script type=\"application/json\" id=\"kohkan-colophon\">{}");
    QTest::newRow("a stream that is none")
        << QByteArray("%PDF-1.4\n7 0 obj\n<<\n/Filter /FlateDecode\n>>\nstream\nxxxx\nendstream\n/EF <</F 7 0 R>>");
    QTest::newRow("an object that is not there") << QByteArray("%PDF-1.4\n/EF <</F 7 0 R>>");
}

void DossierCommandTest::saysWhatCannotBeRead()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(writeBytes(path("odd"), bytes));
    const auto run = verify(path("odd"));
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.startsWith(QStringLiteral("kohkan: ")) && run.err.count(u'\n') == 1, qPrintable(run.err));
    QCOMPARE(verify(path("not there")).exitCode, 2);
}

void DossierCommandTest::damagedFilesAreOneSentence()
{
    QCOMPARE(write("dossier koh-i-dalil").exitCode, 0);
    const QByteArray whole = bytesOf(path("dossier-koh-i-dalil.pdf"));
    QVERIFY(whole.size() > 10'000);
    for (const double share : {0.1, 0.5, 0.9}) {
        QVERIFY(
            writeBytes(path("cut.pdf"), whole.left(static_cast<qsizetype>(share * static_cast<double>(whole.size())))));
        const auto run = verify(path("cut.pdf"));
        QVERIFY(run.ended);
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.err.count(u'\n'), 1);
    }
}

void DossierCommandTest::refusesItsWords_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << QStringLiteral("dossier") << QStringLiteral("ID");
    QTest::newRow("no folder") << QStringLiteral("dossier reko-diq") << QStringLiteral("--out");
    QTest::newRow("unknown site") << QStringLiteral("dossier reko-dik --out .")
                                  << QStringLiteral("did you mean reko-diq");
    QTest::newRow("basis") << QStringLiteral("dossier reko-diq --out . --basis 50") << QStringLiteral("50");
    QTest::newRow("unit") << QStringLiteral("dossier reko-diq --out . --unit %") << QStringLiteral("unit of mass");
    QTest::newRow("format") << QStringLiteral("dossier reko-diq --out . --format doc") << QStringLiteral("doc");
    QTest::newRow("paper") << QStringLiteral("dossier reko-diq --out . --paper a3") << QStringLiteral("a3");
    QTest::newRow("option") << QStringLiteral("dossier reko-diq --out . --sum") << QStringLiteral("--sum");
    QTest::newRow("verify and more") << QStringLiteral("dossier reko-diq --verify x") << QStringLiteral("one FILE");
}

void DossierCommandTest::refusesItsWords()
{
    QFETCH(QString, line);
    QFETCH(QString, word);
    const auto run = runQuietly(line.split(u' '));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.startsWith(QStringLiteral("kohkan: ")) && run.err.contains(word), qPrintable(run.err));
}

void DossierCommandTest::saysWhatCannotBeWritten()
{
    const QString folder = path("none");
    const auto missing =
        runQuietly({QStringLiteral("dossier"), QStringLiteral("reko-diq"), QStringLiteral("--out"), folder});
    QCOMPARE(missing.exitCode, 3);
    QVERIFY(missing.err.contains(folder));
    QVERIFY(writeBytes(path("dossier-koh-i-dalil.pdf"), "old"));
    const auto full = runQuietly(
        {QStringLiteral("dossier"), QStringLiteral("koh-i-dalil"), QStringLiteral("--out"), m_folder->path()},
        {4096, {}});
    QCOMPARE(full.exitCode, 3);
    QCOMPARE(bytesOf(path("dossier-koh-i-dalil.pdf")), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

QTEST_GUILESS_MAIN(DossierCommandTest)
#include "dossier_command_test.moc"
