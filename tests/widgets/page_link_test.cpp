// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/page_link.h"

#include <QTest>

using namespace kohkan;

/// Links of pages, as they are written, and what they ask for.
class PageLinkTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhatItAsksFor_data()
    {
        using Kind = PageLink::Kind;
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("rest");
        const auto row = [](const char *url, Kind kind, const char *rest) {
            QTest::newRow(url) << QString::fromUtf8(url) << static_cast<int>(kind) << QString::fromUtf8(rest);
        };
        row("site:reko-diq", Kind::Site, "reko-diq");
        row("estimate:EST-003", Kind::Estimate, "EST-003");
        row("commodity:gemstone:peridot", Kind::Commodity, "gemstone:peridot");
        row("time:TL-059", Kind::Event, "TL-059");
        row("rows:3", Kind::Rows, "3");
        row("source:mt-barrick-2025", Kind::Source, "mt-barrick-2025");
        row("https://example.org/a?b=c", Kind::Web, "/a");
        row("http://example.org", Kind::Web, "");
        row("javascript:alert(1)", Kind::Unknown, "alert(1)");
        row("file:///etc/passwd", Kind::Unknown, "/etc/passwd"); // not opened in the desktop
        row("", Kind::Unknown, "");
    }
    void saysWhatItAsksFor()
    {
        QFETCH(QString, url);
        QFETCH(int, kind);
        QFETCH(QString, rest);
        const PageLink link = PageLink::of(QUrl(url));
        QCOMPARE(static_cast<int>(link.kind), kind);
        QCOMPARE(link.rest, rest);
    }
    void namesARecord()
    {
        const PageLink link = PageLink::of(QUrl(QStringLiteral("edit:estimates/own-1/2")));
        QCOMPARE(link.record(), (RecordName{QStringLiteral("estimates"), QStringLiteral("own-1/2")}));
        QVERIFY(PageLink::of(QUrl(QStringLiteral("edit:annotations/"))).record().id.isEmpty()); // a new one
    }
    void namesPlaces()
    {
        const auto route = PageLink::of(QUrl(QStringLiteral("route:62.5,29.25,66,30.5"))).places();
        QCOMPARE(route.size(), std::size_t{2});
        QCOMPARE(route[0].lon, 62.5);
        QCOMPARE(route[1].lat, 30.5);
        QVERIFY(PageLink::of(QUrl(QStringLiteral("place:62.5"))).places().empty());
        QVERIFY(PageLink::of(QUrl(QStringLiteral("place:"))).places().empty());
    }
};

QTEST_MAIN(PageLinkTest)
#include "page_link_test.moc"
