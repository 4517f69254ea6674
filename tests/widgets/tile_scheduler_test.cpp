// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/tile_scheduler.h"
#include "widgets/state/gui_mailbox.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <mutex>
#include <thread>

using namespace kohkan;

namespace {

/// What was painted, by workers.
struct Painted {
    std::mutex mutex;
    std::vector<PixelFrame> frames;
    std::size_t count()
    {
        const std::scoped_lock lock(mutex);
        return frames.size();
    }
};

TileSet setOf(quint64 content, const std::shared_ptr<Painted> &painted, int milliseconds = 0)
{
    return {1, content, 1, [painted, milliseconds](const PixelFrame &frame) {
                std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
                const std::scoped_lock lock(painted->mutex);
                painted->frames.push_back(frame);
                QImage tile(frame.width, frame.height, QImage::Format_ARGB32_Premultiplied);
                tile.fill(Qt::blue);
                return tile;
            }};
}

MapViewport view(double x = 0)
{
    MapViewport viewport;
    viewport.size = {800, 600};
    viewport.center = {x, 0};
    viewport.resolution = MapViewport::resolutionOf(80);
    return viewport;
}

} // namespace

/// Tiles that are wanted, painted by workers, and dropped. Needs no window, so that the thread sanitizer can watch it.
class TileSchedulerTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void paintsTheMiddleFirstAndTheRingLast();
    void takesBackWhatIsNoLongerWanted();
    void dropsWhatHasPassed();
    void needsNothingNewAfterASmallStep();
    void goesAwayInMidPaint();

private:
    void untilWhole(const TileScheduler &scheduler) { QTRY_VERIFY(scheduler.isWhole()); }
    GuiMailbox m_mailbox;
    std::shared_ptr<Painted> m_painted;
};

void TileSchedulerTest::init()
{
    m_painted = std::make_shared<Painted>();
}

void TileSchedulerTest::paintsTheMiddleFirstAndTheRingLast()
{
    WorkerPool pool(1);
    TileScheduler scheduler(&pool, m_mailbox.box());
    scheduler.setViewport(view());
    scheduler.setSets({setOf(1, m_painted)});
    QVERIFY(!scheduler.isWhole());
    untilWhole(scheduler);
    const PixelFrame whole = view().frame();
    std::size_t inView = 0;
    bool outside = false;
    QTRY_VERIFY(m_painted->count() >= 16); // four in view and a ring of twelve
    const std::scoped_lock lock(m_painted->mutex);
    for (const PixelFrame &tile : m_painted->frames) {
        const bool meets = tile.rect().intersects(MapRect(whole.rect().grown(-1)));
        QVERIFY2(!(meets && outside), "a tile in view was painted after one around it");
        outside |= !meets;
        inView += meets;
    }
    QVERIFY(inView >= 4);
    QVERIFY(outside);
}

void TileSchedulerTest::takesBackWhatIsNoLongerWanted()
{
    WorkerPool pool(1);
    TileScheduler scheduler(&pool, m_mailbox.box());
    scheduler.setSets({setOf(1, m_painted, 5)});
    for (int i = 0; i < 20; ++i)
        scheduler.setViewport(view(i * 1e6)); // each far from the one before
    untilWhole(scheduler);
    QVERIFY2(m_painted->count() < 40, qPrintable(QString::number(m_painted->count())));
}

void TileSchedulerTest::dropsWhatHasPassed()
{
    WorkerPool pool(2);
    TileScheduler scheduler(&pool, m_mailbox.box());
    scheduler.setViewport(view());
    const auto later = std::make_shared<Painted>();
    scheduler.setSets({setOf(1, m_painted, 3)});
    scheduler.setSets({setOf(2, later, 1)});
    QSignalSpy whole(&scheduler, &TileScheduler::becameWhole);
    untilWhole(scheduler);
    QVERIFY(later->count() >= 4);
    QVERIFY(m_painted->count() <= 2); // what had begun
    QCOMPARE(whole.size(), 1);
}

void TileSchedulerTest::needsNothingNewAfterASmallStep()
{
    WorkerPool pool(1);
    TileScheduler scheduler(&pool, m_mailbox.box());
    scheduler.setViewport(view());
    scheduler.setSets({setOf(1, m_painted)});
    untilWhole(scheduler);
    QTRY_VERIFY(m_painted->count() >= 16);
    QTest::qWait(50); // the ring arrives
    scheduler.setViewport(view(300 * MapViewport::resolutionOf(80)));
    QVERIFY(scheduler.isWhole());
}

void TileSchedulerTest::goesAwayInMidPaint()
{
    for (int i = 0; i < 100; ++i) {
        WorkerPool pool(2);
        {
            TileScheduler scheduler(&pool, m_mailbox.box());
            scheduler.setViewport(view());
            scheduler.setSets({setOf(1, m_painted, i % 3)});
            if (i % 2 == 0)
                QTest::qWait(1);
            if (i % 4 == 0)
                scheduler.setSets({});
        }
        QCoreApplication::processEvents();
    }
}

QTEST_GUILESS_MAIN(TileSchedulerTest)
#include "tile_scheduler_test.moc"
