// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace kohkan::test;

/// `kohkan exposure` from outside.
class ExposureCommandTest : public QObject {
    Q_OBJECT
private slots:
    void everySiteHasARankOrAReason()
    {
        const auto run = runProgram(list("exposure --json --as-of 2026-02-01"));
        QCOMPARE(run.exitCode, 0);
        const QJsonArray sites = QJsonDocument::fromJson(run.out.toUtf8()).array();
        QVERIFY(sites.size() > 300);
        int last = 0, ranked = 0, unranked = 0;
        for (const auto site : sites)
            ranked += site[QLatin1String("rank")].isNull() ? 0 : 1;
        for (const auto site : sites) {
            QCOMPARE(site[QLatin1String("parameter_sets")].toInt(), 27);
            if (site[QLatin1String("rank")].isNull()) { // behind those that have one
                ++unranked;
                QVERIFY(site[QLatin1String("value")].isNull());
                QVERIFY(site[QLatin1String("contributions")].toArray().isEmpty());
                const QString why = site[QLatin1String("why")].toString();
                QVERIFY2(why == QLatin1String("no place to measure from") ||
                             (why.startsWith(QLatin1String("nothing reported within 50 km")) &&
                              why.endsWith(QLatin1String("that is not safety"))),
                         qPrintable(why));
                continue;
            }
            QVERIFY(unranked == 0 && site[QLatin1String("why")].isNull());
            const QJsonObject rank = site[QLatin1String("rank")].toObject(),
                              value = site[QLatin1String("value")].toObject();
            const int now = rank[QLatin1String("default")].toInt();
            QVERIFY(now >= last && rank[QLatin1String("low")].toInt() <= now &&
                    now <= rank[QLatin1String("high")].toInt());
            QCOMPARE(rank[QLatin1String("of")].toInt(), ranked);
            last = now;
            double sum = 0, shares = 0;
            for (const auto one : site[QLatin1String("contributions")].toArray()) {
                sum += one[QLatin1String("weight")].toDouble();
                shares += one[QLatin1String("share")].toDouble();
            }
            QVERIFY(std::abs(sum - value[QLatin1String("best")].toDouble()) < 1e-9);
            QVERIFY(sum == 0 || std::abs(shares - 1) < 1e-9);
            QVERIFY(sum > 0 && value[QLatin1String("low")].toDouble() <= value[QLatin1String("high")].toDouble());
        }
        QVERIFY(ranked > 50 && unranked > 50);
    }

    /// Ages count from the day to which the table is known, unless somebody asks for another; a row that is dated after
    /// today moves nothing.
    void theDayToWhichItIsKnown()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.csv"));
        QVERIFY(writeBytes(path, "id,date,lon,lat,location_accuracy_m,event_type,fatalities\n"
                                 "a,2025-06-01,62.0789,29.1228,0,Battles,7\n"
                                 "b,2999-01-01,62.0789,29.1228,0,Battles,7\n"));
        const auto site = [&](const QStringList &more) {
            const auto run =
                runProgram(QStringList{QStringLiteral("exposure"), QStringLiteral("--from"), path,
                                       QStringLiteral("--site"), QStringLiteral("reko-diq"), QStringLiteral("--json")} +
                           more);
            return QJsonDocument::fromJson(run.out.toUtf8()).object();
        };
        const QJsonObject plain = site({});
        QCOMPARE(plain[QLatin1String("as_of")].toString(), QStringLiteral("2025-06-01"));
        QVERIFY(std::abs(plain[QLatin1String("value")][QLatin1String("best")].toDouble() - 4) < 1e-9);
        const QJsonValue coverage = plain[QLatin1String("coverage")];
        QCOMPARE(coverage[QLatin1String("known_to")].toString(), QStringLiteral("2025-06-01"));
        QCOMPARE(coverage[QLatin1String("dated_later")].toInt(), 1);
        QVERIFY(coverage[QLatin1String("days_without_data")].toInt() > 0);
        const QJsonObject later = site({QStringLiteral("--as-of=2025-11-28")}); // 180 days, a half-life
        QCOMPARE(later[QLatin1String("as_of")].toString(), QStringLiteral("2025-11-28"));
        QVERIFY(std::abs(later[QLatin1String("value")][QLatin1String("best")].toDouble() - 2) < 1e-9);
        QCOMPARE(later[QLatin1String("coverage")][QLatin1String("days_without_data")].toInt(), 180);
        const QJsonObject before = site({QStringLiteral("--as-of=2025-05-01")});
        QVERIFY(before[QLatin1String("rank")].isNull());
        QVERIFY(before[QLatin1String("why")].toString().contains(QLatin1String("no data to 1 May 2025")));
        QVERIFY(before[QLatin1String("coverage")][QLatin1String("known_to")].isNull());
        QVERIFY(writeBytes(path, "id,date,lon,lat,location_accuracy_m,event_type,fatalities\n")); // no incidents at all
        const QJsonObject empty = site({});
        QVERIFY(empty[QLatin1String("rank")].isNull() && empty[QLatin1String("value")].isNull());
        QVERIFY(empty[QLatin1String("why")].toString().startsWith(QLatin1String("no data to ")));
        QCOMPARE(empty[QLatin1String("ranked_under")].toInt(), 0);
    }

    /// By hand: at the site (K = 1), of the day itself, a battle with 7 dead: S = 1 + log2 8 = 4.
    void aTableOfOnesOwn()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.csv"));
        QVERIFY(writeBytes(path, "id,date,lon,lat,location_accuracy_m,event_type,fatalities\n"
                                 "a,2025-06-01,62.0789,29.1228,0,Battles,7\n"
                                 "b,2025-06-01,62.0789,29.1228,,Battles,7\n"));
        const auto run =
            runProgram({QStringLiteral("exposure"), QStringLiteral("--from"), path, QStringLiteral("--site"),
                        QStringLiteral("reko-diq"), QStringLiteral("--as-of=2025-06-01"), QStringLiteral("--json")});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        const QJsonObject site = QJsonDocument::fromJson(run.out.toUtf8()).object();
        QVERIFY(std::abs(site[QLatin1String("value")][QLatin1String("best")].toDouble() - 4) < 1e-9);
        QCOMPARE(site[QLatin1String("coverage")][QLatin1String("left_out")][QLatin1String("without_accuracy")].toInt(),
                 1);
        QCOMPARE(site[QLatin1String("rank")][QLatin1String("default")].toInt(), 1);
        QVERIFY(writeBytes(path, "id,lon,lat\na,62,29\n"));
        const auto coarse = runProgram({QStringLiteral("exposure"), QStringLiteral("--from"), path});
        QCOMPARE(coarse.exitCode, 2);
        QVERIFY2(coarse.err.contains(QLatin1String("too coarse")), qPrintable(coarse.err));
    }

    void refusesItsWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("says");
        QTest::newRow("site") << "exposure --site atlantis"
                              << "no deposit atlantis";
        QTest::newRow("day") << "exposure --as-of 2025"
                             << "is no day";
        QTest::newRow("radius") << "exposure --radius-km -5"
                                << "no number above zero";
        QTest::newRow("half-life") << "exposure --half-life-days soon"
                                   << "no number above zero";
        QTest::newRow("word") << "exposure reko-diq"
                              << "--site ID";
    }
    void refusesItsWords()
    {
        QFETCH(QString, words);
        QFETCH(QString, says);
        const auto run = runProgram(words.split(u' '));
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains(says), qPrintable(run.err));
    }
};

QTEST_GUILESS_MAIN(ExposureCommandTest)
#include "exposure_command_test.moc"
