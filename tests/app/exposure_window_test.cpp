// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/main_window.h"
#include "datasets/security/exposure_surface.h"
#include "tests/support/opened_window.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/exposure_panel.h"
#include "widgets/panels/site_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace kohkan;

/// Exposure on the map of the real window: the surface, and what makes the index of a site.
class ExposureWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
        start();
    }
    void cleanup() { stop(); }

    /// It comes below the points, follows the parameters, and is there again after a restart, where it was and as it
    /// was.
    void theSurfaceIsALayer()
    {
        QVERIFY(!surface());
        m_window->parts().exposurePanel->surface()->click();
        QTRY_VERIFY_WITH_TIMEOUT(surface(), 60'000);
        QVERIFY(surface()->layer->rowCount() > 0);
        QVERIFY(surface()->style.gradeTitle.contains(QLatin1String("50 km")));
        const auto &entries = m_window->parts().layers->value().entries;
        for (const LayerEntry &entry : entries)
            if (entry.layer->geometry().hasPoints())
                QVERIFY(m_window->parts().layers->value().indexOf(entry.id) <
                        m_window->parts().layers->value().indexOf(surface()->id));
        ExposureParameters parameters;
        parameters.radiusKm = 25;
        m_window->parts().exposure->setParameters(parameters);
        QTRY_VERIFY_WITH_TIMEOUT(surface()->style.gradeTitle.contains(QLatin1String("25 km")), 60'000);
        QVERIFY(
            surface()->layer->column(u"exposure_parameters")->text(rowAt(0)).contains(QLatin1String("radius_km=25")));
        m_window->parts().layers->edit(surface()->id, [](LayerEntry &entry) { entry.opacity = 0.5; });
        m_window->parts().layers->move(surface()->id, 0);
        stop();
        start();
        QVERIFY(m_window->parts().surface->isShown());
        QTRY_VERIFY_WITH_TIMEOUT(surface(), 60'000);
        QCOMPARE(surface()->opacity, 0.5);
        QCOMPARE(m_window->parts().layers->value().indexOf(surface()->id), 0);
        QTRY_VERIFY_WITH_TIMEOUT(surface()->style.gradeTitle.contains(QLatin1String("25 km")), 60'000);
    }

    /// Taking the layer away and taking the tick away are one.
    void endsWithItsLayer()
    {
        QCheckBox *tick = m_window->parts().exposurePanel->surface();
        tick->click();
        QTRY_VERIFY_WITH_TIMEOUT(surface(), 60'000);
        m_window->parts().layers->remove(surface()->id);
        QVERIFY(!tick->isChecked() && !m_window->parts().surface->isShown());
        tick->click();
        QTRY_VERIFY_WITH_TIMEOUT(surface(), 60'000);
        tick->click();
        QVERIFY(!surface());
        tick->click();
        tick->click(); // while it is made
        QTest::qWait(300);
        QVERIFY(!surface());
    }

    /// Each incident that makes the index of a site is listed, and drawn on the map until that is not wanted any more.
    void drawsWhatMakesAnIndex()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().exposure->result(), 60'000);
        show(QStringLiteral("sor-range"));
        const auto &model = m_window->parts().exposure->result()->model;
        const Row row = *deposits()->rowOfKey(QStringLiteral("sor-range"));
        const auto made = model.exposure(deposits()->geometry().point(row)).contributions;
        QVERIFY(made.size() > 5);
        const auto places = [&] { return security().count(model.incidents()->column(u"place")->text(last(made))); };
        const auto before = places();
        follow("contributions:all");
        QVERIFY(places() > before); // the smallest is in the list now
        QVERIFY(!m_window->parts().map->contributions());
        follow("contributions:map");
        const auto &drawn = m_window->parts().map->contributions();
        QVERIFY(drawn);
        QCOMPARE(drawn->marks.size(), made.size());
        double sum = 0;
        for (const auto &mark : drawn->marks)
            sum += mark.share;
        QVERIFY(std::abs(sum - 1) < 1e-9);
        const std::size_t count = drawn->marks.size();
        show(QStringLiteral("reko-diq")); // another site, other incidents
        QVERIFY(m_window->parts().map->contributions() &&
                m_window->parts().map->contributions()->marks.size() != count);
        m_window->parts().selection->clear();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->parts().map->contributions(), 60'000);
        show(QStringLiteral("sor-range"));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().map->contributions(), 60'000);
        follow("contributions:map");
        QVERIFY(!m_window->parts().map->contributions());
    }

private:
    static Row last(const std::vector<ExposureContribution> &made) { return made.back().incident; }
    void start()
    {
        m_window = test::openedWindow();
        QVERIFY(m_window);
    }
    void stop()
    {
        if (m_window)
            m_window->close();
        m_window.reset();
    }
    const LayerEntry *surface() const
    {
        for (const LayerEntry &entry : m_window->parts().layers->value().entries)
            if (entry.bundledTable == exposureSurfaceTable)
                return &entry;
        return nullptr;
    }
    LayerPtr deposits() const
    {
        for (const LayerEntry &entry : m_window->parts().layers->value().entries)
            if (entry.isDeposits())
                return entry.layer;
        return nullptr;
    }
    void show(const QString &site)
    {
        for (const LayerEntry &entry : m_window->parts().layers->value().entries)
            if (entry.isDeposits())
                m_window->parts().selection->pick(entry.id, *entry.layer->rowOfKey(site));
        m_window->parts().site->showTab(SitePanel::Security);
    }
    QString security() const { return m_window->parts().site->tabText(SitePanel::Security); }
    void follow(const char *link) const { m_window->parts().site->follow(QUrl(QString::fromLatin1(link))); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(ExposureWindowTest)
#include "exposure_window_test.moc"
