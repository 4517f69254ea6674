// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/edit/edit_desk.h"

#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "widgets/editors/field_input.h"
#include "widgets/panels/site_panel.h"
#include "widgets/parts/message_bar.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace kohkan;

namespace {

const QString estimates = QStringLiteral("estimates"), deposits = QStringLiteral("deposits");

void press(RecordEditor *editor, QDialogButtonBox::StandardButton which)
{
    QTest::mouseClick(editor->findChild<QDialogButtonBox *>()->button(which), Qt::LeftButton);
}

QLineEdit *line(RecordEditor *editor, const char *accessibleName)
{
    for (QLineEdit *edit : editor->findChildren<QLineEdit *>())
        if (edit->accessibleName() == QLatin1String(accessibleName))
            return edit;
    return nullptr;
}

void retype(QWidget *control, const QString &text)
{
    auto *edit = qobject_cast<QLineEdit *>(control);
    QVERIFY(edit);
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

} // namespace

/// What a person does to correct and to add, in the real window.
class EditDeskTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
        m_path = m_home->filePath(QStringLiteral("workspace.gpkg"));
        start();
    }
    void cleanup() { stop(); }

    void correctsASiteAndUndoes()
    {
        show(QStringLiteral("reko-diq"));
        RecordEditor *editor =
            openByLink(QStringLiteral("edit:deposits/reko-diq"), {deposits, QStringLiteral("reko-diq")});
        QVERIFY(editor);
        retype(editor->input(QStringLiteral("deposit_type"))->control(), QStringLiteral("porphyry"));
        press(editor, QDialogButtonBox::Save); // says why not: no reason is given
        QVERIFY(editor->isVisible());
        retype(line(editor, "Who says so"), QStringLiteral("A. Khan"));
        retype(line(editor, "Why"), QStringLiteral("shorter"));
        press(editor, QDialogButtonBox::Save);
        QTRY_COMPARE(value("deposit_type"), QStringLiteral("porphyry"));
        const QString summary = m_window->parts().site->tabText(SitePanel::Summary);
        QVERIFY2(summary.contains(QLatin1String("corrected by you")) && summary.contains(QLatin1String("A. Khan")) &&
                     summary.contains(QStringLiteral("porphyry copper-gold → porphyry")),
                 qPrintable(summary));
        QAction *undo = m_window->action(QStringLiteral("undo"));
        QVERIFY(undo->isEnabled());
        QVERIFY(undo->text().contains(QLatin1String("correction of Reko Diq")));
        undo->trigger();
        QTRY_COMPARE(value("deposit_type"), QStringLiteral("porphyry copper-gold"));
        QVERIFY(!m_window->parts().site->tabText(SitePanel::Summary).contains(QLatin1String("corrected by you")));
        m_window->action(QStringLiteral("redo"))->trigger();
        QTRY_COMPARE(value("deposit_type"), QStringLiteral("porphyry"));
        stop();
        start(); // and it is there the next time
        QTRY_COMPARE(value("deposit_type"), QStringLiteral("porphyry"));
    }

    void addsAnEstimate()
    {
        show(QStringLiteral("saindak"));
        m_window->parts().site->follow(QUrl(QStringLiteral("edit:estimates/")));
        auto *editor = m_window->findChild<RecordEditor *>();
        QVERIFY(editor && editor->isVisible());
        const QString id = editor->record().id;
        editor->input(QStringLiteral("commodity"))->setValue(QStringLiteral("Cu"));
        retype(editor->input(QStringLiteral("grade"))->control(), QStringLiteral("0.40"));
        press(editor, QDialogButtonBox::Save);
        QVERIFY(editor->isVisible()); // no unit, no source, no author
        editor->input(QStringLiteral("grade_unit"))->setValue(QStringLiteral("%"));
        retype(editor->input(QStringLiteral("source_ref"))->control(), QStringLiteral("Field notes, 2026"));
        retype(line(editor, "Who says so"), QStringLiteral("A. Khan"));
        press(editor, QDialogButtonBox::Save);
        QTRY_VERIFY(m_window->parts().site->tabText(SitePanel::Reserves).contains(QLatin1String("yours")));
        QVERIFY(m_window->parts().site->tabText(SitePanel::Reserves).contains(QLatin1String("Field notes, 2026")));
        m_window->parts().edits->takeBack({estimates, id});
        QTRY_VERIFY(!m_window->parts().site->tabText(SitePanel::Reserves).contains(QLatin1String("yours")));
    }

    void whatIsTypedIsKept()
    {
        show(QStringLiteral("reko-diq"));
        RecordEditor *editor =
            openByLink(QStringLiteral("edit:deposits/reko-diq"), {deposits, QStringLiteral("reko-diq")});
        retype(editor->input(QStringLiteral("age"))->control(), QStringLiteral("half a tho"));
        stop(); // the window is closed over the open form
        start();
        QMenu menu;
        QTRY_VERIFY(m_window->parts().edits->store()->isOpen());
        m_window->parts().edits->fillDrafts(&menu);
        QCOMPARE(menu.actions().size(), 1);
        QVERIFY(menu.actions().front()->text().startsWith(QLatin1String("Reko Diq")));
        menu.actions().front()->trigger();
        editor = m_window->parts().edits->editorOf({deposits, QStringLiteral("reko-diq")});
        QVERIFY(editor);
        QCOMPARE(editor->input(QStringLiteral("age"))->value(), QStringLiteral("half a tho"));
        press(editor, QDialogButtonBox::Discard);
        QVERIFY(m_window->parts().edits->store()->drafts().empty());
    }

    void draftsAreSavedWhileTyping()
    {
        show(QStringLiteral("reko-diq"));
        RecordEditor *editor =
            openByLink(QStringLiteral("edit:deposits/reko-diq"), {deposits, QStringLiteral("reko-diq")});
        retype(editor->input(QStringLiteral("age"))->control(), QStringLiteral("x"));
        QVERIFY(m_window->parts().edits->store()->drafts().empty());
        QTRY_COMPARE(m_window->parts().edits->store()->drafts().size(), std::size_t(1));
        press(editor, QDialogButtonBox::Close);
        QCOMPARE(m_window->parts().edits->store()->drafts().size(), std::size_t(1));
    }

    void asksWhereTheShippedRecordHasChanged()
    {
        stop();
        {
            auto workspace = Workspace::open(m_path, Workspace::Access::ReadWrite);
            QVERIFY(workspace);
            UserEdit edit;
            edit.name = {deposits, QStringLiteral("reko-diq")};
            edit.site = QStringLiteral("reko-diq");
            edit.base = {
                {{QStringLiteral("id"), QStringLiteral("reko-diq")}, {QStringLiteral("age"), QStringLiteral("old")}}};
            edit.rows = edit.base;
            edit.rows.front()[QStringLiteral("age")] = QStringLiteral("mine");
            edit.author = QStringLiteral("A. Khan");
            edit.madeAt = QStringLiteral("2025-01-01T00:00:00Z");
            QVERIFY((*workspace)->change(edit.name, edit));
        }
        start();
        QTRY_VERIFY(m_window->parts().messages->text().contains(QLatin1String("has changed since")));
        m_window->action(QStringLiteral("corrections"))->trigger();
        CorrectionsList *list = m_window->parts().edits->list();
        QVERIFY(list && list->text().contains(QStringLiteral("old → mine")));
        QVERIFY(list->text().contains(QLatin1String("Eocene to Pliocene")));
        QVERIFY(value("age").startsWith(QLatin1String("Eocene")));
        list->follow(QUrl(QStringLiteral("keep:deposits/reko-diq")));
        QTRY_COMPARE(value("age"), QStringLiteral("mine"));
        list->follow(QUrl(QStringLiteral("takeback:deposits/reko-diq")));
        QTRY_VERIFY(value("age").startsWith(QLatin1String("Eocene")));
        QTRY_VERIFY(list->text().contains(QLatin1String("Nothing yet")));
    }

    void aSecondWindowOnlyReads()
    {
        QTRY_VERIFY(m_window->parts().edits->store()->isOpen());
        const auto other = Workspace::open(m_path, Workspace::Access::ReadWrite);
        QVERIFY(other && (*other)->isReadOnly());
        stop();
        auto first = Workspace::open(m_path, Workspace::Access::ReadWrite);
        QVERIFY(first && !(*first)->isReadOnly());
        start();
        QTRY_VERIFY(m_window->parts().messages->text().contains(QLatin1String("Another window")));
        show(QStringLiteral("reko-diq"));
        m_window->parts().site->follow(QUrl(QStringLiteral("edit:deposits/reko-diq")));
        QVERIFY(!m_window->findChild<RecordEditor *>());
    }

    void selectionAndFilterStay()
    {
        show(QStringLiteral("reko-diq"));
        const EntryId id = entry().id;
        Condition condition;
        condition.field = QStringLiteral("province");
        condition.op = Condition::Op::OneOf;
        condition.values = {QStringLiteral("Balochistan")};
        m_window->parts().filters->setCondition(id, condition.field, condition);
        const std::size_t before = m_window->parts().filters->rows(id)->count();
        UserEdit edit;
        edit.name = {deposits, QStringLiteral("saindak")};
        QTRY_VERIFY(m_window->parts().edits->store()->isOpen());
        m_window->parts().site->follow(QUrl(QStringLiteral("edit:notes/")));
        auto *editor = m_window->findChild<RecordEditor *>();
        editor->input(QStringLiteral("text"))->setValue(QStringLiteral("ask the operator"));
        retype(line(editor, "Who says so"), QStringLiteral("A. Khan"));
        press(editor, QDialogButtonBox::Save);
        QTRY_VERIFY(m_window->parts().site->tabText(SitePanel::Summary).contains(QLatin1String("ask the operator")));
        QCOMPARE(m_window->parts().filters->rows(id)->count(), before);
        QVERIFY(m_window->parts().selection->current());
        QCOMPARE(entry().layer->key(m_window->parts().selection->current()->row), QStringLiteral("reko-diq"));
    }

private:
    void start()
    {
        MainWindow::Options options;
        options.dataFolder = *dataFolder();
        options.useSession = false;
        options.workspace = m_path;
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
    void show(const QString &id) { m_window->parts().selection->pick(entry().id, *entry().layer->rowOfKey(id)); }
    QString value(const char *column) const
    {
        const LayerPtr layer = entry().layer;
        return layer->column(QString::fromLatin1(column))->text(*layer->rowOfKey(QStringLiteral("reko-diq")));
    }
    RecordEditor *openByLink(const QString &link, const RecordName &name)
    {
        m_window->parts().site->follow(QUrl(link));
        return m_window->parts().edits->editorOf(name);
    }
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
    QString m_path;
};

QTEST_MAIN(EditDeskTest)
#include "edit_desk_test.moc"
