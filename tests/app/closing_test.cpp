// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/exporter.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/sanitized.h"
#include "widgets/map/map_view.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace kohkan;
using kohkan::test::isSanitized;

/// The window is closed, or a layer removed, at any moment of a load or of painting: a hundred times each.
class ClosingTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void closesWhileItReads();
    void removesLayersWhileTheyArePainted();

private:
    QTemporaryDir m_home;
    QString m_file;
};

void ClosingTest::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_home.path().toUtf8());
    std::mt19937 random(5);
    std::uniform_real_distribution<double> lon(60, 78), lat(23, 37);
    LayerBuilder builder(QStringLiteral("points"));
    auto &number = builder.addColumn(QStringLiteral("number"), Column::Type::Integer);
    for (int i = 0; i < 40'000; ++i) {
        number.appendInteger(i);
        builder.geometry().appendPoint({lon(random), lat(random)});
    }
    const LayerPtr layer = builder.finish();
    m_file = m_home.filePath(QStringLiteral("points.csv"));
    ExportOptions options;
    options.path = m_file;
    QVERIFY(exportLayer(*layer, layer->allRows(), options));
}

void ClosingTest::closesWhileItReads()
{
    std::mt19937 random(17);
    for (int i = 0; i < (isSanitized ? 25 : 100); ++i) {
        MainWindow::Options options;
        options.dataFolder = *dataFolder();
        options.useSession = false;
        options.files = {m_file};
        MainWindow window(options);
        window.resize(700, 500);
        window.show();
        QElapsedTimer timer;
        timer.start();
        const int wait = static_cast<int>(random() % 120);
        while (timer.elapsed() < wait)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        QVERIFY(window.close());
    }
}

void ClosingTest::removesLayersWhileTheyArePainted()
{
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    options.useSession = false;
    MainWindow window(options);
    window.resize(900, 600);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), 60'000);
    std::mt19937 random(23);
    for (int i = 0; i < (isSanitized ? 25 : 100); ++i) {
        const std::size_t before = window.parts().layers->value().entries.size();
        window.open({m_file});
        if (i % 3 != 0) // else it comes while something else goes on
            QTRY_VERIFY_WITH_TIMEOUT(window.parts().layers->value().entries.size() > before, 60'000);
        window.parts().map->zoomTo(LonLat{66 + i % 5 * 0.1, 30}, 200 + i);
        QTest::qWait(static_cast<int>(random() % 8));
        const auto entries = window.parts().layers->value().entries;
        for (const auto &entry : entries)
            if (entry.bundledTable.isEmpty())
                window.parts().layers->remove(entry.id);
    }
    QTRY_VERIFY_WITH_TIMEOUT(window.parts().map->isWhole(), 60'000);
}

QTEST_MAIN(ClosingTest)
#include "closing_test.moc"
