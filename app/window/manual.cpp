// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/manual.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace kohkan {

QList<ManualChapter> manualChapters()
{
    constexpr const char *names[] = {"projects",    "tables",      "incidents", "recipes",       "symbols", "reserves",
                                     "corrections", "annotations", "exposure",  "regional-risk", "charts",  "time",
                                     "compare",     "dossier",     "paper",     "boundaries",    "data",    "commands"};
    QList<ManualChapter> chapters;
    for (const char *name : names) {
        QFile file(QStringLiteral(":/kohkan/manual/%1.md").arg(QLatin1String(name)));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        const auto end = text.indexOf(u'\n');
        chapters.append({text.left(end).remove(QStringLiteral("# ")).trimmed(), text});
    }
    return chapters;
}

Manual::Manual(QWidget *parent)
    : QDialog(parent)
    , m_chapters(manualChapters())
    , m_find(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_none(new QLabel(tr("No chapter has these words."), this))
    , m_text(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Manual"));
    m_find->setPlaceholderText(tr("Find in the manual (Enter: the next place)"));
    m_find->setClearButtonEnabled(true);
    m_find->setAccessibleName(tr("Find in the manual"));
    m_list->setAccessibleName(tr("Chapters"));
    m_text->setAccessibleName(tr("Text of the chapter"));
    m_text->setOpenExternalLinks(true);
    m_none->hide();
    auto *split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(m_text);
    split->setStretchFactor(1, 1);
    split->setSizes({190, 650});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_find);
    layout->addWidget(m_none);
    layout->addWidget(split, 1);
    resize(QSize(900, 680).boundedTo(screen()->availableSize() * 0.9));
    for (const ManualChapter &chapter : m_chapters)
        m_list->addItem(chapter.title);
    connect(m_list, &QListWidget::currentRowChanged, this, &Manual::show);
    connect(m_find, &QLineEdit::textChanged, this, &Manual::find);
    connect(m_find, &QLineEdit::returnPressed, this, &Manual::findNext);
    m_list->setCurrentRow(0);
    m_find->setFocus();
}

void Manual::show(int chapter)
{
    if (chapter < 0)
        return;
    m_text->setMarkdown(m_chapters[chapter].markdown);
    if (!m_find->text().isEmpty())
        m_text->find(m_find->text());
}

/// Leaves the chapters that have the words.
void Manual::find(const QString &words)
{
    int first = -1;
    for (int i = 0; i < m_list->count(); ++i) {
        const bool has = m_chapters[i].markdown.contains(words, Qt::CaseInsensitive);
        m_list->item(i)->setHidden(!has);
        if (has && first < 0)
            first = i;
    }
    m_none->setVisible(first < 0);
    if (first >= 0 && m_list->currentItem() && m_list->currentItem()->isHidden())
        m_list->setCurrentRow(first);
    else
        show(m_list->currentRow());
}

void Manual::findNext()
{
    if (m_find->text().isEmpty() || m_text->find(m_find->text()))
        return;
    for (int step = 1; step <= m_list->count(); ++step) { // the next chapter that has it, at last this one again
        const int at = (m_list->currentRow() + step) % m_list->count();
        if (m_list->item(at)->isHidden())
            continue;
        if (at == m_list->currentRow())
            show(at);
        else
            m_list->setCurrentRow(at);
        return;
    }
}

} // namespace kohkan
