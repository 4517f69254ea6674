// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/checked_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace kohkan;

/// What CheckedFile calls finished is on the device byte by byte, and nothing else is.
class CheckedFileTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void holdsWhatWasAppended_data();
    void holdsWhatWasAppended();
    void fullDevice_data();
    void fullDevice();
    void damageIsSeen_data();
    void damageIsSeen();
    void stops();
    void folderThatIsNotThere();

private:
    QString fresh() { return m_folder.filePath(QString::number(++m_files)); }
    QTemporaryDir m_folder;
    int m_files = 0;
};

static std::string bytes(std::size_t count)
{
    std::string text(count, ' ');
    for (std::size_t i = 0; i < count; ++i)
        text[i] = static_cast<char>('!' + (i * i + i / 251) % 90);
    return text;
}

static const QString target = QStringLiteral("/data/target.geojson");
constexpr std::size_t block = std::size_t{1} << 20;

void CheckedFileTest::initTestCase()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

void CheckedFileTest::holdsWhatWasAppended_data()
{
    QTest::addColumn<quint64>("size");
    QTest::addColumn<quint64>("piece");
    QTest::newRow("nothing") << quint64(0) << quint64(1);
    QTest::newRow("a byte") << quint64(1) << quint64(1);
    QTest::newRow("a block") << quint64(block) << quint64(block);
    QTest::newRow("a block and a byte") << quint64(block + 1) << quint64(70'001);
    QTest::newRow("pieces greater than a block") << quint64(5 * block + 17) << quint64(2 * block + 3);
}

void CheckedFileTest::holdsWhatWasAppended()
{
    QFETCH(quint64, size);
    QFETCH(quint64, piece);
    const QString path = fresh();
    const std::string whole = bytes(size);
    auto file = CheckedFile::create(path, target);
    QVERIFY(file);
    for (std::size_t at = 0; at < size; at += piece)
        QVERIFY(file->append(std::string_view(whole).substr(at, piece)));
    double heard = size == 0 ? 1 : 0;
    QVERIFY(file->finish({}, [&](double share) { heard = share; }));
    QCOMPARE(heard, 1.0);
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().toStdString() == whole);
}

void CheckedFileTest::fullDevice_data()
{
    QTest::addColumn<quint64>("limit");
    for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, block - 1, block, 2 * block, 2 * block + 9})
        QTest::addRow("%zu bytes", limit) << quint64(limit);
}

void CheckedFileTest::fullDevice()
{
    QFETCH(quint64, limit);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = limit;
    setrlimit(RLIMIT_FSIZE, &small);
    const Outcome outcome = [&]() -> Outcome {
        auto file = CheckedFile::create(fresh(), target);
        if (!file)
            return file.error();
        if (auto appended = file->append(bytes(2 * block + 10)); !appended)
            return appended;
        return file->finish({}, {});
    }();
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::Output);
    QVERIFY2(outcome.error().message.startsWith(target), qPrintable(outcome.error().message));
}

void CheckedFileTest::damageIsSeen_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("length");
    const auto size = static_cast<qint64>(3 * block);
    QTest::newRow("the first byte") << qint64(0) << size;
    QTest::newRow("a byte in the middle") << static_cast<qint64>(block + 77) << size;
    QTest::newRow("shorter") << qint64(-1) << size - 1;
    QTest::newRow("longer") << qint64(-1) << size + 1;
}

/// Somebody else's hand in the file stands for a device that kept something else.
void CheckedFileTest::damageIsSeen()
{
    QFETCH(qint64, at);
    QFETCH(qint64, length);
    const QString path = fresh();
    auto file = CheckedFile::create(path, target);
    QVERIFY(file);
    QVERIFY(file->append(bytes(3 * block)));
    QFile other(path);
    QVERIFY(other.open(QIODevice::ReadWrite));
    if (at >= 0) {
        QVERIFY(other.seek(at));
        QCOMPARE(other.write("\x01"), 1);
    }
    QVERIFY(other.resize(length));
    other.close();
    const auto outcome = file->finish({}, {});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::Output);
}

void CheckedFileTest::stops()
{
    auto file = CheckedFile::create(fresh(), target);
    QVERIFY(file);
    QVERIFY(file->append(bytes(3 * block)));
    std::stop_source stop;
    int heard = 0;
    const auto outcome = file->finish(stop.get_token(), [&](double) {
        ++heard;
        stop.request_stop();
    });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::Cancelled);
    QCOMPARE(heard, 1);
}

void CheckedFileTest::folderThatIsNotThere()
{
    const auto file = CheckedFile::create(QStringLiteral("/nowhere/at/all"), target);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, Error::Kind::Output);
    QVERIFY(file.error().message.startsWith(target));
}

QTEST_GUILESS_MAIN(CheckedFileTest)
#include "checked_file_test.moc"
