// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/import_choices.h"
#include "app/open/import_mapping.h"
#include "app/open/import_reader.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTextBrowser;
class QVBoxLayout;

namespace kohkan {

class ImportLegend;
class ImportTableModel;
class ImportTableView;

/// How a table is to be read, with what comes of it: the first rows as they will be, and counts over the whole file,
/// made anew in the background after each choice. It adds nothing itself: who opened it asks it for options() and for
/// what has been read. GUI thread.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    /// What it is about.
    struct Source {
        QString path;
        QString name;       ///< for the title
        QStringList sheets; ///< of a spreadsheet, to choose from
        ReadOptions options;
        bool isOpen = false;                    ///< it is a layer already, and read again
        const ImportRecipes *recipes = nullptr; ///< that outlive it; null: none are known
    };
    ImportDialog(Source source, DatasetLoader *loader, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                 QWidget *parent);

    /// Begins with what has been read already by the options; null: with reading.
    void start(const DatasetLoader::Loaded *loaded = nullptr);
    /// With what the columns mean.
    ReadOptions options() const { return m_mapping->applied(m_choices->options()); }
    /// The layer by options(); null while it is still read, and where a recipe is still to be applied.
    const DatasetLoader::Loaded *read() const;
    bool isBusy() const { return m_reader->isBusy(); }
    ImportChoices *choices() const { return m_choices; }
    ImportMapping *mapping() const { return m_mapping; }
    ImportTableModel *table() const { return m_model; }
    QString summary() const;
    QString page() const; ///< of the counts, as plain text
    QString questions() const;

signals:
    void counted(const kohkan::ImportCount &count);

private:
    void addHead(QVBoxLayout *column);
    void addTable(QVBoxLayout *column);
    void addCounts(QWidget *lower);
    void addButtons(QVBoxLayout *column);
    void ask();
    void useMapping();
    void showCanOpen();
    void showBusy();
    void showProgress(double share, qint64 rows);
    void showPreview(const ImportPreview &preview, bool isOfWhole);
    void showCount(const ImportCount &count);
    void showError(const Error &error);
    void showQuestions(const QStringList &questions);
    void openColumnMenu(int column, const QPoint &at);

    Source m_source;
    ImportReader *m_reader;
    ImportChoices *m_choices;
    ImportTableModel *m_model;
    ImportMapping *m_mapping;
    QTabWidget *m_tabs = nullptr;
    QLabel *m_questions = nullptr;
    bool m_leavesOpen = false; ///< there are questions
    ImportTableView *m_table = nullptr;
    ImportLegend *m_legend = nullptr;
    QLabel *m_summary = nullptr;
    QProgressBar *m_busy = nullptr;
    QTextBrowser *m_page = nullptr;
    QPushButton *m_open = nullptr;
    bool m_isReadable = false;
    QStringList m_shownColumns; ///< whose widths are settled
};

} // namespace kohkan
