// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/file_opener.h"
#include "datasets/work/worker_pool.h"

#include <QObject>
#include <QPointer>
#include <deque>
#include <optional>

namespace kohkan {

class ImportDialog;

/// Asks how tables are to be read, one after the other: those whose file leaves something open, those that a person
/// wants to be asked about, and layers that are to be read again. Nothing is added before the answer. GUI thread.
class ImportDesk : public QObject {
    Q_OBJECT
public:
    /// `recipes` outlive it.
    ImportDesk(FileOpener *opener, DatasetLoader *loader, ImportRecipes *recipes, WorkerPool *pool,
               std::shared_ptr<Mailbox> mailbox, QWidget *dialogParent);

    /// Asks for a file first.
    void askFile();
    void open(const QString &path);
    /// Another reading of a layer, whose file it is.
    void change(const LayerEntry &entry, const ReadOptions &reading);

signals:
    void said(const QString &sentence, const QString &details, bool isError);
    void noTable(const QString &path); ///< to be opened as any other file
    void settled(const QString &path); ///< is about to be added as was said
    void remembered();                 ///< the recipes are others now

private:
    struct Question {
        FileOpener::Source source;
        std::optional<DatasetLoader::Loaded> loaded;
        EntryId entry = 0; ///< that is to be read again; 0: a new one
        QString name;
    };
    void ask(Question question);
    void askNext();
    void answer(const Question &question, ImportDialog &dialog);
    void remember(const ImportDialog &dialog);
    void probed(quint64 id, const SourceInfo &info);

    FileOpener *m_opener;
    DatasetLoader *m_loader;
    ImportRecipes *m_recipes;
    WorkerPool *m_pool;
    std::shared_ptr<Mailbox> m_mailbox;
    QPointer<QWidget> m_dialogParent;
    DatasetLoader::Id m_probe = 0;
    QString m_probed; ///< path
    std::deque<Question> m_waiting;
    QPointer<ImportDialog> m_dialog;
};

} // namespace kohkan
