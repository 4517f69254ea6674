// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer_builder.h"
#include "widgets/paint/map_furniture.h"
#include "widgets/paint/render_map.h"
#include "widgets/sheet/map_page.h"

#include <QTest>
#include <random>

using namespace kohkan;

namespace {

LayerPtr points(int count)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> lon(62, 74), lat(25, 36);
    LayerBuilder builder(QStringLiteral("points"));
    auto &kind = builder.addColumn(QStringLiteral("kind"), Column::Type::Text);
    for (int i = 0; i < count; ++i) {
        kind.appendText(QStringLiteral("kind %1").arg(i % 3));
        builder.geometry().appendPoint({lon(random), lat(random)});
    }
    return builder.finish();
}

RenderEntry entryOf(const LayerPtr &layer, double opacity = 1)
{
    RenderEntry render;
    render.entry.name = QStringLiteral("Points");
    render.entry.layer = layer;
    render.projected = ProjectedGeometry::create(layer);
    render.entry.style = plainStyle(0);
    render.entry.style.colouring = LayerStyle::Colouring::Categorised;
    render.entry.style.classColumn = QStringLiteral("kind");
    render.entry.style.classes = {{QStringLiteral("kind 0"), {}, Qt::red}, {QStringLiteral("kind 1"), {}, Qt::green}};
    render.entry.opacity = opacity;
    return render;
}

PageContent content(int count = 300, double opacity = 1)
{
    PageContent content;
    content.entries = {entryOf(points(count), opacity)};
    content.view.size = {900, 600};
    content.view = content.view.fitted(content.view.system->fromLonLat(LonLatBox{61, 24, 75, 37}), false);
    content.date = QDate(2026, 3, 1);
    return content;
}

std::vector<LegendLine> legendLines(int count, const QString &text)
{
    std::vector<LegendLine> lines(1);
    lines[0].kind = LegendLine::Kind::Title;
    lines[0].text = QStringLiteral("Layer");
    for (int i = 0; i < count; ++i) {
        LegendLine line;
        line.text = text + QString::number(i);
        line.look.color = Qt::blue;
        lines.push_back(line);
    }
    return lines;
}

} // namespace

/// Where things stand on a page, and what is drawn as what.
class MapPageTest : public QObject {
    Q_OBJECT
private slots:
    void coversNothing_data();
    void coversNothing();
    void countsWhatDoesNotFit();
    void keepsHeadingsWithTheirLines();
    void cutsAText();
    void refusesWhatIsTooLarge_data();
    void refusesWhatIsTooLarge();
    void keepsAFixedScale_data();
    void keepsAFixedScale();
    void showsAllOfTheWindow();
    void saysThatItIsNoOfficialMap();
    void makesPixelsOfManyMarks_data();
    void makesPixelsOfManyMarks();
    void stopsWhenAsked();
    void hatchesAsWideAtAnyResolution_data();
    void hatchesAsWideAtAnyResolution();
    void looksAlikeDrawnAndPainted();
    void paintsTheSameInBands();
};

void MapPageTest::coversNothing_data()
{
    QTest::addColumn<int>("paper");
    QTest::addColumn<int>("orientation");
    QTest::addColumn<int>("dpi");
    QTest::addColumn<int>("lines");
    for (const auto paper : {QPageSize::A5, QPageSize::A4, QPageSize::A3, QPageSize::Letter})
        for (const auto orientation : {QPageLayout::Portrait, QPageLayout::Landscape})
            for (const int dpi : {96, 300, 600})
                for (const int lines : {0, 3, 20, 60, 150})
                    QTest::addRow("%s %d, %d dpi, %d lines", qPrintable(QPageSize::key(paper)), orientation, dpi, lines)
                        << int(paper) << int(orientation) << dpi << lines;
}

void MapPageTest::coversNothing()
{
    QFETCH(int, paper);
    QFETCH(int, orientation);
    QFETCH(int, dpi);
    QFETCH(int, lines);
    PageSettings settings;
    settings.paper = static_cast<QPageSize::PageSizeId>(paper);
    settings.orientation = static_cast<QPageLayout::Orientation>(orientation);
    settings.dpi = dpi;
    settings.title = QStringLiteral("Copper, gold and chromite deposits of Balochistan and Khyber Pakhtunkhwa");
    settings.subtitle = QStringLiteral("Sites with a published estimate, by commodity group and status");
    const QString note = QStringLiteral("Natural Earth, GeoNames, SRTM; boundaries: neutral, not an official map. ");
    const PageLayout layout = PageLayout::of(
        settings, lines > 0 ? legendLines(lines, QStringLiteral("Copper and gold ")) : std::vector<LegendLine>(),
        {{note}, {note + note}, {note}});
    double height = 0;
    for (const auto &own : layout.notes) {
        height += own.height();
        QVERIFY(!own.isCut());
    }
    QVERIFY(!layout.title.isCut() && !layout.subtitle.isCut());
    const double right = layout.page.width() - layout.titleCorner.x();
    std::vector<QRectF> boxes{
        {layout.titleCorner, QPointF(right, layout.titleCorner.y() + layout.title.height())},
        {layout.subtitleCorner, QPointF(right, layout.subtitleCorner.y() + layout.subtitle.height())},
        QRectF(layout.map),
        layout.scaleBar,
        {layout.notesCorner, QPointF(right, layout.notesCorner.y() + height)}};
    if (lines > 0)
        boxes.push_back({layout.legendCorner, layout.legend.size()});
    QCOMPARE(layout.legend.isEmpty(), lines == 0);
    const QRectF page(QPointF(), layout.page);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        QVERIFY2(page.contains(boxes[i]), qPrintable(QStringLiteral("%1 leaves the page").arg(i)));
        for (std::size_t k = 0; k < i; ++k)
            QVERIFY2(!boxes[i].intersects(boxes[k]), qPrintable(QStringLiteral("%1 covers %2").arg(i).arg(k)));
    }
    QVERIFY(layout.map.width() * layout.map.height() > page.width() * page.height() * 0.3);
}

void MapPageTest::countsWhatDoesNotFit()
{
    const auto lines = legendLines(100, QStringLiteral("Class "));
    const PageLegend legend = PageLegend::cut(lines, 200, 300);
    QVERIFY(!legend.isEmpty() && legend.size().height() <= 200);
    const auto blocks = std::make_shared<const LegendBlocks>(lines, LegendLine::Rank::Main);
    QVERIFY(!PageLegend::packed(blocks, 200, 2, 300));
    const auto columns = PageLegend::packed(blocks, 600, 6, 300);
    QVERIFY(columns && columns->columnCount() == 3);
}

void MapPageTest::keepsHeadingsWithTheirLines()
{
    auto lines = legendLines(3, QStringLiteral("Class "));
    LegendLine heading;
    heading.kind = LegendLine::Kind::Heading;
    heading.text = QStringLiteral("Status");
    lines.push_back(heading);
    lines.push_back(lines[1]);
    const auto blocks = std::make_shared<const LegendBlocks>(lines, LegendLine::Rank::Main);
    // There is room for the heading, not for the line below it: both go over.
    const auto legend = PageLegend::packed(blocks, 17 * 5 + 3, 2, 300);
    QVERIFY(legend && legend->columnCount() == 2);
    QCOMPARE(legend->size().height(), 17.0 * 4);
}

void MapPageTest::cutsAText()
{
    const QString word = QStringLiteral("chromite ");
    const PageText text(word.repeated(100), QFont(QStringLiteral("Noto Sans"), 10), 200, 2);
    QVERIFY(text.isCut());
    const PageText urdu(QStringLiteral("بلوچستان کے معدنی ذخائر"), QFont(QStringLiteral("Noto Sans"), 10), 200, 2);
    QVERIFY(!urdu.isCut() && urdu.height() > 0);
    QVERIFY(PageText().isEmpty());
}

void MapPageTest::refusesWhatIsTooLarge_data()
{
    QTest::addColumn<int>("paper");
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<int>("dpi");
    QTest::addColumn<bool>("refused");
    const int custom = QPageSize::Custom;
    QTest::newRow("A3 at 600") << int(QPageSize::A3) << QSize(1, 1) << 600 << false;
    QTest::newRow("A0 at 300") << int(QPageSize::A0) << QSize(1, 1) << 300 << true;
    QTest::newRow("as many as there may be") << custom << QSize(10'000, 10'000) << 300 << false;
    QTest::newRow("one more") << custom << QSize(10'000, 10'001) << 300 << true;
    QTest::newRow("huge") << custom << QSize(2'000'000, 2'000'000) << 300 << true;
    QTest::newRow("too small") << custom << QSize(200, 200) << 96 << true;
    QTest::newRow("small") << custom << QSize(240, 240) << 96 << false;
    QTest::newRow("too fine") << int(QPageSize::A5) << QSize(1, 1) << 2400 << true;
}

void MapPageTest::refusesWhatIsTooLarge()
{
    QFETCH(int, paper);
    QFETCH(QSize, pixels);
    QFETCH(int, dpi);
    QFETCH(bool, refused);
    PageSettings settings;
    settings.paper = static_cast<QPageSize::PageSizeId>(paper);
    settings.pixels = pixels;
    settings.dpi = dpi;
    QCOMPARE(!settings.refusal().isEmpty(), refused);
}

void MapPageTest::keepsAFixedScale_data()
{
    QTest::addColumn<QString>("system");
    QTest::addColumn<double>("scale");
    for (const char *system : {"EPSG:3857", "EPSG:4326", "EPSG:32642", "KOHKAN:LCC"})
        for (const double scale : {250'000.0, 1'000'000.0, 10'000'000.0})
            QTest::addRow("%s 1:%.0f", system, scale) << QString::fromLatin1(system) << scale;
}

void MapPageTest::keepsAFixedScale()
{
    QFETCH(QString, system);
    QFETCH(double, scale);
    PageContent given = content(10);
    given.view = given.view.inSystem(*ViewSystem::create(system));
    PageSettings settings;
    settings.dpi = 96;
    settings.extent = PageSettings::Extent::Scale;
    settings.scale = scale;
    const auto page = MapPage::of(given, settings);
    QVERIFY(std::abs(page->scaleDenominator() / scale - 1) < 1e-3);
    QVERIFY(std::abs(page->scene().viewport.center.x - given.view.center.x) < 1);
    // A bar of so many metres is as long as the scale makes it, as the ground is measured along the bar.
    const ScaleBar bar = ScaleBar::fitting(page->scene().viewport, 170);
    QVERIFY(std::abs(bar.metres / (bar.pixels * PageSettings::metresAUnit) / scale - 1) < 0.02);
}

void MapPageTest::showsAllOfTheWindow()
{
    const PageContent given = content();
    for (const auto orientation : {QPageLayout::Portrait, QPageLayout::Landscape}) {
        PageSettings settings;
        settings.orientation = orientation;
        settings.dpi = 96;
        const auto page = MapPage::of(given, settings);
        const MapRect shown = page->scene().viewport.rect(), window = given.view.rect();
        const double unit = 2 * page->scene().viewport.resolution;
        QVERIFY(shown.grown(unit).contains(window));
        QCOMPARE(page->scene().viewport.size, page->layout().map.size());
    }
}

void MapPageTest::saysThatItIsNoOfficialMap()
{
    PageSettings settings;
    settings.dpi = 96;
    const auto page = MapPage::of(content(), settings);
    QVERIFY(page->notes().join(u' ').contains(QStringLiteral("not an official map"), Qt::CaseInsensitive));
    QVERIFY(page->notes().join(u' ').contains(QStringLiteral("2026-03-01")));
    QCOMPARE(page->layout().notes.size(), static_cast<std::size_t>(page->notes().size()));
}

void MapPageTest::makesPixelsOfManyMarks_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("opacity");
    QTest::addColumn<bool>("drawn");
    const int most = static_cast<int>(DrawnScene::mostMarks);
    QTest::newRow("few") << 100 << 1.0 << true;
    QTest::newRow("as many as are drawn") << most << 1.0 << true;
    QTest::newRow("one more") << most + 1 << 1.0 << false;
    QTest::newRow("translucent") << 100 << 0.5 << false;
}

void MapPageTest::makesPixelsOfManyMarks()
{
    QFETCH(int, count);
    QFETCH(double, opacity);
    QFETCH(bool, drawn);
    PageSettings settings;
    settings.dpi = 96;
    const auto page = DrawnPage::of(*MapPage::of(content(count, opacity), settings));
    QCOMPARE(page->scene().isDrawn(0), drawn);
}

void MapPageTest::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    PageSettings settings;
    settings.dpi = 96;
    QVERIFY(!MapPage::of(content(), settings, stop.get_token()));
    const auto page = MapPage::of(content(), settings);
    QVERIFY(page->paint(stop.get_token()).isNull());
    QVERIFY(!DrawnPage::of(*page, stop.get_token()));
    double last = 0;
    QVERIFY(!page->paint({}, [&](double share) { last = share; }).isNull());
    QVERIFY(last > 0 && last <= 1);
}

void MapPageTest::hatchesAsWideAtAnyResolution_data()
{
    QTest::addColumn<double>("ratio");
    QTest::newRow("as on the screen") << 1.0;
    QTest::newRow("twice as fine") << 2.0;
    QTest::newRow("600 dpi") << 6.25;
}

void MapPageTest::hatchesAsWideAtAnyResolution()
{
    QFETCH(double, ratio);
    LayerBuilder builder(QStringLiteral("vague"));
    builder.addColumn(QStringLiteral("accuracy"), Column::Type::Integer).appendInteger(40'000);
    builder.geometry().appendPoint({66, 30});
    RenderEntry entry = entryOf(builder.finish());
    entry.entry.style.accuracyColumn = QStringLiteral("accuracy");
    MapViewport viewport;
    viewport.pixelRatio = ratio;
    viewport.size = {400, 400};
    viewport.center = viewport.system->fromLonLat(LonLat{66, 30});
    viewport.resolution = 400;
    const MapScene scene = MapScene::of(nullptr, {entry}, Depiction::Neutral, viewport);
    const PixelFrame frame = viewport.frame();
    QImage painted(frame.width, frame.height, QImage::Format_RGB32);
    QVERIFY(paintScene(scene, painted));
    // The lines that a row of pixels crosses between the mark and the edge of the circle, about 8 pixels apart.
    const auto lines = [&](const QImage &image) {
        const int y = frame.height / 2 - static_cast<int>(30 * ratio);
        const auto grey = [&](double x) { return qGray(image.pixel(static_cast<int>(x * ratio), y)); };
        int count = 0;
        const int darkest = [&] {
            int least = 255;
            for (double x = 120; x < 280; x += 1 / ratio)
                least = std::min(least, grey(x));
            return least;
        }();
        bool wasDark = false;
        for (double x = 120; x < 280; x += 1 / ratio) {
            const bool isDark = grey(x) < darkest + 8;
            count += isDark && !wasDark;
            wasDark = isDark;
        }
        return count;
    };
    QVERIFY2(std::abs(lines(painted) - 20) <= 1, qPrintable(QString::number(lines(painted))));
}

/// The mean difference of two pictures, 0 to 255.
static double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    return sum / 3 / a.width() / a.height();
}

void MapPageTest::looksAlikeDrawnAndPainted()
{
    PageSettings settings;
    settings.dpi = 96;
    settings.graticule = true;
    settings.title = QStringLiteral("Alike");
    const auto page = MapPage::of(content(), settings);
    const QImage painted = page->paint();
    QCOMPARE(painted.size(), settings.devicePixels());
    QImage drawn(painted.size(), QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    DrawnPage::of(*page)->draw(painter);
    painter.end();
    QVERIFY2(difference(painted, drawn) < 0.6, qPrintable(QString::number(difference(painted, drawn))));
    // And nothing of the map stands outside it.
    const QRect map = page->layout().map.adjusted(-2, -2, 2, 2);
    int ink = 0;
    for (int x = 0; x < drawn.width(); ++x)
        for (int y = map.top() - 8; y < map.top(); ++y)
            ink += drawn.pixelColor(x, y) != QColor(Qt::white);
    QCOMPARE(ink, 0);
}

void MapPageTest::paintsTheSameInBands()
{
    const PageContent given = content(2000);
    MapViewport viewport = given.view;
    viewport.size = {300, 500};
    const MapScene scene = MapScene::of(nullptr, given.entries, Depiction::Neutral, viewport);
    QImage whole(300, 500, QImage::Format_RGB32);
    QVERIFY(paintScene(scene, whole));
    // A part of a larger image: nothing is painted beside it.
    QImage page(400, 600, QImage::Format_RGB32);
    page.fill(Qt::magenta);
    QImage part(page.bits() + 50 * page.bytesPerLine() + 4 * 60, 300, 500, page.bytesPerLine(), QImage::Format_RGB32);
    QVERIFY(paintScene(scene, part));
    QCOMPARE(page.copy(60, 50, 300, 500), whole);
    QCOMPARE(page.pixelColor(59, 300), QColor(Qt::magenta));
    QCOMPARE(page.pixelColor(360, 300), QColor(Qt::magenta));
}

QTEST_MAIN(MapPageTest)
#include "map_page_test.moc"
