// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/import_desk.h"

#include "app/open/import_dialog.h"
#include "datasets/io/reading_words.h"

#include <QFileDialog>
#include <QFileInfo>
#include <algorithm>

namespace kohkan {

namespace {

/// With members in one order.
QJsonObject sortedReading(const ImportRecipe &recipe)
{
    return readingToJson(readingFromJson(recipe.reading));
}

} // namespace

ImportDesk::ImportDesk(FileOpener *opener, DatasetLoader *loader, ImportRecipes *recipes, WorkerPool *pool,
                       std::shared_ptr<Mailbox> mailbox, QWidget *dialogParent)
    : QObject(dialogParent)
    , m_opener(opener)
    , m_loader(loader)
    , m_recipes(recipes)
    , m_pool(pool)
    , m_mailbox(std::move(mailbox))
    , m_dialogParent(dialogParent)
{
    connect(opener, &FileOpener::leftOpen, this,
            [this](const FileOpener::Source &source, const DatasetLoader::Loaded &loaded) {
                ask({source, loaded, 0, QFileInfo(source.path).fileName()});
            });
    connect(loader, &DatasetLoader::probed, this, &ImportDesk::probed);
    connect(loader, &DatasetLoader::failed, this, [this](quint64 id, const Error &error) {
        if (id == m_probe && std::exchange(m_probe, 0) != 0)
            emit said(error.message, error.detail, true);
    });
}

void ImportDesk::askFile()
{
    auto *dialog = new QFileDialog(m_dialogParent, tr("Import a table"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.psv *.tab *.txt *.xlsx *.ods)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDesk::open);
    dialog->open();
}

void ImportDesk::open(const QString &path)
{
    if (m_probe != 0)
        m_loader->cancel(m_probe);
    m_probed = path;
    m_probe = m_loader->probe(path);
}

void ImportDesk::probed(quint64 id, const SourceInfo &info)
{
    if (id != m_probe || m_probe == 0)
        return;
    m_probe = 0;
    const bool isTable = std::any_of(info.layers.begin(), info.layers.end(),
                                     [](const auto &layer) { return layer.reading.has_value(); });
    if (!isTable) {
        emit noTable(m_probed);
        return;
    }
    Question question;
    const auto most = std::max_element(info.layers.begin(), info.layers.end(), [](const auto &one, const auto &other) {
        return one.featureCount < other.featureCount;
    });
    question.source = m_opener->sourceOf(info, static_cast<std::size_t>(most - info.layers.begin()));
    if (info.layers.size() == 1)
        question.source.options.layerName.clear(); // whatever the file is called later
    question.name = QFileInfo(info.path).fileName();
    ask(std::move(question));
}

void ImportDesk::change(const LayerEntry &entry, const ReadOptions &reading)
{
    Question question;
    question.source.path = entry.path;
    question.source.options = reading;
    if (question.source.options.layerName.isEmpty())
        question.source.options.layerName = entry.layer->provenance().sourceLayer;
    if (question.source.options.driver.isEmpty())
        question.source.options.driver = entry.layer->provenance().driver;
    question.entry = entry.id;
    question.name = entry.name;
    ask(std::move(question));
}

void ImportDesk::ask(Question question)
{
    m_waiting.push_back(std::move(question));
    askNext();
}

void ImportDesk::askNext()
{
    if (m_dialog || m_waiting.empty() || !m_dialogParent)
        return;
    const auto question = std::make_shared<const Question>(std::move(m_waiting.front()));
    m_waiting.pop_front();
    const FileOpener::Source &source = question->source;
    m_dialog =
        new ImportDialog({source.path, question->name, source.layers, source.options, question->entry != 0, m_recipes},
                         m_loader, m_pool, m_mailbox, m_dialogParent);
    ImportDialog *dialog = m_dialog;
    connect(dialog, &QDialog::finished, this, [this, dialog, question](int result) {
        m_dialog = nullptr;
        if (result == QDialog::Accepted)
            answer(*question, *dialog);
        askNext();
    });
    dialog->open();
    dialog->start(question->loaded ? &*question->loaded : nullptr);
}

void ImportDesk::answer(const Question &question, ImportDialog &dialog)
{
    FileOpener::Source source = question.source;
    source.options = dialog.options();
    remember(dialog);
    if (question.entry != 0)
        return m_opener->fill(question.entry, source.path, source.options);
    emit settled(source.path);
    m_opener->add(source, dialog.read());
}

/// What the columns mean, for the next table with the same. Where nothing is said of them, what was kept is no more,
/// and a shipped recipe does not count.
void ImportDesk::remember(const ImportDialog &dialog)
{
    const QStringList &columns = dialog.mapping()->columns();
    if (columns.isEmpty()) // not read yet: nobody can have said anything of them
        return;
    ImportRecipe recipe = dialog.mapping()->recipe();
    ImportRecipePtr known = m_recipes->of(columns);
    const auto kindNow = known ? known->kind : ImportRecipe::Kind::None;
    if (recipe.kind == ImportRecipe::Kind::None) {
        if (kindNow == ImportRecipe::Kind::None)
            return;
        m_recipes->forget(columns);
        if (m_recipes->of(columns))
            m_recipes->keep(columns, recipe);
        emit remembered();
        return;
    }
    if (known) {
        ImportRecipe same = *known;
        same.reading = sortedReading(same);
        recipe.reading = sortedReading(recipe);
        if (same == recipe)
            return;
    }
    m_recipes->keep(columns, recipe);
    emit remembered();
}

} // namespace kohkan
