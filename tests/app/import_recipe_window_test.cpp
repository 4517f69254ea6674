// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/file_opener.h"
#include "app/window/main_window.h"
#include "tests/support/opened_window.h"
#include "tests/support/program.h"
#include "widgets/panels/compare_window.h"
#include "widgets/panels/site_panel.h"
#include "widgets/parts/message_bar.h"

#include <QAction>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

namespace {

/// As Global Energy Monitor lays its mines out.
const QByteArray mines =
    "GEM Mine ID,Country / Area,Mine Name,Status,Owners,Capacity (Mtpa),Production (Mtpa),Year of Production,"
    "\"Total Reserves (Proven and Probable, Mt)\",Year of Total Reserves Recorded,Latitude,Longitude\n"
    "M0001,Pakistan,First Mine,Mothballed,X [100%],4,3.8,2023,120,2022,28.81,62.75\n"
    "M0002,Pakistan,Second Mine,Operating,Y,2,1.5,2023,77,2021,28.9,62.8\n";

} // namespace

/// A file that a shipped recipe is for, in the real window.
class ImportRecipeWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
        m_path = m_home->filePath(QStringLiteral("mines.csv"));
        QVERIFY(writeBytes(m_path, mines));
        m_window = openedWindow();
        QVERIFY(m_window);
    }
    void cleanup()
    {
        m_window->close();
        m_window.reset();
    }

    void panelsAnswerForItsSites()
    {
        open();
        const LayerEntry *entry = shown();
        QVERIFY(entry->tables);
        QVERIFY(entry->areSites());
        QCOMPARE(entry->layer->keyColumn()->name(), QStringLiteral("id"));
        QVERIFY2(m_said.contains(QLatin1String("Read as Global Coal Mine Tracker")), qPrintable(m_said));
        const auto row = entry->layer->rowOfKey(QStringLiteral("M0001"));
        QVERIFY(row);
        m_window->parts().selection->pick(entry->id, *row);
        SitePanel *panel = m_window->parts().site;
        QVERIFY2(panel->tabText(SitePanel::Reserves).contains(QLatin1String("120")),
                 qPrintable(panel->tabText(SitePanel::Reserves)));
        QVERIFY(panel->tabText(SitePanel::Reserves).contains(QLatin1String("Proved")));
        QVERIFY(panel->tabText(SitePanel::Summary).contains(QLatin1String("suspended"), Qt::CaseInsensitive));
        QVERIFY(!panel->tabText(SitePanel::Security).isEmpty());
        QVERIFY(panel->tabText(SitePanel::Sources).contains(QLatin1String("Global Coal Mine Tracker")));

        // and the shipped sites still have theirs
        for (const LayerEntry &each : m_window->parts().layers->value().entries)
            if (each.isDeposits()) {
                m_window->parts().selection->pick(each.id, *each.layer->rowOfKey(QStringLiteral("reko-diq")));
                QVERIFY(panel->tabText(SitePanel::Reserves).contains(QLatin1String("5900")) ||
                        panel->tabText(SitePanel::Reserves).contains(QLatin1String("5,900")));
            }
    }

    void comparesThem()
    {
        open();
        const LayerEntry *entry = shown();
        m_window->parts().selection->apply(entry->id, entry->layer->allRows(), Selection::Mode::Replace);
        m_window->action(QStringLiteral("compare"))->trigger();
        auto *compare = m_window->findChild<CompareWindow *>();
        QVERIFY(compare);
        QTRY_VERIFY(compare->text().contains(QLatin1String("First Mine")));
        QVERIFY(compare->text().contains(QLatin1String("Second Mine")));
        QVERIFY(compare->text().contains(QLatin1String("77")));
    }

    void theSessionKeepsIt()
    {
        open();
        m_window->close();
        m_window = openedWindow();
        QVERIFY(m_window);
        const auto isBack = [this] {
            for (const LayerEntry &entry : m_window->parts().layers->value().entries)
                if (entry.path == m_path && entry.layer)
                    return entry.tables != nullptr;
            return false;
        };
        QTRY_VERIFY(isBack());
    }

private:
    void open()
    {
        QSignalSpy said(m_window->parts().opener, &FileOpener::said);
        m_window->open({m_path});
        QTRY_VERIFY(m_window->parts().layers->value().activeEntry() &&
                    m_window->parts().layers->value().activeEntry()->path == m_path);
        QTRY_VERIFY(!said.isEmpty());
        m_said = said.front()[0].toString();
    }
    const LayerEntry *shown() const { return m_window->parts().layers->value().activeEntry(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
    QString m_path, m_said;
};

QTEST_MAIN(ImportRecipeWindowTest)
#include "import_recipe_window_test.moc"
