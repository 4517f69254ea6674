// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/grade_tonnage.h"

#include "datasets/io/data_folder.h"
#include "tests/support/plain_csv.h"

#include <QSet>
#include <QTest>

using namespace kohkan;
using kohkan::test::PlainCsv;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

Estimate statement(const char *id, const char *kind, const char *category, const char *scope, const char *share,
                   const char *tonnage, const char *grade)
{
    Estimate made;
    made.id = q(id);
    made.kind = q(kind);
    made.category = q(category);
    made.scope = q(scope);
    made.sharePercent = q(share);
    made.tonnage = q(tonnage);
    made.tonnageUnit = made.tonnage.isEmpty() ? QString() : q("Mt");
    made.lines = {{q("Cu"), q(grade), *grade ? q("%") : QString(), {}, {}}};
    return made;
}

} // namespace

/// Which statement stands for a site in a chart of grade against tonnage.
class GradeTonnageTest : public QObject {
    Q_OBJECT
private slots:
    void onlyWhatCanSizeIsTaken_data();
    void onlyWhatCanSizeIsTaken();
    void theFirmestClassWins();
    void namesAFirmerClassWithoutFigures();
    void bundledSitesAreThoseOfTheTable();
};

void GradeTonnageTest::onlyWhatCanSizeIsTaken_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("share");
    QTest::addColumn<QString>("tonnage");
    QTest::addColumn<QString>("grade");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *name, const char *kind, const char *scope, const char *share, const char *tonnage,
                        const char *grade, bool taken) {
        QTest::newRow(name) << q(kind) << q(scope) << q(share) << q(tonnage) << q(grade) << taken;
    };
    row("both", "resource", "deposit", "", "100", "0.5", true);
    row("the whole", "resource", "deposit", "100", "100", "0.5", true);
    row("half", "resource", "deposit", "50", "100", "0.5", false);
    row("claim", "claim", "deposit", "", "100", "0.5", false);
    row("group", "resource", "group", "", "100", "0.5", false);
    row("district", "resource", "district", "", "100", "0.5", false);
    row("national", "resource", "national", "", "100", "0.5", false);
    row("company", "resource", "company", "", "100", "0.5", false);
    row("no tonnage", "resource", "deposit", "", "", "0.5", false);
    row("no grade", "resource", "deposit", "", "100", "", false);
    row("nothing of it", "resource", "deposit", "", "0", "0.5", false);
}

void GradeTonnageTest::onlyWhatCanSizeIsTaken()
{
    QFETCH(QString, kind);
    QFETCH(QString, scope);
    QFETCH(QString, share);
    QFETCH(QString, tonnage);
    QFETCH(QString, grade);
    const auto found = gradeTonnage({statement("a", kind.toLatin1(), "inferred", scope.toLatin1(), share.toLatin1(),
                                               tonnage.toLatin1(), grade.toLatin1())},
                                    q("Cu"));
    QTEST(found.has_value(), "taken");
    if (found) {
        QCOMPARE(found->tonnage.value(), 1e8);
        QCOMPARE(found->grade.value(), 0.005);
    }
    QVERIFY(!gradeTonnage({statement("a", "resource", "inferred", "deposit", "", "100", "0.5")}, q("Au")));
}

void GradeTonnageTest::theFirmestClassWins()
{
    const auto found = gradeTonnage({statement("inferred", "resource", "inferred", "deposit", "", "900", "0.3"),
                                     statement("probable", "reserve", "probable", "deposit", "", "100", "0.5"),
                                     statement("measured", "resource", "measured", "deposit", "", "200", "0.4")},
                                    q("Cu"));
    QCOMPARE(found->chosen.estimate.id, q("probable"));
    QVERIFY(found->firmer.isEmpty());
}

void GradeTonnageTest::namesAFirmerClassWithoutFigures()
{
    const auto found = gradeTonnage({statement("inferred", "resource", "inferred", "deposit", "", "900", "0.3"),
                                     statement("probable", "reserve", "probable", "deposit", "50", "", "0.5")},
                                    q("Cu"));
    QCOMPARE(found->chosen.estimate.id, q("inferred"));
    QCOMPARE(found->firmer, q("Reserve, Probable"));
}

void GradeTonnageTest::bundledSitesAreThoseOfTheTable()
{
    const QString folder = *dataFolder();
    const auto catalogue = *Catalogue::load(folder);
    const PlainCsv table = PlainCsv::read(folder + QStringLiteral("/estimates.csv"));
    const QStringList commodities = gradeTonnageCommodities(*catalogue);
    QCOMPARE(commodities.front(), q("Cu"));
    for (const QString &commodity : commodities) {
        QSet<QString> expected;
        for (const auto &row : table.rows) {
            const QString share = table.value(row, "share_percent");
            if (table.value(row, "commodity") == commodity && table.value(row, "scope") == q("deposit") &&
                table.value(row, "kind") != q("claim") && (share.isEmpty() || share == q("100")) &&
                !table.value(row, "tonnage").isEmpty() && !table.value(row, "grade").isEmpty())
                expected << table.value(row, "deposit_id");
        }
        const GradeTonnageSites found = gradeTonnageSites(*catalogue, commodity);
        QSet<QString> ids;
        for (const auto &[row, figures] : found.sites) {
            ids << catalogue->deposits()->key(row);
            QVERIFY(found.carriers.contains(row));
        }
        QCOMPARE(ids, expected);
        QVERIFY(found.carriers.count() >= found.sites.size());
    }
}

QTEST_GUILESS_MAIN(GradeTonnageTest)
#include "grade_tonnage_test.moc"
