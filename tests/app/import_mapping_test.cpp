// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/file_opener.h"
#include "app/open/import_desk.h"
#include "app/open/import_dialog.h"
#include "app/open/import_table_model.h"
#include "app/open/incident_mapping_dialog.h"
#include "app/window/main_window.h"
#include "datasets/recipes/recipe_files.h"
#include "tests/support/opened_window.h"
#include "tests/support/program.h"
#include "widgets/panels/site_panel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;
using Kind = ImportRecipe::Kind;
using Field = MappingFigures::Field;

namespace {

/// Columns that nothing can be told from.
const QByteArray sites = "Ort,Stoff,Zustand,Menge,Gehalt,Lat,Lon\n"
                         "Alpha,Cu/Au,in Betrieb,120,0.45,28.8,62.7\n"
                         "Beta,copper,zu,77,0.31,28.9,62.8\n"
                         "Gamma,Erz,zu,12,0.9,29.0,62.9\n";
const QByteArray others = "Ort,Stoff,Zustand,Menge,Gehalt,Lat,Lon\n"
                          "Delta,Cu,in Betrieb,300,0.5,30.1,63.0\n";

} // namespace

/// What the columns of a table mean, as a person says it before the table is opened.
class ImportMappingTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void panelsAnswerForWhatWasMapped();
    void isRememberedAndTakenBack();
    void savesAndLoads();
    void aShippedRecipeIsNamed();
    void incidentsHaveTheirDialog();
    void saysWhatIsMissing();

private:
    QString write(const char *name, const QByteArray &content) const;
    ImportDialog *asked(const QString &path);
    ImportDialog *shownDialog() const;
    static void settle(ImportDialog *dialog);
    static void choose(QComboBox *box, const QString &value);
    static void chooseColumn(ImportDialog *dialog, const char *part, const char *column);
    static void addFigure(ImportDialog *dialog, FigureColumn::What what, const char *column, const char *unit,
                          const char *commodity);
    void mapSites(ImportDialog *dialog);
    static bool canOpen(ImportDialog *dialog);
    const LayerEntry *opened(const QString &path);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
};

void ImportMappingTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
    m_window = openedWindow();
    QVERIFY(m_window);
}

void ImportMappingTest::cleanup()
{
    m_window->close();
    m_window.reset();
}

QString ImportMappingTest::write(const char *name, const QByteArray &content) const
{
    const QString path = m_home->filePath(QString::fromLatin1(name));
    return writeBytes(path, content) ? path : QString();
}

ImportDialog *ImportMappingTest::shownDialog() const
{
    for (auto *dialog : m_window->findChildren<ImportDialog *>())
        if (dialog->isVisible())
            return dialog;
    return nullptr;
}

void ImportMappingTest::settle(ImportDialog *dialog)
{
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy() && !dialog->mapping()->isBusy(), 60000);
}

/// The dialog about a file, when it has been read.
ImportDialog *ImportMappingTest::asked(const QString &path)
{
    m_window->parts().importDesk->open(path);
    const bool isThere = QTest::qWaitFor([this] { return shownDialog() != nullptr; }, 20000);
    if (isThere)
        settle(shownDialog());
    return shownDialog();
}

void ImportMappingTest::choose(QComboBox *box, const QString &value)
{
    QVERIFY(box);
    QVERIFY2(box->findData(value) >= 0, qPrintable(value));
    box->setCurrentIndex(box->findData(value));
}

void ImportMappingTest::chooseColumn(ImportDialog *dialog, const char *part, const char *column)
{
    ColumnsChoice *choice = dialog->mapping()->parts()->choice(QLatin1String(part));
    QVERIFY2(choice, part);
    choose(choice->box(0), QLatin1String(column));
}

void ImportMappingTest::addFigure(ImportDialog *dialog, FigureColumn::What what, const char *column, const char *unit,
                                  const char *commodity)
{
    MappingFigures *figures = dialog->mapping()->figures();
    dialog->findChild<QPushButton *>(QStringLiteral("addFigure"))->click();
    const int row = figures->count() - 1;
    QComboBox *kinds = figures->box(row, Field::What);
    kinds->setCurrentIndex(kinds->findData(static_cast<int>(what)));
    choose(figures->box(row, Field::Column), QLatin1String(column));
    figures->box(row, Field::Unit)->setEditText(QLatin1String(unit));
    choose(figures->box(row, Field::Commodity), QLatin1String(commodity));
    choose(figures->box(row, Field::Kind), QStringLiteral("resource"));
    choose(figures->box(row, Field::Category), QStringLiteral("measured+indicated"));
}

bool ImportMappingTest::canOpen(ImportDialog *dialog)
{
    for (QPushButton *button : dialog->findChild<QDialogButtonBox *>()->findChildren<QPushButton *>())
        if (button->isDefault())
            return button->isEnabled();
    return false;
}

void ImportMappingTest::mapSites(ImportDialog *dialog)
{
    auto *kind = dialog->findChild<QComboBox *>(QStringLiteral("rowsAre"));
    kind->setCurrentIndex(kind->findData(static_cast<int>(Kind::Deposits)));
    chooseColumn(dialog, "name", "Ort");
    chooseColumn(dialog, "primary_commodities", "Stoff");
    chooseColumn(dialog, "status", "Zustand");
    addFigure(dialog, FigureColumn::What::Tonnage, "Menge", "Mt", "");
    addFigure(dialog, FigureColumn::What::Grade, "Gehalt", "%", "Cu");
    settle(dialog);
}

const LayerEntry *ImportMappingTest::opened(const QString &path)
{
    const auto find = [&]() -> const LayerEntry * {
        for (const LayerEntry &entry : m_window->parts().layers->value().entries)
            if (entry.path == path && entry.layer)
                return &entry;
        return nullptr;
    };
    return QTest::qWaitFor([&] { return find() != nullptr && !m_window->parts().opener->isBusy(); }, 20000) ? find()
                                                                                                            : nullptr;
}

void ImportMappingTest::panelsAnswerForWhatWasMapped()
{
    const QString path = write("sites.csv", sites);
    ImportDialog *dialog = asked(path);
    QVERIFY(dialog);
    mapSites(dialog);
    ImportMapping *mapping = dialog->mapping();
    QVERIFY2(mapping->preview().problem.isEmpty(), qPrintable(mapping->preview().problem));
    QCOMPARE(mapping->preview().sites, std::size_t{3});
    QCOMPARE(mapping->preview().rows.size(), std::size_t{3});
    const qsizetype at = mapping->preview().heads.indexOf(QStringLiteral("primary_commodities"));
    QVERIFY(at >= 0);
    QVERIFY2(mapping->preview().rows[0][at].contains(QLatin1String("Au")), qPrintable(mapping->preview().rows[0][at]));
    QVERIFY(!mapping->preview().remarks.isEmpty());
    QCOMPARE(mapping->preview().heads.back(), QStringLiteral("estimates"));
    QVERIFY2(mapping->preview().rows[0].back().contains(QLatin1String("120 Mt")),
             qPrintable(mapping->preview().rows[0].back()));

    // its words, and one of them that is no commodity
    QVERIFY(mapping->words()->box(QStringLiteral("Erz")));
    choose(mapping->words()->box(QStringLiteral("in Betrieb")), QStringLiteral("operating"));
    choose(mapping->words()->box(QStringLiteral("zu")), QStringLiteral("past-producer"));
    choose(mapping->words()->box(QStringLiteral("Erz")), QStringLiteral("Fe"));
    settle(dialog);
    QVERIFY2(mapping->preview().rows[2][at] == QLatin1String("Fe"), qPrintable(mapping->preview().rows[2][at]));
    QVERIFY(mapping->words()->box(QStringLiteral("zu"))); // still there, to be said otherwise

    // the first tab has the columns of the source
    QCOMPARE(dialog->table()->preview().columns.front().name, QStringLiteral("Ort"));
    dialog->accept();
    const LayerEntry *entry = opened(path);
    QVERIFY(entry);
    QVERIFY(entry->tables);
    QVERIFY(entry->areSites());
    m_window->parts().selection->pick(entry->id, rowAt(0));
    for (std::size_t i = 0; i < entry->layer->rowCount(); ++i)
        if (entry->layer->column(u"name")->text(rowAt(i)) == QLatin1String("Alpha"))
            m_window->parts().selection->pick(entry->id, rowAt(i));
    SitePanel *panel = m_window->parts().site;
    const QString reserves = panel->tabText(SitePanel::Reserves);
    QVERIFY2(reserves.contains(QLatin1String("120")) && reserves.contains(QLatin1String("0.45")), qPrintable(reserves));
    QVERIFY(panel->tabText(SitePanel::Summary).contains(QLatin1String("operating"), Qt::CaseInsensitive));
}

void ImportMappingTest::isRememberedAndTakenBack()
{
    ImportDialog *dialog = asked(write("sites.csv", sites));
    QVERIFY(dialog);
    mapSites(dialog);
    choose(dialog->mapping()->words()->box(QStringLiteral("in Betrieb")), QStringLiteral("operating"));
    dialog->accept();
    QVERIFY(opened(m_home->filePath(QStringLiteral("sites.csv"))));

    // another file with these columns needs no saying
    const QString path = write("others.csv", others);
    m_window->open({path});
    const LayerEntry *entry = opened(path);
    QVERIFY(entry && entry->tables);
    QCOMPARE(entry->layer->column(u"status")->text(rowAt(0)), QStringLiteral("operating"));
    QCOMPARE(entry->tables->table(QStringLiteral("estimates"))->rowCount(), std::size_t{1});

    // asked about, it shows what was said, and no longer says it
    const QString third = write("third.csv", others);
    dialog = asked(third);
    QVERIFY(dialog);
    QCOMPARE(dialog->mapping()->recipe().kind, Kind::Deposits);
    QVERIFY2(dialog->mapping()->origin().contains(QLatin1String("before")), qPrintable(dialog->mapping()->origin()));
    QCOMPARE(dialog->mapping()->figures()->count(), 2);
    QCOMPARE(dialog->table()->preview().columns.front().name, QStringLiteral("Ort"));
    dialog->mapping()->chooseKind(Kind::None);
    dialog->accept();
    entry = opened(third);
    QVERIFY(entry && !entry->tables);
    const QString fourth = write("fourth.csv", others);
    m_window->open({fourth});
    entry = opened(fourth);
    QVERIFY(entry && !entry->tables);
}

void ImportMappingTest::savesAndLoads()
{
    ImportDialog *dialog = asked(write("sites.csv", sites));
    QVERIFY(dialog);
    mapSites(dialog);
    choose(dialog->mapping()->words()->box(QStringLiteral("zu")), QStringLiteral("past-producer"));
    const ImportRecipe said = dialog->mapping()->recipe();
    const QString path = m_home->filePath(QStringLiteral("mine.json"));
    QVERIFY(dialog->mapping()->save(path));
    QVERIFY(!dialog->mapping()->save(m_home->filePath(QStringLiteral("nowhere/mine.json"))));
    const auto read = readRecipe(path); // as --recipe does
    QVERIFY(read);
    QCOMPARE(read->name, QStringLiteral("mine"));
    QCOMPARE(read->figures, said.figures);
    QCOMPARE(read->choices, said.choices);
    QCOMPARE(read->words, said.words);
    dialog->reject();
    QTRY_VERIFY(!shownDialog());

    dialog = asked(write("others.csv", others));
    QVERIFY(dialog);
    QCOMPARE(dialog->mapping()->recipe().kind, Kind::None);
    QVERIFY(!dialog->mapping()->load(m_home->filePath(QStringLiteral("others.csv"))));
    QVERIFY(dialog->mapping()->load(path));
    settle(dialog);
    QCOMPARE(dialog->mapping()->recipe().figures, said.figures);
    QCOMPARE(dialog->mapping()->recipe().words, said.words);
    QVERIFY(dialog->mapping()->origin().contains(QLatin1String("mine")));
    QCOMPARE(dialog->mapping()->preview().estimates, std::size_t{1});
    dialog->reject();
}

void ImportMappingTest::aShippedRecipeIsNamed()
{
    const QString path =
        write("mrds.csv", "dep_id,mrds_id,site_name,latitude,longitude,commod1,dev_stat\n"
                          "1001,A1,First,28.8,62.7,Copper,Past Producer\n1002,A2,Second,28.9,62.8,Zinc,Unknown\n");
    ImportDialog *dialog = asked(path);
    QVERIFY(dialog);
    ImportMapping *mapping = dialog->mapping();
    QVERIFY2(mapping->origin().contains(QLatin1String("USGS Mineral Resources Data System")),
             qPrintable(mapping->origin()));
    QVERIFY(!mapping->recipe().id.isEmpty() || !mapping->recipe().name.isEmpty());
    QVERIFY2(canOpen(dialog), qPrintable(mapping->whyNot()));
    mapping->chooseKind(Kind::None); // not as shipped, and for good
    dialog->accept();
    const LayerEntry *entry = opened(path);
    QVERIFY(entry && !entry->tables);
    const QString again = m_home->filePath(QStringLiteral("again.csv"));
    QVERIFY(QFile::copy(path, again));
    m_window->open({again});
    entry = opened(again);
    QVERIFY(entry && !entry->tables);
}

void ImportMappingTest::incidentsHaveTheirDialog()
{
    ImportDialog *dialog = asked(write("events.csv", "Tag,Art,Breite,Laenge\n2024-05-01,bomb,30.1,67.0\n"));
    QVERIFY(dialog);
    dialog->mapping()->chooseKind(Kind::Incidents);
    dialog->findChild<QPushButton *>(QStringLiteral("incidentColumns"))->click();
    auto *columns = dialog->findChild<IncidentMappingDialog *>();
    QVERIFY(columns);
    choose(columns->columnChoice(QStringLiteral("date")), QStringLiteral("Tag"));
    const IncidentMapping mapping = columns->mapping();
    emit columns->mapped(mapping);
    columns->close();
    settle(dialog);
    QVERIFY2(canOpen(dialog), qPrintable(dialog->mapping()->whyNot()));
    QVERIFY(dialog->options().incidents);
    dialog->accept();
    const LayerEntry *entry = opened(m_home->filePath(QStringLiteral("events.csv")));
    QVERIFY(entry);
    QVERIFY(entry->layer->provenance().incidents);
}

void ImportMappingTest::saysWhatIsMissing()
{
    ImportDialog *dialog = asked(write("sites.csv", sites));
    QVERIFY(dialog);
    QVERIFY(canOpen(dialog));
    dialog->mapping()->chooseKind(Kind::Estimates);
    QVERIFY(!canOpen(dialog));
    settle(dialog);
    QVERIFY(!dialog->mapping()->preview().problem.isEmpty());
    chooseColumn(dialog, "name", "Ort");
    addFigure(dialog, FigureColumn::What::Tonnage, "Menge", "Mt", "Cu");
    settle(dialog);
    QVERIFY2(canOpen(dialog), qPrintable(dialog->mapping()->whyNot()));
    QVERIFY(dialog->mapping()->preview().problem.isEmpty());
    QCOMPARE(dialog->mapping()->preview().estimates, std::size_t{3});

    // what was chosen for one kind is there again
    dialog->mapping()->chooseKind(Kind::None);
    QVERIFY(canOpen(dialog));
    dialog->mapping()->chooseKind(Kind::Estimates);
    QCOMPARE(dialog->mapping()->figures()->count(), 1);
    dialog->reject();
}

QTEST_MAIN(ImportMappingTest)
#include "import_mapping_test.moc"
