// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "widgets/pages/security_page.h"

#include <QTest>
#include <QTextDocument>

using namespace kohkan;

/// What the Security tab says of the exposure of shipped sites, against the model that it shows.
class ExposureSectionTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto folder = dataFolder();
        QVERIFY(folder);
        m_catalogue = *Catalogue::load(*folder);
        const auto made = SiteExposures::create(m_catalogue->deposits(), m_catalogue->incidents(), m_day);
        QVERIFY(made);
        m_exposures = *made;
    }

    void everySiteSaysItsIndexAndWhatMadeIt()
    {
        int exposed = 0, unranked = 0;
        for (Row row : m_catalogue->deposits()->bySourceRow()) {
            const QString id = m_catalogue->deposits()->key(row), text = section(row);
            const Exposure exposure = m_exposures->model.exposure(m_catalogue->deposits()->geometry().point(row));
            const ExposureRank rank = m_exposures->ranks.value(id);
            QVERIFY2(text.contains(QLatin1String("not a probability, and no report is not no event")), qPrintable(id));
            if (exposure.contributions.empty()) {
                ++unranked;
                QVERIFY2(!text.contains(QLatin1String("Rank ")), qPrintable(text));
                QVERIFY2(text.contains(QLatin1String("No index and no rank: nothing reported within 50 km")),
                         qPrintable(text));
                QVERIFY2(text.contains(QLatin1String("that is not safety")), qPrintable(text));
                QCOMPARE(text.contains(QLatin1String("plausible sets of parameters: rank")), rank.high > 0);
                continue;
            }
            ++exposed;
            const QString says = QStringLiteral("Rank %1 of %2 from the most exposed; %3 to %4")
                                     .arg(rank.atDefault)
                                     .arg(rank.of)
                                     .arg(rank.low)
                                     .arg(rank.high);
            QVERIFY2(text.contains(says), qPrintable(id + u'\n' + text));
            const Layer &incidents = *m_exposures->model.incidents();
            const Row greatest = exposure.contributions.front().incident;
            QVERIFY2(text.contains(incidents.column(u"place")->text(greatest)), qPrintable(text));
            if (exposure.contributions.size() > 5)
                QVERIFY(text.contains(QStringLiteral("%1 others").arg(exposure.contributions.size() - 5)));
        }
        QVERIFY(exposed > 50 && unranked > 50);
    }

    /// The region first, then to which day incidents are known, how many, and the index.
    void theTopLineIsTheRegionsReading()
    {
        const auto top = [&](const char *id) {
            const QString page = text(*m_catalogue->deposits()->rowOfKey(QString::fromLatin1(id)));
            return page.left(page.indexOf(QLatin1String("Your annotations")));
        };
        const QString saindak = top("saindak");
        QVERIFY2(saindak.startsWith(QLatin1String("District Chagai ")) ||
                     saindak.startsWith(QLatin1String("District without a reading of its own; province ")),
                 qPrintable(saindak));
        QVERIFY2(saindak.contains(QLatin1String("of 5, ")), qPrintable(saindak));
        QVERIFY2(saindak.contains(QLatin1String("Reports to 22 Feb 2026; no data since 22 Feb 2026 (281 days).")),
                 qPrintable(saindak));
        QVERIFY2(saindak.indexOf(QLatin1String("Reports to")) <
                     saindak.indexOf(QLatin1String("Incidents within 50 km")),
                 qPrintable(saindak));
        int silent = 0;
        for (Row row : m_catalogue->deposits()->bySourceRow()) {
            const QString id = m_catalogue->deposits()->key(row);
            if (m_exposures->ranks.value(id).isRanked() || !m_exposures->values.contains(id))
                continue;
            ++silent;
            QVERIFY2(top(qPrintable(id)).contains(QLatin1String("No incident exposure and no rank: nothing reported")),
                     qPrintable(id));
        }
        QVERIFY(silent > 50);
    }

    void nothingWithoutIncidents()
    {
        const Row row = m_catalogue->deposits()->bySourceRow().front();
        const QString html = SecurityPage(m_catalogue, QPalette()).html(row, m_day, {}, nullptr);
        QVERIFY(!html.contains(QLatin1String("exposure index")));
    }

private:
    QString text(Row row) const
    {
        QTextDocument document;
        document.setHtml(SecurityPage(m_catalogue, QPalette()).html(row, m_day, {}, m_exposures.get()));
        return document.toPlainText().replace(QChar(0xa0), u' ').simplified();
    }
    QString section(Row row) const
    {
        const QString page = text(row);
        return page.mid(page.indexOf(QLatin1String("Incident exposure index")));
    }
    const QDate m_day{2026, 11, 30};
    CataloguePtr m_catalogue;
    std::shared_ptr<const SiteExposures> m_exposures;
};

QTEST_MAIN(ExposureSectionTest)
#include "exposure_section_test.moc"
