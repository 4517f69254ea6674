// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/dataset_loader.h"
#include "app/open/file_opener.h"
#include "app/open/import_desk.h"
#include "app/open/import_dialog.h"
#include "app/open/import_table_model.h"
#include "app/open/import_table_view.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/open_questions.h"
#include "tests/support/sheet_file.h"
#include "widgets/state/gui_mailbox.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;
using Fate = ImportPreview::Fate;
using Role = ImportPreview::Role;

/// What a person sees and chooses before a table becomes a layer.
class ImportDialogTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void asksWhereSomethingIsOpen_data();
    void asksWhereSomethingIsOpen();
    void anotherSeparator();
    void showsWhatBecameOfCells();
    void places_data();
    void places();
    void decimalComma();
    void sheetUnderATitle();
    void onlyTheLatestCounts();
    void aLongFileIsSeenBeforeItIsRead();
    void columnsAreKeptAsSaid();
    void oneOfTwoAxes();
    void unknownSystem();
    void takesBackEverything();
    void opensByItself();
    void asksOneAfterTheOther();
    void readsALayerAgain();

private:
    QString write(const char *name, const QByteArray &content) const;
    /// A dialog that has counted.
    ImportDialog *dialogOf(const QString &path, const ReadOptions &options = {});
    void settle(ImportDialog *dialog);
    static ImportPreview::Cell cell(ImportDialog *dialog, int row, const char *column);
    static void chooseText(ImportDialog *dialog, const char *box, const QString &text);
    void startWindow();
    ImportDialog *shownDialog() const;
    const LayerEntry *entryNamed(const char *name) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<GuiMailbox> m_mailbox;
    std::unique_ptr<WorkerPool> m_pool;
    std::unique_ptr<DatasetLoader> m_loader;
    std::unique_ptr<ImportDialog> m_dialog;
    std::unique_ptr<MainWindow> m_window;
};

void ImportDialogTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
    m_mailbox = std::make_unique<GuiMailbox>();
    m_pool = std::make_unique<WorkerPool>(1);
    m_loader = std::make_unique<DatasetLoader>(m_mailbox->box());
}

void ImportDialogTest::cleanup()
{
    m_dialog.reset();
    if (m_window)
        m_window->close();
    m_window.reset();
    m_loader.reset();
    m_pool.reset();
    m_mailbox.reset();
}

QString ImportDialogTest::write(const char *name, const QByteArray &content) const
{
    const QString path = m_home->filePath(QString::fromLatin1(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

void ImportDialogTest::settle(ImportDialog *dialog)
{
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), 60000);
}

ImportDialog *ImportDialogTest::dialogOf(const QString &path, const ReadOptions &options)
{
    m_dialog = std::make_unique<ImportDialog>(ImportDialog::Source{path, QFileInfo(path).fileName(), {}, options},
                                              m_loader.get(), m_pool.get(), m_mailbox->box(), nullptr);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->show();
    m_dialog->start();
    settle(m_dialog.get());
    return m_dialog.get();
}

ImportPreview::Cell ImportDialogTest::cell(ImportDialog *dialog, int row, const char *column)
{
    const ImportPreview &preview = dialog->table()->preview();
    for (std::size_t i = 0; i < preview.columns.size(); ++i)
        if (preview.columns[i].name == QLatin1String(column) && static_cast<std::size_t>(row) < preview.cells.size())
            return preview.cells[static_cast<std::size_t>(row)][i];
    return {QStringLiteral("(no such cell)"), {}, Fate::Nothing};
}

void ImportDialogTest::chooseText(ImportDialog *dialog, const char *box, const QString &text)
{
    auto *list = dialog->findChild<QComboBox *>(QString::fromLatin1(box));
    QVERIFY(list);
    QVERIFY2(list->findText(text) >= 0, qPrintable(text));
    list->setCurrentIndex(list->findText(text));
}

void ImportDialogTest::asksWhereSomethingIsOpen_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("question"); // a part of it; empty: there is none
    const auto row = [](const char *name, const QByteArray &content, const char *question) {
        QTest::newRow(name) << content << QString::fromLatin1(question);
    };
    row("plain", "site,lon,lat\nA,66.1,29.1\nB,66.2,29.2\n", "");
    row("no places at all", "name,tonnes\nA,5\nB,6\n", "");
    row("missing cells that are written", "site,lon,lat,note\nA,66.1,29.1,\nB,,,x\n", "");
    row("clear days", "site,lon,lat,day\nA,66.1,29.1,2020-04-03\n", "");
    row("days that one row settles", "site,lon,lat,day\nA,66.1,29.1,03/04/2020\nB,66.2,29.2,26/10/2016\n", "");
    row("tags of the humanitarian exchange", "site,lon,lat\n#adm,#geo+lon,#geo+lat\nA,66.1,29.1\n", "");
    row("stated separator", "sep=;\nsite;lon;lat\nA;66.1;29.1\n", "");
    row("a few unreadable places",
        "s,lon,lat\n1,66,29\n2,66,29\n3,66,29\n4,66,29\n5,66,29\n6,66,29\n7,66,29\n8,66,29\n"
        "9,66,29\n10,66,29\n11,66,x\n",
        "");
    row("days", "site,lon,lat,day\nA,66.1,29.1,03/04/2020\nB,66.2,29.2,05/06/2016\n", "day first or month first");
    row("surplus cells", "site,lon,lat\nA,66.1,29.1,more\nB,66.2,29.2\n", "beyond the last column");
    row("short rows", "site,lon,lat\nA,66.1,29.1\nB,66.2\n", "fewer cells");
    row("an open quote", "site,lon,lat\nA,66.1,29.1\n\"B,66.2,29.2\nC,66.3,29.3\n", "Quotation marks");
    row("a title", "Occurrences in 2023\n\nsite,lon,lat\nA,66.1,29.1\nB,66.2,29.2\n", "found in line 3");
    row("no header", "1,66.1,29.1\n2,66.2,29.2\n", "No header");
    row("a code page", "site,lon,lat\nBor\xE9,66.1,29.1\n", "encoding");
    row("changed round", "id,lon,lat\na,29.1,66.1\nb,30.2,67.2\n", "changed round");
    row("metres", "id,x,y\na,500000,3221000\nb,500000,3763000\n", "metres");
    row("a place in words", "site,latitude,longitude\nA,north,east\nB,north,west\n", "may say places");
    row("half a place", "site,latitude\nA,29.1\nB,29.2\n", "latitude");
    row("many unreadable places", "site,lon,lat\nA,66.1,29.1\nB,66.2,x\nC,66.3,y\n", "2 of 3");
    row("one column", "all\nA;66.1 29.1\nB,66.2 29.2\nC|66.3 29.3\nD\t66.4 29.4\n", "one column");
}

/// The rule by which the window asks, or does not.
void ImportDialogTest::asksWhereSomethingIsOpen()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, question);
    const auto layer = DatasetReader::read(write("table.csv", content));
    QVERIFY(layer);
    const QString asked = openQuestions(**layer).join(u'\n');
    QVERIFY2(question.isEmpty() ? asked.isEmpty() : asked.contains(question), qPrintable(asked));
}

void ImportDialogTest::anotherSeparator()
{
    const QString path = write("table.csv", "site;lon;lat\nA, north;66.1;29.1\nB, south;66.2;29.2\n");
    ImportDialog *dialog = dialogOf(path);
    const QAbstractItemModelTester tester(dialog->table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(dialog->table()->columnCount(), 3);
    QVERIFY2(dialog->summary().startsWith(QStringLiteral("2 rows: 2 on the map, 0 without")),
             qPrintable(dialog->summary()));
    QCOMPARE(dialog->findChild<QComboBox *>(QStringLiteral("separator"))->currentText(),
             QStringLiteral("found: semicolon"));
    chooseText(dialog, "separator", QStringLiteral("comma"));
    QVERIFY(dialog->isBusy() && !dialog->read());
    settle(dialog);
    QCOMPARE(dialog->table()->columnCount(), 2);
    QVERIFY(dialog->table()->preview().columns[0].name != QStringLiteral("site"));
    QVERIFY2(dialog->summary().contains(QStringLiteral(" 0 on the map")), qPrintable(dialog->summary()));
    QCOMPARE(dialog->options().separator, QChar(u','));
    chooseText(dialog, "separator", QStringLiteral("found: semicolon"));
    settle(dialog);
    QCOMPARE(dialog->table()->columnCount(), 3);
}

void ImportDialogTest::showsWhatBecameOfCells()
{
    const QString path = write("table.csv", "site,lon,lat,Au_ppm,found,open,metals\n"
                                            "A,66.1,29.1,<0.01,2020-04-03,TRUE,Cu;Au\n"
                                            "B,66.2,29.2,n/a,2021,FALSE,Cu\n"
                                            "C,,,1.50,,TRUE,Pb\n"
                                            "D,66.4,none,0.25,2022-01-05,TRUE,Zn\n");
    ImportDialog *dialog = dialogOf(path);
    QCOMPARE(cell(dialog, 0, "site").fate, Fate::Text);
    QCOMPARE(cell(dialog, 0, "lon").fate, Fate::Place);
    QCOMPARE(cell(dialog, 0, "Au_ppm").fate, Fate::Limit);
    QCOMPARE(cell(dialog, 2, "Au_ppm").fate, Fate::Number);
    QCOMPARE(cell(dialog, 0, "found").fate, Fate::Day);
    QCOMPARE(cell(dialog, 0, "open").fate, Fate::Boolean);
    QCOMPARE(cell(dialog, 0, "open").original, QStringLiteral("TRUE"));
    QCOMPARE(cell(dialog, 0, "metals").fate, Fate::List);
    QCOMPARE(cell(dialog, 2, "found").fate, Fate::Nothing);
    QCOMPARE(cell(dialog, 2, "lon").fate, Fate::Nothing);
    QCOMPARE(cell(dialog, 3, "lon").fate, Fate::NoPlace);
    const auto lost = cell(dialog, 1, "Au_ppm");
    QCOMPARE(lost.fate, Fate::NoValue);
    QVERIFY(lost.text.isEmpty());
    const QModelIndex index = dialog->table()->index(1, 3);
    QCOMPARE(index.data().toString(), QStringLiteral("n/a"));
    QVERIFY(index.data(Qt::FontRole).value<QFont>().strikeOut());
    QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("n/a")));
    QVERIFY(index.data(Qt::BackgroundRole).value<QColor>() != dialog->palette().color(QPalette::Base));
    QVERIFY2(dialog->page().contains(QStringLiteral("Au_ppm: 1 value, \"n/a\" (row 2)")), qPrintable(dialog->page()));
    QVERIFY2(dialog->page().contains(QStringLiteral("not on the map")), qPrintable(dialog->page()));
    QVERIFY(dialog->summary().startsWith(QStringLiteral("4 rows: 2 on the map, 2 without")));
}

void ImportDialogTest::places_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("roles"); // of the columns
    QTest::addColumn<int>("onMap");
    QTest::newRow("degrees, minutes, seconds")
        << QByteArray("site,latitude,longitude\nA,29°06'00\"N,66°06'00\"E\nB,29°12'00\"N,66°12'00\"E\nC,somewhere,\n")
        << QStringLiteral("-YX") << 2;
    QTest::newRow("zones") << QByteArray("hole,Easting,Northing,Zone\nD1,350000,3200000,42N\nD2,640000,3215000,41N\n")
                           << QStringLiteral("-XYZ") << 2;
    QTest::newRow("one cell") << QByteArray("site,geometry\nA,POINT (66.1 29.1)\nB,POINT (66.2 29.2)\n")
                              << QStringLiteral("-W") << 2;
    QTest::newRow("ragged") << QByteArray("site,lon,lat,note\nA,66.1,29.1,ok\nB,66.2,29.2,has, a "
                                          "comma\nC,66.3\nD,66.4,29.4,z\nE,66.5,29.5,x\nF,66.6,29.6,y\n")
                            << QStringLiteral("-XY-") << 5;
}

/// What is counted is what the layer has.
void ImportDialogTest::places()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, roles);
    QFETCH(int, onMap);
    const QString path = write("table.csv", content);
    ImportDialog *dialog = dialogOf(path);
    QString found;
    for (const auto &column : dialog->table()->preview().columns)
        found += QStringLiteral("-XYZWO")[static_cast<int>(column.role)];
    QCOMPARE(found, roles);
    const auto layer = DatasetReader::read(path, dialog->options());
    QVERIFY(layer);
    int placed = 0;
    for (const Row row : (*layer)->bySourceRow())
        placed += !(*layer)->geometry().box(row).isEmpty();
    QCOMPARE(placed, onMap);
    const auto rows = static_cast<int>((*layer)->rowCount());
    QVERIFY2(dialog->summary().startsWith(
                 QStringLiteral("%1 rows: %2 on the map, %3 without").arg(rows).arg(onMap).arg(rows - onMap)),
             qPrintable(dialog->summary()));
    QVERIFY(dialog->read());
    QCOMPARE(dialog->read()->layer->rowCount(), (*layer)->rowCount());
    QCOMPARE(dialog->read()->layer->extent(), (*layer)->extent());
}

void ImportDialogTest::decimalComma()
{
    const QString path = write("table.csv", "nom;lat;lon;teneur\nA;29,1;66,1;0,53\nB;29,2;66,2;1,10\n");
    ImportDialog *dialog = dialogOf(path);
    QCOMPARE(cell(dialog, 0, "teneur").fate, Fate::Number);
    QCOMPARE(cell(dialog, 0, "teneur").text, QStringLiteral("0.53"));
    QCOMPARE(cell(dialog, 0, "teneur").original, QStringLiteral("0,53"));
    QVERIFY(dialog->summary().contains(QStringLiteral("2 on the map")));
    dialog = dialogOf(write("open.csv", "nom;teneur\nA;1,234\nB;2,345\n"));
    QCOMPARE(cell(dialog, 0, "teneur").fate, Fate::Text); // may be either
    QVERIFY(dialog->questions().contains(QStringLiteral("teneur")));
    chooseText(dialog, "decimal", QStringLiteral("comma: 1234,5"));
    settle(dialog);
    QCOMPARE(cell(dialog, 0, "teneur").text, QStringLiteral("1.234"));
    QVERIFY(dialog->questions().isEmpty());
    chooseText(dialog, "decimal", QStringLiteral("point: 1234.5"));
    settle(dialog);
    QCOMPARE(cell(dialog, 0, "teneur").text, QStringLiteral("1234"));
}

void ImportDialogTest::sheetUnderATitle()
{
    const auto number = [](const char *digits) { return QByteArray("<c><v>") + digits + "</v></c>"; };
    const QString path = makeSheet(
        m_home->filePath(QStringLiteral("mines.xlsx")),
        sheetRow(1, {"Mines of the north"}) + sheetRow(2, {"as of 2025"}) + sheetRow(4, {"mine", "lon", "lat"}) +
            sheetRow(5, {"A", number("66.1"), number("29.1")}) + sheetRow(6, {"B", number("66.2"), number("29.2")}));
    QVERIFY(!path.isEmpty());
    ImportDialog *dialog = dialogOf(path);
    QVERIFY(!dialog->findChild<QComboBox *>(QStringLiteral("separator")));
    auto *header = dialog->findChild<HeaderBox *>();
    QCOMPARE(header->text(), QStringLiteral("found: row 4"));
    QVERIFY2(dialog->summary().startsWith(QStringLiteral("2 rows: 2 on the map")), qPrintable(dialog->summary()));
    QVERIFY2(dialog->page().contains(QStringLiteral("Mines of the north")), qPrintable(dialog->page()));
    QVERIFY(dialog->questions().contains(QStringLiteral("line 4")));
    header->stepUp();
    QCOMPARE(header->text(), QStringLiteral("row 5"));
    header->stepBy(-2);
    QCOMPARE(header->text(), QStringLiteral("row 3"));
    header->setValue(-1);
    header->setValue(0);
    settle(dialog);
    QVERIFY2(dialog->summary().contains(QStringLiteral("0 on the map")), qPrintable(dialog->summary()));
    QCOMPARE(dialog->options().headerRow, std::optional<qint64>(0));
}

void ImportDialogTest::onlyTheLatestCounts()
{
    QByteArray content = "site;lon;lat\n";
    for (int i = 0; i < 60000; ++i)
        content += "Site, number " + QByteArray::number(i) + ";66.1;29." + QByteArray::number(i) + '\n';
    ImportDialog *dialog = dialogOf(write("table.csv", content));
    QSignalSpy counts(dialog, &ImportDialog::counted);
    for (const char *separator : {"comma", "tab", "bar |"}) // at once
        chooseText(dialog, "separator", QString::fromLatin1(separator));
    settle(dialog);
    QCOMPARE(counts.size(), 1);
    QCOMPARE(dialog->table()->columnCount(), 1);
    chooseText(dialog, "separator", QStringLiteral("comma"));
    QTest::qWait(ImportReader::patience + 30); // it is being read
    chooseText(dialog, "separator", QStringLiteral("semicolon"));
    QVERIFY(!dialog->read());
    settle(dialog);
    QTest::qWait(300); // for what might still come
    QCOMPARE(dialog->table()->columnCount(), 3);
    QVERIFY(dialog->summary().contains(QStringLiteral("60000 on the map")));
    QCOMPARE(dialog->read()->layer->columns().size(), std::size_t(3));
    QVERIFY(counts.size() <= 3); // the one in between may have been quick
    QCOMPARE(counts.last()[0].value<ImportCount>().report.onMap, qint64(60000));
}

void ImportDialogTest::aLongFileIsSeenBeforeItIsRead()
{
    QByteArray content = "site,lon,lat,Au\n";
    while (content.size() < 5 << 20)
        content +=
            "Some site with a long name to fill the file,66.1,29.1,n/a\nAnother site of that kind,66.2,29.2,1.5\n";
    content += "Last,66.3,29.3,tr\n";
    ImportReader reader(write("long.csv", content), m_loader.get(), m_pool.get(), m_mailbox->box(), nullptr);
    QStringList order;
    connect(&reader, &ImportReader::previewed, this, [&](const ImportPreview &preview, bool isOfWhole) {
        order << (isOfWhole ? QStringLiteral("whole") : QStringLiteral("head"));
        QCOMPARE(preview.cells.size(), ImportPreview::rowsShown);
    });
    ImportCount count;
    connect(&reader, &ImportReader::counted, this, [&](const ImportCount &counted) {
        order << QStringLiteral("count");
        count = counted;
    });
    reader.ask({});
    QTRY_VERIFY_WITH_TIMEOUT(!reader.isBusy(), 60000);
    QVERIFY(order.contains(QStringLiteral("whole")) && order.last() == QStringLiteral("count"));
    QCOMPARE(count.unfit.size(), std::size_t(1));
    QCOMPARE(count.unfit[0].count, count.report.rows / 2 + 1); // "Last" among them
    QVERIFY(count.unfit[0].texts.contains(QStringLiteral("tr")));
}

void ImportDialogTest::columnsAreKeptAsSaid()
{
    ImportDialog *dialog = dialogOf(write("table.csv", "site,lon,lat,code\nA,66.1,29.1,12\nB,66.2,29.2,13\n"));
    QCOMPARE(cell(dialog, 0, "code").fate, Fate::Number);
    const auto choose = [&](const char *entry) {
        auto *table = dialog->findChild<ImportTableView *>();
        table->setCurrentIndex(dialog->table()->index(0, 3));
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(table, &key); // the menu key
        auto *menu = dialog->findChild<QMenu *>(QStringLiteral("columnMenu"));
        QVERIFY(menu);
        for (QAction *action : menu->actions())
            if (action->text().remove(u'&') == QLatin1String(entry))
                action->trigger();
        delete menu;
    };
    choose("Keep as text");
    settle(dialog);
    QCOMPARE(cell(dialog, 0, "code").fate, Fate::Text);
    QVERIFY(dialog->options().textColumns.contains(QStringLiteral("code")));
    choose("List of tags (a;b)");
    settle(dialog);
    QCOMPARE(cell(dialog, 0, "code").fate, Fate::List);
    choose("As found");
    settle(dialog);
    QCOMPARE(cell(dialog, 0, "code").fate, Fate::Number);
}

/// Choosing one axis leaves the other where it was found.
void ImportDialogTest::oneOfTwoAxes()
{
    ImportDialog *dialog = dialogOf(write("table.csv", "site,lon,lat,mouth\nA,66.1,29.1,67.5\nB,66.2,29.2,67.6\n"));
    QCOMPARE(dialog->read()->layer->extent(), (LonLatBox{66.1, 29.1, 66.2, 29.2}));
    chooseText(dialog, "longitude", QStringLiteral("mouth"));
    settle(dialog);
    QCOMPARE(dialog->read()->layer->extent(), (LonLatBox{67.5, 29.1, 67.6, 29.2}));
    QCOMPARE(cell(dialog, 0, "mouth").fate, Fate::Place);
    QCOMPARE(cell(dialog, 0, "lon").fate, Fate::Number);
}

void ImportDialogTest::unknownSystem()
{
    ImportDialog *dialog = dialogOf(write("table.csv", "id,x,y\na,500000,3221000,more\nb,500000,3763000\n"));
    QVERIFY(dialog->summary().contains(QStringLiteral("0 on the map")));
    QVERIFY2(dialog->page().contains(QStringLiteral("2 × The coordinates look like metres")), // and not the long row
             qPrintable(dialog->page()));
    auto *open = dialog->findChild<QDialogButtonBox *>()->buttons().value(0);
    for (auto *button : dialog->findChild<QDialogButtonBox *>()->buttons())
        if (button->text().contains(QStringLiteral("Open")))
            open = button;
    auto *system = dialog->findChild<QLineEdit *>(QStringLiteral("system"));
    system->setText(QStringLiteral("EPSG:999999"));
    QVERIFY(!dialog->isBusy() && !open->isEnabled());
    QVERIFY(dialog->summary().contains(QStringLiteral("not known")));
    system->setText(QStringLiteral("EPSG:32641"));
    QVERIFY(open->isEnabled());
    settle(dialog);
    QVERIFY2(dialog->summary().contains(QStringLiteral("2 on the map")), qPrintable(dialog->summary()));
    QVERIFY(std::abs(dialog->read()->layer->extent().minX - 63) < 1e-6);
}

void ImportDialogTest::takesBackEverything()
{
    ReadOptions options;
    options.separator = u';';
    options.swapAxes = true;
    options.textColumns.insert(QStringLiteral("code"));
    ImportDialog *dialog = dialogOf(write("table.csv", "site,lon,lat,code\nA,66.1,29.1,12\nB,66.2,29.2,13\n"), options);
    QCOMPARE(dialog->table()->columnCount(), 1);
    for (auto *button : dialog->findChild<QDialogButtonBox *>()->buttons())
        if (button->text().remove(u'&') == QStringLiteral("All as found"))
            button->click();
    settle(dialog);
    QCOMPARE(dialog->table()->columnCount(), 4);
    QCOMPARE(cell(dialog, 0, "code").fate, Fate::Number);
    QVERIFY(dialog->summary().contains(QStringLiteral("2 on the map")));
}

void ImportDialogTest::startWindow()
{
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    options.useSession = false;
    m_window = std::make_unique<MainWindow>(options);
    m_window->resize(1400, 900);
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isReady(), 60000);
}

ImportDialog *ImportDialogTest::shownDialog() const
{
    for (auto *dialog : m_window->findChildren<ImportDialog *>())
        if (dialog->isVisible())
            return dialog;
    return nullptr;
}

const LayerEntry *ImportDialogTest::entryNamed(const char *name) const
{
    for (const auto &entry : m_window->parts().layers->value().entries)
        if (entry.name == QLatin1String(name) && entry.layer)
            return &entry;
    return nullptr;
}

void ImportDialogTest::opensByItself()
{
    startWindow();
    m_window->open({write("clean.csv", "site,lon,lat\nA,66.1,29.1\nB,66.2,29.2\n")});
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed("clean"), 20000);
    QVERIFY(!shownDialog());
    const QString titled = write("titled.csv", "Occurrences\n\nsite,lon,lat\nA,66.1,29.1\nB,66.2,29.2\nC,,\n");
    m_window->open({titled});
    QTRY_VERIFY_WITH_TIMEOUT(shownDialog() && !shownDialog()->isBusy(), 20000);
    QVERIFY(!entryNamed("titled"));
    QVERIFY(shownDialog()->questions().contains(QStringLiteral("line 3")));
    QTest::keyClick(shownDialog(), Qt::Key_Escape);
    QTRY_VERIFY(!shownDialog());
    QVERIFY(!entryNamed("titled") && !m_window->parts().opener->isBusy());
    m_window->open({titled});
    QTRY_VERIFY_WITH_TIMEOUT(shownDialog() && !shownDialog()->isBusy(), 20000);
    const QString summary = shownDialog()->summary();
    QTest::keyClick(shownDialog(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed("titled"), 20000);
    QVERIFY(summary.startsWith(QStringLiteral("3 rows: 2 on the map, 1 without")));
    QCOMPARE(entryNamed("titled")->layer->rowCount(), std::size_t(3));
    QTRY_VERIFY(!shownDialog());
}

/// What was chosen is how the layer is read, and each file has its turn.
void ImportDialogTest::asksOneAfterTheOther()
{
    startWindow();
    m_window->open({write("one.csv", "id,lon,lat\na,29.1,66.1\nb,30.2,67.2\n"),
                    write("two.csv", "id,x,y\na,500000,3221000\nb,500000,3763000\n")});
    for (int i = 0; i < 2; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(shownDialog() && !shownDialog()->isBusy(), 20000);
        ImportDialog *dialog = shownDialog();
        if (dialog->windowTitle().contains(QStringLiteral("one")))
            dialog->findChild<QAbstractButton *>(QStringLiteral("swapAxes"))->click();
        else
            dialog->findChild<QLineEdit *>(QStringLiteral("system"))->setText(QStringLiteral("EPSG:32641"));
        dialog->accept(); // before it is counted
        QTRY_VERIFY(!shownDialog() || shownDialog() != dialog);
    }
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed("one") && entryNamed("two"), 20000);
    QCOMPARE(entryNamed("one")->layer->extent(), (LonLatBox{66.1, 29.1, 67.2, 30.2}));
    QVERIFY(std::abs(entryNamed("two")->layer->extent().minX - 63) < 1e-6);
}

void ImportDialogTest::readsALayerAgain()
{
    startWindow();
    m_window->action(QStringLiteral("importTable"))->trigger();
    auto *files = m_window->findChild<QFileDialog *>();
    QVERIFY(files);
    files->close();
    m_window->parts().importDesk->open(write("table.csv", "site,lon,lat,code\nA,66.1,29.1,12\nB,66.2,29.2,13\n"));
    QTRY_VERIFY_WITH_TIMEOUT(shownDialog() && !shownDialog()->isBusy(), 20000); // though nothing is open
    QVERIFY(shownDialog()->questions().isEmpty());
    shownDialog()->choices()->keep(QStringLiteral("code"), ImportChoices::Keep::Text);
    settle(shownDialog());
    shownDialog()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed("table"), 20000);
    QCOMPARE(entryNamed("table")->layer->column(u"code")->type(), Column::Type::Text);
    m_window->parts().layers->setActive(entryNamed("table")->id);
    m_window->action(QStringLiteral("reading"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(shownDialog() && !shownDialog()->isBusy(), 20000);
    QCOMPARE(shownDialog()->choices()->keepOf(QStringLiteral("code")), ImportChoices::Keep::Text); // as it was said
    shownDialog()->choices()->reset();
    shownDialog()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed("table")->layer->column(u"code")->type() == Column::Type::Integer, 20000);
}

QTEST_MAIN(ImportDialogTest)
#include "import_dialog_test.moc"
