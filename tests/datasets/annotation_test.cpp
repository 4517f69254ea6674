// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/annotation_pack.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/catalogue/edit_fields.h"
#include "datasets/io/data_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kohkan;

namespace {

const QDate today(2026, 11, 24);

UserEdit annotation(const char *id, const char *level, const char *text, const char *until = "",
                    const char *site = "reko-diq")
{
    UserEdit edit;
    edit.name = {annotationTable, QString::fromLatin1(id)};
    edit.site = QString::fromLatin1(site);
    edit.rows = {{{QStringLiteral("level"), QString::fromLatin1(level)},
                  {QStringLiteral("category"), QStringLiteral("insurgency")},
                  {QStringLiteral("kind"), QStringLiteral("judgement")},
                  {QStringLiteral("text"), QString::fromUtf8(text)},
                  {QStringLiteral("date"), QStringLiteral("2026-11-01")}}};
    if (*until)
        edit.rows.front().insert(QStringLiteral("valid_until"), QString::fromLatin1(until));
    edit.author = QStringLiteral("A. Khan");
    edit.madeAt = QStringLiteral("2026-11-20T10:00:00Z");
    return edit;
}

/// What one workspace holds and how it came to that.
struct Desk {
    std::vector<UserEdit> edits;
    std::vector<RecordVersion> history;

    void say(const UserEdit &edit)
    {
        std::erase_if(edits, [&](const UserEdit &known) { return known.name == edit.name; });
        edits.push_back(edit);
        history.push_back({edit.name, edit.madeAt, edit});
    }
    void withdraw(const char *id)
    {
        const RecordName name{annotationTable, QString::fromLatin1(id)};
        std::erase_if(edits, [&](const UserEdit &known) { return known.name == name; });
        history.push_back({name, {}, std::nullopt});
    }
    /// As a file.
    AnnotationPack pack() const { return *AnnotationPack::fromJson(packOf(edits, history).json()); }
    std::vector<MergeItem> compare(const Desk &other) const { return compareWithPack(other.pack(), edits, history); }
    void merge(const Desk &other, MergeChoice choice = MergeChoice::Mine)
    {
        for (const MergeItem &item : compare(other))
            if (takesTheirs(item, choice))
                item.theirs ? say(*item.theirs) : withdraw(item.name.id.toLatin1().constData());
    }
    QString textOf(const char *id) const
    {
        for (const UserEdit &edit : edits)
            if (edit.name.id == QLatin1String(id))
                return edit.rows.front().value(QStringLiteral("text"));
        return {};
    }
};

} // namespace

class AnnotationTest : public QObject {
    Q_OBJECT
private slots:
    void expires_data()
    {
        QTest::addColumn<QString>("until");
        QTest::addColumn<bool>("expired");
        QTest::newRow("never") << QString() << false;
        QTest::newRow("its last day") << QStringLiteral("2026-11-24") << false;
        QTest::newRow("the day after") << QStringLiteral("2026-11-23") << true;
        QTest::newRow("its month") << QStringLiteral("2026-11") << false;
        QTest::newRow("last month") << QStringLiteral("2026-10") << true;
        QTest::newRow("its year") << QStringLiteral("2026") << false;
        QTest::newRow("open end") << QStringLiteral("2025/..") << false;
    }
    void expires()
    {
        QFETCH(QString, until);
        QFETCH(bool, expired);
        const auto made = annotationOf(annotation("a", "3", "x", until.toLatin1().constData()));
        QVERIFY(made);
        QCOMPARE(made->state(today) == Annotation::State::Expired, expired);
    }

    void theGravestCurrentOneStandsFirst()
    {
        const auto all = annotationsIn({annotation("old", "5", "x", "2026-01-01"), annotation("low", "1", "x"),
                                        annotation("high", "4", "x"), annotation("odd", "9", "x")},
                                       today);
        QStringList ids;
        for (const Annotation &one : all)
            ids << one.id;
        QCOMPARE(ids, (QStringList{QStringLiteral("high"), QStringLiteral("low"), QStringLiteral("odd"),
                                   QStringLiteral("old")}));
        QCOMPARE(all[2].level, 0); // off the scale is no level
    }

    void becomesColumnsOfTheDeposits()
    {
        const auto shipped = Catalogue::load(*dataFolder());
        QVERIFY(shipped);
        QVERIFY(!(*shipped)->deposits()->column(u"annotation_level"));
        const auto catalogue = Catalogue::withEdits(**shipped,
                                                    {annotation("a", "2", "x"), annotation("b", "4", "x"),
                                                     annotation("c", "5", "x", "2026-01-01"),
                                                     annotation("d", "3", "x", "2026-01-01", "saindak")},
                                                    today);
        const Layer &deposits = *catalogue->deposits();
        const auto says = [&](const char *site, const char *column) {
            return deposits.column(QString::fromLatin1(column))->text(*deposits.rowOfKey(QString::fromLatin1(site)));
        };
        QCOMPARE(says("reko-diq", "annotation_level"), QStringLiteral("4"));
        QCOMPARE(says("reko-diq", "annotation_state"), QStringLiteral("current"));
        QCOMPARE(says("reko-diq", "_annotation_ring"), QStringLiteral("4"));
        QCOMPARE(says("saindak", "annotation_state"), QStringLiteral("expired"));
        QCOMPARE(says("saindak", "_annotation_ring"), QStringLiteral("-3"));
        QCOMPARE(deposits.column(u"annotation_level")->nullCount(), deposits.rowCount() - 2);
        QVERIFY(deposits.column(u"annotation_level")->isDerived());
        QCOMPARE(catalogue->annotationsFor(QStringLiteral("reko-diq"), today).size(), std::size_t(3));
        QCOMPARE(Catalogue::withEdits(**shipped, {}, today)->deposits()->column(u"annotation_level"), nullptr);
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("complete") << QString() << QString() << QString();
        QTest::newRow("text") << QStringLiteral("text") << QString() << QStringLiteral("Annotation is missing.");
        QTest::newRow("date") << QStringLiteral("date") << QStringLiteral("soon") << QStringLiteral("is no date");
        QTest::newRow("until before") << QStringLiteral("valid_until") << QStringLiteral("2026-10-31")
                                      << QStringLiteral("lies before the date");
        QTest::newRow("until the day") << QStringLiteral("valid_until") << QStringLiteral("2026-11-01") << QString();
        QTest::newRow("fact") << QStringLiteral("kind") << QStringLiteral("fact") << QStringLiteral("A fact has");
    }
    void saysWhatIsMissing()
    {
        QFETCH(QString, column);
        QFETCH(QString, value);
        QFETCH(QString, says);
        UserEdit edit = annotation("a", "3", "x");
        if (!column.isEmpty())
            edit.rows.front()[column] = value;
        const auto problems = problemsOf(edit);
        QCOMPARE(problems.empty(), says.isEmpty());
        if (!says.isEmpty())
            QVERIFY2(problems.front().sentence.contains(says), qPrintable(problems.front().sentence));
        if (column == QLatin1String("kind")) {
            edit.rows.front()[QStringLiteral("source_ref")] = QStringLiteral("state-l3-sat");
            QVERIFY(problemsOf(edit).empty());
        }
    }

    void aPackGivesBackWhatWentIn()
    {
        Desk mine;
        UserEdit full = annotation("a", "4", "Line 1\n\"کوہ\"; 2", "2027");
        full.rows.front()[QStringLiteral("incidents")] = QStringLiteral("INC-001;INC-002");
        full.rows.front()[QStringLiteral("source_ref")] = QStringLiteral("state-l3-sat");
        mine.say(full);
        const QByteArray json = packOf(mine.edits, mine.history).json();
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QCOMPARE(object[QLatin1String("annotations")][0][QLatin1String("level")].toInt(), 4);
        QCOMPARE(object[QLatin1String("annotations")][0][QLatin1String("incidents")].toArray().size(), 2);
        const auto pack = AnnotationPack::fromJson(json);
        QVERIFY(pack);
        QCOMPARE(annotationHash(pack->annotations.front().edit),
                 annotationHash(Desk{{full}, {}}.pack().annotations[0].edit));
        for (const char *column :
             {"level", "category", "kind", "text", "date", "valid_until", "incidents", "source_ref"})
            QCOMPARE(pack->annotations.front().edit.rows.front().value(QLatin1String(column)),
                     full.rows.front().value(QLatin1String(column)));
    }

    void refusesWhatIsNoPack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("text") << QByteArray("hello") << QStringLiteral("is not JSON");
        QTest::newRow("other") << QByteArray("{\"type\":\"FeatureCollection\"}")
                               << QStringLiteral("no annotation pack");
        QTest::newRow("newer") << QByteArray("{\"format\":\"kohkan-annotations\",\"version\":99}")
                               << QStringLiteral("newer Kohkan");
        QTest::newRow("no site") << QByteArray("{\"format\":\"kohkan-annotations\",\"version\":1,\"annotations\":"
                                               "[{\"id\":\"own-1\"}]}")
                                 << QStringLiteral("speaks of no site");
        QTest::newRow("no text") << QByteArray("{\"format\":\"kohkan-annotations\",\"version\":1,\"annotations\":"
                                               "[{\"id\":\"own-1\",\"site\":\"saindak\",\"level\":3}]}")
                                 << QStringLiteral("own-1");
        QTest::newRow("no level")
            << QByteArray(
                   R"({"format":"kohkan-annotations","version":1,"annotations":[{"id":"own-1","site":"saindak",)"
                   R"("author":"A","level":"high","category":"insurgency","kind":"judgement","text":"t","date":"2026"}]})")
            << QStringLiteral("Level: \"high\" is none of 1, 2, 3, 4, 5.");
    }
    void refusesWhatIsNoPack()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto pack = AnnotationPack::fromJson(bytes);
        QVERIFY(!pack);
        QVERIFY2(pack.error().message.contains(says), qPrintable(pack.error().message));
    }

    /// Every way in which two sides can differ, each made by what two people do.
    void findsWhatChangedWhere()
    {
        using Change = MergeItem::Change;
        Desk mine, theirs;
        const auto only = [&] {
            const auto items = mine.compare(theirs);
            return items.size() == 1 ? std::optional(items.front().change) : std::nullopt;
        };
        theirs.say(annotation("a", "3", "first"));
        QCOMPARE(only(), Change::New);
        mine.merge(theirs);
        QCOMPARE(mine.textOf("a"), QStringLiteral("first"));
        QVERIFY(mine.compare(theirs).empty());
        theirs.say(annotation("a", "3", "second"));
        QCOMPARE(only(), Change::Newer);
        mine.say(annotation("a", "4", "mine"));
        QCOMPARE(only(), Change::BothChanged);
        mine.merge(theirs); // keeps mine
        QCOMPARE(mine.textOf("a"), QStringLiteral("mine"));
        mine.merge(theirs, MergeChoice::Theirs);
        QCOMPARE(mine.textOf("a"), QStringLiteral("second"));
        mine.say(annotation("a", "4", "third"));
        QCOMPARE(only(), Change::Older);
        QCOMPARE(theirs.compare(mine).front().change, Change::Newer);
        theirs.merge(mine);
        QCOMPARE(theirs.textOf("a"), QStringLiteral("third"));
        theirs.withdraw("a");
        QCOMPARE(only(), Change::Withdrawn);
        QCOMPARE(theirs.compare(mine).front().change, Change::GoneHere);
        theirs.merge(mine);
        QVERIFY(theirs.edits.empty());
        mine.say(annotation("a", "5", "fourth"));
        QCOMPARE(only(), Change::BothChanged); // withdrawn there, changed here
        QCOMPARE(theirs.compare(mine).front().change, Change::BothChanged);
        mine.merge(theirs, MergeChoice::Theirs);
        QVERIFY(mine.edits.empty());
    }

    /// What came from a first colleague and was changed is newer than what that colleague gave to a second one.
    void knowsThePastOfWhatWasMerged()
    {
        Desk first, second, third;
        first.say(annotation("a", "3", "one"));
        third.merge(first);
        first.say(annotation("a", "3", "two"));
        second.merge(first);
        second.say(annotation("a", "3", "three"));
        const auto items = third.compare(second); // third has "one", which second never had
        QCOMPARE(items.size(), std::size_t(1));
        QCOMPARE(items.front().change, MergeItem::Change::Newer);
    }

    void onlyTheSitesNamed()
    {
        Desk mine;
        mine.say(annotation("a", "3", "x"));
        mine.say(annotation("b", "3", "x", "", "saindak"));
        mine.say(annotation("c", "3", "x", "", "saindak"));
        mine.withdraw("c");
        const AnnotationPack pack = packOf(mine.edits, mine.history, {QStringLiteral("saindak")});
        QCOMPARE(pack.annotations.size(), std::size_t(1));
        QCOMPARE(pack.annotations.front().edit.name.id, QStringLiteral("b"));
        QCOMPARE(pack.withdrawn.size(), std::size_t(1));
        QCOMPARE(pack.withdrawn.front().id, QStringLiteral("c"));
    }
};

QTEST_GUILESS_MAIN(AnnotationTest)
#include "annotation_test.moc"
