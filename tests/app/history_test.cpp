// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/history/history.h"

#include "app/edit/edit_desk.h"
#include "app/open/incidents_in_use.h"
#include "app/window/as_of_control.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "tests/support/sanitized.h"
#include "widgets/history/history_list.h"
#include "widgets/map/map_view.h"
#include "widgets/map/system_menu.h"
#include "widgets/panels/layer_panel.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/exposure_state.h"
#include "widgets/state/style_json.h"
#include "widgets/state/surface_state.h"
#include "widgets/state/table_layers.h"

#include <QAction>
#include <QJsonDocument>
#include <QListWidget>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace kohkan;

namespace {

Condition anyOf(const QString &field, const QStringList &values)
{
    Condition condition;
    condition.field = field;
    condition.op = Condition::Op::OneOf;
    condition.values = values;
    return condition;
}

/// The lines of one text that the other does not have, and the other way round.
QStringList difference(const QString &is, const QString &expected)
{
    QStringList lines;
    for (const QString &line : is.split(u'\n'))
        if (!expected.contains(line))
            lines << QStringLiteral("is ") + line;
    for (const QString &line : expected.split(u'\n'))
        if (!is.contains(line))
            lines << QStringLiteral("was ") + line;
    return lines;
}

} // namespace

/// What a person does in the real window is undone and done again.
class HistoryTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void fiveHundredStepsAndBack();
    void aRemovedLayerComesBackAsItWas();
    void whatTheProgramDoesIsNoStep();
    void aGestureIsOneStep();
    void theListGoesAnywhere();
    void selectionOutlivesAnEarlierDay();

private:
    const Parts &parts() const { return m_window->parts(); }
    LayerEntry entry(const char *table) const;
    QString state() const;
    bool isSettled() const;
    void settle();
    void act();
    void actOnLayers(const LayerEntry &entry);
    void actOnRows(const LayerEntry &entry);
    void actOnWindow();
    void editRecord();
    int below(int end) { return static_cast<int>(m_random.bounded(end)); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
    QRandomGenerator m_random{
        static_cast<quint32>(qEnvironmentVariable("KOHKAN_SEED", QStringLiteral("20261201")).toUInt())};
    QString m_file;
};

void HistoryTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
    m_file = m_home->filePath(QStringLiteral("prospects.csv"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("id,lon,lat,metal\n");
    for (int i = 0; i < 40; ++i)
        file.write(QByteArrayLiteral("p") + QByteArray::number(i) + ',' + QByteArray::number(62 + i * 0.1) + ',' +
                   QByteArray::number(27 + i * 0.1) + (i % 2 ? ",Cu\n" : ",Au\n"));
    file.close();
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    options.useSession = false;
    options.workspace = m_home->filePath(QStringLiteral("workspace.gpkg"));
    m_window = std::make_unique<MainWindow>(options);
    m_window->resize(1100, 700);
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isReady(), 60'000);
    QTRY_VERIFY(parts().edits->store()->isOpen());
}

void HistoryTest::cleanup()
{
    if (m_window)
        m_window->close();
    m_window.reset();
}

LayerEntry HistoryTest::entry(const char *table) const
{
    for (const LayerEntry &entry : parts().layers->value().entries)
        if (entry.bundledTable == QLatin1String(table))
            return entry;
    return {};
}

/// All that undoing promises to bring back, in words.
QString HistoryTest::state() const
{
    QStringList lines;
    for (const LayerEntry &entry : parts().layers->value().entries) {
        lines << QStringLiteral("layer %1 %2 shown=%3 opacity=%4 rows=%5")
                     .arg(entry.id)
                     .arg(entry.name)
                     .arg(entry.visible)
                     .arg(entry.opacity)
                     .arg(entry.layer && entry.bundledTable != QLatin1String("exposure_surface")
                              ? entry.layer->rowCount()
                              : 0);
        LayerStyle style = entry.style;
        if (style.gradeColumn.startsWith(QLatin1String("exposure"))) // it says what is computed, once it is
            style.gradeTitle.clear();
        lines << QString::fromUtf8(QJsonDocument(styleToJson(style)).toJson(QJsonDocument::Compact));
        for (const Condition &condition : parts().filters->conditions(entry.id))
            lines << QStringLiteral("where %1 %2").arg(condition.field, condition.values.join(u'|'));
        if (entry.layer)
            lines << QStringLiteral("selected ") +
                         entry.layer->keysOf(parts().selection->rows(entry.id)).join(QLatin1Char('|'));
    }
    lines << QStringLiteral("depiction ") + depictionName(parts().layers->value().depiction);
    if (const auto &current = parts().selection->current())
        lines << QStringLiteral("shown %1 %2")
                     .arg(current->entry)
                     .arg(parts().layers->value().find(current->entry)->layer->key(current->row));
    const auto &day = parts().tables->asOf();
    lines << QStringLiteral("as of ") + (day ? day->toString(Qt::ISODate) : QString());
    lines << QStringLiteral("system ") + parts().map->system()->code();
    const ExposureParameters &exposure = parts().exposure->parameters();
    lines << QStringLiteral("exposure %1 %2 %3 %4")
                 .arg(parts().exposure->isShown())
                 .arg(parts().surface->isShown())
                 .arg(exposure.radiusKm)
                 .arg(exposure.halfLifeDays);
    lines << QStringLiteral("incidents of %1").arg(parts().incidents->entry());
    std::vector<UserEdit> edits = parts().edits->store()->edits();
    std::sort(edits.begin(), edits.end(), [](const UserEdit &a, const UserEdit &b) { return a.name.id < b.name.id; });
    for (const UserEdit &edit : edits)
        lines << QString::fromUtf8(QJsonDocument(edit.json()).toJson(QJsonDocument::Compact));
    return lines.join(u'\n');
}

/// Is nothing on its way that state() tells of?
bool HistoryTest::isSettled() const
{
    const auto &exposure = *parts().exposure;
    if (parts().tables->isBusy())
        return false;
    if (parts().surface->isShown() && entry("exposure_surface").id == 0)
        return false;
    return !exposure.isShown() || entry("deposits").id == 0 ||
           (exposure.result() && exposure.result()->model.parameters() == exposure.parameters() &&
            exposure.result()->model.known().asOf == parts().tables->today());
}

void HistoryTest::settle()
{
    QCoreApplication::processEvents();
    QVERIFY(QTest::qWaitFor([this] { return isSettled(); }, 60'000));
    QCoreApplication::processEvents();
}

void HistoryTest::actOnLayers(const LayerEntry &entry)
{
    LayerList *layers = parts().layers;
    switch (below(8)) {
    case 0:
        return layers->edit(entry.id, [](LayerEntry &e) { e.visible = !e.visible; });
    case 1:
        return layers->edit(entry.id, [this](LayerEntry &e) { e.name = QStringLiteral("Named %1").arg(below(99)); });
    case 2:
        return layers->edit(entry.id, [this](LayerEntry &e) { e.opacity = below(100) / 100.0; });
    case 3:
        return layers->edit(entry.id, [this](LayerEntry &e) { e.style.markerSize = 4 + below(30); });
    case 4:
        return layers->move(entry.id, below(static_cast<int>(layers->value().entries.size())));
    case 5:
        return layers->setDepiction(static_cast<Depiction>(below(3)));
    case 6:
        if (layers->value().entries.size() > 2)
            layers->remove(entry.id);
        return;
    default:
        const auto &shipped = parts().tableLayers->shipped();
        LayerEntry again = shipped[static_cast<std::size_t>(below(static_cast<int>(shipped.size())))];
        if (this->entry(qPrintable(again.bundledTable)).id == 0)
            layers->add(again);
    }
}

void HistoryTest::actOnRows(const LayerEntry &entry)
{
    if (!entry.layer || entry.layer->rowCount() == 0 || entry.bundledTable == QLatin1String("exposure_surface"))
        return; // of the surface, whose rows are made anew all the while, nothing is picked
    const auto rows = static_cast<int>(entry.layer->rowCount());
    switch (below(5)) {
    case 0:
        return parts().selection->pick(entry.id, rowAt(static_cast<std::size_t>(below(rows))));
    case 1:
        return parts().selection->apply(
            entry.id, RowSet::where(entry.layer->rowCount(), [this](std::size_t) { return below(5) == 0; }),
            below(2) ? Selection::Mode::Add : Selection::Mode::Replace);
    case 2:
        return parts().selection->clear();
    case 3:
        parts().filters->setConditions(entry.id, {});
        return;
    default:
        const Column *column = entry.layer->column(entry.bundledTable.isEmpty() ? u"metal" : u"id");
        if (column)
            parts().filters->setCondition(
                entry.id, column->name(),
                anyOf(column->name(), {column->text(rowAt(static_cast<std::size_t>(below(rows))))}));
    }
}

void HistoryTest::actOnWindow()
{
    switch (below(7)) {
    case 0: {
        const QString systems[] = {QStringLiteral("EPSG:3857"), QStringLiteral("EPSG:32642"),
                                   ViewSystem::pakistanConic()};
        return parts().systems->choose(systems[below(3)]);
    }
    case 1:
        return parts().asOf->show(below(2) ? std::optional(QDate(2018 + below(8), 6, 30)) : std::nullopt);
    case 2:
        return parts().exposure->setShown(!parts().exposure->isShown());
    case 3: {
        ExposureParameters parameters = parts().exposure->parameters();
        parameters.radiusKm = 10 + below(60);
        return parts().exposure->setParameters(parameters);
    }
    case 4:
        if (below(4) == 0)
            parts().surface->setShown(!parts().surface->isShown());
        return;
    case 5:
        if (const LayerEntry *active = parts().layers->value().activeEntry(); active && active->layer)
            parts().incidents->use(below(2) ? 0 : active->id);
        return;
    default:
        editRecord();
    }
}

/// As somebody does who corrects a status, or takes the correction back.
void HistoryTest::editRecord()
{
    const char *sites[] = {"reko-diq", "saindak", "thar-coal"};
    const RecordName name{QStringLiteral("deposits"), QString::fromLatin1(sites[below(2)])};
    if (parts().edits->store()->edit(name) && below(3) == 0)
        return parts().edits->takeBack(name);
    UserEdit edit;
    edit.name = name;
    edit.site = name.id;
    edit.base = parts().tables->shipped()->shippedRecord(name);
    edit.rows = edit.base;
    edit.rows.front().insert(QStringLiteral("deposit_type"), QStringLiteral("type %1").arg(below(99)));
    edit.author = QStringLiteral("A. Khan");
    edit.madeAt = QStringLiteral("2026-12-01T00:00:00Z");
    edit.reason = QStringLiteral("test");
    parts().edits->bringBack(edit);
}

void HistoryTest::act()
{
    const auto &entries = parts().layers->value().entries;
    const LayerEntry entry = entries[static_cast<std::size_t>(below(static_cast<int>(entries.size())))];
    switch (below(5)) {
    case 0:
    case 1:
        return actOnLayers(entry);
    case 2:
    case 3:
        return actOnRows(entry);
    default:
        return actOnWindow();
    }
}

/// Each state that there was is there again on the way back, and once more on the way forward.
void HistoryTest::fiveHundredStepsAndBack()
{
    constexpr int steps = test::isSanitized ? 120 : 500;
    m_window->open({m_file});
    const std::size_t shipped = parts().layers->value().entries.size();
    QTRY_VERIFY_WITH_TIMEOUT(parts().layers->value().entries.size() > shipped, 20'000);
    settle();
    const int start = parts().history->stack()->index();
    QCOMPARE(start, 1); // the file
    QStringList states{state()};
    int tries = 0;
    while (parts().history->stack()->index() < start + steps && ++tries < 10 * steps) {
        act();
        settle();
        const int done = parts().history->stack()->index() - start;
        QVERIFY2(done >= 0 && done <= states.size(), "a step made more than one");
        states.resize(done);
        states << state();
    }
    QCOMPARE(parts().history->stack()->index(), start + steps);
    for (int i = steps - 1; i >= 0; --i) {
        const QString what = parts().history->stack()->text(start + i);
        parts().history->undo();
        settle();
        QCOMPARE(parts().history->stack()->index(), start + i);
        if (!QTest::qWaitFor([&] { return state() == states[i]; }, 10'000))
            qWarning() << "undoing step" << i << what << difference(state(), states[i]);
        QCOMPARE(state(), states[i]);
    }
    for (int i = 1; i <= steps; ++i) {
        const QString what = parts().history->stack()->text(start + i - 1);
        parts().history->redo();
        settle();
        if (!QTest::qWaitFor([&] { return state() == states[i]; }, 10'000))
            qWarning() << "doing step" << i << "again:" << what << difference(state(), states[i]);
        QCOMPARE(state(), states[i]);
    }
    QCOMPARE(parts().history->stack()->count(), start + steps);
}

void HistoryTest::aRemovedLayerComesBackAsItWas()
{
    const LayerEntry deposits = entry("deposits");
    parts().layers->setActive(deposits.id);
    parts().selection->pick(deposits.id, *deposits.layer->rowOfKey(QStringLiteral("saindak")));
    parts().filters->setCondition(deposits.id, QStringLiteral("province"),
                                  anyOf(QStringLiteral("province"), {QStringLiteral("Balochistan")}));
    parts().layers->edit(deposits.id, [](LayerEntry &edited) { edited.opacity = 0.4; });
    settle();
    const QString before = state();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    parts().layerPanel->view()->setFocus();
    QTest::keyClick(parts().layerPanel->view(), Qt::Key_Delete);
    settle();
    QCOMPARE(entry("deposits").id, EntryId{0});
    QCOMPARE(parts().messages->text(), QStringLiteral("Layer %1 was removed.").arg(deposits.name));
    QCOMPARE(m_window->action(QStringLiteral("undo"))->text(),
             QStringLiteral("&Undo remove layer %1").arg(deposits.name));
    QToolButton *undo = nullptr;
    for (QToolButton *button : parts().messages->findChildren<QToolButton *>())
        if (button->text() == QLatin1String("Undo"))
            undo = button;
    QVERIFY(undo && undo->isVisible());
    undo->click();
    settle();
    QCOMPARE(state(), before);
    QCOMPARE(parts().layers->value().active, deposits.id);
    // what the day was changed to meanwhile is what it shows
    parts().layers->remove(deposits.id);
    settle();
    parts().history->undo();
    settle();
    QCOMPARE(entry("deposits").layer->rowCount(), deposits.layer->rowCount());
}

void HistoryTest::whatTheProgramDoesIsNoStep()
{
    settle();
    QCOMPARE(parts().history->stack()->count(), 0);
    QVERIFY(!m_window->action(QStringLiteral("undo"))->isEnabled());
    parts().exposure->setShown(true);
    settle();
    QCOMPARE(parts().history->stack()->count(), 1);
    QCOMPARE(parts().history->stack()->text(0), QStringLiteral("show exposure"));
    parts().asOf->show(QDate(2022, 12, 31)); // other rows, other colours, a selection that loses sites
    settle();
    QTest::qWait(2 * ExposureState::pause);
    settle();
    QCOMPARE(parts().history->stack()->count(), 2);
    parts().map->zoomBy(1);
    parts().layers->setActive(entry("incidents").id);
    settle();
    QCOMPARE(parts().history->stack()->count(), 2); // where somebody looks
}

void HistoryTest::aGestureIsOneStep()
{
    const EntryId id = entry("deposits").id;
    const QPoint corner(m_window->width() - 3, m_window->height() - 3);
    const auto press = [&] { QTest::mousePress(m_window->windowHandle(), Qt::LeftButton, {}, corner); };
    const auto release = [&] { QTest::mouseRelease(m_window->windowHandle(), Qt::LeftButton, {}, corner); };
    press(); // however long it takes, it is one gesture
    for (int percent = 90; percent >= 20; percent -= 10) {
        parts().layers->edit(id, [percent](LayerEntry &edited) { edited.opacity = percent / 100.0; });
        QCoreApplication::processEvents();
    }
    QCOMPARE(parts().history->stack()->count(), 1);
    release();
    parts().layers->edit(entry("incidents").id, [](LayerEntry &edited) { edited.opacity = 0.5; });
    QCoreApplication::processEvents();
    QCOMPARE(parts().history->stack()->count(), 2); // of another layer
    QTest::qWait(History::pause + 100);
    parts().layers->edit(entry("incidents").id, [](LayerEntry &edited) { edited.opacity = 0.6; });
    QCoreApplication::processEvents();
    QCOMPARE(parts().history->stack()->count(), 3); // later
    parts().history->undo();
    parts().history->undo();
    parts().history->undo();
    QCOMPARE(entry("deposits").opacity, 1.0);
    QCOMPARE(entry("incidents").opacity, 1.0);
    press();
    parts().layers->edit(id, [](LayerEntry &edited) { edited.opacity = 0.3; });
    QCoreApplication::processEvents();
    parts().layers->edit(id, [](LayerEntry &edited) { edited.opacity = 1; });
    QCoreApplication::processEvents();
    release();
    QCOMPARE(parts().history->stack()->count(), 0); // there and back is nothing
}

void HistoryTest::theListGoesAnywhere()
{
    const LayerEntry deposits = entry("deposits");
    parts().layers->edit(deposits.id, [](LayerEntry &edited) { edited.visible = false; });
    QCoreApplication::processEvents();
    parts().selection->pick(deposits.id, *deposits.layer->rowOfKey(QStringLiteral("reko-diq")));
    QCoreApplication::processEvents();
    m_window->action(QStringLiteral("history"))->trigger();
    auto *list = m_window->findChild<HistoryList *>()->findChild<QListWidget *>();
    QStringList lines;
    for (int i = 0; i < list->count(); ++i)
        lines << list->item(i)->text();
    QCOMPARE(lines,
             (QStringList{QStringLiteral("As it was at the beginning"), QStringLiteral("Hide %1").arg(deposits.name),
                          QStringLiteral("Select Reko Diq copper-gold project")}));
    list->setCurrentRow(0);
    QVERIFY(entry("deposits").visible);
    QCOMPARE(parts().selection->count(), std::size_t{0});
    list->setCurrentRow(2);
    QVERIFY(!entry("deposits").visible);
    QCOMPARE(parts().selection->currentDeposit(), QStringLiteral("reko-diq"));
    parts().layers->move(deposits.id, 2);
    QCoreApplication::processEvents();
    QCOMPARE(list->count(), 4);
    QCOMPARE(list->currentRow(), 3);
}

/// A site that was not known on a day is selected again once the day is over.
void HistoryTest::selectionOutlivesAnEarlierDay()
{
    const LayerEntry incidents = entry("incidents");
    parts().selection->apply(incidents.id, incidents.layer->allRows(), Selection::Mode::Replace);
    const std::size_t all = parts().selection->count();
    parts().asOf->show(QDate(1990, 1, 1));
    settle();
    QVERIFY2(parts().selection->count() < all, qPrintable(QString::number(parts().selection->count())));
    parts().asOf->show(std::nullopt);
    settle();
    QCOMPARE(parts().selection->count(), all);
}

QTEST_MAIN(HistoryTest)
#include "history_test.moc"
