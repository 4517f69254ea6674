// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace kohkan {

/// A chapter of the manual, which is built into the program from `resources/manual`.
struct ManualChapter {
    QString title;
    QString markdown;
};
/// In the order in which they are read.
QList<ManualChapter> manualChapters();

/// The manual: chapters on the left, the text on the right, a box that finds words in all of them. Stays beside the
/// window. GUI thread only.
class Manual : public QDialog {
    Q_OBJECT
public:
    explicit Manual(QWidget *parent);

private:
    void show(int chapter);
    void find(const QString &words);
    void findNext();
    QList<ManualChapter> m_chapters;
    QLineEdit *m_find;
    QListWidget *m_list;
    QLabel *m_none;
    QTextBrowser *m_text;
};

} // namespace kohkan
