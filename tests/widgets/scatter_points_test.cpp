// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/scatter_points.h"

#include <QTest>
#include <cmath>
#include <random>

using namespace kohkan;

/// Searches among the points of a chart equal the plain way.
class ScatterPointsTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void takesOnlyWhatHasALogarithm();
    void rectangleEqualsTest();
    void nearestEqualsTest();
    void keysReachEveryPoint_data();
    void keysReachEveryPoint();

private:
    std::mt19937 m_random{3};
    std::unique_ptr<ScatterPoints> m_points;
    RowSet m_among;
};

void ScatterPointsTest::init()
{
    constexpr std::size_t rows = 900;
    m_random.seed(3);
    std::normal_distribution<double> normal;
    m_points = std::make_unique<ScatterPoints>(rows);
    m_among = RowSet(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        if (m_random() % 4)
            m_points->set(rowAt(i), std::pow(10, 7 + normal(m_random)),
                          std::pow(10, std::round(normal(m_random) * 4) / 4 - 2));
        if (m_random() % 3)
            m_among.insert(rowAt(i));
    }
}

void ScatterPointsTest::takesOnlyWhatHasALogarithm()
{
    ScatterPoints points(6);
    points.set(rowAt(0), 10, 100);
    points.set(rowAt(1), 0, 1);
    points.set(rowAt(2), 1, -1);
    points.set(rowAt(3), std::nan(""), 1);
    points.set(rowAt(4), 1, INFINITY);
    QCOMPARE(points.count(), std::size_t{1});
    QCOMPARE(points.rows().rows(), std::vector<Row>{rowAt(0)});
    QCOMPARE(points.x(rowAt(0)), 1.0);
    QCOMPARE(points.y(rowAt(0)), 2.0);
}

void ScatterPointsTest::rectangleEqualsTest()
{
    std::uniform_real_distribution<double> x(4, 10), y(-4, 1);
    for (int run = 0; run < 300; ++run) {
        const QRectF rect = QRectF(QPointF(x(m_random), y(m_random)), QPointF(x(m_random), y(m_random))).normalized();
        RowSet expected(m_points->size());
        m_among.forEach([&](Row row) {
            if (m_points->contains(row) && m_points->x(row) >= rect.left() && m_points->x(row) <= rect.right() &&
                m_points->y(row) >= rect.top() && m_points->y(row) <= rect.bottom())
                expected.insert(row);
        });
        QVERIFY(m_points->rowsIn(rect, m_among) == expected);
    }
}

void ScatterPointsTest::nearestEqualsTest()
{
    std::uniform_real_distribution<double> x(4, 10), y(-4, 1);
    const QSizeF decade(180, 70);
    for (int run = 0; run < 300; ++run) {
        const QPointF at(x(m_random), y(m_random));
        double least = 20;
        std::optional<Row> expected;
        m_among.forEach([&](Row row) {
            const double away = std::hypot((m_points->x(row) - at.x()) * 180, (m_points->y(row) - at.y()) * 70);
            if (m_points->contains(row) && away < least) {
                least = away;
                expected = row;
            }
        });
        QCOMPARE(m_points->nearest(at, decade, 20, m_among), expected);
    }
}

void ScatterPointsTest::keysReachEveryPoint_data()
{
    QTest::addColumn<int>("towards");
    QTest::newRow("left") << static_cast<int>(ScatterPoints::Towards::Left);
    QTest::newRow("right") << static_cast<int>(ScatterPoints::Towards::Right);
    QTest::newRow("down") << static_cast<int>(ScatterPoints::Towards::Down);
    QTest::newRow("up") << static_cast<int>(ScatterPoints::Towards::Up);
}

void ScatterPointsTest::keysReachEveryPoint()
{
    QFETCH(int, towards);
    const auto direction = static_cast<ScatterPoints::Towards>(towards);
    RowSet seen(m_points->size());
    std::optional<Row> at;
    for (std::size_t i = 0; i <= m_points->size(); ++i) {
        const auto next = m_points->next(at, direction, m_among);
        if (!next)
            break;
        QVERIFY(!seen.contains(*next));
        seen.insert(*next);
        at = next;
    }
    QVERIFY(seen == (m_points->rows() & m_among));
}

QTEST_APPLESS_MAIN(ScatterPointsTest)
#include "scatter_points_test.moc"
