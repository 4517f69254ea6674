// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/estimate_history.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/io/data_folder.h"

#include <QTest>

using namespace kohkan;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

Estimate statement(const char *id, const char *kind, const char *scope, const char *contained, const char *date)
{
    Estimate made;
    made.id = q(id);
    made.kind = q(kind);
    made.scope = q(scope);
    made.effectiveDate = q(date);
    made.lines = {{q("Au"), {}, {}, q(contained), *contained ? q("Moz") : QString()}};
    return made;
}

QStringList ids(const std::vector<HistoryPoint> &points)
{
    QStringList names;
    for (const HistoryPoint &point : points)
        names << point.estimate.id;
    return names;
}

} // namespace

/// What may be drawn over time, and what stands apart.
class EstimateHistoryTest : public QObject {
    Q_OBJECT
private slots:
    void sortsByDateAndSetsApart();
    void takesTonnageTimesGrade();
    void rekoDiq();
};

void EstimateHistoryTest::sortsByDateAndSetsApart()
{
    const std::vector<Estimate> estimates{statement("day", "resource", "deposit", "5", "2022-12-31"),
                                          statement("year", "resource", "deposit", "4", "2018"),
                                          statement("month", "reserve", "deposit", "6", "2025-04"),
                                          statement("none", "resource", "deposit", "7", ""),
                                          statement("open", "resource", "deposit", "7", "../2020"),
                                          statement("claim", "claim", "deposit", "9", "2024"),
                                          statement("group", "resource", "group", "9", "2024"),
                                          statement("company", "claim", "company", "17.4", "2025-02"),
                                          statement("bare", "resource", "deposit", "", "2024")};
    const EstimateHistory history = estimateHistory(estimates, q("Au"));
    QCOMPARE(ids(history.dated), (QStringList{q("year"), q("day"), q("month")}));
    QCOMPARE(ids(history.undated), (QStringList{q("none"), q("open")}));
    QCOMPARE(ids(history.apart), (QStringList{q("claim"), q("group"), q("company")}));
    QCOMPARE(history.withoutMetal, std::size_t{1});
    const DateRange &year = *history.dated[0].date;
    QCOMPARE(year.last - year.first, 364); // drawn as the span it may be of
    QCOMPARE(historyCommodities(estimates), QStringList{q("Au")});
    QVERIFY(historyCommodities({statement("bare", "resource", "deposit", "", "2024")}).isEmpty());
}

void EstimateHistoryTest::takesTonnageTimesGrade()
{
    Estimate made = statement("a", "resource", "deposit", "", "2024");
    made.tonnage = q("100");
    made.tonnageUnit = q("Mt");
    made.lines = {{q("Cu"), q("0.5"), q("%"), {}, {}}};
    made.sharePercent = q("50");
    const EstimateHistory history = estimateHistory({made}, q("Cu"));
    QCOMPARE(history.dated.size(), std::size_t{1});
    QVERIFY(history.dated[0].isDerived);
    QCOMPARE(history.dated[0].metal.tonnes, 5e5); // as reported, never scaled up
}

void EstimateHistoryTest::rekoDiq()
{
    const auto catalogue = *Catalogue::load(*dataFolder());
    const auto estimates = catalogue->estimatesFor(q("reko-diq"));
    const EstimateHistory gold = estimateHistory(estimates, q("Au"));
    QVERIFY(ids(gold.apart).contains(q("EST-077")));   // the misquote
    QVERIFY(ids(gold.undated).contains(q("EST-002"))); // quoted without a date
    QVERIFY(!ids(gold.dated).contains(q("EST-077")));
    for (const char *id : {"EST-003", "EST-074", "EST-075", "EST-076", "EST-078"})
        QVERIFY2(ids(gold.dated).contains(q(id)), id);
    for (const HistoryPoint &point : gold.dated) {
        QCOMPARE(point.estimate.scope, q("deposit"));
        QVERIFY(point.estimate.kind != q("claim"));
    }
    QVERIFY(ids(estimateHistory(estimates, q("Cu")).apart).isEmpty()); // of another scope, but without metal
}

QTEST_GUILESS_MAIN(EstimateHistoryTest)
#include "estimate_history_test.moc"
