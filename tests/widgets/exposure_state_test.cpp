// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "tests/support/shown_tables.h"
#include "widgets/pages/exposure_text.h"
#include "widgets/paint/legend.h"
#include "widgets/paint/row_looks.h"
#include "widgets/panels/exposure_panel.h"
#include "widgets/panels/exposure_table_model.h"
#include "widgets/state/exposure_state.h"
#include "widgets/state/gui_mailbox.h"
#include "widgets/state/layer_style.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

using namespace kohkan;

/// The exposure of the shipped sites on sliders.
class ExposureStateTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto loaded = Catalogue::load(*dataFolder());
        QVERIFY(loaded);
        m_catalogue = *loaded;
    }
    void init()
    {
        m_layers = std::make_unique<LayerList>();
        LayerEntry entry;
        entry.bundledTable = QStringLiteral("deposits");
        entry.layer = m_catalogue->deposits();
        entry.style = depositStyle();
        m_id = m_layers->add(entry);
        m_selection = std::make_unique<Selection>(m_layers.get());
        m_tables = std::make_unique<ShownTables>(m_catalogue, QDate(2026, 11, 24));
        m_state = std::make_unique<ExposureState>(m_layers.get(), *m_tables, &m_pool, m_mailbox.box());
        m_surface = std::make_unique<SurfaceState>(m_state.get(), &m_pool, m_mailbox.box());
    }
    void cleanup()
    {
        m_surface.reset();
        m_state.reset();
    }

    void computesWhatIsWanted()
    {
        QVERIFY(!m_state->result());
        m_state->want();
        QTRY_VERIFY(m_state->result());
        const auto expected =
            SiteExposures::create(m_catalogue->deposits(), m_catalogue->incidents(), QDate(2026, 11, 24));
        QCOMPARE(m_state->result()->values, (*expected)->values);
        const auto rank = m_state->result()->ranks.value(QStringLiteral("saindak"));
        QCOMPARE(rank.low, (*expected)->ranks.value(QStringLiteral("saindak")).low);
        QCOMPARE(rank.high, (*expected)->ranks.value(QStringLiteral("saindak")).high);
        QVERIFY(!entry().layer->column(u"exposure_index")); // nobody wants it on the map
    }

    void coloursTheSitesAndGivesTheirLookBack()
    {
        const LayerStyle before = entry().style;
        m_state->setShown(true);
        QTRY_VERIFY(entry().layer->column(u"exposure_index"));
        QCOMPARE(entry().style.colouring, LayerStyle::Colouring::Graduated);
        QVERIFY(entry().style.gradeTitle.contains(QLatin1String("50 km")));
        QVERIFY(m_state->plainStyle(entry().style) == before);
        const int version = entry().layer->version();
        ExposureParameters wide;
        wide.radiusKm = 100;
        m_state->setParameters(wide);
        QTRY_VERIFY(entry().style.gradeTitle.contains(QLatin1String("100 km")));
        QVERIFY(entry().layer->version() > version); // tiles of the old one do not pass for it
        const Row exposed = *entry().layer->rowOfKey(QStringLiteral("najafpur-iron"));
        const double shown = entry().layer->column(u"exposure_index")->number(exposed);
        QVERIFY(std::abs(shown - m_state->result()->values.value(QStringLiteral("najafpur-iron"))[1]) <= 5.1e-4);
        for (const auto &grade : entry().style.grades)
            QVERIFY(!grade.label.contains(QLatin1String("No report")));
        const auto legend = legendOf(QStringLiteral("Sites"), entry().layer, nullptr, entry().style, 1e6);
        const auto silent = std::find_if(legend.begin(), legend.end(), [](const LegendLine &line) {
            return line.text == QLatin1String("Nothing reported in reach; that is not safety");
        });
        QVERIFY(silent != legend.end() && silent->look.isHollow);
        const RowLooks looks(entry().layer, entry().style);
        for (std::size_t i = 0; i < entry().layer->rowCount(); ++i) {
            const bool isSilent = entry().layer->column(u"exposure_index")->isNull(rowAt(i));
            QCOMPARE(looks.look(rowAt(i)).isHollow, isSilent);
            QCOMPARE(looks.classOf(rowAt(i)) == RowLooks::noClass, isSilent);
        }
        m_state->setShown(false);
        QVERIFY(!entry().layer->column(u"exposure_index") && !entry().layer->column(u"exposure_rank"));
        QVERIFY(entry().style == before);
    }

    void theLastOfManyChangesStands()
    {
        m_state->setShown(true);
        for (int radius = 10; radius <= 90; radius += 5) {
            ExposureParameters parameters;
            parameters.radiusKm = radius;
            m_state->setParameters(parameters);
        }
        QTRY_COMPARE(m_state->result() ? m_state->result()->model.parameters().radiusKm : 0, 90.0);
        QTRY_VERIFY(
            m_state->result()->ranks.value(QStringLiteral("saindak")).hasInterval()); // and its intervals follow
    }

    void theSurfaceFollowsTheParameters()
    {
        QSignalSpy made(m_surface.get(), &SurfaceState::made);
        const auto surface = [&] { return made.back()[0].value<LayerPtr>(); };
        m_surface->setShown(true);
        QTRY_COMPARE(made.size(), 1);
        QVERIFY(surface()->rowCount() > 0);
        QVERIFY(made.back()[1].toString().contains(QLatin1String("50 km")));
        const double before = surface()->extent().width();
        QTRY_VERIFY(m_state->result()->ranks.value(QStringLiteral("saindak")).hasInterval());
        QTest::qWait(SurfaceState::pause + 200);
        QCOMPARE(made.size(), 1); // rank intervals make no other one
        for (int radius = 60; radius <= 100; radius += 10) {
            ExposureParameters parameters;
            parameters.radiusKm = radius;
            m_state->setParameters(parameters);
        }
        QTRY_VERIFY(made.back()[1].toString().contains(QLatin1String("100 km")));
        QVERIFY(surface()->extent().width() > before);
        m_surface->setShown(false);
        const auto count = made.size();
        m_state->setParameters({});
        QTRY_COMPARE(m_state->result()->model.parameters().radiusKm, 50.0);
        QTest::qWait(SurfaceState::pause + 200);
        QCOMPARE(made.size(), count);
    }

    void thePanelMovesIt()
    {
        ExposurePanel panel(m_state.get(), m_surface.get(), m_layers.get(), m_selection.get());
        panel.resize(300, 600);
        panel.show();
        QAbstractItemModelTester tester(panel.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(panel.table()->model()->rowCount() > 300);
        QVERIFY(panel.coverageText().contains(QLatin1String("no report is not no event")));
        QCOMPARE(panel.table()->model()->index(0, 0).data().toString(), QStringLiteral("1"));
        QVERIFY2(panel.coverageText().contains(QLatin1String("Reports to 22 Feb 2026; no data since")),
                 qPrintable(panel.coverageText()));
        const QModelIndex last = panel.table()->model()->index(panel.table()->model()->rowCount() - 1, 0);
        QCOMPARE(last.data().toString(),
                 QStringLiteral("—")); // nothing in reach: no rank, and behind all that have one
        QCOMPARE(last.siblingAtColumn(ExposureTableModel::Index).data().toString(), QStringLiteral("—"));
        QVERIFY(last.data(Qt::ToolTipRole).toString().contains(QLatin1String("that is not safety")));
        bool isBehind = false;
        for (int row = 0; row < panel.table()->model()->rowCount(); ++row) {
            const bool isRanked = panel.table()->model()->index(row, 0).data().toString() != QStringLiteral("—");
            QVERIFY(!(isBehind && isRanked));
            isBehind = isBehind || !isRanked;
        }
        panel.shown()->click();
        QVERIFY(m_state->isShown());
        panel.radius()->setValue(80);
        QCOMPARE(m_state->parameters().radiusKm, 80.0);
        QVERIFY(panel.presets()->currentText().contains(QLatin1String("your own")));
        emit panel.presets()->activated(1);
        QCOMPARE(m_state->parameters().radiusKm, 25.0);
        QCOMPARE(panel.radius()->value(), 25);
        QSignalSpy spy(&panel, &ExposurePanel::siteRequested);
        QTRY_VERIFY(panel.table()->model()->rowCount() > 300);
        QTest::mouseClick(panel.table()->viewport(), Qt::LeftButton, {},
                          panel.table()->visualRect(panel.table()->model()->index(0, 1)).center());
        QCOMPARE(spy.size(), 1);
    }

    /// Whoever scrolls the panel changes nothing; whoever has gone to a slider may turn it.
    void theWheelChangesNothingInPassing()
    {
        ExposurePanel panel(m_state.get(), m_surface.get(), m_layers.get(), m_selection.get());
        panel.resize(300, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.table()->setFocus();
        const auto turn = [](QWidget *widget) {
            QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(widget, &event);
        };
        for (QWidget *widget : std::initializer_list<QWidget *>{panel.radius(), panel.halfLife(), panel.presets()})
            turn(widget);
        QCOMPARE(panel.radius()->value(), 50);
        QCOMPARE(panel.halfLife()->value(), 180);
        QVERIFY(m_state->parameters() == ExposureParameters());
        panel.radius()->setFocus();
        QVERIFY(panel.radius()->hasFocus());
        turn(panel.radius());
        QVERIFY(panel.radius()->value() != 50);
    }

    void figuresOfTwoDigits()
    {
        QCOMPARE(exposureText(0), QStringLiteral("0"));
        QCOMPARE(exposureText(0.0004), QStringLiteral("<0.001"));
        QCOMPARE(exposureText(0.1234), QStringLiteral("0.12"));
        QCOMPARE(exposureText(12.7), QStringLiteral("13"));
        QCOMPARE(exposureText(1234.4), QStringLiteral("1234"));
        QCOMPARE(exposureBandText({1, 1.2, 1}), QString());
        QCOMPARE(exposureBandText({1, 1.2, 2}), QStringLiteral("1 to 2"));
    }

private:
    const LayerEntry &entry() const { return *m_layers->value().find(m_id); }
    CataloguePtr m_catalogue;
    std::unique_ptr<ShownTables> m_tables;
    WorkerPool m_pool{1};
    GuiMailbox m_mailbox;
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<ExposureState> m_state;
    std::unique_ptr<SurfaceState> m_surface;
    EntryId m_id = 0;
};

QTEST_MAIN(ExposureStateTest)
#include "exposure_state_test.moc"
