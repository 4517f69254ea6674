// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/exposure.h"

#include "datasets/geo/geodesy.h"
#include "datasets/security/disc_kernel.h"
#include "tests/support/reported_events.h"

#include <QTest>
#include <cmath>
#include <numbers>
#include <random>

using namespace kohkan;

namespace {

const QDate day(2026, 11, 23);
const LonLat site{66, 30};

ExposureModel model(const std::vector<Event> &events, const ExposureParameters &parameters = {})
{
    auto made = ExposureModel::create(layerOf(events), day, parameters);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return *std::move(made);
}

/// The index as the definition has it, with nothing saved: the disc mean by a sum over rings of the disc.
double byBruteForce(const std::vector<Event> &events, LonLat at, const ExposureParameters &p, Toll toll)
{
    std::map<QString, std::pair<double, double>> best; ///< by event: at the best toll, at this toll
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event &event = events[i];
        const auto range = DateRange::parse(QString::fromLatin1(event.date));
        if (event.accuracy < 0 || !range)
            continue;
        const double kernel = discMean(geodesic(at, event.place).metres / 1000, event.accuracy / 1000, p.radiusKm);
        double time = 0;
        for (std::int32_t d = range->first; d <= range->last; ++d) {
            const QDate date = QDate::fromJulianDay(d);
            if (date <= day && date >= day.addYears(-p.windowYears))
                time += std::exp2(-static_cast<double>(date.daysTo(day)) / p.halfLifeDays);
        }
        time /= range->last - range->first + 1;
        const auto severity = [&](Toll which) {
            const double f = event.fatalities >= 0 ? event.fatalities : which == Toll::High ? 1 : 0;
            return std::min(p.mostSeverity, 1 + std::log2(1 + f));
        };
        const double weight = kernel * time * p.typeWeight(QString::fromLatin1(event.type));
        const QString key = *event.partOf ? QString::fromLatin1(event.partOf) : QStringLiteral("e%1").arg(i);
        auto &known = best[key];
        if (weight * severity(Toll::Best) > known.first)
            known = {weight * severity(Toll::Best), weight * severity(toll)};
    }
    double sum = 0;
    for (const auto &[key, value] : best)
        sum += value.second;
    return sum;
}

} // namespace

class ExposureTest : public QObject {
    Q_OBJECT
private slots:
    /// Around its own middle, by hand: (1 / (pi a^2)) integral over r = 0..a of (1 - r / rho) 2 pi r dr = 1 - 2a / (3
    /// rho) for a <= rho, and rho^2 / (3 a^2) for a >= rho.
    void discMeanAroundItsMiddle_data()
    {
        QTest::addColumn<double>("spread");
        QTest::addColumn<double>("mean");
        QTest::newRow("small") << 5.0 << 1 - 10.0 / 150;
        QTest::newRow("as wide as the radius") << 50.0 << 1.0 / 3;
        QTest::newRow("wider") << 100.0 << 2500.0 / 30000;
    }
    void discMeanAroundItsMiddle()
    {
        QFETCH(double, spread);
        QFETCH(double, mean);
        QVERIFY(std::abs(discMean(0, spread, 50) - mean) < 1e-12);
        QVERIFY(std::abs(discMean(1e-7, spread, 50) - mean) < 1e-8); // no jump beside it
    }

    /// The mean distance from a point of the circle to the places of its disc is 32 a / (9 pi) (Burgstaller and
    /// Pillichshammer 2009), so with rho >= 2a the mean of 1 - d / rho is 1 - 32 a / (9 pi rho).
    void discMeanFromItsRim()
    {
        const double a = 20, rho = 50;
        QVERIFY(std::abs(discMean(a, a, rho) - (1 - 32 * a / (9 * std::numbers::pi * rho))) < 1e-10);
    }

    void discMeanOfAPointAndOutOfReach()
    {
        QCOMPARE(discMean(20, 0, 50), 0.6);
        QCOMPARE(discMean(60, 0, 50), 0.0);
        QCOMPARE(discMean(60, 10, 50), 0.0);
        QVERIFY(discMean(60, 11, 50) > 0);
    }

    /// Against a sum over a fine grid of the disc.
    void discMeanEqualsAGrid()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 40; ++i) {
            const double a = std::uniform_real_distribution<double>(1, 90)(random),
                         d = std::uniform_real_distribution<double>(0, 120)(random);
            constexpr int n = 600;
            double sum = 0, count = 0;
            for (int x = 0; x < n; ++x)
                for (int y = 0; y < n; ++y) {
                    const double px = (2.0 * (x + 0.5) / n - 1) * a, py = (2.0 * (y + 0.5) / n - 1) * a;
                    if (px * px + py * py > a * a)
                        continue;
                    ++count;
                    sum += std::max(0.0, 1 - std::hypot(px - d, py) / 50);
                }
            QVERIFY2(std::abs(discMean(d, a, 50) - sum / count) < 3e-4,
                     qPrintable(QStringLiteral("%1 %2").arg(d).arg(a)));
        }
    }

    /// By hand: at the site itself (K = 1), 180 days old (half), a battle (T = 1) with 3 dead (S = 1 + log2 4 =
    /// 3): 1.5; beside it a riot (T = 0.5) of today with an unknown toll: 0.5 at low and best (S = 1), 1 at high (S =
    /// 2); a protest (T = 0) adds nothing.
    void byHand()
    {
        const auto result = model({{site, 0, "2026-05-27", "Battles", 3},
                                   {site, 0, "2026-11-23", "Riots", -1},
                                   {site, 0, "2026-11-23", "Protests", 50}})
                                .exposure(site);
        QVERIFY(std::abs(result.value[0] - 2.0) < 1e-9);
        QVERIFY(std::abs(result.value[1] - 2.0) < 1e-9);
        QVERIFY(std::abs(result.value[2] - 2.5) < 1e-9);
        QCOMPARE(result.contributions.size(), std::size_t(2));
        QVERIFY(std::abs(result.contributions.front().share - 0.75) < 1e-9);
        QCOMPARE(result.contributions.front().ageDays, 180.0);
        QCOMPARE(result.unknownTolls, 1);
    }

    /// By hand, a disc: 30 km around the site with rho = 50 gives K = 1 - 60 / 150 = 0.6; today, one dead (S = 2): 1.2.
    void byHandWithADisc()
    {
        QVERIFY(std::abs(model({{site, 30'000, "2026-11-23", "Battles", 1}}).exposure(site).value[1] - 1.2) < 1e-9);
    }

    /// By hand: two days, today and yesterday: the mean of 1 and 2^(-1/180); of a month of which 23 days have passed
    /// only those add.
    void byHandWithDates()
    {
        const double yesterday = std::exp2(-1.0 / 180);
        QVERIFY(std::abs(model({{site, 0, "2026-11-22/2026-11-23", "Battles", 0}}).exposure(site).value[1] -
                         (1 + yesterday) / 2) < 1e-9);
        double month = 0;
        for (int age = 0; age < 23; ++age)
            month += std::exp2(-age / 180.0);
        QVERIFY(std::abs(model({{site, 0, "2026-11", "Battles", 0}}).exposure(site).value[1] - month / 30) < 1e-9);
    }

    void whatIsLeftOutIsCounted()
    {
        const auto made = model({{site, 0, "2026-11-23"},
                                 {site, -1, "2026-11-23"},
                                 {site, 0, ""},
                                 {site, 0, "2020"},
                                 {site, 0, "2027"},
                                 {site, 0, "2026/.."},
                                 {{}, 0, "2026-11-23"},
                                 {site, 0, "2026-11-01", "Battles", -1, "e0"}});
        const ExposureCoverage coverage = made.coverage();
        QCOMPARE(coverage.incidents, 7);
        QCOMPARE(coverage.inWindow, 1);
        QCOMPARE(coverage.withoutAccuracy, 1);
        QCOMPARE(coverage.withoutDate, 2);
        QCOMPARE(coverage.withoutPlace, 1);
        QCOMPARE(coverage.first, QStringLiteral("2026-11-01"));
        QCOMPARE(made.exposure(site).contributions.size(), std::size_t(1)); // the part counts with its whole
        QCOMPARE(made.exposure(site).value[1], 1.0);
    }

    void equalsBruteForce()
    {
        std::mt19937 random(20261123);
        for (int round = 0; round < 20; ++round) {
            const auto events = randomEvents(random, 120);
            ExposureParameters parameters;
            parameters.radiusKm = 25 + 15 * (round % 6);
            parameters.halfLifeDays = 60 + 50 * (round % 5);
            const ExposureModel made = model(events, parameters);
            for (int i = 0; i < 10; ++i) {
                const LonLat at{std::uniform_real_distribution<double>(64, 69)(random),
                                std::uniform_real_distribution<double>(28, 32)(random)};
                const Exposure found = made.exposure(at);
                for (Toll toll : tolls)
                    QVERIFY(std::abs(found.value[static_cast<std::size_t>(toll)] -
                                     byBruteForce(events, at, parameters, toll)) < 1e-9);
                QVERIFY(made.values({{QString(), at}}).front() == found.value);
            }
        }
    }

    /// Many pairs with discs of two sizes, which come from a table: seed 9.
    void aFieldEqualsItsSites()
    {
        std::mt19937 random(9);
        auto events = randomEvents(random, 4'000);
        for (Event &event : events)
            event.accuracy = event.accuracy < 0 ? -1 : event.accuracy < 30'000 ? 5'000 : 25'000;
        std::vector<ExposureSite> sites;
        std::vector<LonLat> places;
        for (int i = 0; i < 30; ++i) {
            places.push_back({std::uniform_real_distribution<double>(64, 69)(random),
                              std::uniform_real_distribution<double>(28, 32)(random)});
            sites.push_back({QString::number(i), places.back()});
        }
        for (double radius : {20.0, 50.0, 100.0}) {
            ExposureParameters parameters;
            parameters.radiusKm = radius;
            const ExposureModel made = model(events, parameters);
            const ExposureField field(made.reported(), places, 100);
            QVERIFY(field.pairCount() > 8'000); // tables are made
            const auto fast = made.values(field, field.kernels(radius));
            const auto exact = made.values(sites);
            for (std::size_t i = 0; i < sites.size(); ++i)
                for (Toll toll : tolls)
                    QVERIFY(std::abs(fast[i][indexOf(toll)] - exact[i][indexOf(toll)]) <=
                            1e-5 * exact[i][indexOf(toll)] + 1e-12);
        }
    }

    /// Tolls of their own for low and high.
    void tollsOfTheSource()
    {
        LayerBuilder builder(QStringLiteral("incidents"));
        builder.addColumn(QStringLiteral("id"), Column::Type::Text).appendText(QStringLiteral("a"));
        builder.addColumn(QStringLiteral("date"), Column::Type::Date).appendDate(*DateRange::parse(u"2026-11-23"));
        builder.addColumn(QStringLiteral("location_accuracy_m"), Column::Type::Number).appendNumber(0);
        builder.addColumn(QStringLiteral("fatalities_low"), Column::Type::Integer).appendInteger(1);
        builder.addColumn(QStringLiteral("fatalities"), Column::Type::Integer).appendInteger(3);
        builder.addColumn(QStringLiteral("fatalities_high"), Column::Type::Integer).appendInteger(7);
        builder.geometry().appendPoint(site);
        const auto made = ExposureModel::create(builder.finish(), day);
        QVERIFY(made);
        QCOMPARE(made->exposure(site).value, (TollValues{2, 3, 4})); // 1 + log2 of 2, 4 and 8
    }

    /// The same parameter set gone through one by one, with ranks counted and not sorted. Seed 5.
    void rankIntervalsEqualBruteForce()
    {
        std::mt19937 random(5);
        const auto events = randomEvents(random, 150);
        std::vector<ExposureSite> sites;
        for (int i = 0; i < 40; ++i)
            sites.push_back({QString::number(i),
                             {std::uniform_real_distribution<double>(63, 70)(random),
                              std::uniform_real_distribution<double>(27, 33)(random)}});
        sites.push_back({QStringLiteral("far"), {20, 10}});
        sites.push_back({QStringLiteral("nowhere"), {}});
        const auto ranks = model(events).ranks(sites);
        std::vector<ExposureRank> expected(sites.size());
        int ranked = 0;
        for (double radius : {25.0, 50.0, 100.0})
            for (double halfLife : {90.0, 180.0, 365.0})
                for (Toll toll : tolls) {
                    ExposureParameters parameters;
                    parameters.radiusKm = radius;
                    parameters.halfLifeDays = halfLife;
                    const ExposureModel made = model(events, parameters);
                    std::vector<double> values;
                    for (const ExposureSite &one : sites)
                        values.push_back(made.exposure(one.place).value[static_cast<std::size_t>(toll)]);
                    for (std::size_t i = 0; i < sites.size(); ++i) {
                        const bool isDefault = radius == 50 && halfLife == 180 && toll == Toll::Best;
                        int rank = 1;
                        for (double other : values)
                            rank += other > values[i] ? 1 : 0;
                        if (values[i] <= 0) { // nothing in reach: no rank
                            ++expected[i].unranked;
                            continue;
                        }
                        expected[i].low = expected[i].low == 0 ? rank : std::min(expected[i].low, rank);
                        expected[i].high = std::max(expected[i].high, rank);
                        expected[i].atDefault = isDefault ? rank : expected[i].atDefault;
                        ranked += isDefault ? 1 : 0;
                    }
                }
        for (std::size_t i = 0; i < sites.size(); ++i) {
            QCOMPARE(ranks[i].low, expected[i].low);
            QCOMPARE(ranks[i].high, expected[i].high);
            QCOMPARE(ranks[i].atDefault, expected[i].atDefault);
            QCOMPARE(ranks[i].of, ranked);
            QCOMPARE(ranks[i].unranked, expected[i].unranked);
            QCOMPARE(ranks[i].sets, 27);
        }
        QVERIFY(ranked > 20 && ranked <= 40);
        for (std::size_t i : {std::size_t{40}, std::size_t{41}}) {
            QVERIFY(!ranks[i].isRanked() && ranks[i].hasInterval());
            QCOMPARE(ranks[i].unranked, 27);
            QCOMPARE(ranks[i].high, 0);
        }
    }

    /// One site at an incident, one 80 km from it, which only the radius of 100 km reaches, and one that nothing does.
    void aSiteWithNothingInReachHasNoRank()
    {
        const std::vector<ExposureSite> sites{{QStringLiteral("at"), site},
                                              {QStringLiteral("wide"), geodesicPoint(site, 90, 80'000)},
                                              {QStringLiteral("none"), geodesicPoint(site, 90, 500'000)}};
        const ExposureModel made =
            model({{site, 0, "2026-11-20", "Battles", 1}, {site, 0, "2026-11-20", "Protests", 1}});
        const auto ranks = made.ranks(sites);
        QCOMPARE(ranks[0].atDefault, 1);
        QCOMPARE(ranks[0].of, 1); // only what has a rank
        QCOMPARE(ranks[0].unranked, 0);
        QVERIFY(!ranks[1].isRanked());
        QCOMPARE(ranks[1].unranked, 18); // of 27: under 25 and 50 km
        QCOMPARE(ranks[1].low, 2);
        QCOMPARE(ranks[1].high, 2);
        QVERIFY(!ranks[2].isRanked());
        QCOMPARE(ranks[2].unranked, 27);
        QCOMPARE(nothingInReach(made), QStringLiteral("nothing reported within 50 km in the 3 years to 23 Nov 2026 "
                                                      "(Protests not counted); that is not safety"));
        const auto none = model({}).ranks(sites); // nothing anywhere
        for (const ExposureRank &rank : none)
            QVERIFY(!rank.isRanked() && rank.of == 0 && rank.unranked == 27);
    }

    /// Filter, table and map have neither value nor rank of it, and say why; a very small index stays one.
    void columnsHaveNoValueWhereNothingIsInReach()
    {
        LayerBuilder builder(QStringLiteral("deposits"));
        auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
        builder.setKeyColumn(QStringLiteral("id"));
        std::vector<ExposureSite> sites{{QStringLiteral("at"), site},
                                        {QStringLiteral("edge"), geodesicPoint(site, 90, 49'999)},
                                        {QStringLiteral("none"), geodesicPoint(site, 90, 500'000)},
                                        {QStringLiteral("nowhere"), {}}};
        std::vector<LonLat> places;
        for (const ExposureSite &one : sites) {
            id.appendText(one.id);
            places.push_back(one.place);
            one.place.isValid() ? builder.geometry().appendPoint(one.place) : builder.geometry().appendNone();
        }
        const ExposureModel made = model({{site, 0, "2026-11-20", "Battles", 1}});
        const ExposureField field(made.reported(), places, made.widestKm());
        const auto exposures =
            SiteExposures::create(made, sites, field, field.kernels(50), SiteExposures::Intervals::No);
        const LayerPtr layer = withExposureColumns(builder.finish(), *exposures);
        const Column &index = *layer->column(u"exposure_index"), &rank = *layer->column(u"exposure_rank"),
                     &note = *layer->column(u"exposure_note");
        const auto row = [&](const char *key) { return *layer->rowOfKey(QString::fromLatin1(key)); };
        QVERIFY(index.number(row("at")) > 1 && note.isNull(row("at")));
        QCOMPARE(rank.text(row("at")), QStringLiteral("1"));
        QVERIFY(index.number(row("edge")) > 0 && index.number(row("edge")) < 0.0005);
        QCOMPARE(rank.text(row("edge")), QStringLiteral("2"));
        for (const char *key : {"none", "nowhere"})
            QVERIFY2(index.isNull(row(key)) && rank.isNull(row(key)), key);
        QVERIFY(note.text(row("none")).contains(QLatin1String("nothing reported within 50 km")));
        QVERIFY(note.text(row("none")).endsWith(QLatin1String("that is not safety")));
        QCOMPARE(note.text(row("nowhere")), QStringLiteral("no place to measure from"));
        QVERIFY(!withoutExposureColumns(layer)->column(u"exposure_note"));
    }

    void refusesWhatIsTooCoarse()
    {
        LayerBuilder builder(QStringLiteral("plain"));
        builder.addColumn(QStringLiteral("id"), Column::Type::Text).appendText(QStringLiteral("a"));
        builder.geometry().appendPoint(site);
        const auto made = ExposureModel::create(builder.finish(), day);
        QVERIFY(!made);
        QVERIFY(made.error().message.contains(QLatin1String("too coarse")));
    }

    void ranksShareThePlace()
    {
        QCOMPARE(ranksOf({0, 3, 3, 5, 0}), (std::vector<int>{0, 2, 2, 1, 0})); // nothing has no rank
        QVERIFY(ranksOf({}).empty());
    }
};

QTEST_GUILESS_MAIN(ExposureTest)
#include "exposure_test.moc"
