// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/estimate_audit.h"
#include "datasets/deposits/best_supported.h"

#include <QTest>

using namespace kohkan;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

/// An estimate of 2024 about a deposit; the line is `commodity grade unit contained unit`, `-` where not given.
Estimate estimate(const char *id, const char *kind, const char *category, const char *tonnage,
                  std::initializer_list<const char *> lines)
{
    Estimate made;
    made.id = q(id);
    made.kind = q(kind);
    made.category = q(category);
    made.code = QStringLiteral("unknown");
    made.scope = QStringLiteral("deposit");
    made.effectiveDate = QStringLiteral("2024-12-31");
    made.tonnage = q(tonnage);
    made.tonnageUnit = made.tonnage.isEmpty() ? QString() : QStringLiteral("Mt");
    for (const char *line : lines) {
        QStringList words = q(line).split(u' ');
        words.replaceInStrings(QStringLiteral("-"), QString());
        words.resize(5);
        made.lines.push_back({words[0], words[1], words[2], words[3], words[4]});
    }
    return made;
}

const QDate today(2026, 11, 23);

std::vector<Finding> audit(const std::vector<Estimate> &estimates)
{
    return auditEstimates(
        estimates, [](const QString &token) { return token; }, today);
}

std::vector<Finding> ofKind(const std::vector<Estimate> &estimates, Finding::Kind kind)
{
    auto findings = audit(estimates);
    std::erase_if(findings, [kind](const Finding &finding) { return finding.kind != kind; });
    return findings;
}

} // namespace

/// Each kind of finding with a figure that has it and one that just does not; sums worked by hand.
class EstimateAuditTest : public QObject {
    Q_OBJECT
private slots:
    void contained();
    void impliedOre();
    void impossible();
    void share();
    void sum();
    void same();
    void stale();
    void scopeAndClaim();
    void unknownUnits();
    void recoverable();
    void spansReadWell();
    void oddCategories();
    void aSoundEstimateHasNoWarning();
    void bestSupportedSaysWhy();
    void neverChosen();
};

void EstimateAuditTest::contained()
{
    // 100 Mt has one digit: 50..150 Mt x 0.95..1.05 % = 0.475..1.575 Mt, which 1.565..1.575 meets and 1.585..1.595 does
    // not.
    const auto agrees =
        ofKind({estimate("A", "resource", "indicated", "100", {"Cu 1.0 % 1.57 Mt"})}, Finding::Kind::Contained);
    QCOMPARE(agrees.size(), std::size_t(1));
    QCOMPARE(agrees[0].weight, Finding::Weight::Explains);
    const auto differs =
        ofKind({estimate("A", "resource", "indicated", "100", {"Cu 1.0 % 1.59 Mt"})}, Finding::Kind::Contained);
    QCOMPARE(differs[0].weight, Finding::Weight::Warns);
    QVERIFY2(differs[0].sentence.contains(QStringLiteral("100 Mt x 1.0 % = 1.00 Mt")), qPrintable(differs[0].sentence));
    // 50 Mt x 8.6 % = 4.3 Mt (45 x 8.55 = 3.85 to 55 x 8.65 = 4.76), not 3.5 Mt
    QCOMPARE(
        ofKind({estimate("B", "resource", "total", "50", {"Zn 8.6 % 3.5 Mt"})}, Finding::Kind::Contained)[0].weight,
        Finding::Weight::Warns);
}

void EstimateAuditTest::impliedOre()
{
    // 7.3 / 0.48 %: 1.495..1.547 Gt; 13 Moz / 0.28 g/t: 1.364..1.527 Gt
    const auto agrees = ofKind({estimate("A", "reserve", "probable", "", {"Cu 0.48 % 7.3 Mt", "Au 0.28 g/t 13 Moz"})},
                               Finding::Kind::Ore);
    QCOMPARE(agrees.size(), std::size_t(1));
    QCOMPARE(agrees[0].weight, Finding::Weight::Explains);
    QVERIFY2(agrees[0].sentence.contains(QStringLiteral("7.3 Mt / 0.48 % = 1.5 Gt")), qPrintable(agrees[0].sentence));
    QVERIFY(agrees[0].sentence.contains(QStringLiteral("13 Moz / 0.28 g/t = 1.4 Gt")));
    // 12.5 Moz with three digits: 1.362..1.420 Gt, just below
    const auto differs = ofKind(
        {estimate("A", "reserve", "probable", "", {"Cu 0.48 % 7.3 Mt", "Au 0.28 g/t 12.5 Moz"})}, Finding::Kind::Ore);
    QCOMPARE(differs[0].weight, Finding::Weight::Warns);
}

void EstimateAuditTest::impossible()
{
    QCOMPARE(ofKind({estimate("A", "resource", "total", "5", {"Cu 102 %"})}, Finding::Kind::Impossible).size(),
             std::size_t(1));
    QVERIFY(ofKind({estimate("A", "resource", "total", "5", {"Cu 100 %"})}, Finding::Kind::Impossible).empty());
}

void EstimateAuditTest::share()
{
    auto half = estimate("A", "reserve", "probable", "", {"Cu - - 7.3 Mt", "Au - - 13 Moz"});
    half.sharePercent = QStringLiteral("50");
    auto whole = estimate("B", "reserve", "proved+probable", "", {"Cu - - 15 Mt", "Au - - 26 Moz"});
    whole.sharePercent = QStringLiteral("100");
    const auto explained = ofKind({half, whole}, Finding::Kind::Share);
    QCOMPARE(explained.size(), std::size_t(1));
    QCOMPARE(explained[0].weight, Finding::Weight::Explains);
    QCOMPARE(explained[0].estimates, QStringList({QStringLiteral("A"), QStringLiteral("B")}));
    whole.lines[0].contained = QStringLiteral("14.8");            // 14.75..14.85 against 14.5..14.7
    QVERIFY(ofKind({half, whole}, Finding::Kind::Share).empty()); // the proved ones may be the rest
    whole.category = QStringLiteral("measured");                  // other ground within the deposit
    QVERIFY(ofKind({half, whole}, Finding::Kind::Share).empty());
    whole.category = half.category;
    QCOMPARE(ofKind({half, whole}, Finding::Kind::Share)[0].weight, Finding::Weight::Warns);
    whole.effectiveDate = QStringLiteral("2022"); // another date is another estimate
    QVERIFY(ofKind({half, whole}, Finding::Kind::Share).empty());
    half.sharePercent.clear(); // nobody knows the share
    whole.effectiveDate = half.effectiveDate;
    QVERIFY(ofKind({half, whole}, Finding::Kind::Share).empty());
}

void EstimateAuditTest::sum()
{
    const auto firm = estimate("A", "historical", "measured+indicated", "3000", {"Cu 0.48 %"}),
               inferred = estimate("B", "historical", "inferred", "2900", {"Cu 0.35 %"});
    const auto found =
        ofKind({firm, inferred, estimate("C", "resource", "total", "5900", {"Cu 0.41 %"})}, Finding::Kind::Sum);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].estimates, QStringList({QStringLiteral("C"), QStringLiteral("A"), QStringLiteral("B")}));
    QVERIFY(ofKind({firm, inferred, estimate("C", "resource", "total", "5968", {"Cu 0.41 %"})}, Finding::Kind::Sum)
                .empty());
    QVERIFY(ofKind({firm, inferred, estimate("C", "resource", "indicated", "5900", {"Cu 0.41 %"})}, Finding::Kind::Sum)
                .empty());
    // Measured and indicated may be added; with inferred, three are found, too.
    const auto measured = estimate("A", "resource", "measured", "1.0", {"Cu 1 %"}),
               indicated = estimate("B", "resource", "indicated", "4.0", {"Cu 1 %"}),
               third = estimate("C", "resource", "inferred", "76.0", {"Cu 1 %"});
    QVERIFY(ofKind({measured, indicated, estimate("D", "resource", "total", "5.0", {"Cu 1 %"})}, Finding::Kind::Sum)
                .empty());
    QCOMPARE(
        ofKind({measured, indicated, third, estimate("D", "resource", "total", "81.0", {"Cu 1 %"})}, Finding::Kind::Sum)
            .size(),
        std::size_t(1));
}

void EstimateAuditTest::same()
{
    const auto article = estimate("A", "resource", "total", "5900", {"Cu 0.41 %"});
    QCOMPARE(
        ofKind({article, estimate("B", "resource", "total", "5867.902656", {"Cu 0.4149903111 %"})}, Finding::Kind::Same)
            .size(),
        std::size_t(1));
    QVERIFY(ofKind({article, estimate("B", "resource", "total", "5867.902656", {"Cu 0.4151 %"})}, Finding::Kind::Same)
                .empty());
    QVERIFY(
        ofKind({article, estimate("B", "resource", "inferred", "5900", {"Cu 0.41 %"})}, Finding::Kind::Same).empty());
    QVERIFY(
        ofKind({article, estimate("B", "historical", "total", "5900", {"Cu 0.41 %"})}, Finding::Kind::Same).empty());
    QVERIFY(ofKind({article, estimate("B", "resource", "total", "5900", {"Fe 41 %"})}, Finding::Kind::Same).empty());
    // 5900 Mt x 0.41 % = 24 Mt: 23.7..24.7; a metal that does not fit is not the same.
    QCOMPARE(
        ofKind({article, estimate("B", "resource", "total", "5900", {"Cu - - 24.2 Mt"})}, Finding::Kind::Same).size(),
        std::size_t(1));
    QVERIFY(
        ofKind({article, estimate("B", "resource", "total", "5900", {"Cu - - 90 Mt"})}, Finding::Kind::Same).empty());
}

void EstimateAuditTest::stale()
{
    auto old = estimate("A", "resource", "indicated", "5", {"Cu 1 %"});
    old.effectiveDate = QStringLiteral("2016-11-22");
    QCOMPARE(ofKind({old}, Finding::Kind::Stale).size(), std::size_t(1));
    old.effectiveDate = QStringLiteral("2016-11-23");
    QVERIFY(ofKind({old}, Finding::Kind::Stale).empty());
    old.effectiveDate = QStringLiteral("2016"); // may be as late as 31 December
    QVERIFY(ofKind({old}, Finding::Kind::Stale).empty());
    old.effectiveDate.clear();
    QCOMPARE(ofKind({old}, Finding::Kind::Stale).size(), std::size_t(1));
}

void EstimateAuditTest::scopeAndClaim()
{
    auto wide = estimate("A", "resource", "total", "5900", {"Cu 0.41 %"});
    wide.scope = QStringLiteral("company");
    const auto claim = estimate("B", "claim", "total", "5900", {"Cu 0.41 %"});
    QCOMPARE(ofKind({wide}, Finding::Kind::Scope).size(), std::size_t(1));
    QCOMPARE(ofKind({claim}, Finding::Kind::Claim).size(), std::size_t(1));
    // The misquote is shown, and compared with nothing.
    QVERIFY(
        ofKind({wide, claim, estimate("C", "resource", "total", "5900", {"Cu 0.41 %"})}, Finding::Kind::Same).empty());
}

void EstimateAuditTest::unknownUnits()
{
    QCOMPARE(ofKind({estimate("A", "resource", "total", "5", {"Cu 2.5 t 9 MT"})}, Finding::Kind::Unit).size(),
             std::size_t(2));
    auto rate = estimate("A", "resource", "total", "45000", {"Cu 0.50 % 225 t"});
    rate.tonnageUnit = QStringLiteral("t/d"); // a rate is no output
    QCOMPARE(ofKind({rate}, Finding::Kind::Unit).size(), std::size_t(1));
    QVERIFY(ofKind({rate}, Finding::Kind::Contained).empty());
}

void EstimateAuditTest::recoverable()
{
    const auto plan =
        ofKind({estimate("A", "recoverable", "total", "100.0", {"Cu 1.00 % 0.85 Mt"})}, Finding::Kind::Contained);
    QCOMPARE(plan[0].weight, Finding::Weight::Explains);
    QVERIFY2(plan[0].sentence.contains(QStringLiteral("recovery of 85 %")), qPrintable(plan[0].sentence));
    QCOMPARE(
        ofKind({estimate("A", "recoverable", "total", "100.0", {"Cu 1.00 % 1.05 Mt"})}, Finding::Kind::Contained)[0]
            .weight,
        Finding::Weight::Warns);
}

void EstimateAuditTest::spansReadWell()
{
    // 1.05 / 1.00 %: 1.045..1.055 over 0.995..1.005 % = 103.98..106.03 Mt
    const auto ore = ofKind({estimate("A", "reserve", "probable", "", {"Cu 1.00 % 1.05 Mt", "Au 1.00 g/t 3.38 Moz"})},
                            Finding::Kind::Ore);
    QVERIFY2(ore[0].sentence.contains(QStringLiteral("= 105 Mt of ore (103 to 107 Mt)")), qPrintable(ore[0].sentence));
    // 100.00 x 1.0000 %: 99.995..100.005 x 0.99995..1.00005 %, whose ends differ in the fifth digit
    const auto close =
        ofKind({estimate("A", "resource", "indicated", "100.00", {"Cu 1.0000 % 1.0044 Mt"})}, Finding::Kind::Contained);
    QCOMPARE(close[0].weight, Finding::Weight::Warns);
    QVERIFY2(close[0].sentence.contains(QStringLiteral("= 1.0000 Mt of Cu (0.99990 to 1.0002 Mt")),
             qPrintable(close[0].sentence));
}

void EstimateAuditTest::oddCategories()
{
    auto odd = estimate("A", "historical", "measured + + Indicated", "3000", {"Cu 0.48 %"});
    QCOMPARE(odd.categoryText(), QStringLiteral("Measured + Indicated"));
    QCOMPARE(odd.categories(), estimate("B", "historical", "indicated+measured", "1", {"Cu 1 %"}).categories());
    odd.category = QStringLiteral(" + ");
    QCOMPARE(odd.categoryText(), QStringLiteral("not stated"));
    odd.sharePercent = QStringLiteral("150");
    QCOMPARE(ofKind({odd}, Finding::Kind::Share).size(), std::size_t(1));
    odd.sharePercent = QStringLiteral("100");
    QVERIFY(ofKind({odd}, Finding::Kind::Share).empty());
}

void EstimateAuditTest::aSoundEstimateHasNoWarning()
{
    QVERIFY(audit({estimate("A", "resource", "indicated", "120", {"Cu 0.50 %"})}).empty());
}

void EstimateAuditTest::bestSupportedSaysWhy()
{
    auto coded = estimate("A", "reserve", "probable", "", {"Cu 0.48 % 7.3 Mt"});
    coded.code = QStringLiteral("NI 43-101");
    auto later = estimate("B", "reserve", "proved+probable", "10", {"Cu 0.48 %"});
    later.effectiveDate = QStringLiteral("2025");
    later.category = coded.category;
    auto best = bestSupported({later, coded, estimate("C", "resource", "inferred", "10", {"Cu 1 %"})});
    QCOMPARE(best.size(), std::size_t(2));
    QCOMPARE(best[0].estimate.id, QStringLiteral("A"));
    QCOMPARE(best[0].className, QStringLiteral("Reserve, Probable"));
    QVERIFY2(best[0].why.contains(QStringLiteral("NI 43-101")), qPrintable(best[0].why));
    QCOMPARE(best[1].className, QStringLiteral("Resource, Inferred"));
    QVERIFY(best[1].why.contains(QStringLiteral("only one")));
    auto older = coded;
    older.id = QStringLiteral("D");
    older.effectiveDate = QStringLiteral("2018");
    QCOMPARE(bestSupported({later, coded, older})[0].why,
             QStringLiteral("the latest of the 2 reported under a code, effective 2024-12-31"));
    coded.code = QStringLiteral("unknown");
    best = bestSupported({later, coded});
    QCOMPARE(best[0].estimate.id, QStringLiteral("B"));
    QCOMPARE(best[0].why, QStringLiteral("the latest of 2, effective 2025"));
    later.effectiveDate = QStringLiteral("2024"); // may be as late as the 31st of December
    coded.effectiveDate = QStringLiteral("2024-03");
    QCOMPARE(bestSupported({coded, later})[0].estimate.id, QStringLiteral("B"));
}

void EstimateAuditTest::neverChosen()
{
    auto wide = estimate("A", "resource", "total", "5900", {"Cu 0.41 %"});
    wide.scope = QStringLiteral("group");
    QVERIFY(bestSupported({wide, estimate("B", "claim", "total", "5900", {"Cu 0.41 %"})}).empty());
    // Inferred and measured or indicated are two classes, never one.
    QCOMPARE(bestSupported({estimate("A", "resource", "inferred", "10", {"Cu 1 %"}),
                            estimate("B", "resource", "measured+indicated", "20", {"Cu 1 %"})})
                 .size(),
             std::size_t(2));
    // Two ores of one deposit are no alternatives, nor are measured and indicated.
    QCOMPARE(bestSupported({estimate("A", "historical", "proved", "18", {"Zn 9 %"}),
                            estimate("B", "historical", "proved", "2", {"Ba 80 %"}),
                            estimate("C", "historical", "measured", "1", {"coal - - 1 Mt"}),
                            estimate("D", "historical", "indicated", "4", {"coal - - 4 Mt"})})
                 .size(),
             std::size_t(4));
}

QTEST_APPLESS_MAIN(EstimateAuditTest)
#include "estimate_audit_test.moc"
