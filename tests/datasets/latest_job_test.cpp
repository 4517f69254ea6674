// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/work/latest_job.h"

#include <QTest>
#include <QVector>
#include <atomic>
#include <semaphore>

using namespace kohkan;

/// A question that is asked again and again, of its owner's thread, which here delivers by hand.
class LatestJobTest : public QObject {
    Q_OBJECT
private slots:
    void theLatestAnswerCounts();
    void whatHasBegunIsToldToStop();
    void isDroppedWithItsOwner();
    void answersWhatHasBegunAndThenTheLast();
    void whoTakesMayAskAgain();
    void goesOnWhereMemoryRanOut();
    void outlivesItsPool();

private:
    /// Runs letters until `isDone`, or five seconds have passed.
    template <typename Done>
    bool deliverUntil(Done &&isDone)
    {
        return QTest::qWaitFor([&] {
            m_mailbox->deliver();
            return isDone();
        });
    }
    std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(nullptr);
};

void LatestJobTest::theLatestAnswerCounts()
{
    WorkerPool pool(1);
    LatestJob job(&pool, m_mailbox, Urgency::Tile);
    QVector<int> taken;
    for (int i = 0; i < 200; ++i)
        job.ask([i] { return i; }, [&](int answer) { taken << answer; });
    QVERIFY(job.isRunning());
    QVERIFY(deliverUntil([&] { return !job.isRunning(); }));
    QCOMPARE(taken, QVector<int>{199});
    job.ask([] { return 1; }, [&](int answer) { taken << answer; });
    job.cancel();
    QVERIFY(!job.isRunning());
    QTest::qWait(20);
    m_mailbox->deliver();
    QCOMPARE(taken, QVector<int>{199});
}

void LatestJobTest::whatHasBegunIsToldToStop()
{
    WorkerPool pool(1);
    LatestJob job(&pool, m_mailbox, Urgency::Tile);
    std::binary_semaphore begun(0);
    std::atomic<bool> wasStopped = false;
    QVector<int> taken;
    job.ask(
        [&](const std::stop_token &stop) {
            begun.release();
            while (!stop.stop_requested())
                std::this_thread::yield();
            wasStopped = true;
            return 1;
        },
        [&](int answer) { taken << answer; });
    begun.acquire();
    job.ask([] { return 2; }, [&](int answer) { taken << answer; });
    QVERIFY(deliverUntil([&] { return !job.isRunning(); }));
    QVERIFY(wasStopped);
    QCOMPARE(taken, QVector<int>{2});
}

void LatestJobTest::isDroppedWithItsOwner()
{
    WorkerPool pool(1);
    std::binary_semaphore begun(0), mayEnd(0);
    bool isTaken = false;
    {
        LatestJob job(&pool, m_mailbox, Urgency::Tile);
        job.ask(
            [&] {
                begun.release();
                mayEnd.acquire();
                return 1;
            },
            [&](int) { isTaken = true; });
        begun.acquire();
    }
    mayEnd.release();
    QTest::qWait(20);
    m_mailbox->deliver();
    QVERIFY(!isTaken);
}

void LatestJobTest::answersWhatHasBegunAndThenTheLast()
{
    WorkerPool pool(1);
    LatestJob job(&pool, m_mailbox, Urgency::Tile);
    std::binary_semaphore begun(0), mayEnd(0);
    QVector<int> taken, prepared;
    const auto ask = [&](int i) {
        job.askWhenFree(
            [&, i] {
                prepared << i;
                return [&, i] {
                    if (i == 0) {
                        begun.release();
                        mayEnd.acquire();
                    }
                    return i;
                };
            },
            [&](int answer) { taken << answer; });
    };
    ask(0);
    begun.acquire();
    for (int i = 1; i <= 5; ++i)
        ask(i);
    QCOMPARE(prepared, QVector<int>{0});
    mayEnd.release();
    QVERIFY(deliverUntil([&] { return !job.isRunning(); }));
    QCOMPARE(taken, (QVector<int>{0, 5}));
    QCOMPARE(prepared, (QVector<int>{0, 5}));
}

void LatestJobTest::whoTakesMayAskAgain()
{
    WorkerPool pool(1);
    LatestJob job(&pool, m_mailbox, Urgency::Tile);
    int last = 0;
    std::function<void(int)> ask = [&](int i) {
        job.ask([i] { return i; },
                [&](int answer) {
                    last = answer;
                    if (answer < 5)
                        ask(answer + 1);
                });
    };
    ask(1);
    QVERIFY(deliverUntil([&] { return !job.isRunning(); }));
    QCOMPARE(last, 5);
    auto own = std::make_unique<LatestJob>(&pool, m_mailbox, Urgency::Tile);
    own->ask([] { return 1; }, [&](int) { own.reset(); }); // an answer may end its owner
    QVERIFY(deliverUntil([&] { return !own; }));
}

void LatestJobTest::goesOnWhereMemoryRanOut()
{
    std::atomic<int> exhausted = 0;
    WorkerPool pool(1, [&] { ++exhausted; });
    LatestJob job(&pool, m_mailbox, Urgency::Tile);
    bool isTaken = false;
    job.ask([]() -> int { throw std::bad_alloc(); }, [&](int) { isTaken = true; });
    QVERIFY(deliverUntil([&] { return !job.isRunning(); }));
    QVERIFY(!isTaken);
    QTRY_COMPARE(exhausted.load(), 1);
    job.ask([] { return 1; }, [&](int) { isTaken = true; });
    QVERIFY(deliverUntil([&] { return isTaken; }));
}

void LatestJobTest::outlivesItsPool()
{
    auto pool = std::make_unique<WorkerPool>(1);
    LatestJob job(pool.get(), m_mailbox, Urgency::Tile);
    job.ask([] { return 1; }, [](int) {});
    pool.reset();
    job.ask([] { return 2; }, [](int) { QFAIL("there is nobody to answer"); });
    m_mailbox->deliver();
    job.cancel();
}

QTEST_GUILESS_MAIN(LatestJobTest)
#include "latest_job_test.moc"
