// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/layer_builder.h"
#include "widgets/panels/layer_panel.h"
#include "widgets/panels/layer_swatch.h"
#include "widgets/panels/layer_tree_model.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTreeView>

using namespace kohkan;

namespace {

/// Points whose `kind` takes these values, an empty one being no value.
LayerPtr pointsOf(const QStringList &kinds)
{
    LayerBuilder builder(QStringLiteral("points"));
    auto &kind = builder.addColumn(QStringLiteral("kind"), Column::Type::Text);
    for (const QString &value : kinds) {
        if (value.isEmpty())
            kind.appendNull();
        else
            kind.appendText(value);
        builder.geometry().appendPoint({66, 30});
    }
    return builder.finish();
}

LayerEntry entryNamed(const QString &name, LayerPtr layer)
{
    LayerEntry entry;
    entry.name = name;
    entry.layer = std::move(layer);
    return entry;
}

} // namespace

class LayerPanelTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_layers = std::make_unique<LayerList>();
        m_filters = std::make_unique<FilterState>(m_layers.get());
        LayerEntry gone = entryNamed(QStringLiteral("gone"), nullptr);
        gone.missing = QStringLiteral("gone.gpkg is not there");
        m_gone = m_layers->add(gone);
        m_plain = m_layers->add(entryNamed(QStringLiteral("plain"), pointsOf({QStringLiteral("a")})));
        LayerEntry classed =
            entryNamed(QStringLiteral("classed"),
                       pointsOf({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("odd"), QString()}));
        classed.style.colouring = LayerStyle::Colouring::Categorised;
        classed.style.classColumn = QStringLiteral("kind");
        classed.style.classes = {{QStringLiteral("a"), QStringLiteral("Kind A"), Qt::red},
                                 {QStringLiteral("never"), QStringLiteral("Not here"), Qt::green},
                                 {QStringLiteral("b"), QStringLiteral("Kind B"), Qt::blue}};
        m_classed = m_layers->add(classed);
        m_layers->setActive(m_classed);
        m_panel = std::make_unique<LayerPanel>(m_layers.get(), m_filters.get());
        m_panel->resize(300, 400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_tester = std::make_unique<QAbstractItemModelTester>(m_panel->model(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_panel.reset();
        m_filters.reset();
    }

    void listsLayersTopmostFirst()
    {
        const auto &model = *m_panel->model();
        QCOMPARE(names(), QStringLiteral("classed plain gone").split(u' '));
        QCOMPARE(model.rowCount(model.index(1, 0)), 0);
        QVERIFY(!model.index(1, 0).data(Qt::DecorationRole).value<QIcon>().isNull());
        QVERIFY(model.index(0, 0).data(LayerTreeModel::ActiveRole).toBool());
        QVERIFY(!model.index(1, 0).data(LayerTreeModel::ActiveRole).toBool());
        QCOMPARE(model.index(2, 0).data(LayerTreeModel::MissingRole).toString(), find(m_gone).missing);
    }

    void legendHasTheClassesThatAreThere()
    {
        const auto &model = *m_panel->model();
        const QModelIndex layer = model.index(0, 0);
        QStringList lines;
        for (int i = 0; i < model.rowCount(layer); ++i) {
            lines << model.index(i, 0, layer).data().toString();
            QVERIFY(!model.index(i, 0, layer).data(Qt::DecorationRole).value<QIcon>().isNull());
        }
        QCOMPARE(lines, QStringList({QStringLiteral("Kind A"), QStringLiteral("Kind B"),
                                     QStringLiteral("Other or not known")}));
    }

    void swatchesAreInTheColourOfTheClass()
    {
        const auto &model = *m_panel->model();
        const auto middle = [&](int line) {
            const QIcon icon = model.index(line, 0, model.index(0, 0)).data(Qt::DecorationRole).value<QIcon>();
            return icon.pixmap(swatchSize, swatchSize).toImage().pixelColor(swatchSize / 2, swatchSize / 2);
        };
        QCOMPARE(middle(0), QColor(Qt::red));
        QCOMPARE(middle(1), QColor(Qt::blue));
        QCOMPARE(middle(2), find(m_classed).style.color);
    }

    void checkIsVisibility()
    {
        auto &model = *m_panel->model();
        QVERIFY(model.setData(model.indexOf(m_plain), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!find(m_plain).visible);
        QVERIFY(find(m_classed).visible);
        m_layers->edit(m_plain, [](LayerEntry &entry) { entry.visible = true; });
        m_panel->flush();
        QCOMPARE(model.indexOf(m_plain).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    }

    void spaceTogglesVisibility()
    {
        m_panel->view()->setCurrentIndex(m_panel->model()->indexOf(m_plain));
        QTest::keyClick(m_panel->view(), Qt::Key_Space);
        QVERIFY(!find(m_plain).visible);
    }

    void clickMakesActive()
    {
        const QRect place = m_panel->view()->visualRect(m_panel->model()->indexOf(m_plain));
        QTest::mouseClick(m_panel->view()->viewport(), Qt::LeftButton, {}, place.center());
        QCOMPARE(m_layers->value().active, m_plain);
        m_panel->flush();
        QVERIFY(m_panel->model()->indexOf(m_plain).data(LayerTreeModel::ActiveRole).toBool());
    }

    void renames()
    {
        auto &model = *m_panel->model();
        QVERIFY(model.setData(model.indexOf(m_plain), QStringLiteral("  new name ")));
        QCOMPARE(find(m_plain).name, QStringLiteral("new name"));
        QVERIFY(!model.setData(model.indexOf(m_plain), QStringLiteral("  ")));
        QCOMPARE(find(m_plain).name, QStringLiteral("new name"));
        m_panel->view()->setFocus();
        QTest::keyClick(m_panel->view(), Qt::Key_F2);
        QCOMPARE(m_panel->view()->findChildren<QLineEdit *>().size(), 1);
    }

    void dropsReorder_data()
    {
        QTest::addColumn<QString>("dragged");
        QTest::addColumn<int>("before");
        QTest::addColumn<QStringList>("order");
        QTest::newRow("down one") << "classed" << 2 << QStringLiteral("plain classed gone").split(u' ');
        QTest::newRow("to the end") << "classed" << 3 << QStringLiteral("plain gone classed").split(u' ');
        QTest::newRow("below all") << "classed" << -1 << QStringLiteral("plain gone classed").split(u' ');
        QTest::newRow("to the top") << "gone" << 0 << QStringLiteral("gone classed plain").split(u' ');
        QTest::newRow("onto itself") << "plain" << 1 << QStringLiteral("classed plain gone").split(u' ');
        QTest::newRow("below itself") << "plain" << 2 << QStringLiteral("classed plain gone").split(u' ');
    }
    void dropsReorder()
    {
        QFETCH(QString, dragged);
        QFETCH(int, before);
        QFETCH(QStringList, order);
        auto &model = *m_panel->model();
        const std::unique_ptr<QMimeData> data(
            model.mimeData({model.index(static_cast<int>(names().indexOf(dragged)), 0)}));
        QVERIFY(model.dropMimeData(data.get(), Qt::MoveAction, before, 0, {}));
        QCOMPARE(listed(), order);
        m_panel->flush();
        QCOMPARE(names(), order);
        QCOMPARE(m_layers->value().active, m_classed);
    }

    void keysMoveAndRemove()
    {
        trigger(QStringLiteral("Move down"));
        QCOMPARE(listed(), QStringLiteral("plain classed gone").split(u' '));
        trigger(QStringLiteral("Move up"));
        QCOMPARE(listed(), QStringLiteral("classed plain gone").split(u' '));
        QTest::keyClick(m_panel->view(), Qt::Key_Delete);
        QCOMPARE(listed(), QStringLiteral("plain gone").split(u' '));
        m_panel->flush();
        QCOMPARE(names(), QStringLiteral("plain gone").split(u' '));
    }

    void sliderSetsOpacityOfTheActiveLayer()
    {
        auto *slider = m_panel->findChild<QSlider *>();
        slider->setValue(40);
        QCOMPARE(find(m_classed).opacity, 0.4);
        QCOMPARE(find(m_plain).opacity, 1.0);
        m_layers->setActive(m_plain);
        m_panel->flush();
        QCOMPARE(slider->value(), 100);
        QCOMPARE(find(m_classed).opacity, 0.4);
        m_layers->edit(m_plain, [](LayerEntry &entry) { entry.opacity = 0.25; });
        m_panel->flush();
        QCOMPARE(slider->value(), 25);
    }

    void asksForWhatItCannotDo()
    {
        QSignalSpy open(m_panel.get(), &LayerPanel::openRequested);
        QSignalSpy zoom(m_panel.get(), &LayerPanel::zoomToLayerRequested);
        QSignalSpy locate(m_panel.get(), &LayerPanel::locateRequested);
        trigger(QStringLiteral("Add..."));
        QCOMPARE(open.size(), 1);
        trigger(QStringLiteral("Zoom to"));
        QCOMPARE(zoom.size(), 1);
        QCOMPARE(zoom[0][0].value<EntryId>(), m_classed);
        trigger(QStringLiteral("Locate...")); // not missing: nothing to locate
        QCOMPARE(locate.size(), 0);
        m_layers->setActive(m_gone);
        m_panel->flush();
        trigger(QStringLiteral("Zoom to"));
        QCOMPARE(zoom.size(), 1);
        trigger(QStringLiteral("Locate..."));
        QCOMPARE(locate.size(), 1);
        QCOMPARE(locate[0][0].value<EntryId>(), m_gone);
    }

    void locateIsAClickAway()
    {
        QSignalSpy locate(m_panel.get(), &LayerPanel::locateRequested);
        const QRect place = m_panel->view()->visualRect(m_panel->model()->indexOf(m_gone));
        QTest::mouseClick(m_panel->view()->viewport(), Qt::LeftButton, {}, {place.right() - 15, place.center().y()});
        QCOMPARE(locate.size(), 1);
        QCOMPARE(locate[0][0].value<EntryId>(), m_gone);
    }

    void aClosedLegendStaysClosed()
    {
        auto *view = m_panel->view();
        QVERIFY(view->isExpanded(m_panel->model()->indexOf(m_classed)));
        view->collapse(m_panel->model()->indexOf(m_classed));
        m_layers->move(m_classed, 2);
        m_panel->flush();
        QVERIFY(!view->isExpanded(m_panel->model()->indexOf(m_classed)));
    }

    void aHiddenPanelWaits()
    {
        m_panel->hide();
        m_layers->remove(m_plain);
        QTest::qWait(1);
        QCOMPARE(names().size(), 3);
        m_panel->show();
        QCOMPARE(names().size(), 2);
    }

private:
    QStringList names() const
    {
        QStringList texts;
        for (int i = 0; i < m_panel->model()->rowCount(); ++i)
            texts << m_panel->model()->index(i, 0).data().toString();
        return texts;
    }
    QStringList listed() const
    {
        QStringList texts;
        for (const auto &entry : m_layers->value().entries)
            texts << entry.name;
        return texts;
    }
    const LayerEntry &find(EntryId id) const { return *m_layers->value().find(id); }
    void trigger(const QString &text)
    {
        for (QAction *action : m_panel->view()->actions())
            if (action->text() == text)
                action->trigger();
        m_panel->flush();
    }
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    std::unique_ptr<LayerPanel> m_panel;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    EntryId m_gone = 0, m_plain = 0, m_classed = 0;
};

QTEST_MAIN(LayerPanelTest)
#include "layer_panel_test.moc"
