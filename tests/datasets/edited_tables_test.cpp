// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/catalogue.h"
#include "datasets/catalogue/edit_fields.h"
#include "datasets/io/data_folder.h"

#include <QTest>

using namespace kohkan;

namespace {

const QString estimates = QStringLiteral("estimates"), deposits = QStringLiteral("deposits");

UserEdit correctionOf(const Catalogue &catalogue, const QString &table, const QString &id)
{
    UserEdit edit;
    edit.name = {table, id};
    edit.site = QStringLiteral("reko-diq");
    edit.base = catalogue.shippedRecord(edit.name);
    edit.rows = edit.base;
    edit.author = QStringLiteral("A. Khan");
    edit.madeAt = QStringLiteral("2026-11-23T10:00:00Z");
    edit.reason = QStringLiteral("the annual report says otherwise");
    return edit;
}

UserEdit ownEstimate()
{
    UserEdit edit;
    edit.name = {estimates, QStringLiteral("own-1")};
    edit.site = QStringLiteral("saindak");
    edit.author = QStringLiteral("A. Khan");
    const auto line = [](const char *number, const char *commodity, const char *grade, const char *unit) {
        return RowTexts{{QStringLiteral("line"), QString::fromLatin1(number)},
                        {QStringLiteral("deposit_id"), QStringLiteral("saindak")},
                        {QStringLiteral("kind"), QStringLiteral("reserve")},
                        {QStringLiteral("category"), QStringLiteral("proved")},
                        {QStringLiteral("code"), QStringLiteral("JORC")},
                        {QStringLiteral("scope"), QStringLiteral("deposit")},
                        {QStringLiteral("share_percent"), QStringLiteral("100")},
                        {QStringLiteral("tonnage"), QStringLiteral("12.50")},
                        {QStringLiteral("tonnage_unit"), QStringLiteral("Mt")},
                        {QStringLiteral("commodity"), QString::fromLatin1(commodity)},
                        {QStringLiteral("grade"), QString::fromLatin1(grade)},
                        {QStringLiteral("grade_unit"), QString::fromLatin1(unit)},
                        {QStringLiteral("effective_date"), QStringLiteral("2026-06")},
                        {QStringLiteral("source_ref"), QStringLiteral("Company report, 2026")},
                        {QStringLiteral("wording"), QStringLiteral("12.50 Mt at 0.40 %")}};
    };
    edit.rows = {line("1", "Cu", "0.40", "%"), line("2", "Au", "0.3", "g/t")};
    return edit;
}

} // namespace

class EditedTablesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto folder = dataFolder();
        QVERIFY(folder);
        auto loaded = Catalogue::load(*folder);
        QVERIFY(loaded);
        m_catalogue = *loaded;
    }

    /// Without edits nothing differs but the identity of the deposits.
    void nothingSaidChangesNothing()
    {
        const auto same = Catalogue::withEdits(*m_catalogue, {});
        QVERIFY(same->deposits()->id() != m_catalogue->deposits()->id() ||
                same->deposits()->version() != m_catalogue->deposits()->version());
        QCOMPARE(same->table(estimates), m_catalogue->table(estimates));
        const Layer &a = *m_catalogue->deposits(), &b = *same->deposits();
        QCOMPARE(b.rowCount(), a.rowCount());
        QCOMPARE(b.columns().size(), a.columns().size());
        for (Row row : a.bySourceRow()) {
            const auto there = b.rowOfKey(a.key(row));
            QVERIFY(there);
            QVERIFY(b.geometry().point(*there) == a.geometry().point(row));
            for (const ColumnPtr &column : a.columns()) {
                const Column *twin = b.column(column->name());
                QVERIFY2(twin && twin->type() == column->type() && twin->unit() == column->unit() &&
                             twin->isDerived() == column->isDerived(),
                         qPrintable(column->name()));
                QCOMPARE(twin->text(*there), column->text(row));
            }
        }
    }

    void correctsASiteField()
    {
        UserEdit edit = correctionOf(*m_catalogue, deposits, QStringLiteral("reko-diq"));
        QCOMPARE(edit.base.size(), std::size_t(1));
        edit.rows.front()[QStringLiteral("status")] = QStringLiteral("operating");
        edit.rows.front()[QStringLiteral("lon")] = QStringLiteral("62.10");
        const auto edited = Catalogue::withEdits(*m_catalogue, {edit});
        const Layer &layer = *edited->deposits();
        const Row row = *layer.rowOfKey(QStringLiteral("reko-diq"));
        QCOMPARE(layer.column(u"status")->text(row), QStringLiteral("operating"));
        QCOMPARE(layer.column(u"lon")->text(row), QStringLiteral("62.10"));
        QCOMPARE(layer.geometry().point(row).lon, 62.10);
        QCOMPARE(layer.column(u"edited_by")->text(row), QStringLiteral("A. Khan"));
        QVERIFY(layer.column(u"edited_by")->nullCount() == layer.rowCount() - 1);
        QVERIFY(edited->editOf(edit.name) && edited->editOf(edit.name)->state == EditState::Applied);
        QCOMPARE(edit.changedColumns(), (QStringList{QStringLiteral("lon"), QStringLiteral("status")}));
        // the shipped table is as it was, and what is shipped stays at hand
        QCOMPARE(m_catalogue->shippedRecord(edit.name), edit.base);
        QCOMPARE(edited->shippedRecord(edit.name), edit.base);
    }

    void correctsAStatementAndItsLines()
    {
        UserEdit edit = correctionOf(*m_catalogue, estimates, QStringLiteral("EST-001"));
        QCOMPARE(edit.base.size(), std::size_t(2));
        edit.rows.pop_back();
        edit.rows.front()[QStringLiteral("grade")] = QStringLiteral("0.43");
        const auto edited = Catalogue::withEdits(*m_catalogue, {edit});
        QCOMPARE(edited->table(estimates)->rowCount(), m_catalogue->table(estimates)->rowCount() - 1);
        for (const Estimate &estimate : edited->estimatesFor(QStringLiteral("reko-diq"))) {
            QCOMPARE(estimate.edit.isEmpty(), estimate.id != QLatin1String("EST-001"));
            if (estimate.id != QLatin1String("EST-001"))
                continue;
            QCOMPARE(estimate.lines.size(), std::size_t(1));
            QCOMPARE(estimate.lines.front().grade, QStringLiteral("0.43"));
            QCOMPARE(estimate.edit.reason, edit.reason);
        }
        // order of the table is kept: the corrected rows stand where the shipped ones stood
        const Layer &table = *edited->table(estimates);
        QCOMPARE(table.column(u"id")->text(table.bySourceRow().front()), QStringLiteral("EST-001"));
    }

    void addsAnEstimateWithItsSize()
    {
        const auto edited = Catalogue::withEdits(*m_catalogue, {ownEstimate()});
        const auto all = edited->estimatesFor(QStringLiteral("saindak"));
        const auto own =
            std::find_if(all.begin(), all.end(), [](const Estimate &e) { return e.id == QLatin1String("own-1"); });
        QVERIFY(own != all.end());
        QCOMPARE(own->lines.size(), std::size_t(2));
        QCOMPARE(own->tonnage, QStringLiteral("12.50"));
        QCOMPARE(own->wording, QStringLiteral("12.50 Mt at 0.40 %"));
        QCOMPARE(own->sourceRefs, QStringList{QStringLiteral("Company report, 2026")});
        QCOMPARE(edited->editOf({estimates, QStringLiteral("own-1")})->state, EditState::Own);
        const Row row = *edited->deposits()->rowOfKey(QStringLiteral("saindak"));
        QVERIFY(!edited->deposits()->column(u"_contained_t_Cu")->isNull(row));
        QVERIFY(edited->shippedRecord({estimates, QStringLiteral("own-1")}).empty());
    }

    void aShippedRecordThatHasChangedStands()
    {
        UserEdit edit = correctionOf(*m_catalogue, deposits, QStringLiteral("reko-diq"));
        edit.base.front()[QStringLiteral("operator")] = QStringLiteral("what was shipped before");
        edit.rows.front()[QStringLiteral("status")] = QStringLiteral("operating");
        const auto edited = Catalogue::withEdits(*m_catalogue, {edit});
        const AppliedEdit *applied = edited->editOf(edit.name);
        QCOMPARE(applied->state, EditState::Outdated);
        QCOMPARE(applied->shipped, m_catalogue->shippedRecord(edit.name));
        const Row row = *edited->deposits()->rowOfKey(QStringLiteral("reko-diq"));
        QCOMPARE(edited->deposits()->column(u"status")->text(row), QStringLiteral("construction"));
    }

    void aRecordThatIsGoneIsKeptApart()
    {
        UserEdit edit = correctionOf(*m_catalogue, estimates, QStringLiteral("EST-001"));
        edit.name.id = QStringLiteral("EST-GONE");
        const auto edited = Catalogue::withEdits(*m_catalogue, {edit});
        QCOMPARE(edited->editOf(edit.name)->state, EditState::Orphaned);
        QCOMPARE(edited->table(estimates)->rowCount(), m_catalogue->table(estimates)->rowCount());
    }

    void notesMakeATable()
    {
        UserEdit edit;
        edit.name = {QStringLiteral("notes"), QStringLiteral("own-2")};
        edit.site = QStringLiteral("saindak");
        edit.rows = {
            {{QStringLiteral("deposit_id"), QStringLiteral("saindak")}, {QStringLiteral("text"), QStringLiteral("x")}}};
        edit.author = QStringLiteral("me");
        const auto edited = Catalogue::withEdits(*m_catalogue, {edit});
        QVERIFY(edited->table(QStringLiteral("notes")));
        QCOMPARE(edited->editsOf(QStringLiteral("saindak")).size(), std::size_t(1));
        QVERIFY(edited->editsOf(QStringLiteral("reko-diq")).empty());
    }

    void hashesRows()
    {
        const std::vector<RowTexts> rows{
            {{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QString()}}};
        const std::vector<RowTexts> same{{{QStringLiteral("a"), QStringLiteral("1")}}};
        const std::vector<RowTexts> other{{{QStringLiteral("a"), QStringLiteral("1.0")}}};
        QCOMPARE(hashOf(rows), hashOf(same));
        QVERIFY(hashOf(rows) != hashOf(other));
    }

    void jsonRoundTrip()
    {
        const UserEdit edit = correctionOf(*m_catalogue, deposits, QStringLiteral("reko-diq"));
        QCOMPARE(UserEdit::fromJson(edit.json()), std::optional(edit));
        QVERIFY(!UserEdit::fromJson({}));
    }

    void everyShippedRecordMayBeCorrected()
    {
        for (const auto &[table, column] : {std::pair{deposits, "notes"}, std::pair{estimates, "notes"},
                                            std::pair{QStringLiteral("production"), "notes"}}) {
            const Layer &layer = *m_catalogue->table(table);
            for (Row row : layer.bySourceRow()) {
                UserEdit edit = correctionOf(*m_catalogue, table, layer.column(u"id")->text(row));
                edit.rows.front()[QString::fromLatin1(column)] += QStringLiteral(" and more");
                const auto problems = problemsOf(edit);
                QVERIFY2(problems.empty(),
                         qPrintable(edit.name.id + u' ' + (problems.empty() ? QString() : problems.front().sentence)));
            }
        }
    }

    void everyFieldHasAColumn()
    {
        for (const QString &table : {deposits, estimates, QStringLiteral("production")})
            for (const EditField &field : editFieldsOf(table)) {
                const bool isOurs =
                    QStringList{QStringLiteral("wording"), QStringLiteral("locator"), QStringLiteral("inclusive")}
                        .contains(field.column);
                QVERIFY2(isOurs || m_catalogue->table(table)->column(field.column), qPrintable(field.column));
            }
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says"); ///< empty: may stand
        const auto row = [](const char *name, const char *column, const char *value, const char *says) {
            QTest::newRow(name) << QString::fromLatin1(column) << QString::fromLatin1(value)
                                << QString::fromLatin1(says);
        };
        row("grade", "grade", "0.40", "");
        row("grade in words", "grade", "about 0.4", "is not a number above zero");
        row("grade zero", "grade", "0", "is not a number above zero");
        row("grade without unit", "grade_unit", "", "The grade has no unit");
        row("grade in tonnes", "grade_unit", "Mt", "Mt is not a unit of it");
        row("tonnage in percent", "tonnage_unit", "%", "% is not a unit of it");
        row("no commodity", "commodity", "", "Commodity is missing");
        row("no source", "source_ref", "", "Source is missing");
        row("day", "effective_date", "2026-06-30", "");
        row("no date", "effective_date", "June 2026", "is no date");
        row("more than all", "share_percent", "101", "at most 100 percent");
        row("all of it", "share_percent", "100", "");
        row("reserve measured", "category", "measured", "proved or probable, not measured");
        row("reserve probable", "category", "proved+probable", "");
        row("resource proved", "kind", "resource", "measured, indicated or inferred, not proved");
        row("claim", "kind", "claim", "");
        row("no author", "author", "", "Who says so is missing");
        row("same commodity twice", "commodity", "Au", "stands in two lines");
    }
    void namesWhatIsWrong()
    {
        QFETCH(QString, column);
        QFETCH(QString, value);
        QFETCH(QString, says);
        UserEdit edit = ownEstimate();
        if (column == QLatin1String("author"))
            edit.author = value;
        else
            edit.rows.front()[column] = value;
        const auto problems = problemsOf(edit);
        QStringList sentences;
        for (const EditProblem &problem : problems)
            sentences << problem.sentence;
        QVERIFY2(says.isEmpty() ? problems.empty() : sentences.join(u' ').contains(says),
                 qPrintable(sentences.join(u' ')));
    }

    void aCorrectionChangesSomethingAndSaysWhy()
    {
        UserEdit edit = correctionOf(*m_catalogue, deposits, QStringLiteral("reko-diq"));
        QCOMPARE(problemsOf(edit).size(), std::size_t(1));
        QVERIFY(problemsOf(edit).front().sentence.contains(QLatin1String("Nothing differs")));
        edit.rows.front()[QStringLiteral("age")] = QStringLiteral("Miocene");
        QVERIFY(problemsOf(edit).empty());
        edit.reason.clear();
        QVERIFY(problemsOf(edit).front().sentence.contains(QLatin1String("Why")));
        edit.reason = QStringLiteral("x");
        edit.rows.front()[QStringLiteral("lat")].clear();
        QVERIFY(problemsOf(edit).front().sentence.contains(QLatin1String("come together")));
    }

private:
    std::shared_ptr<const Catalogue> m_catalogue;
};

QTEST_GUILESS_MAIN(EditedTablesTest)
#include "edited_tables_test.moc"
