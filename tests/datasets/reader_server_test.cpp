// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/reader_process.h"
#include "datasets/io/reader_server.h"
#include "datasets/io/reader_service.h"
#include "tests/support/layer_difference.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <thread>

using namespace kohkan;
using kohkan::test::difference;
using std::chrono::milliseconds;

/// Readers that are forked: what they give, how they end, and what is when their server is gone.
class ReaderServerTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void sameLayer();
    void manyAtOnce();
    void readerKilled();
    void readerHangs();
    void serverStopped();

private:
    QString m_path;
    QTemporaryDir m_folder;
};

namespace {

QList<pid_t> childrenOf(const QString &process)
{
    QList<pid_t> found;
    const QString tasks = QStringLiteral("/proc/%1/task").arg(process);
    for (const QString &task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile list(QStringLiteral("%1/%2/children").arg(tasks, task));
        if (list.open(QIODevice::ReadOnly))
            for (const QByteArray &id : list.readAll().simplified().split(' '))
                if (id.toInt() > 0)
                    found << id.toInt();
    }
    return found;
}

pid_t server()
{
    return childrenOf(QStringLiteral("self")).value(0);
}

/// Sends a signal to the first reader of the server, as soon as it is there.
std::jthread signalReader(int signal)
{
    return std::jthread([signal](std::stop_token stop) {
        while (!stop.stop_requested()) {
            if (const auto readers = childrenOf(QString::number(server())); !readers.isEmpty()) {
                kill(readers.front(), signal);
                return;
            }
            std::this_thread::sleep_for(milliseconds(1));
        }
    });
}

int serve()
{
    char name[] = "kohkan";
    char *words[] = {name, nullptr};
    int count = 1;
    const QCoreApplication application(count, words);
    return serveReader();
}

} // namespace

void ReaderServerTest::initTestCase()
{
    m_path = m_folder.filePath(QStringLiteral("many.csv"));
    QFile made(m_path);
    QVERIFY(made.open(QIODevice::WriteOnly));
    QByteArray many = "id,lon,lat,name\n";
    for (int i = 0; i < 300'000; ++i)
        many += QByteArray::number(i) + ",67." + QByteArray::number(i) + ",29." + QByteArray::number(i) + ",place\n";
    QCOMPARE(made.write(many), many.size());
}

void ReaderServerTest::sameLayer()
{
    QVERIFY(server() > 0);
    QFile words(QStringLiteral("/proc/%1/cmdline").arg(server()));
    QVERIFY(words.open(QIODevice::ReadOnly));
    QVERIFY(words.readAll().startsWith("kohkan --read"));
    const auto here = DatasetReader::read(m_path), there = ReaderProcess::read(m_path);
    QVERIFY(here);
    QVERIFY2(there, there ? "" : qPrintable(there.error().message));
    QCOMPARE(difference(**here, **there), QString());
    QCOMPARE(childrenOf(QStringLiteral("self")).size(), 1); // no reader was started anew
    QVERIFY(childrenOf(QString::number(server())).isEmpty());
    const auto missing = ReaderProcess::read(m_path + u'x');
    QVERIFY(!missing);
    QCOMPARE(missing.error().message, DatasetReader::read(m_path + u'x').error().message);
}

void ReaderServerTest::manyAtOnce()
{
    std::atomic<int> whole = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 6; ++i)
            readers.emplace_back([&] {
                for (int k = 0; k < 3; ++k)
                    if (const auto layer = ReaderProcess::read(m_path); layer && (*layer)->rowCount() == 300'000)
                        ++whole;
            });
    }
    QCOMPARE(whole.load(), 18);
    QVERIFY(childrenOf(QString::number(server())).isEmpty());
}

void ReaderServerTest::readerKilled()
{
    const auto hand = signalReader(SIGKILL);
    const auto layer = ReaderProcess::read(m_path);
    QVERIFY(!layer);
    QVERIFY2(layer.error().message.contains(QLatin1String("signal 9")), qPrintable(layer.error().message));
    QVERIFY(ReaderProcess::read(m_path));
}

void ReaderServerTest::readerHangs()
{
    const auto hand = signalReader(SIGSTOP);
    ReaderLimits limits;
    limits.quiet = milliseconds(400);
    const auto layer = ReaderProcess::read(m_path, {}, {}, {}, limits);
    QVERIFY(!layer);
    QVERIFY2(layer.error().message.contains(QLatin1String("no progress")), qPrintable(layer.error().message));
    QVERIFY(childrenOf(QString::number(server())).isEmpty());
}

/// One that does not answer is asked no more, and the program is started anew. The last one: there is no server after.
void ReaderServerTest::serverStopped()
{
    const pid_t stopped = server();
    kill(stopped, SIGSTOP);
    const auto layer = ReaderProcess::read(m_path);
    QVERIFY2(layer, layer ? "" : qPrintable(layer.error().message));
    QCOMPARE((*layer)->rowCount(), std::size_t(300'000));
    kill(stopped, SIGKILL);
    QVERIFY(ReaderProcess::read(m_path));
}

int main(int argc, char **argv)
{
    ReaderServer::begin(argv, serve);
    const QCoreApplication application(argc, argv);
    ReaderServerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "reader_server_test.moc"
