// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/mapping_figures.h"
#include "app/open/mapping_parts.h"
#include "app/open/mapping_preview.h"
#include "app/open/mapping_words.h"
#include "datasets/recipes/import_recipes.h"
#include "datasets/work/latest_job.h"

#include <map>
#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QSplitter;
class QTextBrowser;
class QTimer;

namespace kohkan {

/// What the columns of a table mean: nothing more than places, or deposits, estimates, production or incidents, with
/// what the rows come to, made anew in the background after each choice. GUI thread.
class ImportMapping : public QWidget {
    Q_OBJECT
public:
    static constexpr int patience = 150; ///< milliseconds in which further choices may come before it is made anew

    struct Start {
        QString name;                           ///< of the table
        ReadOptions options;                    ///< what was said of it already
        const ImportRecipes *recipes = nullptr; ///< that outlives it; null: none are known
        CataloguePtr shipped;                   ///< null: nothing can be mapped yet
        bool isOpen = false;                    ///< what stands in the options holds, and nothing that is remembered
    };
    ImportMapping(Start start, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *parent);

    /// The table as it is read by these options, without a recipe.
    void setTable(const LayerPtr &read, const ReadOptions &reading);
    void setReading(const ReadOptions &reading);
    /// What is chosen, with how the table is read.
    ImportRecipe recipe() const;
    /// The options with what is chosen; without, where it is nothing.
    ReadOptions applied(ReadOptions options) const;
    const QStringList &columns() const { return m_columns; } ///< of the table; none while it was not read
    QString whyNot() const;                                  ///< the table cannot be opened so; empty where it can

    void chooseKind(ImportRecipe::Kind kind);
    void reset(); ///< as it began
    /// Both say what went wrong, and then answer false.
    bool save(const QString &path);
    bool load(const QString &path);

    bool isBusy() const;
    const MappingPreview &preview() const { return m_preview; }
    MappingParts *parts() const { return m_parts; }
    MappingFigures *figures() const { return m_figures; }
    MappingWords *words() const { return m_words; }
    QString origin() const; ///< whose recipe it is

signals:
    void changed();
    void taken(const kohkan::ImportRecipe &recipe); ///< how it has tables read counts, too

private:
    void addHead(QVBoxLayout *column);
    void addBody(QVBoxLayout *column);
    void take(const ImportRecipe &recipe);
    void fill();
    void collect();
    void remake();
    void make();
    void show(const MappingPreview &preview);
    void showState();
    void askIncidents();
    void askPath(bool isToSave);

    Start m_start;
    LatestJob m_job;
    QTimer *m_timer;
    LayerPtr m_read;
    ReadOptions m_reading;
    QStringList m_columns;
    ImportRecipe::Kind m_likely = ImportRecipe::Kind::None; ///< by its columns
    ImportRecipe m_recipe, m_from;                          ///< as it is, and as it was taken
    std::map<ImportRecipe::Kind, ImportRecipe> m_left;      ///< what was chosen for other kinds
    bool m_isTaken = false;                                 ///< m_from was kept or shipped
    bool m_isFilling = false;
    MappingPreview m_preview;

    QComboBox *m_kind = nullptr;
    QLabel *m_origin = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_incidents = nullptr;
    QSplitter *m_body = nullptr;
    QStandardItemModel *m_choosable = nullptr;
    MappingParts *m_parts = nullptr;
    MappingFigures *m_figures = nullptr;
    MappingWords *m_words = nullptr;
    QTableWidget *m_rows = nullptr;
    QLabel *m_summary = nullptr;
    QTextBrowser *m_remarks = nullptr;
};

} // namespace kohkan
