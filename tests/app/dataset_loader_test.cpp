// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/dataset_loader.h"
#include "datasets/io/exporter.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/sanitized.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using kohkan::test::isSanitized;

/// Reads in the background: what arrives, what waits, what is dropped; and a loader that goes away in mid-read.
class DatasetLoaderTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void readsAndProbes();
    void thirdReadWaits();
    void waitingReadIsCancelled();
    void cancelledReadEndsUnseen();
    void failureArrives();
    void goesAwayInMidRead();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QTemporaryDir m_folder;
    std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>([] {});
};

namespace {

/// Writes down what a loader says.
struct Heard {
    explicit Heard(DatasetLoader &loader)
    {
        QObject::connect(&loader, &DatasetLoader::began, &loader, [this](quint64 id) { began << id; });
        QObject::connect(&loader, &DatasetLoader::probed, &loader, [this](quint64 id) { probed << id; });
        QObject::connect(&loader, &DatasetLoader::failed, &loader, [this](quint64 id) { failed << id; });
        QObject::connect(&loader, &DatasetLoader::loaded, &loader,
                         [this](quint64 id, const DatasetLoader::Loaded &layer) {
                             loaded << id;
                             rows = layer.layer->rowCount();
                         });
    }
    QList<quint64> began, probed, loaded, failed;
    std::size_t rows = 0;
};

} // namespace

/// Enough rows for every thread that a read can have.
void DatasetLoaderTest::initTestCase()
{
    LayerBuilder builder(QStringLiteral("many"));
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    auto &number = builder.addColumn(QStringLiteral("number"), Column::Type::Integer);
    for (int i = 0; i < 110'000; ++i) {
        name.appendText(QString::number(i % 1000));
        number.appendInteger(i);
        builder.geometry().appendPoint({double(i % 170), double(i % 80)});
    }
    const auto layer = builder.finish();
    for (const auto &[file, driver] :
         {std::pair("many.gpkg", "GPKG"), std::pair("many.fgb", "FlatGeobuf"), std::pair("many.csv", "CSV")}) {
        ExportOptions options;
        options.path = path(file);
        options.driver = QString::fromLatin1(driver);
        QVERIFY(exportLayer(*layer, layer->allRows(), options));
    }
}

void DatasetLoaderTest::readsAndProbes()
{
    DatasetLoader loader(m_mailbox);
    Heard heard(loader);
    const auto probe = loader.probe(path("many.gpkg")), read = loader.read(path("many.gpkg"), {});
    QVERIFY(loader.isBusy());
    QTRY_VERIFY_WITH_TIMEOUT((m_mailbox->deliver(), !loader.isBusy()), 60'000);
    QCOMPARE(heard.probed, QList<quint64>{probe});
    QCOMPARE(heard.loaded, QList<quint64>{read});
    QCOMPARE(heard.rows, std::size_t(110'000));
}

void DatasetLoaderTest::thirdReadWaits()
{
    DatasetLoader loader(m_mailbox);
    Heard heard(loader);
    const auto first = loader.read(path("many.csv"), {}), second = loader.read(path("many.fgb"), {}),
               third = loader.read(path("many.gpkg"), {});
    QVERIFY(!loader.isWaiting(first) && !loader.isWaiting(second));
    QVERIFY(loader.isWaiting(third));
    QCOMPARE(heard.began, (QList<quint64>{first, second}));
    QTRY_VERIFY_WITH_TIMEOUT((m_mailbox->deliver(), !loader.isBusy()), 60'000);
    QCOMPARE(heard.began, (QList<quint64>{first, second, third}));
    QCOMPARE(heard.loaded.size(), qsizetype(3));
    QVERIFY(!loader.isWaiting(third));
}

void DatasetLoaderTest::waitingReadIsCancelled()
{
    DatasetLoader loader(m_mailbox);
    Heard heard(loader);
    loader.read(path("many.fgb"), {});
    loader.read(path("many.fgb"), {});
    const auto third = loader.read(path("many.fgb"), {});
    loader.cancel(third);
    QVERIFY(!loader.isWaiting(third));
    QTRY_VERIFY_WITH_TIMEOUT((m_mailbox->deliver(), !loader.isBusy()), 60'000);
    QCOMPARE(heard.loaded.size(), qsizetype(2));
    QVERIFY(!heard.began.contains(third));
}

void DatasetLoaderTest::cancelledReadEndsUnseen()
{
    for (const char *file : {"many.gpkg", "many.fgb", "many.csv"}) {
        DatasetLoader loader(m_mailbox);
        Heard heard(loader);
        const auto id = loader.read(path(file), {});
        loader.cancel(id);
        QTRY_VERIFY_WITH_TIMEOUT((m_mailbox->deliver(), !loader.isBusy()), 60'000);
        QVERIFY(heard.loaded.isEmpty() && heard.failed.isEmpty());
    }
}

void DatasetLoaderTest::failureArrives()
{
    DatasetLoader loader(m_mailbox);
    Heard heard(loader);
    const auto id = loader.read(path("nothing.gpkg"), {});
    QTRY_VERIFY_WITH_TIMEOUT((m_mailbox->deliver(), !loader.isBusy()), 60'000);
    QCOMPARE(heard.failed, QList<quint64>{id});
}

void DatasetLoaderTest::goesAwayInMidRead()
{
    const char *const files[] = {"many.gpkg", "many.fgb", "many.csv"};
    for (int i = 0; i < (isSanitized ? 25 : 100); ++i) {
        DatasetLoader loader(m_mailbox);
        for (int k = 0; k < 3; ++k)
            loader.read(path(files[(i + k) % 3]), {});
        std::this_thread::sleep_for(std::chrono::milliseconds(i));
        if (i % 2)
            m_mailbox->deliver();
    }
    m_mailbox->deliver();
}

QTEST_GUILESS_MAIN(DatasetLoaderTest)
#include "dataset_loader_test.moc"
