// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/iso_lines.h"

#include <QTest>
#include <cmath>

using namespace kohkan;

/// Lines of equal contained metal lie where tonnage times grade says, and their labels stand apart.
class IsoLinesTest : public QObject {
    Q_OBJECT
private slots:
    void holdTheirAmount();
    void labelsStandApart();
    void countInOunces();

private:
    static std::vector<IsoLine> lines(const LogAxis &x, const LogAxis &y, double unit = 0)
    {
        return isoLines(
            x, y, unit, [](double amount) { return massText(amount, MassUnits::Tonnes); },
            [](const QString &text) { return QSizeF(7.0 * static_cast<double>(text.size()), 14); });
    }
};

void IsoLinesTest::holdTheirAmount()
{
    const LogAxis x{6, 10, 60, 860}, y{-3.5, -1.5, 300, 20};
    const auto found = lines(x, y);
    QVERIFY(found.size() >= 4);
    for (const IsoLine &iso : found) {
        for (const QPointF &end : {iso.line.p1(), iso.line.p2()}) {
            QVERIFY(std::abs(x.logarithm(end.x()) + y.logarithm(end.y()) - std::log10(iso.amount)) < 1e-9);
            QVERIFY(end.x() > 60 - 0.01 && end.x() < 860.01 && end.y() > 20 - 0.01 && end.y() < 300.01);
        }
        QVERIFY(iso.line.x1() < iso.line.x2() && iso.line.y1() < iso.line.y2());
    }
}

void IsoLinesTest::labelsStandApart()
{
    for (double width = 120; width < 1700; width *= 1.4)
        for (double height = 60; height < 900; height *= 1.4)
            for (double decades = 1; decades < 9; decades += 1.3) {
                const LogAxis x{5.2, 5.2 + decades, 50, 50 + width}, y{-4, -4 + decades / 2, 20 + height, 20};
                const auto found = lines(x, y);
                for (std::size_t i = 0; i < found.size(); ++i)
                    for (std::size_t k = 0; k < i; ++k)
                        QVERIFY(found[i].labelAt == IsoLine::LabelAt::None ||
                                found[k].labelAt == IsoLine::LabelAt::None ||
                                !found[i].label.intersects(found[k].label));
                QVERIFY(found.empty() || std::any_of(found.begin(), found.end(), [](const IsoLine &iso) {
                            return iso.labelAt != IsoLine::LabelAt::None;
                        }));
            }
}

void IsoLinesTest::countInOunces()
{
    const double ounce = std::log10(31.1034768e-6);
    for (const IsoLine &iso : lines({6, 10, 0, 800}, {-7, -5, 300, 0}, ounce)) {
        const double ounces = std::log10(iso.amount) - ounce;
        QVERIFY(std::abs(ounces - std::round(ounces)) < 1e-9);
    }
}

QTEST_APPLESS_MAIN(IsoLinesTest)
#include "iso_lines_test.moc"
