// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/edit/edit_desk.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "widgets/editors/field_input.h"
#include "widgets/editors/merge_dialog.h"
#include "widgets/editors/record_history.h"
#include "widgets/map/map_view.h"
#include "widgets/map/measure_panel.h"
#include "widgets/map/measure_tool.h"
#include "widgets/paint/legend.h"
#include "widgets/panels/site_panel.h"
#include "widgets/parts/message_bar.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace kohkan;

/// What a person does to annotate a site and to share it, in the real window.
class AnnotationDeskTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
        start(QStringLiteral("mine.gpkg"));
    }
    void cleanup() { stop(); }

    void annotatesEditsUndoesAndKeepsEveryVersion()
    {
        QVERIFY(!m_window->action(QStringLiteral("annotate"))->isEnabled());
        show(QStringLiteral("reko-diq"));
        QVERIFY(m_window->action(QStringLiteral("annotate"))->isEnabled());
        QVERIFY(security().contains(QLatin1String("None yet")));
        const RecordName name = annotate(QStringLiteral("Convoys need escorts"));
        QTRY_VERIFY(security().contains(QLatin1String("Convoys need escorts")));
        QVERIFY2(security().contains(QLatin1String("4 of 5, high")), qPrintable(security()));
        QCOMPARE(ring(), 4);
        change(name, QStringLiteral("Convoys wait for escorts"));
        QTRY_VERIFY(security().contains(QLatin1String("wait for escorts")));
        m_window->action(QStringLiteral("undo"))->trigger();
        QTRY_VERIFY(security().contains(QLatin1String("need escorts")));
        stop();
        start(QStringLiteral("mine.gpkg"));
        show(QStringLiteral("reko-diq"));
        QTRY_VERIFY(security().contains(QLatin1String("need escorts")));
        m_window->parts().site->follow(QUrl(QStringLiteral("history:annotations/%1").arg(name.id)));
        auto *history = m_window->findChild<RecordHistory *>();
        QVERIFY(history);
        QVERIFY2(history->text().contains(QLatin1String("Convoys wait for escorts")), qPrintable(history->text()));
        history->follow(QUrl(QStringLiteral("version:1")));
        QTRY_VERIFY(security().contains(QLatin1String("wait for escorts")));
        history->close();
        m_window->parts().site->follow(QUrl(QStringLiteral("takeback:annotations/%1").arg(name.id)));
        QTRY_VERIFY(security().contains(QLatin1String("None yet")));
        QCOMPARE(ring(), 0);
    }

    void saysWhoIsMissingAndGoesThere()
    {
        show(QStringLiteral("saindak"));
        m_window->action(QStringLiteral("annotate"))->trigger();
        auto *editor = m_window->findChild<RecordEditor *>();
        QVERIFY(editor);
        editor->input(QStringLiteral("text"))->setValue(QStringLiteral("x"));
        line(editor)->clear();
        press(editor);
        QVERIFY(editor->isVisible());
        QCOMPARE(editor->focusWidget(), line(editor));
    }

    void goesToAColleagueAndBack()
    {
        show(QStringLiteral("reko-diq"));
        const RecordName name = annotate(QStringLiteral("first"));
        QTRY_VERIFY(m_window->action(QStringLiteral("exportPack"))->isEnabled());
        const QString pack = m_home->filePath(QStringLiteral("pack.json"));
        m_window->parts().edits->exportPack(pack);
        QTRY_VERIFY(m_window->parts().messages->text().contains(QLatin1String("1 annotation")));
        stop();

        start(QStringLiteral("theirs.gpkg"));
        show(QStringLiteral("reko-diq"));
        merge(pack, MergeChoice::Mine);
        QTRY_VERIFY(security().contains(QLatin1String("first")));
        m_window->action(QStringLiteral("undo"))->trigger(); // the merge is one step
        QTRY_VERIFY(security().contains(QLatin1String("None yet")));
        m_window->action(QStringLiteral("redo"))->trigger();
        QTRY_VERIFY(security().contains(QLatin1String("first")));
        change(name, QStringLiteral("theirs"));
        QTRY_VERIFY(security().contains(QLatin1String("theirs")));
        m_window->parts().edits->exportPack(pack);
        QTRY_VERIFY(m_window->parts().messages->text().contains(QLatin1String("1 annotation")));
        stop();

        start(QStringLiteral("mine.gpkg"));
        show(QStringLiteral("reko-diq"));
        QTRY_VERIFY(security().contains(QLatin1String("first")));
        change(name, QStringLiteral("mine"));
        QTRY_VERIFY(security().contains(QLatin1String("mine")));
        merge(pack, MergeChoice::Mine);
        QTest::qWait(50);
        QVERIFY(security().contains(QLatin1String("mine")));
        merge(pack, MergeChoice::Theirs);
        QTRY_VERIFY(security().contains(QLatin1String("theirs")));
    }

    /// Drawn with the measuring tool, kept, changed, undone, there again after a restart, taken away.
    void keepsADrawnArea()
    {
        QVERIFY(!places());
        m_window->parts().map->zoomTo({62.0789, 29.1228}, 100); // Reko Diq
        m_window->action(QStringLiteral("annotatePlace"))->trigger();
        MeasureTool &tool = *m_window->parts().map->measureTool();
        const QPointF middle(m_window->parts().map->rect().center());
        for (const QPointF corner : {QPointF(-100, -80), QPointF(100, -80), QPointF(0, 90), QPointF(-100, -80)})
            tool.click(middle + corner);
        QVERIFY(tool.measurement().isClosed());
        emit tool.panel()->annotationRequested();
        auto *editor = m_window->findChild<RecordEditor *>();
        QVERIFY(editor);
        const RecordName name = editor->record();
        editor->input(QStringLiteral("text"))->setValue(QStringLiteral("No access without escort"));
        line(editor)->setText(QStringLiteral("A. Khan"));
        press(editor);
        QVERIFY(editor->isVisible()); // a name is missing
        editor->input(placeNameColumn)->setValue(QStringLiteral("Lease"));
        press(editor);
        QTRY_VERIFY(places());
        QCOMPARE(places()->layer->rowCount(), std::size_t(1));
        show(QStringLiteral("reko-diq"));
        QTRY_VERIFY2(security().contains(QLatin1String("No access without escort")), qPrintable(security()));
        m_window->parts().selection->pick(places()->id, rowAt(0));
        const auto said = [&] { return m_window->parts().site->tabText(SitePanel::Summary); };
        QVERIFY2(said().contains(QLatin1String("Reko Diq")), qPrintable(said()));
        change(name, QStringLiteral("Open again"));
        QTRY_VERIFY2(said().contains(QLatin1String("Open again")), qPrintable(said()));
        m_window->action(QStringLiteral("undo"))->trigger();
        QTRY_VERIFY(said().contains(QLatin1String("No access without escort")));
        stop();
        start(QStringLiteral("mine.gpkg"));
        QTRY_VERIFY(places());
        m_window->parts().site->follow(QUrl(QStringLiteral("takeback:annotations/%1").arg(name.id)));
        QTRY_VERIFY(!places());
    }

    void aFileThatIsNoPackIsSaid()
    {
        const QString path = m_home->filePath(QStringLiteral("odd.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
        file.close();
        m_window->parts().edits->openPack(path);
        QTRY_VERIFY(m_window->parts().messages->text().contains(QLatin1String("no annotation pack")));
        QVERIFY(!m_window->findChild<MergeDialog *>());
    }

    void theFilterFindsThem()
    {
        show(QStringLiteral("reko-diq"));
        annotate(QStringLiteral("x"));
        QTRY_VERIFY(entry().layer->column(u"annotation_state"));
        Condition condition;
        condition.field = QStringLiteral("annotation_level");
        condition.op = Condition::Op::GreaterEqual;
        condition.value = QStringLiteral("4");
        m_window->parts().filters->setCondition(entry().id, condition.field, condition);
        QCOMPARE(m_window->parts().filters->rows(entry().id)->count(), std::size_t(1));
        QStringList texts;
        for (const LegendLine &one : legendOf(QStringLiteral("d"), entry().layer, nullptr, entry().style))
            texts << one.text;
        QVERIFY2(texts.contains(QStringLiteral("Level 4, high")), qPrintable(texts.join(u'|')));
    }

private:
    void start(const QString &workspace)
    {
        MainWindow::Options options;
        options.dataFolder = *dataFolder();
        options.useSession = false;
        options.workspace = m_home->filePath(workspace);
        m_window = std::make_unique<MainWindow>(options);
        m_window->show();
        QTRY_VERIFY(m_window->isReady());
        QTRY_VERIFY(m_window->parts().edits->store()->isOpen());
    }
    void stop()
    {
        if (m_window)
            m_window->close();
        m_window.reset();
    }
    const LayerEntry &entry() const
    {
        for (const LayerEntry &known : m_window->parts().layers->value().entries)
            if (known.isDeposits())
                return known;
        qFatal("no deposits");
    }
    const LayerEntry *places() const
    {
        for (const LayerEntry &known : m_window->parts().layers->value().entries)
            if (known.bundledTable == annotatedPlacesTable)
                return &known;
        return nullptr;
    }
    void show(const QString &id) { m_window->parts().selection->pick(entry().id, *entry().layer->rowOfKey(id)); }
    QString security() const { return m_window->parts().site->tabText(SitePanel::Security); }
    int ring() const
    {
        const Column *rings = entry().layer->column(u"_annotation_ring");
        return rings ? static_cast<int>(rings->integer(*entry().layer->rowOfKey(QStringLiteral("reko-diq")))) : 0;
    }
    static QLineEdit *line(RecordEditor *editor)
    {
        for (QLineEdit *edit : editor->findChildren<QLineEdit *>())
            if (edit->accessibleName() == QLatin1String("Who says so"))
                return edit;
        return nullptr;
    }
    static void press(RecordEditor *editor)
    {
        QTest::mouseClick(editor->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    }
    RecordName annotate(const QString &text)
    {
        m_window->action(QStringLiteral("annotate"))->trigger();
        auto *editor = m_window->findChild<RecordEditor *>();
        const RecordName name = editor->record();
        editor->input(QStringLiteral("level"))->setValue(QStringLiteral("4"));
        editor->input(QStringLiteral("text"))->setValue(text);
        line(editor)->setText(QStringLiteral("A. Khan"));
        press(editor);
        return name;
    }
    void change(const RecordName &name, const QString &text)
    {
        QTRY_VERIFY(!m_window->parts().edits->editorOf(name)); // the form of the last change is gone
        m_window->parts().site->follow(QUrl(QStringLiteral("edit:annotations/%1").arg(name.id)));
        RecordEditor *editor = m_window->parts().edits->editorOf(name);
        QVERIFY(editor);
        editor->input(QStringLiteral("text"))->setValue(text);
        press(editor);
    }
    void merge(const QString &pack, MergeChoice choice)
    {
        m_window->parts().edits->openPack(pack);
        QTRY_VERIFY(m_window->findChild<MergeDialog *>());
        QPointer<MergeDialog> dialog = m_window->findChild<MergeDialog *>();
        dialog->choose(0, choice);
        dialog->accept();
        QTRY_VERIFY(!dialog);
    }
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(AnnotationDeskTest)
#include "annotation_desk_test.moc"
