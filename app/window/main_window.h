// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "datasets/recipes/import_recipes.h"
#include "datasets/work/letters.h"
#include "datasets/work/worker_pool.h"
#include "widgets/state/gui_mailbox.h"

#include <QMainWindow>

namespace kohkan {

/// The window: makes its parts and wires them; what it does lives in these. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    struct Options {
        QString dataFolder;
        QString workspace; ///< file of the user's edits; empty: none is opened
        bool useSession = true;
        bool quitWhenWhole = false; ///< closes once shipped data and base map are on the screen: to measure the start
        QStringList files;
    };
    explicit MainWindow(const Options &options);
    ~MainWindow() override;

    const Parts &parts() const { return m_parts; }
    QAction *action(const QString &id) const;
    /// Opens files as layers, in the background.
    void open(const QStringList &paths);
    bool isReady() const; ///< shipped data are in and the session is restored

signals:
    void ready();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeFacts();
    void makePanels();
    void makeDesks(const Options &options);
    void makeActions();
    void wire();
    void quitWhenWhole();
    void sayExhausted(); ///< memory ran out in the pool, on one of whose threads this is called

    GuiMailbox m_mailbox;
    Letters m_letters{m_mailbox.box()};
    WorkerPool m_pool{WorkerPool::defaultThreads(), [this] { sayExhausted(); }};
    ImportRecipes m_recipes;
    Parts m_parts;
    bool m_closesAfterOutput = false;
    bool m_closesAnyway = false; ///< though edits could not be written, as was said
};

} // namespace kohkan
