// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/manual.h"

#include "app/cli/arguments.h"

#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>

using namespace kohkan;

/// The manual that is in the program.
class ManualTest : public QObject {
    Q_OBJECT
private slots:
    /// Every file of the folder is a chapter, with a title and a text.
    void hasEveryChapter()
    {
        const auto chapters = manualChapters();
        QCOMPARE(chapters.size(), QDir(QStringLiteral(KOHKAN_MANUAL)).entryList({QStringLiteral("*.md")}).size());
        for (const ManualChapter &chapter : chapters)
            QVERIFY2(!chapter.title.isEmpty() && chapter.markdown.size() > 200, qPrintable(chapter.title));
    }

    /// What --help knows of commands and options, the manual knows.
    void knowsEveryOption()
    {
        QString commands;
        for (const ManualChapter &chapter : manualChapters())
            commands += chapter.markdown;
        const QRegularExpression word(QStringLiteral("kohkan ([a-z]+)|(--[a-z-]+)"));
        for (auto found = word.globalMatch(usageText()); found.hasNext();) {
            const auto match = found.next();
            const QString name =
                match.captured(1).isEmpty() ? match.captured(2) : QStringLiteral("kohkan ") + match.captured(1);
            QVERIFY2(commands.contains(name), qPrintable(name));
        }
    }

    void findsWords()
    {
        Manual manual(nullptr);
        auto *list = manual.findChild<QListWidget *>();
        auto *find = manual.findChild<QLineEdit *>();
        auto *text = manual.findChild<QTextBrowser *>();
        QTest::keyClicks(find, QStringLiteral("half-life"));
        int shown = 0;
        for (int i = 0; i < list->count(); ++i)
            shown += list->item(i)->isHidden() ? 0 : 1;
        QVERIFY(shown > 0 && shown < list->count());
        QVERIFY(!list->currentItem()->isHidden());
        QCOMPARE(text->textCursor().selectedText(), QStringLiteral("half-life"));
        const int before = list->currentRow();
        for (int i = 0; i < 50 && list->currentRow() == before; ++i)
            QTest::keyClick(find, Qt::Key_Return);
        QVERIFY(list->currentRow() != before); // on to the next chapter
        QCOMPARE(text->textCursor().selectedText(), QStringLiteral("half-life"));
        find->setText(QStringLiteral("no such words anywhere"));
        QVERIFY(list->currentItem()->isHidden());
    }
};

QTEST_MAIN(ManualTest)
#include "manual_test.moc"
