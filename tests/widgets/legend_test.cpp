// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/legend.h"

#include "datasets/table/layer_builder.h"
#include "widgets/paint/density_ramp.h"

#include <QImage>
#include <QTest>
#include <cmath>

using namespace kohkan;
using Kind = LegendLine::Kind;

namespace {

struct Site {
    const char *kind;   ///< null: none
    const char *status; ///< null: none
    double tonnes;      ///< NaN: none
    double accuracy;
};

LayerPtr sites(const std::vector<Site> &all)
{
    LayerBuilder builder(QStringLiteral("sites"));
    auto &kind = builder.addColumn(QStringLiteral("kind"), Column::Type::Text);
    auto &status = builder.addColumn(QStringLiteral("mine_status"), Column::Type::Text);
    auto &tonnes = builder.addColumn(QStringLiteral("tonnes"), Column::Type::Number, QStringLiteral("t"));
    auto &accuracy = builder.addColumn(QStringLiteral("accuracy"), Column::Type::Number, QStringLiteral("m"));
    for (const Site &site : all) {
        site.kind ? kind.appendText(QString::fromLatin1(site.kind)) : kind.appendNull();
        site.status ? status.appendText(QString::fromLatin1(site.status)) : status.appendNull();
        std::isnan(site.tonnes) ? tonnes.appendNull() : tonnes.appendNumber(site.tonnes);
        accuracy.appendNumber(site.accuracy);
        builder.geometry().appendPoint({66, 30});
    }
    return builder.finish();
}

LayerStyle classed()
{
    LayerStyle style;
    style.colouring = LayerStyle::Colouring::Categorised;
    style.classColumn = QStringLiteral("kind");
    style.classes = {{QStringLiteral("a"), QStringLiteral("Kind A"), Qt::red},
                     {QStringLiteral("never"), QStringLiteral("Never"), Qt::green},
                     {QStringLiteral("b"), QStringLiteral("Kind B"), Qt::blue}};
    return style;
}

QStringList texts(const std::vector<LegendLine> &lines)
{
    QStringList list;
    for (const auto &line : lines)
        list << line.text;
    return list;
}

} // namespace

class LegendTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_layer = sites(
            {{"a", "open", 2.5e6, 100}, {"b", "shut", NAN, 30'000}, {"odd", "closed", 0, 50}, {"b", nullptr, 4e4, 50}});
    }

    void oneLookIsOneLine()
    {
        const auto lines = legendOf(QStringLiteral("Sites"), m_layer, nullptr, LayerStyle());
        QCOMPARE(texts(lines), QStringList{QStringLiteral("Sites")});
        QVERIFY(lines[0].kind == Kind::Point && lines[0].startsLayer);
        const RowSet none(m_layer->rowCount());
        QVERIFY(legendOf(QStringLiteral("Sites"), m_layer, &none, LayerStyle()).empty());
    }

    void classesAmongTheRowsShown()
    {
        QCOMPARE(texts(legendOf(QStringLiteral("Sites"), m_layer, nullptr, classed())),
                 (QStringList{QStringLiteral("Sites"), QStringLiteral("Kind A"), QStringLiteral("Kind B"),
                              QStringLiteral("Other or not known")}));
        RowSet first(m_layer->rowCount());
        first.insert(m_layer->bySourceRow()[0]);
        const auto lines = legendOf(QStringLiteral("Sites"), m_layer, &first, classed());
        QCOMPARE(texts(lines), (QStringList{QStringLiteral("Sites"), QStringLiteral("Kind A")}));
        QCOMPARE(lines[0].kind, Kind::Title);
        QCOMPARE(lines[1].look.color, QColor(Qt::red));
    }

    void gradesHighestFirst()
    {
        LayerStyle style;
        style.colouring = LayerStyle::Colouring::Graduated;
        style.gradeColumn = QStringLiteral("tonnes");
        style.grades = {{0, 1e5, QStringLiteral("small"), Qt::yellow},
                        {1e5, 1e6, QStringLiteral("middling"), Qt::gray},
                        {1e6, 2.5e6, QStringLiteral("large"), Qt::red}};
        QCOMPARE(texts(legendOf(QStringLiteral("Sites"), m_layer, nullptr, style)),
                 (QStringList{QStringLiteral("Sites"), QStringLiteral("large"), QStringLiteral("small"),
                              QStringLiteral("Other or not known")}));
    }

    void shapesOfOneLabelAreOneLine()
    {
        LayerStyle style;
        style.shapeColumn = QStringLiteral("mine_status");
        style.shapes = {{QStringLiteral("open"), QStringLiteral("Working"), MarkerShape::Square},
                        {QStringLiteral("shut"), QStringLiteral("At rest"), MarkerShape::Cross},
                        {QStringLiteral("closed"), QStringLiteral("At rest"), MarkerShape::Cross}};
        const auto lines = legendOf(QStringLiteral("Sites"), m_layer, nullptr, style);
        QCOMPARE(texts(lines),
                 (QStringList{QStringLiteral("Sites"), QStringLiteral("Mine status"), QStringLiteral("Working"),
                              QStringLiteral("At rest"), QStringLiteral("Other or not known")}));
        QCOMPARE(lines[1].kind, Kind::Heading);
        QCOMPARE(lines[3].look.shape, MarkerShape::Cross);
    }

    void sizesAndHowManyHaveNone()
    {
        LayerStyle style;
        style.sizeColumn = QStringLiteral("tonnes");
        style.sizeTitle = QStringLiteral("Contained copper");
        style.markerSize = 4;
        const auto lines = legendOf(QStringLiteral("Sites"), m_layer, nullptr, style);
        QCOMPARE(texts(lines), (QStringList{QStringLiteral("Sites"), QStringLiteral("Contained copper"),
                                            QStringLiteral("2 Mt"), QStringLiteral("500 kt"), QStringLiteral("50 kt"),
                                            QStringLiteral("2 without a figure")}));
        QCOMPARE(lines[2].kind, Kind::Size);
        // Areas in proportion to figures: the greatest figure, 2.5 Mt, has the largest mark.
        QVERIFY(std::abs(lines[2].look.diameter - style.largestSize * std::sqrt(2 / 2.5)) < 1e-9);
        QVERIFY(std::abs(std::pow(lines[2].look.diameter / lines[3].look.diameter, 2) - 4) < 1e-9);
        QVERIFY(lines.back().look.isHollow);
        QCOMPARE(lines.back().look.diameter, style.markerSize);
    }

    void whatIsHatched()
    {
        LayerBuilder builder(QStringLiteral("areas"));
        auto &basis = builder.addColumn(QStringLiteral("basis"), Column::Type::Text);
        const std::vector<LonLat> ring{{62, 29}, {63, 29}, {63, 30}, {62, 29}};
        for (const char *value : {"known", "guessed"}) {
            basis.appendText(QString::fromLatin1(value));
            builder.geometry().begin(GeometryType::Polygon);
            builder.geometry().addPart(GeometryPart::Kind::OuterRing, ring);
        }
        const LayerPtr areas = builder.finish();
        LayerStyle style;
        style.hatchColumn = QStringLiteral("basis");
        style.hatchValue = QStringLiteral("guessed");
        const auto lines = legendOf(QStringLiteral("Areas"), areas, nullptr, style);
        QCOMPARE(texts(lines), (QStringList{QStringLiteral("Areas"), QStringLiteral("Hatched: guessed")}));
        QVERIFY(lines[1].isHatched && !lines[0].isHatched);
        RowSet known(areas->rowCount());
        known.insert(areas->bySourceRow()[0]);
        QCOMPARE(legendOf(QStringLiteral("Areas"), areas, &known, style).size(), std::size_t(1));
        style.hatchValue = QStringLiteral("never");
        QCOMPARE(legendOf(QStringLiteral("Areas"), areas, nullptr, style).size(), std::size_t(1));
    }

    void clustersAndAccuracy()
    {
        LayerStyle style;
        style.crowding = LayerStyle::Crowding::Clusters;
        style.accuracyColumn = QStringLiteral("accuracy");
        QCOMPARE(texts(legendOf(QStringLiteral("Sites"), m_layer, nullptr, style)).size(), 4);
        RowSet first(m_layer->rowCount());
        first.insert(m_layer->bySourceRow()[0]); // no place that is hatched
        const auto lines = legendOf(QStringLiteral("Sites"), m_layer, &first, style);
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines[1].kind, Kind::Cluster);
        QCOMPARE(lines[2].kind, Kind::Accuracy);
    }

    void shadesOnlyWhereTheLayerIsShaded()
    {
        LayerStyle style = classed();
        style.shading = LayerStyle::Shading::Count;
        style.shadingScale = 1'000'000;
        const QString name = QStringLiteral("Sites");
        QCOMPARE(legendOf(name, m_layer, nullptr, style)[1].kind, Kind::Point);
        QCOMPARE(legendOf(name, m_layer, nullptr, style, 1'000'000)[1].kind, Kind::Point);
        const auto byCount = legendOf(name, m_layer, nullptr, style, 1'000'001);
        QCOMPARE(byCount.size(), 2 + densityClasses.size());
        QCOMPARE(byCount[2].kind, Kind::Density);
        QCOMPARE(byCount[2].look.color, densityColor(style.color, 1));
        style.shading = LayerStyle::Shading::Dominant;
        QCOMPARE(texts(legendOf(name, m_layer, nullptr, style, 2'000'000)).mid(2),
                 texts(legendOf(name, m_layer, nullptr, style)).mid(1));
    }

    void densitiesGrowDarker()
    {
        QCOMPARE(densityClass(1), std::size_t(0));
        QCOMPARE(densityClass(9), std::size_t(0));
        QCOMPARE(densityClass(10), std::size_t(1));
        QCOMPARE(densityClass(999), std::size_t(2));
        QCOMPARE(densityClass(1000), std::size_t(3));
        QCOMPARE(densityClass(5'000'000), std::size_t(3));
        const QColor base(0xa5, 0x1d, 0x2d);
        for (std::size_t i = 1; i < densityClasses.size(); ++i)
            QVERIFY(densityColor(base, densityClasses[i]).lightness() <
                    densityColor(base, densityClasses[i - 1]).lightness());
    }

    void figuresHaveFourDigits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("text");
        QTest::newRow("million tonnes") << 24.19e6 << QStringLiteral("t") << QStringLiteral("24.19 Mt");
        QTest::newRow("thousand tonnes") << 430'249.6 << QStringLiteral("t") << QStringLiteral("430.2 kt");
        QTest::newRow("tonnes") << 578.0 << QStringLiteral("t") << QStringLiteral("578 t");
        QTest::newRow("a year") << 1978.0 << QString() << QStringLiteral("1978");
        QTest::newRow("many") << 1'234'567.0 << QStringLiteral("m") << QStringLiteral("1,234,567 m");
        QTest::newRow("a grade") << 0.4149903 << QStringLiteral("%") << QStringLiteral("0.415 %");
    }
    void figuresHaveFourDigits()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(QString, text);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(figureText(value, unit), text);
    }

    /// A legend with too many lines for the picture loses those that are extra, then all.
    void leavesTheMapFree()
    {
        LayerStyle style = classed();
        style.shapeColumn = QStringLiteral("mine_status");
        style.shapes = {{QStringLiteral("open"), QStringLiteral("Working"), MarkerShape::Square},
                        {QStringLiteral("shut"), QStringLiteral("At rest"), MarkerShape::Cross}};
        const auto lines = legendOf(QStringLiteral("Sites"), m_layer, nullptr, style);
        const auto heightAt = [&](int height) {
            QImage image(900, height, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintLegend(painter, lines, image.size());
            painter.end();
            int ink = 0;
            for (int y = 0; y < height; ++y)
                ink += qAlpha(image.pixel(20, y)) > 100;
            return ink;
        };
        const int whole = heightAt(600), less = heightAt(190), none = heightAt(100);
        QVERIFY(whole > less);
        QVERIFY(less > 0);
        QCOMPARE(none, 0);
    }

private:
    LayerPtr m_layer;
};

QTEST_MAIN(LegendTest)
#include "legend_test.moc"
