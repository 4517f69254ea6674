// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/records/known_then.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/io/data_folder.h"
#include "tests/support/plain_csv.h"

#include <QTest>

using namespace kohkan;
using kohkan::test::PlainCsv;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

PlainCsv table(const QString &name)
{
    return PlainCsv::read(*dataFolder() + QStringLiteral("/%1.csv").arg(name));
}

/// The last day of a date as the tables write it, by hand; null where it is none or has no end.
QDate lastDay(const QString &text)
{
    const QString end = text.section(u'/', -1);
    if (end.size() == 4)
        return {end.toInt(), 12, 31};
    if (end.size() == 7)
        return QDate(end.left(4).toInt(), end.mid(5).toInt(), 1).addMonths(1).addDays(-1);
    return QDate::fromString(end, Qt::ISODate);
}

} // namespace

/// The tables as they were known on a day.
class KnownThenTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void hidesWhatCameLater_data();
    void hidesWhatCameLater();
    void takesTheYearOfTheSource();
    void ofTodayNothingDatedIsHidden();
    void keepsWhatHasNoHistory();
    void panelsAskTheSameOfIt();

private:
    CataloguePtr m_today, m_then;
};

void KnownThenTest::initTestCase()
{
    m_today = *Catalogue::load(*dataFolder());
    m_then = Catalogue::asOf(*m_today, QDate(2022, 12, 31));
}

void KnownThenTest::hidesWhatCameLater_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("column");
    QTest::newRow("incidents") << "incidents"
                               << "date";
    QTest::newRow("timeline") << "timeline"
                              << "date";
    QTest::newRow("production") << "production"
                                << "period";
    QTest::newRow("prices") << "commodity_prices"
                            << "as_of";
    QTest::newRow("facts") << "national_facts"
                           << "as_of";
    QTest::newRow("risk") << "region_risk"
                          << "as_of";
}

void KnownThenTest::hidesWhatCameLater()
{
    QFETCH(QString, name);
    QFETCH(QString, column);
    const PlainCsv csv = table(name);
    int kept = 0, later = 0, undated = 0;
    for (const auto &record : csv.records()) {
        const QDate last = lastDay(record[column]);
        ++(!last.isValid() ? undated : last <= QDate(2022, 12, 31) ? kept : later);
    }
    QCOMPARE(static_cast<int>(m_then->table(name)->rowCount()), kept);
    const auto &hidden = m_then->knownThen()->hidden.at(name);
    QCOMPARE(hidden.later, later);
    QCOMPARE(hidden.undated, undated);
    QVERIFY(later > 0);
}

void KnownThenTest::takesTheYearOfTheSource()
{
    QHash<QString, QString> years;
    for (const auto &record : table(q("sources")).records())
        years.insert(record[q("ref")], record[q("year")]);
    QStringList kept;
    int bySource = 0, neither = 0;
    for (const auto &record : table(q("estimates")).records()) {
        QDate known = lastDay(record[q("effective_date")]);
        if (!known.isValid()) {
            bool isYear = false;
            const int year = years.value(record[q("source_ref")]).toInt(&isYear);
            known = isYear ? QDate(year, 12, 31) : QDate();
            bySource += isYear && known <= QDate(2022, 12, 31);
            neither += !isYear;
        }
        if (known.isValid() && known <= QDate(2022, 12, 31))
            kept << record[q("id")] + u'/' + record[q("line")];
    }
    QVERIFY(bySource > 0);
    const Layer &then = *m_then->table(q("estimates"));
    QStringList shown;
    for (const Row row : then.bySourceRow())
        shown << then.column(u"id")->text(row) + u'/' + then.column(u"line")->text(row);
    kept.sort();
    shown.sort();
    QCOMPARE(shown, kept);
    QCOMPARE(m_then->knownThen()->hidden.at(q("estimates")).undated, neither);
}

void KnownThenTest::ofTodayNothingDatedIsHidden()
{
    const auto late = Catalogue::asOf(*m_today, QDate(2200, 1, 1));
    QCOMPARE(late->knownThen()->sum().later, 0);
    QVERIFY(late->knownThen()->sum().undated > 0);     // of which nobody can say
    QCOMPARE(late->incidents(), m_today->incidents()); // shared
    QVERIFY(!m_today->knownThen());
}

void KnownThenTest::keepsWhatHasNoHistory()
{
    QCOMPARE(m_then->deposits()->rowCount(), m_today->deposits()->rowCount());
    QVERIFY(m_then->deposits()->id() != m_today->deposits()->id() ||
            m_then->deposits()->version() != m_today->deposits()->version());
    for (const char *name : {"infrastructure", "sources", "commodities"})
        QCOMPARE(m_then->table(q(name)), m_today->table(q(name)));
    for (const Row row : m_then->deposits()->bySourceRow())
        QVERIFY(
            m_then->deposits()->geometry().point(row).lon ==
            m_today->deposits()->geometry().point(*m_today->deposits()->rowOfKey(m_then->deposits()->key(row))).lon);
}

void KnownThenTest::panelsAskTheSameOfIt()
{
    // the reserve that Barrick booked on 2024-12-31 was not known then; the project's history up to 2022 was
    for (const Estimate &estimate : m_then->estimatesFor(q("reko-diq")))
        QVERIFY(estimate.id != q("EST-003"));
    QVERIFY(!m_then->estimatesFor(q("reko-diq")).empty());
    QStringList events;
    for (const TimelineEvent &event : m_then->timelineFor(q("reko-diq")))
        events << event.id;
    QVERIFY(events.contains(q("TL-027")) && !events.contains(q("TL-028"))); // 2022-12-16, 2023-01-15
    QCOMPARE(m_then->editsHash(), m_today->editsHash());
    QVERIFY(m_then->shippedRecord({q("estimates"), q("EST-003")}).size() > 0); // corrections rest on what is shipped
}

QTEST_GUILESS_MAIN(KnownThenTest)
#include "known_then_test.moc"
