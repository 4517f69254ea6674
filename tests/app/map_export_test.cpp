// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/map_export_dialog.h"
#include "app/output/map_export_job.h"
#include "app/output/map_file.h"
#include "app/output/map_output.h"
#include "app/output/map_print.h"
#include "app/output/page_json.h"
#include "app/session/bundle.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "tests/support/program.h"
#include "widgets/parts/message_bar.h"
#include "widgets/sheet/page_preview.h"
#include "widgets/state/gui_mailbox.h"

#include <QComboBox>
#include <QLabel>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace kohkan;
using namespace kohkan::test;

/// Maps as files, and how the window asks for them.
class MapExportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void writesEachFormat_data();
    void writesEachFormat();
    void keepsNothingWhenItFails();
    void isCancelled();
    void remembersSettings();
    void takesNoNonsense();
    void asksInADialog();
    void exportsFromTheWindow();
    void printsOnThePaperChosen_data();
    void printsOnThePaperChosen();
    void previewsForThePrinter();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    PageSettings small(PageSettings::Format format) const
    {
        PageSettings settings;
        settings.format = format;
        settings.dpi = 96;
        settings.title = QStringLiteral("Deposits بلوچستان");
        return settings;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    PageContent m_content;
};

void MapExportTest::initTestCase()
{
    const auto folder = dataFolder();
    QVERIFY(folder);
    const auto base = loadBaseMap(*folder);
    const auto shipped = loadShippedLayers(*folder);
    QVERIFY(base && shipped);
    m_content.base = *base;
    m_content.entries.push_back({shipped->entries.front(), nullptr});
    m_content.view.size = {900, 600};
    m_content.view = m_content.view.fitted(m_content.view.system->fromLonLat(LonLatBox{60, 24, 72, 32}), false);
    m_content.date = QDate(2026, 3, 1);
}

void MapExportTest::writesEachFormat_data()
{
    QTest::addColumn<PageSettings::Format>("format");
    QTest::newRow("png") << PageSettings::Format::Png;
    QTest::newRow("svg") << PageSettings::Format::Svg;
    QTest::newRow("pdf") << PageSettings::Format::Pdf;
}

void MapExportTest::writesEachFormat()
{
    QFETCH(PageSettings::Format, format);
    PageSettings settings = small(format);
    settings.dpi = 150;
    const auto page = MapPage::of(m_content, settings);
    const QString file = path("map.") + PageSettings::extension(format);
    double last = 0;
    const Outcome written = writeMapPage(*page, file, {}, [&](double share) {
        QVERIFY(share >= last);
        last = share;
    });
    QVERIFY2(written, written ? "" : qPrintable(written.error().message));
    const QByteArray bytes = bytesOf(file);
    if (format == PageSettings::Format::Png) {
        const QImage image(file);
        QCOMPARE(image.size(), settings.devicePixels());
        QCOMPARE(image.dotsPerMeterX(), 5906); // 150 / 0.0254
        QCOMPARE(image.text(QStringLiteral("Title")), settings.title);
        QVERIFY(image.text(QStringLiteral("Copyright")).contains(QStringLiteral("not an official map")));
    } else if (format == PageSettings::Format::Svg) {
        QSvgRenderer renderer(bytes);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBox(), QRect(0, 0, 1123, 794));
        const QString text = QString::fromUtf8(bytes);
        QVERIFY(text.contains(settings.title));
        QVERIFY(text.contains(QStringLiteral("not an official map")));
        QVERIFY(text.count(QStringLiteral("<text ")) > 15);  // the legend and the foot
        QVERIFY(text.count(QStringLiteral("<path ")) > 300); // marks and lines
        QCOMPARE(text.count(QStringLiteral("<image ")), 1);  // the ground with its relief
    } else {
        QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"));
        QVERIFY(bytes.contains("naturalearthdata.com")); // a link
        QVERIFY(bytes.contains("/Font"));
    }
}

void MapExportTest::keepsNothingWhenItFails()
{
    const auto page = MapPage::of(m_content, small(PageSettings::Format::Pdf));
    const Outcome nowhere = writeMapPage(*page, path("nowhere/map.pdf"));
    QVERIFY(!nowhere && nowhere.error().kind == Error::Kind::Output);
    QVERIFY(nowhere.error().message.contains(path("nowhere")));
    QVERIFY(writeBytes(path("map.pdf"), "old"));
    std::stop_source stop;
    stop.request_stop();
    const Outcome stopped = writeMapPage(*page, path("map.pdf"), stop.get_token());
    QVERIFY(!stopped && stopped.error().kind == Error::Kind::Cancelled);
    QCOMPARE(bytesOf(path("map.pdf")), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("map.pdf")});
}

void MapExportTest::isCancelled()
{
    GuiMailbox mailbox;
    Outputs outputs(mailbox.box());
    MapExportJob job(&outputs);
    QSignalSpy failed(&job, &MapExportJob::failed), progressed(&outputs, &Outputs::progressed);
    PageSettings settings = small(PageSettings::Format::Png);
    settings.paper = QPageSize::A3;
    settings.dpi = 300;
    job.start(m_content, settings, path("map.png"));
    QVERIFY(outputs.isRunning());
    connect(&outputs, &Outputs::progressed, &outputs, &Outputs::cancel);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QVERIFY(!outputs.isRunning() && !progressed.isEmpty());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void MapExportTest::remembersSettings()
{
    PageSettings settings = small(PageSettings::Format::Svg);
    settings.paper = QPageSize::Custom;
    settings.pixels = {1234, 567};
    settings.orientation = QPageLayout::Portrait;
    settings.subtitle = QStringLiteral("sub");
    settings.legend = false;
    settings.graticule = true;
    settings.extent = PageSettings::Extent::Scale;
    settings.scale = 250'000;
    QVERIFY(pageFromJson(pageToJson(settings)) == settings);
    settings.paper = QPageSize::A3;
    QVERIFY(pageFromJson(pageToJson(settings)) == settings);
}

void MapExportTest::takesNoNonsense()
{
    QVERIFY(pageFromJson({}) == PageSettings());
    QJsonObject huge = pageToJson({});
    huge.insert(QStringLiteral("dpi"), 1e9);
    QVERIFY(pageFromJson(huge) == PageSettings());
    QVERIFY(!paperNamed(QStringLiteral("A9")));
    QCOMPARE(*paperNamed(QStringLiteral("a4")), QPageSize::A4);
}

void MapExportTest::asksInADialog()
{
    GuiMailbox mailbox;
    WorkerPool pool(1);
    auto *dialog =
        new MapExportDialog(m_content, small(PageSettings::Format::Pdf), path("map.pdf"), &pool, mailbox.box());
    QSignalSpy asked(dialog, &MapExportDialog::exportRequested), left(dialog, &MapExportDialog::settingsLeft);
    dialog->open();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->isWhole(), 30'000);
    const double shape = dialog->preview()->picture().width() / double(dialog->preview()->picture().height());
    QVERIFY(std::abs(shape - 297.0 / 210) < 0.02);
    QVERIFY(dialog->settings() == small(PageSettings::Format::Pdf));
    const auto boxes = dialog->findChildren<QComboBox *>();
    QComboBox *format = boxes[0], *paper = boxes[1];
    format->setCurrentIndex(format->findText(QStringLiteral("PNG"), Qt::MatchStartsWith));
    emit format->activated(format->currentIndex());
    QCOMPARE(dialog->settings().format, PageSettings::Format::Png);
    auto *button = [dialog] {
        for (auto *one : dialog->findChildren<QPushButton *>())
            if (one->text() == QLatin1String("Export"))
                return one;
        return static_cast<QPushButton *>(nullptr);
    }();
    QVERIFY(button && button->isEnabled());
    paper->setCurrentIndex(paper->findText(QStringLiteral("A0")));
    auto *dpi = dialog->findChildren<QSpinBox *>().last();
    dpi->setValue(600);
    QVERIFY(!button->isEnabled());
    const auto notes = dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(notes.begin(), notes.end(),
                        [](QLabel *label) { return label->text().contains(QStringLiteral("at most 100 million")); }));
    paper->setCurrentIndex(paper->findText(QStringLiteral("A4")));
    dpi->setValue(96);
    QVERIFY(button->isEnabled());
    button->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][1].toString(), path("map.png"));
    QCOMPARE(left.size(), 1);
}

void MapExportTest::exportsFromTheWindow()
{
    qputenv("XDG_STATE_HOME", m_folder->path().toUtf8());
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    MainWindow window(options);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), 30'000);
    QSignalSpy finished(window.parts().mapOutput, &MapOutput::finished);
    window.action(QStringLiteral("exportMap"))->trigger();
    auto *dialog = window.findChild<MapExportDialog *>();
    QVERIFY(dialog);
    emit dialog->exportRequested(small(PageSettings::Format::Svg), path("window.svg"));
    dialog->reject();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QVERIFY(QSvgRenderer(path("window.svg")).isValid());
    QVERIFY(window.parts().messages->text().contains(path("window.svg")));
    const auto buttons = window.parts().messages->findChildren<QToolButton *>();
    QVERIFY(std::any_of(buttons.begin(), buttons.end(), [](QToolButton *button) {
        return button->text() == QLatin1String("Show folder") && !button->isHidden();
    }));
    QCOMPARE(window.parts().mapOutput->state().value(QStringLiteral("folder")).toString(), m_folder->path());
    window.close();
}

void MapExportTest::printsOnThePaperChosen_data()
{
    QTest::addColumn<int>("paper");
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QSize>("millimetres");
    QTest::newRow("A4 portrait") << int(QPageSize::A4) << int(QPageLayout::Portrait) << QSize(210, 297);
    QTest::newRow("A3 landscape") << int(QPageSize::A3) << int(QPageLayout::Landscape) << QSize(420, 297);
}

void MapExportTest::printsOnThePaperChosen()
{
    QFETCH(int, paper);
    QFETCH(int, orientation);
    QFETCH(QSize, millimetres);
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setPageSize(QPageSize(static_cast<QPageSize::PageSizeId>(paper)));
    printer.setPageOrientation(static_cast<QPageLayout::Orientation>(orientation));
    const PageSettings settings = MapPrint::settingsFor(printer, small(PageSettings::Format::Png));
    QCOMPARE(settings.dpi, 300.0);
    QVERIFY(settings.refusal().isEmpty());
    const QSizeF size = settings.size() / 96 * 25.4;
    QVERIFY(std::abs(size.width() - millimetres.width()) < 1 && std::abs(size.height() - millimetres.height()) < 1);
    QCOMPARE(settings.title, small(PageSettings::Format::Png).title);
}

void MapExportTest::previewsForThePrinter()
{
    GuiMailbox mailbox;
    WorkerPool pool(1);
    QWidget window;
    MapPrint print(&pool, mailbox.box(), &window);
    print.open(m_content, small(PageSettings::Format::Png));
    QVERIFY(print.dialog());
    QTRY_VERIFY_WITH_TIMEOUT(print.isWhole(), 60'000);
    QCOMPARE(print.dialog()->printer()->docName(), small(PageSettings::Format::Png).title);
    // What goes to the printer is the page, not the sentence that it is being drawn.
    QPrinter *printer = print.dialog()->printer();
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(path("printed.pdf"));
    emit print.dialog()->paintRequested(printer);
    QVERIFY(bytesOf(path("printed.pdf")).size() > 50'000);
    QVERIFY(print.isWhole());
}

QTEST_MAIN(MapExportTest)
#include "map_export_test.moc"
